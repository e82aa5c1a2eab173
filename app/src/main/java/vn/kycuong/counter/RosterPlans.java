package vn.kycuong.counter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.ArrivalRules.Arrival;
import vn.kycuong.counter.RosterProblem.Shift;
import vn.kycuong.counter.RosterProblem.Worker;
import vn.kycuong.identity.Presence;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Puts together what a week asks for: opening hours, arrivals of the last months, who is there and serves what. */
@Component
class RosterPlans {
    private static final int DAYS = 7;

    private final RosterRows rows;
    private final CounterSettings settings;
    private final CounterTerms terms;
    private final Presence presence;
    private final WorkTime workTime;
    private final LegalClock time;

    RosterPlans(
            RosterRows rows,
            CounterSettings settings,
            CounterTerms terms,
            Presence presence,
            WorkTime workTime,
            LegalClock time) {
        this.rows = rows;
        this.settings = settings;
        this.terms = terms;
        this.presence = presence;
        this.workTime = workTime;
        this.time = time;
    }

    /**
     * What was read, and the week that follows from it.
     *
     * @param source TICKETS or DOSSIERS
     */
    record Plan(RosterProblem problem, String source, int arrivals, LocalDate since) {}

    Plan plan(UnitId unit, LocalDate week) {
        var today = time.today();
        var since = today.minusDays(terms.whole("counter.lookback-days", today));
        var arrivals = rows.tickets(unit, since, today);
        var source = arrivals.isEmpty() ? "DOSSIERS" : "TICKETS";
        if (arrivals.isEmpty()) arrivals = rows.dossiers(unit, LegalZone.startOf(since), LegalZone.startOf(today));
        var byGroup = new ArrayList<Map<String, Integer>>();
        var shifts = shifts(unit, week, since, arrivals, byGroup);
        var seats = RosterRules.seats(
                shifts, settings.of(unit, week).desks(), byGroup, rows.before(unit, week.minusDays(DAYS)));
        return new Plan(new RosterProblem(shifts, seats, workers(unit, week)), source, arrivals.size(), since);
    }

    private List<Shift> shifts(
            UnitId unit, LocalDate week, LocalDate since, List<Arrival> arrivals, List<Map<String, Integer>> byGroup) {
        var calendar = workTime.calendar(unit, time.instant());
        var past = new ArrivalRules.Past(calendar, since, time.today(), arrivals);
        int each = terms.whole("counter.minutes-per-arrival", week);
        var shifts = new ArrayList<Shift>();
        for (int i = 0; i < DAYS; i++) {
            var day = week.plusDays(i);
            int session = 0;
            for (var hours : calendar.sessions(day).list()) {
                var expected = past.expected(day.getDayOfWeek(), session++);
                double all = expected.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                var work = new HashMap<String, Integer>();
                expected.forEach((letter, n) -> work.put(letter, (int) Math.ceil(n * each)));
                shifts.add(new Shift(shifts.size(), day.atTime(hours.from()), day.atTime(hours.to()), all, (int)
                        Math.ceil(all * each)));
                byGroup.add(work);
            }
        }
        return shifts;
    }

    /** Who receives at the unit in the week; a day on which the person is not there is a day of absence. */
    List<Worker> workers(UnitId unit, LocalDate week) {
        var days = week.datesUntil(week.plusDays(DAYS)).toList();
        var skills = rows.skills(unit);
        int most = terms.whole("counter.week-minutes", week);
        return presence.of(unit, PostRole.RECEIVER, week, week.plusDays(DAYS - 1)).entrySet().stream()
                .map(e -> {
                    var absent = new HashSet<>(days);
                    absent.removeAll(e.getValue());
                    int actor = e.getKey().value();
                    return new Worker(actor, skills.getOrDefault(actor, Set.of()), absent, most);
                })
                .sorted(Comparator.comparingInt(Worker::actor))
                .toList();
    }
}
