package vn.kycuong.worktime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.worktime.ChangeResult.Problem;

/** What may be said of a day. */
final class ChangeRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int LONGEST_TEXT = 200;
    /** Kinds that people declare; WORKING and REST are what a weekday is by itself. */
    static final Set<DayKind> DECLARED = EnumSet.of(
            DayKind.STATUTORY,
            DayKind.COMPENSATORY,
            DayKind.SWAPPED_OFF,
            DayKind.WORKED,
            DayKind.CLOSED,
            DayKind.OPENED);

    private ChangeRules() {}

    /** What is wrong with a day, seen against the calendar without the change. */
    static List<Problem> problems(ChangedDay day, WorkingCalendar calendar) {
        var found = new ArrayList<Problem>();
        if (day.date().isBefore(calendar.first()) || day.date().isAfter(calendar.last())) {
            found.add(new Problem(
                    "date",
                    "Ngày %s nằm ngoài lịch (%s đến %s)."
                            .formatted(
                                    DAY.format(day.date()),
                                    DAY.format(calendar.first()),
                                    DAY.format(calendar.last()))));
            return found;
        }
        text(found, "source", day.source(), "Ghi văn bản làm căn cứ, ví dụ: Công văn 12729/VPCP-KGVX.");
        if (day.kind() == null) return found;
        text(found, "name", day.name(), "Ghi tên gọi của ngày, ví dụ: Nghỉ hoán đổi Tết Dương lịch.");
        kind(found, day, day.kind());
        hours(found, day);
        return found;
    }

    static List<Problem> heading(String title, String source) {
        var found = new ArrayList<Problem>();
        text(found, "title", title, "Ghi tên thay đổi, ví dụ: Nghỉ hoán đổi 02/01/2026.");
        text(found, "source", source, "Ghi văn bản làm căn cứ, ví dụ: Công văn 12729/VPCP-KGVX.");
        return found;
    }

    private static void text(List<Problem> found, String field, String value, String lacking) {
        if (value.isBlank()) found.add(new Problem(field, lacking));
        if (value.length() > LONGEST_TEXT) {
            found.add(new Problem(
                    field, "Dài %d ký tự, nhiều nhất %d. Viết gọn lại.".formatted(value.length(), LONGEST_TEXT)));
        }
    }

    private static void kind(List<Problem> found, ChangedDay day, DayKind kind) {
        if (!DECLARED.contains(kind)) {
            found.add(new Problem("kind", "Chọn loại ngày trong danh sách."));
            return;
        }
        boolean weekend = isWeekend(day.date());
        if (!kind.isWorking() && weekend) {
            found.add(new Problem(
                    "date",
                    "Ngày %s đã là ngày nghỉ hằng tuần, không khai nghỉ nữa. Chọn một ngày làm việc."
                            .formatted(DAY.format(day.date()))));
        }
        if (kind == DayKind.WORKED && !weekend) {
            found.add(new Problem(
                    "date",
                    "Ngày làm bù phải là ngày nghỉ hằng tuần; %s là ngày làm việc. Chọn một thứ Bảy hay Chủ nhật."
                            .formatted(DAY.format(day.date()))));
        }
    }

    private static void hours(List<Problem> found, ChangedDay day) {
        if (day.hours().isBlank()) return;
        if (day.kind() != null && !day.kind().isWorking()) {
            found.add(new Problem("hours", "Ngày nghỉ không có giờ làm việc. Để trống ô này."));
            return;
        }
        try {
            Hours.parse(day.hours());
        } catch (IllegalArgumentException | DateTimeException _) {
            found.add(new Problem(
                    "hours",
                    "Không đọc được “%s”. Giờ làm việc viết như 07:30-12:00,13:30-17:00, các buổi theo thứ tự."
                            .formatted(day.hours())));
        }
    }

    static boolean isWeekend(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> true;
            default -> false;
        };
    }
}
