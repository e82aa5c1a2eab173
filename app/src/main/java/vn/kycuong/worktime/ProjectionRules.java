package vn.kycuong.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;

/** The days off of a year that nobody has announced yet: named days, and a working day for each that falls on a weekly rest day. */
final class ProjectionRules {
    private ProjectionRules() {}

    /** Days off on weekdays only, in order; a weekly rest day needs no holiday to be off. */
    static List<DayFact> year(List<HolidayRule> rules, int year) {
        var off = new TreeMap<LocalDate, DayFact>();
        var lost = new ArrayList<DayFact>();
        for (var rule : rules) {
            rule.days(year).filter(rule::inForce).forEach(day -> {
                var fact = new DayFact(day, DayKind.STATUTORY, rule.name(), rule.basis());
                if (isWeekend(day) || off.containsKey(day)) lost.add(fact);
                else off.put(day, fact);
            });
        }
        lost.sort(Comparator.comparing(DayFact::date));
        for (var fact : lost) {
            var day = fact.date();
            while (isWeekend(day) || off.containsKey(day)) day = day.plusDays(1);
            off.put(day, new DayFact(day, DayKind.COMPENSATORY, "Nghỉ bù " + fact.name(), fact.source()));
        }
        return List.copyOf(off.values());
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
