package vn.kycuong.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.AskingTime;
import vn.kycuong.dossier.AskingTimes;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.StepClock;
import vn.kycuong.dossier.StepClocks;
import vn.kycuong.dossier.SupplementDeadline;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;
import vn.kycuong.notice.Tellings.Place;
import vn.kycuong.notice.Tellings.WatchDraft;
import vn.kycuong.reading.Readings;
import vn.kycuong.task.Tasks;
import vn.kycuong.worktime.LegalClock;

/**
 * Writes down who is to be told what of each entry of a dossier, an assigned task, or what a person has to read. All of it follows from the chain, under keys of the entry: read twice, or
 * again from the first leaf, it is written once. Entries of sealed cases reach no reader.
 */
@Component
class NoticeReactions implements Reaction {
    static final String NAME = "notice.outbox";
    /** Kinds of the cases of which people are told. */
    private static final Set<String> TOLD = Set.of(Dossiers.KIND, Readings.KIND, Tasks.KIND);

    /** A lead is no same-day limit: no hour of the day moves it. */
    private static final LocalTime NO_CUTOFF = LocalTime.MAX;

    private final Chains chains;
    private final ClockProjection clocks;
    private final Situations situations;
    private final People people;
    private final TellingRows rows;
    private final LegalClock time;
    private final AskingTimes asking;
    private final StepClocks steps;

    NoticeReactions(
            Chains chains,
            ClockProjection clocks,
            Situations situations,
            People people,
            TellingRows rows,
            LegalClock time,
            AskingTimes asking,
            StepClocks steps) {
        this.chains = chains;
        this.clocks = clocks;
        this.situations = situations;
        this.people = people;
        this.rows = rows;
        this.time = time;
        this.asking = asking;
        this.steps = steps;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        long begun = rows.begun();
        var own = entries.stream()
                .filter(e -> e.leaf() >= begun && TOLD.contains(e.entry().caseKind()))
                .map(LedgerEntry::entry)
                .collect(Collectors.groupingBy(Entry::caseId));
        if (own.isEmpty()) return;
        var tellings = new Tellings();
        var known = new HashMap<Seats, List<ActorId>>();
        var states = chains.of(List.copyOf(own.keySet())).entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().value(),
                        e -> new Read(
                                read(e.getValue(), own.getOrDefault(e.getKey(), List.of()), tellings, known),
                                e.getValue())));
        var cases = List.copyOf(states.keySet());
        rows.over(noLongerTrue(states));
        rows.add(tellings);
        rows.watch(cases, tellings.watches);
    }

    /** A case as it stands now, and its entries. */
    private record Read(CaseState now, List<Entry> chain) {}

    private List<Long> noLongerTrue(Map<UUID, Read> states) {
        return rows.standing(List.copyOf(states.keySet())).stream()
                .filter(s -> {
                    var read = Objects.requireNonNull(states.get(s.caseId()));
                    return !LineRules.holds(s.line(), read.now(), read.chain());
                })
                .map(TellingRows.Standing::id)
                .toList();
    }

    /** Reads entries of one case; answers how it stands now. */
    private CaseState read(List<Entry> chain, List<Entry> entries, Tellings tellings, Map<Seats, List<ActorId>> known) {
        var first = chain.getFirst();
        var states = CaseState.histories(first.caseId(), first.caseKind(), chain);
        var now = states.getLast();
        var tooOld = time.instant().minus(SendingRules.KEPT);
        for (var entry : entries)
            if (entry.recordedAt().isAfter(tooOld))
                tell(chain, states, entry, tellings, staff(entry.recordedAt(), known));
        tellings.lines.removeIf(l -> l.caseId().equals(now.id().value()) && !LineRules.holds(l.open(), now, chain));
        await(chain, states, tellings);
        return now;
    }

    private void tell(
            List<Entry> chain, List<CaseState> states, Entry entry, Tellings tellings, LineRules.Staff staff) {
        var after = states.get(entry.version());
        var day = LegalZone.local(entry.recordedAt()).toLocalDate();
        var known = situations.at(day);
        var place = new Place(after, entry.version(), entry.recordedAt());
        for (var told : told(chain, states, entry)) {
            var due = told.obligation() == 0 ? null : due(after.obligation(told.obligation()), entry.recordedAt());
            for (var situation : known) {
                if (situation.happening() != told.what()) continue;
                var to = told.what().isOfReading()
                        ? ReadingHappenings.reader(chain.getFirst()).stream()
                                .map(ActorId::value)
                                .toList()
                        : recipients(situation, told, chain, after, entry.actor(), staff);
                tellings.tell(situation, told, place, due, to);
            }
        }
    }

    private Set<Happened> told(List<Entry> chain, List<CaseState> states, Entry entry) {
        if (Tasks.KIND.equals(entry.caseKind())) return TaskHappenings.told(chain, entry);
        return Readings.KIND.equals(entry.caseKind())
                ? ReadingHappenings.told(entry).map(Set::of).orElse(Set.of())
                : HappeningRules.told(chain, states, entry, o -> due(o, entry.recordedAt()));
    }

    private static List<Integer> recipients(
            Situation situation,
            Happened told,
            List<Entry> chain,
            CaseState after,
            ActorId actor,
            LineRules.Staff staff) {
        return switch (situation.addressee()) {
            case APPLICANT, BOOKER -> List.of();
            case ASSIGNER ->
                told.what().isOfTask()
                        ? TaskHappenings.assigner(chain.subList(0, after.version()), after, staff, actor).stream()
                                .map(ActorId::value)
                                .toList()
                        : List.of();
            case HEAD -> List.of(LineRules.unit(told, after).value());
            case OFFICER ->
                LineRules.officers(told, after, staff, actor).stream()
                        .map(ActorId::value)
                        .toList();
        };
    }

    /** Who is where, on the day of a moment. */
    LineRules.Staff staff(Instant at) {
        return staff(at, new HashMap<>());
    }

    /** @param known who was asked for before */
    private LineRules.Staff staff(Instant at, Map<Seats, List<ActorId>> known) {
        var day = LegalZone.local(at).toLocalDate();
        return (unit, role) -> known.computeIfAbsent(
                new Seats(unit, role, day),
                _ -> people.at(unit, role, day).stream()
                        .map(People.Person::actor)
                        .toList());
    }

    /** A role at a unit on a day. */
    private record Seats(UnitId unit, String role, LocalDate day) {}

    @Nullable
    Instant due(Obligation owed, Instant knownAt) {
        return clocks.reading(owed, knownAt).dueAt();
    }

    /**
     * When what is awaited is due: the result; or, where that comes before the result, the end of the time in which papers may be asked for.
     *
     * @param chain whose first entry says of which procedure it is
     */
    @Nullable
    Instant due(Happened awaited, CaseState c, List<Entry> chain, Instant knownAt) {
        var due = due(c.obligation(awaited.obligation()), knownAt);
        if (!awaited.what().isOfAsking()) return due;
        var procedure = String.valueOf(chain.getFirst().facts().get("procedure"));
        return asking.of(c, procedure, knownAt)
                .map(AskingTime::until)
                .filter(until -> due != null && until.isBefore(due))
                .orElse(null);
    }

    /** Notes what the clock alone will tell of the case as it stands now. */
    private void await(List<Entry> chain, List<CaseState> states, Tellings tellings) {
        var now = states.getLast();
        var knownAt = chain.getLast().recordedAt();
        for (var awaited : HappeningRules.awaited(now)) {
            if (awaited.obligation() == 0) continue; // guided before its answer was kept standing
            for (var situation : situations.at(LegalZone.local(knownAt).toLocalDate())) {
                var lead = situation.lead();
                if (situation.happening() != awaited.what() || lead == null) continue;
                var at = awaited.what().isOfSupplement()
                        ? moment(awaited.what(), answerBy(chain, now), Limit.parse(lead), now.unitIn(), knownAt)
                        : moment(awaited, now, chain, Limit.parse(lead), knownAt);
                if (at != null)
                    tellings.watches.add(new WatchDraft(
                            now.id().value(),
                            situation.key(),
                            HappeningRules.since(states, awaited.obligation()),
                            0,
                            awaited.obligation(),
                            at));
            }
        }
        for (var step : steps.of(now, knownAt)) await(step, states, knownAt, tellings);
    }

    private void await(StepClock step, List<CaseState> states, Instant knownAt, Tellings tellings) {
        var now = states.getLast();
        var work = now.work(step.work()).orElseThrow();
        int since = HappeningRules.sinceStep(states, work);
        for (var situation : situations.at(LegalZone.local(knownAt).toLocalDate()))
            if (situation.happening().isOfStep())
                tellings.watches.add(new WatchDraft(
                        now.id().value(),
                        situation.key(),
                        since,
                        work.no(),
                        work.obligation(),
                        moment(situation.happening(), step)));
    }

    /** When it is told of a step. */
    static Instant moment(Happening what, StepClock step) {
        return what == Happening.STEP_LATE ? step.lateFrom() : step.warnFrom();
    }

    private static @Nullable Instant answerBy(List<Entry> chain, CaseState now) {
        return SupplementDeadline.of(chain, now).map(SupplementDeadline::end).orElse(null);
    }

    /** The last minute in which the applicant may bring what he was asked for, as it is told; null where there is none. */
    static @Nullable Instant lastMinute(List<Entry> chain, CaseState now) {
        var end = answerBy(chain, now);
        return end == null ? null : end.minus(Duration.ofMinutes(1));
    }

    /** So long before the applicant's day is over, or so long after; null where there is no such moment. */
    private @Nullable Instant moment(
            Happening what, @Nullable Instant until, Limit lead, UnitId oneStop, Instant knownAt) {
        if (until == null) return null;
        var calendar = clocks.calendar(oneStop, knownAt);
        if (what == Happening.SUPPLEMENT_OVERDUE)
            return Deadlines.due(calendar, until, lead, NO_CUTOFF, List.of(), until)
                    .at();
        var at = Deadlines.latestReceipt(calendar, lead, NO_CUTOFF, until);
        return at.isAfter(knownAt) ? at : null;
    }

    /** Null where there is no such moment: the clock stands, or the time is too short. */
    private @Nullable Instant moment(Happened awaited, CaseState c, List<Entry> chain, Limit lead, Instant knownAt) {
        var owed = c.obligation(awaited.obligation());
        var clock = owed.clock();
        var met = clock.metAt();
        if (awaited.what() == Happening.UNCOLLECTED)
            return met == null
                    ? null
                    : Deadlines.due(clocks.calendar(c.unitIn(), knownAt), met, lead, clock.cutoff(), List.of(), met)
                            .at();
        var due = due(awaited, c, chain, knownAt);
        if (due == null) return null;
        var at = Deadlines.latestReceipt(clocks.calendar(owed.unit(), knownAt), lead, clock.cutoff(), due);
        return at.isAfter(clock.countedFrom()) ? at : null;
    }
}
