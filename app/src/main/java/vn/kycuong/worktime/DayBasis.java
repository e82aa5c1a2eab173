package vn.kycuong.worktime;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.reference.SourceRecord;

/** The article behind each day off or worked, with the letter or the place where it was read. */
final class DayBasis {
    private static final Pattern LETTER = Pattern.compile("CV (\\d+/VPCP-KGVX)");
    private static final Pattern READ_AT = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:vn|org)");
    private static final String SWAP = "Quyết định hoán đổi ngày làm việc của Thủ tướng Chính phủ";

    private record Code(LocalDate from, @Nullable LocalDate to, String article) {
        boolean holds(LocalDate day) {
            var last = to;
            return !day.isBefore(from) && (last == null || !day.isAfter(last));
        }
    }

    private final List<Code> codes;

    private DayBasis(List<Code> codes) {
        this.codes = codes;
    }

    static DayBasis of(SourceRecord holidays) {
        return new DayBasis(holidays.records("labour_code_rules").stream()
                .map(r -> new Code(r.date("effective_from"), r.dateOrNull("effective_to"), r.text("basis")))
                .toList());
    }

    /** "Bộ luật Lao động 2012, Điều 115; Công văn 8726/VPCP-KGVX". */
    String of(LocalDate day, DayKind kind, String read) {
        var article = switch (kind) {
            case SWAPPED_OFF, WORKED -> SWAP;
            default ->
                codes.stream()
                        .filter(c -> c.holds(day))
                        .map(Code::article)
                        .findFirst()
                        .orElse("");
        };
        var where = where(read);
        if (where.isEmpty()) return article;
        return article.equals(SWAP) && !where.startsWith("Công văn")
                ? SWAP + " (chưa đối chiếu bản gốc; " + where + ")"
                : article + "; " + where;
    }

    private static String where(String read) {
        var letter = LETTER.matcher(read);
        if (letter.find()) return "Công văn " + letter.group(1);
        var place = READ_AT.matcher(read);
        return place.find() ? "theo " + place.group() : "";
    }
}
