package vn.kycuong.dossier.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import vn.kycuong.kernel.UnitId;

/**
 * Which part of which register of numbers is asked for.
 *
 * @param days whose register, and the dates of its papers from … to
 * @param text a number, a symbol or the code of a dossier; empty for all
 */
public record NumberQuery(RegisterQuery days, String text) {
    static final String PATH = "/so-ket-qua";
    /** A symbol, a code, or what stands between them: nothing else is found. */
    private static final Pattern FINDABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}/.\\- ]{0,60}");

    /** As asked; without days, this year. */
    static NumberQuery of(UnitId unit, String from, String to, String text, LocalDate today) {
        var begin = from.isBlank() && to.isBlank() ? today.withDayOfYear(1).toString() : from;
        return new NumberQuery(RegisterQuery.of(unit, begin, to, 0, today), text.strip());
    }

    public UnitId unit() {
        return days.unit();
    }

    public LocalDate from() {
        return days.from();
    }

    public LocalDate to() {
        return days.to();
    }

    /** Whether there could be anything like what was typed. */
    boolean isFindable() {
        return FINDABLE.matcher(text).matches();
    }

    /** What was typed as a number; 0 when it is none. */
    int number() {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    public String href() {
        return PATH + asked();
    }

    public String csvHref() {
        return PATH + ".csv" + asked();
    }

    private String asked() {
        return "?don-vi=%s&tu=%s&den=%s&tim=%s"
                .formatted(unit(), from(), to(), URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
}
