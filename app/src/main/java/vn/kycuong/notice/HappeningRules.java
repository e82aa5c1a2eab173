package vn.kycuong.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.AskingTimes;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.WorkItem;

/** What an entry of a dossier tells, read from what it is and from its effects; the same whenever it is read. */
final class HappeningRules {
    /** Entries that tell the applicant something by what they are; all else follows from effects. */
    private static final Map<String, Happening> BY_KIND = Map.ofEntries(
            Map.entry(DossierEvent.ACCEPTED.kind(), Happening.ACCEPTED),
            Map.entry(DossierEvent.GUIDED.kind(), Happening.GUIDED),
            Map.entry(DossierEvent.REFUSED.kind(), Happening.REFUSED),
            Map.entry(DossierEvent.APOLOGISED.kind(), Happening.APOLOGISED),
            Map.entry(DossierEvent.FAULT_APOLOGISED.kind(), Happening.APOLOGY_LETTER),
            Map.entry(DossierEvent.RETURNED.kind(), Happening.RETURNED),
            Map.entry(DossierEvent.STOPPED.kind(), Happening.STOPPED),
            Map.entry(DossierEvent.WITHDRAWN.kind(), Happening.WITHDRAWN),
            Map.entry(DossierEvent.WITHDRAWAL_DECLINED.kind(), Happening.WITHDRAWAL_DECLINED),
            Map.entry(DossierEvent.SUPPLEMENT_HANDED_IN.kind(), Happening.SUPPLEMENT_HANDED_IN),
            Map.entry(DossierEvent.SUPPLEMENT_LACKING.kind(), Happening.SUPPLEMENT_LACKING),
            Map.entry(DossierEvent.SUPPLEMENT_PROPOSED.kind(), Happening.APPROVAL_ASKED),
            Map.entry(DossierEvent.REFUSAL_PROPOSED.kind(), Happening.REFUSAL_ASKED),
            Map.entry(DossierEvent.WITHDRAWAL_REQUESTED.kind(), Happening.WITHDRAWAL_ASKED),
            Map.entry(DossierEvent.PAYMENT_PROOF_BROUGHT.kind(), Happening.PAYMENT_PROOF),
            Map.entry(DossierEvent.LAW_ASKED.kind(), Happening.LAW_ASKED),
            Map.entry(DossierEvent.LAW_GRANTED.kind(), Happening.LAW_GRANTED),
            Map.entry(DossierEvent.LAW_DECLINED.kind(), Happening.LAW_DECLINED),
            Map.entry(DossierEvent.COMPLAINED.kind(), Happening.COMPLAINED),
            Map.entry(DossierEvent.COMPLAINT_ANSWERED.kind(), Happening.COMPLAINT_ANSWERED),
            Map.entry(DossierEvent.COMMENTED.kind(), Happening.COMMENTED),
            Map.entry(DossierEvent.TACITLY_AGREED.kind(), Happening.TACIT_CONSENT),
            Map.entry(CaseEvent.REOPENED.kind(), Happening.REOPENED),
            Map.entry(CaseEvent.BECAME_AT_RISK.kind(), Happening.AT_RISK),
            Map.entry(CaseEvent.BECAME_LATE.kind(), Happening.LATE),
            Map.entry(CaseEvent.REMINDED.kind(), Happening.REMINDED));

    /** Going live tells nobody anything: who applied was told by the old system. */
    private static final Set<String> OF_GOING_LIVE =
            Set.of(DossierEvent.CARRIED_OVER.kind(), DossierEvent.CARRY_UNDONE.kind());

    /** Work that comes tells nothing by itself: it is the applicant who has to do something, or the answer that brings it tells more. */
    private static final Set<String> TELLS_MORE = Set.of(
            DossierEvent.GUIDED.kind(),
            DossierEvent.SUPPLEMENT_LACKING.kind(),
            DossierEvent.LAW_ASKED.kind(),
            DossierEvent.LAW_GRANTED.kind(),
            DossierEvent.LAW_DECLINED.kind());

    private static final Set<String> AWAITING =
            Set.of(DossierState.GUIDED.name(), DossierState.WAITING_SUPPLEMENT.name());

    private HappeningRules() {}

    /**
     * What an entry tells.
     *
     * @param chain the entries of the case, from 1
     * @param states the case after each of its versions, from 0
     * @param due when an obligation is due as the case then stood; null while its clock stands
     */
    static Set<Happened> told(
            List<Entry> chain, List<CaseState> states, Entry entry, Function<Obligation, @Nullable Instant> due) {
        if (OF_GOING_LIVE.contains(entry.kind())) return Set.of();
        var before = states.get(entry.version() - 1);
        var after = states.get(entry.version());
        var told = new LinkedHashSet<Happened>();
        if (DossierEvent.CORRECTED.kind().equals(entry.kind())) {
            var mended = told(chain, states, mended(chain, entry), due);
            if (mended.stream().anyMatch(m -> m.what().isForApplicant()))
                told.add(Happened.ofCase(Happening.CORRECTED, promise(after)));
            return told;
        }
        byKind(entry, before, after).ifPresent(told::add);
        for (var effect : entry.effects())
            byEffect(effect, entry, before, after).ifPresent(told::add);
        ready(before, after, due).ifPresent(told::add);
        // who applied for the parent is told of the parent alone
        if (Children.isChild(chain.getFirst())) told.removeIf(t -> t.what().isForApplicant());
        return told;
    }

    /** The entry that a correction undoes: remarks may lie between them. */
    private static Entry mended(List<Entry> chain, Entry correction) {
        return correction.effects().stream()
                .filter(Effect.Restored.class::isInstance)
                .map(e -> chain.get(((Effect.Restored) e).version()))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Happened> byKind(Entry entry, CaseState before, CaseState after) {
        if (DossierEvent.SUBMITTED.kind().equals(entry.kind()) && entry.actor().equals(ActorId.PUBLIC))
            return Optional.of(Happened.ofCase(Happening.REGISTERED, promise(after)));
        if (CaseEvent.CALENDAR_CHANGED.kind().equals(entry.kind())) return moved(entry, before);
        return Optional.ofNullable(BY_KIND.get(entry.kind()))
                .map(what -> Happened.ofCase(what, named(entry).orElseGet(() -> promise(after))));
    }

    /** The obligation that the entry itself names. */
    private static Optional<Integer> named(Entry entry) {
        return entry.facts().get("obligation") instanceof Number no ? Optional.of(no.intValue()) : Optional.empty();
    }

    /** What is promised to the applicant now: the result, or before acceptance an answer. */
    static int promise(CaseState c) {
        return c.obligation(Tier.WHOLE)
                .or(() -> c.obligation(Tier.RECEPTION))
                .map(Obligation::no)
                .orElse(0);
    }

    private static Optional<Happened> byEffect(Effect effect, Entry entry, CaseState before, CaseState after) {
        return switch (effect) {
            case Effect.ClockStopped e
            when isPromise(before, e.no()) -> Optional.of(Happened.ofCase(stopped(e.ground()), e.no()));
            case Effect.ClockResumed e
            when isPromise(before, e.no()) -> {
                boolean papers =
                        before.obligation(e.no()).clock().stops().getLast().ground() == Ground.SUPPLEMENT;
                yield Optional.of(Happened.ofCase(papers ? Happening.SUPPLEMENT_RECEIVED : Happening.RESUMED, e.no()));
            }
            case Effect.StateChanged e
            when e.state().equals(DossierState.REFERRED.name()) -> Optional.of(Happened.ofCase(Happening.REFERRED, 0));
            case Effect.WorkOpened e -> came(e.no(), e.holder(), entry, after);
            case Effect.WorkMoved e -> came(e.no(), e.holder(), entry, after);
            case Effect.WorkReleased e -> came(e.no(), null, entry, after);
            case Effect.WorkTaken e -> came(e.no(), e.holder(), entry, after);
            default -> Optional.empty();
        };
    }

    private static boolean isPromise(CaseState c, int no) {
        return c.obligations().stream().anyMatch(o -> o.no() == no && o.tier() == Tier.WHOLE);
    }

    private static Happening stopped(Ground ground) {
        return switch (ground) {
            case SUPPLEMENT -> Happening.SUPPLEMENT_ASKED;
            case FINANCE -> Happening.STOPPED_FINANCE;
            case PUBLIC_POSTING, CITIZEN_PRESENCE, COUNCIL, FORCE_MAJEURE, CLOSED -> Happening.STOPPED_OTHER;
        };
    }

    /** Work that is nobody's yet, or another's than who acted; whoever takes it up himself knows. */
    private static Optional<Happened> came(int no, @Nullable ActorId holder, Entry entry, CaseState after) {
        if (TELLS_MORE.contains(entry.kind())) return Optional.empty();
        var work = after.work(no);
        if (work.isEmpty() || !work.get().open()) return Optional.empty();
        int owed = work.get().obligation();
        if (holder != null)
            return holder.equals(entry.actor())
                    ? Optional.empty()
                    : Optional.of(new Happened(Happening.WORK_GIVEN, no, owed));
        boolean asked = owed > 0 && after.obligation(owed).isConsultation();
        return Optional.of(new Happened(asked ? Happening.CONSULTED : Happening.WORK_CAME, no, owed));
    }

    private static Optional<Happened> ready(
            CaseState before, CaseState after, Function<Obligation, @Nullable Instant> due) {
        var there = DossierState.AT_ONE_STOP.name();
        if (!after.state().equals(there) || before.state().equals(there)) return Optional.empty();
        var owed = after.obligation(Tier.WHOLE);
        if (owed.isEmpty()) return Optional.empty();
        var met = owed.get().clock().metAt();
        var promised = due.apply(owed.get());
        boolean early = met != null && promised != null && day(met).isBefore(day(promised));
        return Optional.of(Happened.ofCase(
                early ? Happening.RESULT_EARLY : Happening.RESULT_READY,
                owed.get().no()));
    }

    private static LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }

    /** The calendar moved the date of the result, and not its warning alone. */
    private static Optional<Happened> moved(Entry entry, CaseState before) {
        if (!(entry.facts().get("moved") instanceof List<?> dates)) return Optional.empty();
        for (var one : dates) {
            if (one instanceof Map<?, ?> date
                    && date.get("obligation") instanceof Number no
                    && isPromise(before, no.intValue())
                    && !Objects.equals(date.get("from"), date.get("to")))
                return Optional.of(Happened.ofCase(Happening.CALENDAR_MOVED, no.intValue()));
        }
        return Optional.empty();
    }

    // ---- what the clock alone will tell

    /** What will have to be told of a case as it stands now, unless it changes before. */
    static List<Happened> awaited(CaseState now) {
        var awaited = new ArrayList<Happened>();
        if (!Dossiers.KIND.equals(now.kind())) return awaited;
        if (now.isOpen() && AWAITING.contains(now.state())) {
            awaited.add(Happened.ofCase(Happening.SUPPLEMENT_NEAR, promise(now)));
            awaited.add(Happened.ofCase(Happening.SUPPLEMENT_OVERDUE, promise(now)));
        }
        now.obligation(Tier.WHOLE).ifPresent(owed -> {
            boolean runs = owed.clock().phase() instanceof ObligationClock.Phase.Running;
            if (now.isOpen() && owed.isOpen() && runs) awaited.add(Happened.ofCase(Happening.NO_RESULT_YET, owed.no()));
            if (now.isOpen() && now.state().equals(DossierState.AT_ONE_STOP.name()))
                awaited.add(Happened.ofCase(Happening.UNCOLLECTED, owed.no()));
            if (now.isOpen() && AskingTimes.isStillToAsk(now))
                asking(now).ifPresent(what -> awaited.add(Happened.ofCase(what, owed.no())));
        });
        return awaited;
    }

    private static Optional<Happening> asking(CaseState now) {
        if (now.state().equals(DossierState.SUPPLEMENT_PROPOSED.name())) return Optional.of(Happening.APPROVAL_ENDS);
        boolean examined =
                now.state().equals(DossierState.ACCEPTED.name()) || now.state().equals(DossierState.PROCESSING.name());
        return examined ? Optional.of(Happening.ASKING_ENDS) : Optional.empty();
    }

    /** The version since which work stands on its step, with the clock of what it serves as it is: what is told of the step is told once. */
    static int sinceStep(List<CaseState> states, WorkItem work) {
        int version = since(states, work.obligation());
        int stands = states.size() - 1;
        while (stands > version && standsAsNow(states.get(stands - 1), work)) stands--;
        return stands;
    }

    private static boolean standsAsNow(CaseState before, WorkItem work) {
        return before.work(work.no())
                .filter(w -> w.open() && w.step() == work.step() && w.since().equals(work.since()))
                .isPresent();
    }

    /** The version since which the clock of an obligation has been as it is: what is told of it is told once. */
    static int since(List<CaseState> states, int obligation) {
        var clock = states.getLast().obligation(obligation).clock();
        int version = states.size() - 1;
        while (version > 1
                && states.get(version - 1).obligations().size() >= obligation
                && states.get(version - 1).obligation(obligation).clock().equals(clock)) version--;
        return version;
    }
}
