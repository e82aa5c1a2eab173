package vn.kycuong.deadline.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.deadline.DueQuestion;
import vn.kycuong.deadline.Refusal;

/**
 * What was typed into the calculator; the address holds all of it.
 *
 * @param byProcedure whether a procedure was chosen, and not a limit
 * @param amount a number, a date, or the whole notation of a limit
 * @param measure what the number counts: an ending of the notation, {@code SD} or {@code DATE}
 */
public record CalculatorForm(
        boolean byProcedure,
        String amount,
        String measure,
        String procedure,
        String procedureCase,
        String channel,
        String day,
        String hour,
        String unit,
        String knownAt) {
    public static final String PATH = "/tinh-han";
    /** In the order of the list: the most asked first. */
    static final List<String> MEASURES = List.of("WD", "WD-EOD", "WH", "D", "D-X", "M", "H", "SD", "DATE");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final Pattern A_DAY = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AN_HOUR = Pattern.compile("(\\d{1,2})[:hg](\\d{2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final int LONGEST = 100;

    static CalculatorForm of(MultiValueMap<String, String> sent, Instant now) {
        var local = LegalZone.local(now);
        var procedure = text(sent, "thu-tuc", "");
        return new CalculatorForm(
                "thu-tuc".equals(text(sent, "theo", procedure.isEmpty() ? "" : "thu-tuc")),
                text(sent, "so", ""),
                measure(text(sent, "loai", "WD")),
                procedure,
                text(sent, "truong-hop", ""),
                text(sent, "cach-nop", ""),
                text(sent, "ngay", DAY.format(local)),
                text(sent, "gio", HOUR.format(local)),
                text(sent, "don-vi", ""),
                text(sent, "biet-luc", ""));
    }

    private static String text(MultiValueMap<String, String> sent, String name, String otherwise) {
        var value = sent.getFirst(name);
        if (value == null) return otherwise;
        var typed = value.strip();
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }

    private static String measure(String typed) {
        return MEASURES.contains(typed) ? typed : "WD";
    }

    /** Whether it asks something yet: an amount, or a procedure. */
    boolean asks(MultiValueMap<String, String> sent) {
        return sent.containsKey("ngay") || (byProcedure ? !procedure.isEmpty() : !amount.isEmpty());
    }

    DueQuestion question() {
        return byProcedure
                ? new DueQuestion(from(), "", procedure, procedureCase, channel, unit, knownAt)
                : new DueQuestion(from(), limit(), "", "", "", unit, knownAt);
    }

    boolean dayIsReadable() {
        return A_DAY.matcher(day).matches();
    }

    /** The limit alone, so that its mistake is named together with those of the moment. */
    DueQuestion limitAlone() {
        return DueQuestion.of("2020-01-02T10:00", limit());
    }

    boolean hourIsReadable() {
        var read = AN_HOUR.matcher(hour);
        return read.matches() && Integer.parseInt(read.group(1)) < 24 && Integer.parseInt(read.group(2)) < 60;
    }

    private String from() {
        return day + " " + hour.replace('h', ':').replace('g', ':');
    }

    /** The notation: a number takes its ending from the list; whoever knows the notation may type it whole. */
    String limit() {
        if (measure.equals("SD") && (amount.isEmpty() || amount.equals("0"))) return "0SD";
        if (measure.equals("DATE") && A_DAY.matcher(amount).matches()) return "D:" + isoDay(amount);
        return amount.matches("\\d+") && !measure.equals("DATE") && !measure.equals("SD") ? amount + measure : amount;
    }

    private static String isoDay(String typed) {
        var read = DAY_FIRST.matcher(typed);
        return read.matches()
                ? "%s-%02d-%02d"
                        .formatted(read.group(3), Integer.parseInt(read.group(2)), Integer.parseInt(read.group(1)))
                : typed;
    }

    /** Which field of the form a refusal is about. */
    String field(Refusal no) {
        return switch (no.parameter()) {
            case "limit" -> "so";
            case "procedure" -> "thu-tuc";
            case "case" -> "truong-hop";
            case "channel" -> "cach-nop";
            case "unit" -> "don-vi";
            case "knownAt" -> "biet-luc";
            default -> "ngay";
        };
    }

    /** The address of this question, whole, so that it means the same tomorrow. */
    public String href() {
        var address = UriComponentsBuilder.fromPath(PATH);
        if (byProcedure) {
            address.queryParam("thu-tuc", "{thu-tuc}");
            if (!procedureCase.isEmpty()) address.queryParam("truong-hop", "{truong-hop}");
            if (!channel.isEmpty()) address.queryParam("cach-nop", "{cach-nop}");
        } else {
            address.queryParam("so", "{so}").queryParam("loai", "{loai}");
        }
        address.queryParam("ngay", "{ngay}").queryParam("gio", "{gio}");
        if (!unit.isEmpty()) address.queryParam("don-vi", "{don-vi}");
        if (!knownAt.isEmpty()) address.queryParam("biet-luc", "{biet-luc}");
        return address.encode().buildAndExpand(values()).toUriString();
    }

    private Map<String, String> values() {
        return Map.of(
                "thu-tuc", procedure,
                "truong-hop", procedureCase,
                "cach-nop", channel,
                "so", amount,
                "loai", measure,
                "ngay", day,
                "gio", hour,
                "don-vi", unit,
                "biet-luc", knownAt);
    }

    static String moment(Instant at) {
        LocalDateTime local = LegalZone.local(at);
        return HOUR.format(local) + " " + DAY.format(local);
    }
}
