package vn.kycuong.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.LawLimit;
import vn.kycuong.dossier.ServiceMarks;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.MoneyEvent;

/** From the entries of one dossier to the facts the figures are summed over. */
final class FactRules {
    private static final String KERNEL = "kernel.";
    private static final Map<String, DossierEvent> EVENTS =
            Stream.of(DossierEvent.values()).collect(Collectors.toMap(DossierEvent::kind, Function.identity()));

    private FactRules() {}

    /** The dates of a case under the calendars as known at a moment. */
    interface Dates {
        Row of(CaseState state, Obligation owed, Instant knownAt);

        DueDate due(Obligation owed, Instant knownAt);

        /** From when on it is late; null while the clock stands and it was not late before. */
        @Nullable
        Instant lateFrom(Obligation owed, Instant knownAt);

        WorkingCalendar calendar(UnitId unit, Instant knownAt);

        /** One obligation's dates, and those that stood before an apology moved them. */
        record Row(
                @Nullable Instant dueAt,
                @Nullable Instant lateFrom,
                @Nullable Instant warnFrom,
                @Nullable Instant pausedSince,
                @Nullable Instant originalDueAt,
                @Nullable Instant originalLateFrom) {
            static final Row NONE = new Row(null, null, null, null, null, null);
        }
    }

    /** One fact per entry that may move a figure, each known until the next one is. */
    static List<DossierFact> facts(List<Entry> entries, Dates dates) {
        var first = entries.getFirst();
        if (Children.isChild(first)) return List.of();
        var states = CaseState.histories(first.caseId(), first.caseKind(), entries);
        var facts = new ArrayList<DossierFact>();
        var known = Instant.EPOCH;
        for (var entry : entries) {
            if (!moves(entry.kind()) || isOfOldBooks(first, states.get(entry.version()))) continue;
            known = entry.recordedAt().isAfter(known) ? entry.recordedAt() : known;
            if (!facts.isEmpty()) facts.add(facts.removeLast().until(known));
            facts.add(fact(entries.subList(0, entry.version()), states.get(entry.version()), known, dates));
        }
        return because(facts, entries, states, dates);
    }

    /** The same with the reason of those that are late; a result has one from the entry on that brought it. */
    private static List<DossierFact> because(
            List<DossierFact> facts, List<Entry> entries, List<CaseState> states, Dates dates) {
        var all = new ArrayList<DossierFact>();
        DossierFact before = null;
        for (var fact : facts) {
            boolean sameResult =
                    before != null && fact.metAt() != null && fact.metAt().equals(before.metAt());
            if (fact.isEverLate())
                fact = fact.because(
                        sameResult
                                ? Objects.requireNonNull(before).whyLate()
                                : CauseRules.why(
                                        entries.subList(0, fact.version()),
                                        states.subList(0, fact.version() + 1),
                                        fact.knownFrom(),
                                        dates.calendar(new UnitId(fact.unitId()), fact.knownFrom())));
            all.add(fact);
            before = fact;
        }
        return all;
    }

    private static boolean isCarriedOver(Entry first) {
        return DossierEvent.CARRIED_OVER.kind().equals(first.kind());
    }

    /** Carried over with its result: the old system counted it, here it is only handed over. */
    private static boolean isOfOldBooks(Entry first, CaseState state) {
        return isCarriedOver(first)
                && state.obligation(Tier.WHOLE)
                        .map(o -> o.clock().metAt())
                        .filter(met -> met.isBefore(Objects.requireNonNull(state.openedAt())))
                        .isPresent();
    }

    /** Carried over by mistake: it was never received here. */
    private static boolean isUndone(CaseState state) {
        return DossierState.UNDONE.name().equals(state.state());
    }

    /** Whether an entry of a dossier may move a figure; a kind nobody taught this reader stops it, not the truth. */
    private static boolean moves(String kind) {
        if (kind.startsWith(KERNEL)) return kernelMoves(kind);
        if (MoneyEvent.of(kind).isPresent()) return false; // money moves no clock
        var event = EVENTS.get(kind);
        if (event == null) throw new IllegalStateException("Oversight does not know the dossier entry " + kind);
        return switch (event) {
            case SUBMITTED, ACCEPTED, GUIDED, REFUSED -> true;
            case REFUSAL_PROPOSED, REFUSAL_DECLINED -> true; // the list shows the state
            case CARRIED_OVER, CARRY_UNDONE -> true;
            case CHILD_OPENED, CHILD_ASKED, CHILD_ENDED -> false; // it is counted with its parent
            case TAKEN, ASSIGNED -> true; // the first one begins the examination: the list shows the state
            case STEP_COMPLETED, SIGNED, RESULT_NUMBERED, RESULT_READY, RETURNED -> true;
            case RESULT_RENUMBERED -> false; // what stands on the paper, not where it lies
            case SUPPLEMENT_PROPOSED, SUPPLEMENT_DECLINED, SUPPLEMENT_REQUESTED -> true;
            case SUPPLEMENT_HANDED_IN, SUPPLEMENT_LACKING, SUPPLEMENT_RECEIVED -> true;
            case APOLOGISED, CORRECTED -> true;
            case TACITLY_AGREED -> false; // the dossier's own clock runs on
            case FAULT_APOLOGISED, APOLOGY_WAIVED -> false; // no date is moved
            case WITHDRAWAL_REQUESTED, WITHDRAWAL_DECLINED, WITHDRAWN, STOPPED, REJECTED -> true;
            case LAW_ASKED, LAW_GRANTED, LAW_DECLINED -> false; // by which law it may be accepted, not where it stands
            case SENT_BACK -> false; // the work goes back a step: who holds it changes no figure
            case PROCESS_CHANGED -> false; // how it goes on, not where it stands
            case RATED, COMPLAINED, COMPLAINT_ANSWERED -> true; // the points of its service
            case COMPLAINT_REFERRED -> false; // whom it was passed on to
            case COMMENTED -> false; // what officers say of it
            case PAPER_DIGITISED, PAYMENT_PROOF_BROUGHT, RESULT_DRAFTED -> false; // what is kept, not where it stands
        };
    }

    private static boolean kernelMoves(String kind) {
        var event = CaseEvent.of(kind)
                .orElseThrow(() -> new IllegalStateException("Oversight does not know the kernel entry " + kind));
        return switch (event) {
            case BECAME_AT_RISK, BECAME_LATE -> false; // a moment tells this; it is never stored
            case RELEASED, HANDED_OVER, TAKEN_OVER -> false; // who holds it changes no figure
            case CONSULTED, ANSWERED, CONSULTATION_WITHDRAWN, REMINDED -> false; // the dossier's own clock runs on
            case PAUSED, RESUMED, REHOMED, SUCCEEDED, CASE_REFERRED, REOPENED -> true;
            case ADMITTED, DISMISSED, EXCLUDED -> false; // of sealed cases, which come to no reader
            case CALENDAR_CHANGED, WARNING_CHANGED -> true; // the dates are other ones
            case CONTENT_SEALED, CONTENT_ERASED -> false; // what is kept, not where it stands
        };
    }

    private static DossierFact fact(List<Entry> entries, CaseState state, Instant known, Dates dates) {
        var first = entries.getFirst();
        var result = state.obligation(Tier.WHOLE);
        var owed = result.or(() -> answer(state));
        var row = owed.map(o -> dates.of(state, o, known)).orElse(Dates.Row.NONE);
        return new DossierFact(
                state.id().value(),
                state.version(),
                known,
                null,
                state.unitNow().value(),
                state.unitIn().value(),
                text(first, "procedure"),
                text(first, "channel"),
                state.state(),
                Objects.requireNonNull(state.openedAt()),
                isUndone(state) ? null : result.map(o -> o.clock().start()).orElse(null),
                row.dueAt(),
                row.lateFrom(),
                row.warnFrom(),
                row.pausedSince(),
                metAt(state, result),
                state.closedAt(),
                row.originalDueAt(),
                row.originalLateFrom(),
                result.flatMap(o -> LawLimit.owed(o, entries))
                        .map(o -> dates.lateFrom(o, known))
                        .orElse(null),
                result.map(o -> o.clock().extension() != null).orElse(false),
                isCarriedOver(first) ? state.openedAt() : null,
                WhyLate.NONE,
                mark(entries, state, known, dates));
    }

    /** As far as there is a result, or its holder said something. */
    private static ServiceMark mark(List<Entry> entries, CaseState state, Instant known, Dates dates) {
        var marks = new HashMap<Integer, Integer>();
        if (metAt(state, state.obligation(Tier.WHOLE)) != null)
            marks.putAll(ServiceMarks.computed(
                    state,
                    entries,
                    Channel.valueOf(text(entries.getFirst(), "channel")),
                    known,
                    o -> dates.due(o, known)));
        entries.stream()
                .filter(e -> DossierEvent.RATED.kind().equals(e.kind()))
                .forEach(rating -> marks.putAll(ServiceMarks.said(rating)));
        return ServiceMark.of(marks);
    }

    /** When the result came to the one-stop; what ended without one was met by nobody. */
    private static @Nullable Instant metAt(CaseState state, Optional<Obligation> result) {
        return DossierState.valueOf(state.state()).isWithoutResult()
                ? null
                : result.map(o -> o.clock().metAt()).orElse(null);
    }

    /** What the one-stop owes before acceptance; while it waits for the applicant, nothing. */
    private static Optional<Obligation> answer(CaseState state) {
        return state.obligation(Tier.RECEPTION).filter(o -> o.clock().phase() instanceof ObligationClock.Phase.Running);
    }

    private static String text(Entry first, String fact) {
        var value = first.facts().get(fact);
        if (value instanceof String text) return text;
        throw new IllegalStateException("Case " + first.caseId() + ": its first entry lacks the fact " + fact);
    }
}
