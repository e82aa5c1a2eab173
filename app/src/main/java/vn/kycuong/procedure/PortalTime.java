package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A time limit as the national portal gives it: a quantity with a unit, or OTHER and a sentence. A sentence is read only where it says one
 * limit of the whole matter; more than one, or one of a part, is for people to enter.
 *
 * @param limit in the notation of {@link vn.kycuong.calendar.Limit}, or null where it cannot be used
 * @param extension added in communes of mountains and remote areas, in the same notation, or null
 * @param remarks what somebody should look at, in Vietnamese
 * @param problem why there is no limit, or null
 */
record PortalTime(
        @Nullable String limit,
        @Nullable String extension,
        List<String> remarks,
        @Nullable String problem) {
    private static final Pattern QUANTITY =
            Pattern.compile("(\\d{1,4})\\s*(WORKING_DAY|WORKING_HOUR|DAY|HOUR|MONTH|OTHER)");
    private static final Pattern OTHER = Pattern.compile("(.*?)(?:OTHER)?", Pattern.DOTALL);

    /** What every sentence of one group ends with; it says nothing about time. */
    private static final Pattern ASIDE = Pattern.compile(
            "Các cơ quan liên quan đến quá trình thực hiện trình tự, thủ tục không được.*?(?:nêu trên|$)\\.?");

    private static final Pattern REMOTE = Pattern.compile(
            "[,;]?\\s*(?:Đối với|tại) các xã miền núi.*?tăng thêm không quá 0*(\\d+) ngày( làm việc)?(?: so với tổng"
                    + " thời gian thực hiện thủ tục này)?\\.?");
    private static final Pattern NOT_COUNTED =
            Pattern.compile("\\s*(?:\\((không tính thời gian[^)]*)\\)|,\\s*(không tính thời gian[^.]*))");
    private static final Pattern WHOLE = Pattern.compile(
            "(?:Không quá|Trong thời hạn|Trong thời hạn không quá)?\\s*0*(\\d+) ngày( làm việc)?"
                    + "(?: kể từ ngày nhận (?:được |đủ )?hồ sơ(?: hợp lệ)?)?\\s*\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANY_TIME = Pattern.compile("0*(\\d+) (?:ngày|giờ|tháng)( làm việc)?");
    private static final Pattern SAME_DAY = Pattern.compile(
            "Thực hiện trong ngày làm việc nhận được đủ hồ sơ.*sau 15 giờ.*ngày làm việc tiếp theo\\.?",
            Pattern.DOTALL);

    PortalTime {
        remarks = List.copyOf(remarks);
    }

    private static PortalTime of(String limit) {
        return new PortalTime(limit, null, List.of(), null);
    }

    private static PortalTime unusable(String problem) {
        return new PortalTime(null, null, List.of(), problem);
    }

    static PortalTime read(String written) {
        var text = written.replaceAll("\\s+", " ").strip();
        var quantity = QUANTITY.matcher(text);
        if (quantity.matches()) return quantity(quantity.group(1), quantity.group(2));
        return sentence(words(written));
    }

    /** The sentence without its unit and what says nothing of time. */
    static String words(String written) {
        var sentence = OTHER.matcher(written.replaceAll("\\s+", " ").strip());
        var text = sentence.matches() ? sentence.group(1) : written;
        return ASIDE.matcher(text).replaceAll("").strip();
    }

    /** What is said beside the time itself: what is added in remote communes, what does not count. */
    static String asides(String text) {
        return Stream.of(NOT_COUNTED, REMOTE)
                .flatMap(aside -> aside.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.joining());
    }

    static String withoutAsides(String text) {
        var counted = REMOTE.matcher(text).replaceAll("").strip();
        return NOT_COUNTED.matcher(counted).replaceAll("").strip();
    }

    static boolean saysTime(String text) {
        return ANY_TIME.matcher(text).find();
    }

    private static PortalTime quantity(String number, String unit) {
        int n = Integer.parseInt(number);
        return switch (unit) {
            case "WORKING_DAY" -> of(n + "WD");
            case "WORKING_HOUR" -> of(n + "WH");
            case "DAY" -> of(n + "D");
            case "HOUR" -> of(n + "H");
            case "MONTH" -> of(n + "M");
            default -> unusable("Nguồn chỉ ghi số %d, thiếu đơn vị thời gian (OTHER).".formatted(n));
        };
    }

    private static PortalTime sentence(String text) {
        if (text.isEmpty()) return unusable("Không ghi thời hạn.");
        if (SAME_DAY.matcher(text).matches())
            return new PortalTime(
                    "0SD", null, List.of("Đọc từ chữ: trong ngày, sau 15 giờ thì ngày làm việc tiếp theo."), null);
        var remarks = new ArrayList<String>();
        var remote = REMOTE.matcher(text);
        String extension = null;
        int extensions = 0;
        while (remote.find()) {
            extension = remote.group(1) + (remote.group(2) == null ? "D" : "WD");
            extensions++;
        }
        var notCounted = NOT_COUNTED.matcher(text);
        if (notCounted.find())
            remarks.add("Phần thời gian không tính vào thời hạn phải thành căn cứ tạm dừng: "
                    + Optional.ofNullable(notCounted.group(1)).orElseGet(() -> notCounted.group(2)) + ".");
        var bare = withoutAsides(text).replaceAll("\\.$", "");
        var whole = WHOLE.matcher(bare);
        if (extensions > 1 || !whole.matches()) return unusable(why(bare));
        boolean working = whole.group(2) != null;
        if (extension != null && extension.endsWith("WD") != working)
            remarks.add("Thời hạn tính bằng %s nhưng phần tăng thêm miền núi tính bằng %s."
                    .formatted(working ? "ngày làm việc" : "ngày", working ? "ngày" : "ngày làm việc"));
        remarks.addFirst("Đọc từ chữ: \"%s\".".formatted(bare));
        return new PortalTime(whole.group(1) + (working ? "WD" : "D"), extension, remarks, null);
    }

    private static String why(String text) {
        long times = ANY_TIME.matcher(text).results().count();
        if (times == 0) return "Không có thời hạn nào trong câu: \"%s\".".formatted(shortened(text));
        if (times > 1)
            return "Có %d thời hạn theo trường hợp hoặc theo bước, phải nhập từng trường hợp: \"%s\"."
                    .formatted(times, shortened(text));
        return "Thời hạn nói về một việc hoặc một trường hợp, chưa chắc là của cả thủ tục: \"%s\"."
                .formatted(shortened(text));
    }

    /** The only time of a sentence of which it is not clear that it means the whole matter. */
    static Optional<String> onlyTime(String written) {
        var times = ANY_TIME.matcher(words(written)).results().toList();
        if (times.size() != 1) return Optional.empty();
        var one = times.getFirst();
        return one.group().contains("ngày")
                ? Optional.of(one.group(1) + (one.group(2) == null ? "D" : "WD"))
                : Optional.empty();
    }

    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "…";
    }
}
