package vn.kycuong.counter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;

/** How many people a half-day is to expect: the mean of the same half-day of the same weekday, over the days that were worked. */
final class ArrivalRules {
    /** Fewer days of a weekday than these say nothing of it by itself; then all days are asked. */
    private static final int FEWEST_DAYS = 3;

    private ArrivalRules() {}

    /** Somebody who came, and the group he came for; empty when it is not known. */
    record Arrival(LocalDateTime at, String letter) {}

    private record Half(DayOfWeek day, int session) {}

    /** The past as it was, ready to be asked. */
    static final class Past {
        private final Map<Half, Map<String, Integer>> came = new HashMap<>();
        private final Map<Half, Integer> days = new HashMap<>();

        Past(WorkingCalendar calendar, LocalDate from, LocalDate before, List<Arrival> arrivals) {
            from.datesUntil(before).filter(calendar::isWorkingDay).forEach(day -> {
                int sessions = calendar.sessions(day).list().size();
                for (int i = 0; i < sessions; i++) days.merge(new Half(day.getDayOfWeek(), i), 1, Integer::sum);
            });
            for (var arrival : arrivals) {
                var day = arrival.at().toLocalDate();
                if (day.isBefore(from) || !day.isBefore(before) || !calendar.isWorkingDay(day)) continue;
                int session = session(calendar.sessions(day), arrival.at());
                came.computeIfAbsent(new Half(day.getDayOfWeek(), session), _ -> new HashMap<>())
                        .merge(arrival.letter(), 1, Integer::sum);
            }
        }

        /** Expected arrivals of a half-day by group. */
        Map<String, Double> expected(DayOfWeek day, int session) {
            boolean enough = days.getOrDefault(new Half(day, session), 0) >= FEWEST_DAYS;
            int over = 0;
            var sum = new HashMap<String, Integer>();
            for (var weekday : DayOfWeek.values()) {
                if (enough && weekday != day) continue;
                var half = new Half(weekday, session);
                over += days.getOrDefault(half, 0);
                came.getOrDefault(half, Map.of()).forEach((letter, n) -> sum.merge(letter, n, Integer::sum));
            }
            var expected = new HashMap<String, Double>();
            int all = over;
            if (all > 0) sum.forEach((letter, n) -> expected.put(letter, (double) n / all));
            return expected;
        }

        /** Who came before the opening or at lunch is served in the session that comes next; who came after the close, in the last. */
        private static int session(Sessions sessions, LocalDateTime at) {
            var list = sessions.list();
            for (int i = 0; i < list.size(); i++)
                if (at.toLocalTime().isBefore(list.get(i).to())) return i;
            return list.size() - 1;
        }
    }
}
