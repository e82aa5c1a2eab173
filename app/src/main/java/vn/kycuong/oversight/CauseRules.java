package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Hand;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.TimeInHand;

/** Why a dossier is late, from its entries alone: of the unit, nobody and the agencies asked, who held it longest (ADR 62). */
final class CauseRules {
    /** Who headed a unit makes no other cause. */
    private static final TimeInHand.Heads ANY_HEAD = (_, _) -> new TimeInHand.Heads.Tenure(null, LocalDate.MAX);

    /** Of two that held it as long, the one whose name comes first. */
    private static final Comparator<Map.Entry<LateCause, Long>> LONGEST = Map.Entry.<LateCause, Long>comparingByValue()
            .reversed()
            .thenComparing(held -> held.getKey().name());

    private CauseRules() {}

    /**
     * Why it is, or will be, late.
     *
     * @param entries those known at the moment, with the states after each of them
     * @param calendar of the unit that owes the result, as known then
     */
    static WhyLate why(List<Entry> entries, List<CaseState> states, Instant known, WorkingCalendar calendar) {
        var owed = states.getLast().obligation(Tier.WHOLE).orElseThrow();
        // a minute later, so that whoever has it now holds it for a while
        var moment = known.plus(1, ChronoUnit.MINUTES);
        var time = TimeInHand.of(entries, states, new TimeInHand.Question(owed.no(), calendar, ANY_HEAD, moment));
        var held = held(time, LegalZone.minute(TimeRules.joined(entries.getFirst())), calendar);
        var longest = longest(held);
        var last = time.parts().isEmpty()
                ? null
                : cause(time.parts().getLast().hand().kind());
        boolean over = owed.clock().metAt() != null;
        if (over || last == null || longest == null || last == longest) return new WhyLate(longest, null, null);
        long lead = held.getOrDefault(longest, 0L) - held.getOrDefault(last, 0L);
        return turns(LegalZone.minute(time.to()), last.name().compareTo(longest.name()) < 0 ? lead : lead + 1, calendar)
                .map(at -> new WhyLate(longest, last, at))
                .orElseGet(() -> new WhyLate(longest, null, null));
    }

    private static Map<LateCause, Long> held(TimeInHand time, long joined, WorkingCalendar calendar) {
        var held = new EnumMap<LateCause, Long>(LateCause.class);
        for (var part : time.parts()) {
            var cause = cause(part.hand().kind());
            long from = Math.max(joined, LegalZone.minute(part.from()));
            long to = LegalZone.minute(part.to());
            if (cause != null && to > from) held.merge(cause, calendar.workingMinutesBetween(from, to), Long::sum);
        }
        return held;
    }

    private static @Nullable LateCause longest(Map<LateCause, Long> held) {
        return held.entrySet().stream().min(LONGEST).map(Map.Entry::getKey).orElse(null);
    }

    /** When so many office minutes more have passed; empty beyond the days that are known. */
    private static Optional<Instant> turns(long from, long minutes, WorkingCalendar calendar) {
        long end = LegalZone.minute(calendar.last().atTime(23, 59));
        if (from >= end || calendar.workingMinutesBetween(from, end) < minutes) return Optional.empty();
        return Optional.of(LegalZone.instant(LegalZone.atMinute(calendar.plusWorkingMinutes(from, minutes))));
    }

    private static @Nullable LateCause cause(Hand.Kind kind) {
        return switch (kind) {
            case OFFICER -> LateCause.OFFICER;
            case UNTAKEN -> LateCause.UNTAKEN;
            case AGENCY -> LateCause.AGENCY;
            case CITIZEN, PAUSE -> null;
        };
    }
}
