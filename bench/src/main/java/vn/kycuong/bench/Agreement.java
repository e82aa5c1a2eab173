package vn.kycuong.bench;

import com.opengamma.strata.basics.date.HolidayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;

/** Before anything is measured: those who can know the days give the same answers. A fast wrong answer is no answer. */
final class Agreement {
    private final VietnamDays days = VietnamDays.read();
    private final WorkingCalendar ours = days.compile();
    private final WorkingCalendar oursWithoutWorkedSaturdays =
            days.withoutWorkedSaturdays().compile();
    private final PlainDays plain = PlainDays.of(days);
    private final HolidayCalendar strata = StrataDays.of(days);
    private final JollydayDays jollyday = JollydayDays.of(days);
    private final EngineDays engines = new EngineDays();
    private final List<String> disagreements = new ArrayList<>();
    private int compared;
    private int enginesAsked;
    private int enginesRight;

    private Agreement() {}

    /**
     * What came of it.
     *
     * @param compared answers compared
     * @param disagreements those that differ
     * @param engines share of the engines' answers that are right, 0..1
     */
    record Outcome(int compared, List<String> disagreements, double engines) {}

    static Outcome check(List<Integer> distances) {
        var agreement = new Agreement();
        distances.forEach(agreement::compare);
        return new Outcome(
                agreement.compared,
                List.copyOf(agreement.disagreements),
                (double) agreement.enginesRight / agreement.enginesAsked);
    }

    private void compare(int n) {
        LocalDate[] any = Samples.dates();
        LocalDate[] from = Samples.workingDates(ours);
        LocalDate[] to = Samples.after(from, n, ours);
        LocalDateTime[] moments = Samples.moments();
        for (int i = 0; i < Samples.COUNT; i++) {
            addDays(any[i], n);
            countDays(from[i], to[i]);
            minutes(moments[i], n);
            askEngines(from[i], n, to[i]);
        }
    }

    private void addDays(LocalDate from, int n) {
        LocalDate due = ours.plusWorkingDays(from, n);
        same(due.toEpochDay(), ours.plusWorkingDays(from.toEpochDay(), n), "ours on epoch days", from, n);
        same(due, plain.plusDays(from, n), "plain loop", from, n);
        same(due, strata.shift(from, n), "Strata", from, n);
        same(oursWithoutWorkedSaturdays.plusWorkingDays(from, n), jollyday.plusDays(from, n), "Jollyday", from, n);
    }

    private void countDays(LocalDate from, LocalDate to) {
        int count = ours.workingDaysBetween(from, to);
        same(count, plain.countDays(from, to), "plain loop, count", from, to);
        same(count, strata.daysBetween(from, to), "Strata, count", from, to);
        same(
                oursWithoutWorkedSaturdays.workingDaysBetween(from, to),
                jollyday.countDays(from, to),
                "Jollyday, count",
                from,
                to);
    }

    private void minutes(LocalDateTime from, int n) {
        long minutes = Samples.minutes(n);
        LocalDateTime due = ours.plusWorkingMinutes(from, minutes);
        same(
                LegalZone.minute(due),
                ours.plusWorkingMinutes(LegalZone.minute(from), minutes),
                "ours on local minutes",
                from,
                minutes);
        same(due, plain.plusMinutes(from, minutes), "plain loop, minutes", from, minutes);
        same(minutes, ours.workingMinutesBetween(from, due), "ours, minutes between", from, due);
        same(minutes, plain.countMinutes(from, due), "plain loop, minutes between", from, due);
    }

    private void askEngines(LocalDate from, int n, LocalDate due) {
        Instant start = LegalZone.startOf(from);
        Instant wanted = LegalZone.startOf(due);
        enginesAsked += 2;
        enginesRight += engines.flowable("P" + n + "D", java.util.Date.from(start))
                        .toInstant()
                        .equals(wanted)
                ? 1
                : 0;
        enginesRight += engines.operaton("P" + n + "D", java.util.Date.from(start))
                        .toInstant()
                        .equals(wanted)
                ? 1
                : 0;
    }

    private void same(Object ours, Object theirs, String who, Object from, Object by) {
        compared++;
        if (!Objects.equals(ours, theirs)) {
            disagreements.add("%s: %s, %s: ours says %s, they say %s".formatted(who, from, by, ours, theirs));
        }
    }
}
