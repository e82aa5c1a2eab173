package vn.kycuong.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;

/** From the entries of one dossier to the parts of its time: written when the result is there, taken back when that is undone. */
final class TimeRules {
    private TimeRules() {}

    /** The calendar of a unit as known at a moment. */
    @FunctionalInterface
    interface Calendars {
        WorkingCalendar of(UnitId unit, Instant knownAt);
    }

    /** Whether an entry may settle a dossier's time, or unsettle it. */
    static boolean settles(Entry entry) {
        return entry.effects().stream()
                .anyMatch(e -> e instanceof Effect.Discharged
                        || e instanceof Effect.Restored
                        || e instanceof Effect.ClockReopened);
    }

    /** The parts at every version that settled the time, each known until another version unsettled it. */
    static List<TimeFact> facts(List<Entry> entries, Calendars calendars, TimeInHand.Heads heads) {
        var first = entries.getFirst();
        var states = CaseState.histories(first.caseId(), first.caseKind(), entries);
        var facts = new ArrayList<TimeFact>();
        var standing = new ArrayList<TimeFact>();
        Instant met = null;
        var known = Instant.EPOCH;
        for (var entry : entries) {
            known = entry.recordedAt().isAfter(known) ? entry.recordedAt() : known;
            var result = states.get(entry.version()).obligation(Tier.WHOLE).orElse(null);
            var now = result == null ? null : result.clock().metAt();
            if (Objects.equals(now, met)) continue;
            met = now;
            for (var fact : standing) facts.add(until(fact, known));
            standing.clear();
            if (result != null && now != null)
                standing.addAll(parts(
                        entries.subList(0, entry.version()),
                        states.subList(0, entry.version() + 1),
                        result,
                        known,
                        calendars,
                        heads));
        }
        facts.addAll(standing);
        return facts;
    }

    private static List<TimeFact> parts(
            List<Entry> entries,
            List<CaseState> states,
            Obligation result,
            Instant known,
            Calendars calendars,
            TimeInHand.Heads heads) {
        var state = states.getLast();
        var met = Objects.requireNonNull(result.clock().metAt());
        var calendar = calendars.of(result.unit(), known);
        var time = TimeInHand.of(entries, states, new TimeInHand.Question(result.no(), calendar, heads, met));
        var facts = new ArrayList<TimeFact>();
        var joined = joined(entries.getFirst());
        for (var part : time.parts()) {
            var hand = part.hand();
            if (!part.to().isAfter(joined)) continue; // whose it was then stands in no ledger
            boolean cut = part.from().isBefore(joined);
            facts.add(new TimeFact(
                    state.id().value(),
                    result.no(),
                    state.version(),
                    facts.size() + 1,
                    known,
                    null,
                    met,
                    result.unit().value(),
                    state.unitIn().value(),
                    hand.kind().name(),
                    hand.kind().isOfUnit() ? hand.unit().value() : null,
                    number(hand.officer()),
                    number(part.head()),
                    hand.step(),
                    part.counting().name(),
                    cut ? joined : part.from(),
                    part.to(),
                    part.opened(),
                    part.ended(),
                    cut
                            ? calendar.workingMinutesBetween(LegalZone.minute(joined), LegalZone.minute(part.to()))
                            : part.minutes()));
        }
        return facts;
    }

    /** From when on the ledger knows in whose hands it lay: the minute in which it was carried over, for all others ever. */
    static Instant joined(Entry first) {
        return DossierEvent.CARRIED_OVER.kind().equals(first.kind())
                ? LegalZone.instant(LegalZone.atMinute(LegalZone.minute(first.occurredAt())))
                : Instant.EPOCH;
    }

    private static @Nullable Integer number(@Nullable ActorId actor) {
        return actor == null ? null : actor.value();
    }

    private static TimeFact until(TimeFact f, Instant known) {
        return new TimeFact(
                f.caseId(),
                f.obligation(),
                f.version(),
                f.part(),
                f.knownFrom(),
                known,
                f.metAt(),
                f.ownerId(),
                f.unitIn(),
                f.kind(),
                f.unitId(),
                f.officerId(),
                f.headId(),
                f.step(),
                f.counting(),
                f.fromAt(),
                f.toAt(),
                f.opened(),
                f.ended(),
                f.minutes());
    }
}
