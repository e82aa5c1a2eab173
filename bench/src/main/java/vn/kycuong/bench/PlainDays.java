package vn.kycuong.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Function;
import vn.kycuong.calendar.Session;

/** What everybody writes first: walk day by day and look each one up in a {@code HashSet}. */
final class PlainDays {
    private final Set<LocalDate> off;
    private final Set<LocalDate> worked;
    private final int[] opening = minutes(Session::from);
    private final int[] closing = minutes(Session::to);

    private PlainDays(Set<LocalDate> off, Set<LocalDate> worked) {
        this.off = off;
        this.worked = worked;
    }

    static PlainDays of(VietnamDays days) {
        return new PlainDays(days.off(), days.worked());
    }

    private static int[] minutes(Function<Session, LocalTime> of) {
        return VietnamDays.HOURS.list().stream()
                .map(of)
                .mapToInt(time -> time.toSecondOfDay() / 60)
                .toArray();
    }

    boolean isWorking(LocalDate date) {
        return VietnamDays.isWeekend(date) ? worked.contains(date) : !off.contains(date);
    }

    LocalDate plusDays(LocalDate from, int n) {
        LocalDate day = from;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorking(day)) {
                left--;
            }
        }
        return day;
    }

    /** After {@code from}, up to and including {@code to}. */
    int countDays(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorking(day)) {
                count++;
            }
        }
        return count;
    }

    LocalDateTime plusMinutes(LocalDateTime from, long minutes) {
        long left = minutes;
        int at = minuteOfDay(from);
        for (LocalDate day = from.toLocalDate(); ; day = day.plusDays(1), at = 0) {
            if (!isWorking(day)) {
                continue;
            }
            for (int session = 0; session < opening.length; session++) {
                int start = Math.max(at, opening[session]);
                int open = Math.max(0, closing[session] - start);
                if (left <= open) {
                    int end = (int) (start + left);
                    return day.atTime(end / 60, end % 60);
                }
                left -= open;
            }
        }
    }

    long countMinutes(LocalDateTime from, LocalDateTime to) {
        long count = 0;
        int at = minuteOfDay(from);
        LocalDate last = to.toLocalDate();
        for (LocalDate day = from.toLocalDate(); !day.isAfter(last); day = day.plusDays(1), at = 0) {
            if (isWorking(day)) {
                count += open(at, day.equals(last) ? minuteOfDay(to) : 24 * 60);
            }
        }
        return count;
    }

    private int open(int from, int to) {
        int minutes = 0;
        for (int session = 0; session < opening.length; session++) {
            minutes += Math.max(0, Math.min(to, closing[session]) - Math.max(from, opening[session]));
        }
        return minutes;
    }

    private static int minuteOfDay(LocalDateTime moment) {
        return moment.getHour() * 60 + moment.getMinute();
    }
}
