package vn.kycuong.contest;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * Contests of time in hand: raised by whoever is charged with it, on a clock of their own, decided by another person. Căn cứ:
 * GLOSSARY#time-in-hand.
 */
@Component
public class Contests {
    /** Kind of a contest's case in the ledger. */
    public static final String KIND = "contest";
    /** Entries of this desk; readers of the ledger know them by these names. */
    public static final String CONTESTED = "kernel.AttributionContested";

    public static final String DECIDED = "kernel.AttributionDecided";
    public static final String RAISE = "contest.raise";
    public static final String DECIDE = "contest.decide";
    private static final String LIMIT = "contest.answer-limit";
    private static final String DAYS = "contest.raise-days";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ContestRows rows;
    private final Ledger ledger;
    private final WorkTime workTime;
    private final Rules rules;
    private final Organisation organisation;
    private final Posts posts;
    private final LegalClock time;

    Contests(
            ContestRows rows,
            Ledger ledger,
            WorkTime workTime,
            Rules rules,
            Organisation organisation,
            Posts posts,
            LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.workTime = workTime;
        this.rules = rules;
        this.organisation = organisation;
        this.posts = posts;
        this.time = time;
    }

    /**
     * Which part of which case.
     *
     * @param from where the part begins, to the minute
     */
    public record PartRef(CaseId caseId, int obligation, Instant from) {}

    /** The part this person may contest, or why not. */
    public sealed interface Raisable {
        record Yes(TimeInHand.Part part) implements Raisable {}

        record No(ContestResult why) implements Raisable {}
    }

    /** Looks whether a part can be contested by this person now; changes nothing. */
    public Raisable raisable(PartRef ref, Officer officer) {
        var now = now();
        var part = part(ref, now);
        if (part.isEmpty()) return new Raisable.No(new ContestResult.NotFound());
        var head = posts.heads()
                .at(officer.unit(), LegalZone.local(now).toLocalDate())
                .head();
        var days = rules.at(LegalZone.local(now).toLocalDate()).whole(DAYS);
        var no = ContestRules.mayRaise(part.get(), officer, head, now, days);
        boolean again = rows.about(ref.caseId()).stream()
                .anyMatch(c -> c.part().obligation() == ref.obligation()
                        && c.part().from().equals(ref.from()));
        if (again) return new Raisable.No(new ContestResult.NotPossible("contest.no.again"));
        return no.<Raisable>map(Raisable.No::new).orElseGet(() -> new Raisable.Yes(part.get()));
    }

    /**
     * Contests a part of time.
     *
     * @param formKey random key of the form; sent twice it is one contest
     * @param reason why, in free text: kept in a revision, only its commitment enters the ledger
     */
    @Transactional
    public ContestResult raise(String formKey, PartRef ref, String reason, Officer officer) {
        var id = CaseId.ofForm(formKey);
        if (rows.find(id).isPresent()) return new ContestResult.Done(id);
        return switch (raisable(ref, officer)) {
            case Raisable.No(var why) -> why;
            case Raisable.Yes(var part) -> raise(id, formKey, ref, part, reason, officer);
        };
    }

    private ContestResult raise(
            CaseId id, String key, PartRef ref, TimeInHand.Part part, String reason, Officer officer) {
        var now = now();
        var law = rules.at(LegalZone.local(now).toLocalDate());
        var decides = organisation.province().id();
        var clock =
                ObligationClock.started(now, law.limit(LIMIT), law.rule(LIMIT).basis(), law.sameDayCutoff());
        var contested = ContestedPart.of(ref.caseId(), ref.obligation(), part);
        var contest = new Contest(id, contested, officer.actor(), officer.unit(), now, reason, null);
        if (!rows.insert(contest)) return new ContestResult.NotPossible("contest.no.again");
        return record(
                CaseState.unopened(id, KIND),
                new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key),
                CONTESTED,
                RAISE,
                ContestRules.raised(officer.unit(), decides, clock),
                facts(contested),
                reason);
    }

    /**
     * Decides a contest.
     *
     * @param to who bears the time when the contest is upheld; null dismisses it
     * @param answer the reason of the decision
     */
    @Transactional
    public ContestResult decide(CaseId id, int version, @Nullable Place to, String answer, Officer officer) {
        var contest = rows.find(id);
        var state = ledger.find(id);
        if (contest.isEmpty() || state.isEmpty()) return new ContestResult.NotFound();
        if (state.get().version() != version && state.get().closedAt() != null) return new ContestResult.Overtaken();
        var no = ContestRules.mayDecide(contest.get(), state.get(), officer, to);
        if (no.isPresent()) return no.get();
        if (!officer.may(DECIDE)) return new ContestResult.NotAllowed();
        var outcome = to == null ? ContestState.DISMISSED : ContestState.UPHELD;
        var facts = facts(contest.get().part());
        facts.put("outcome", outcome.name());
        if (to != null) facts.put("to", to.kind().name());
        if (to != null && to.unit() != null) facts.put("toUnit", to.unit().value());
        var now = now();
        return record(
                state.get(),
                new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, null),
                DECIDED,
                DECIDE,
                ContestRules.decided(outcome),
                facts,
                answer);
    }

    /** The reason goes into a revision with its salt, its commitment into the entry: both or neither. */
    private ContestResult record(
            CaseState before,
            Act.By by,
            String kind,
            String right,
            List<Effect> effects,
            Map<String, Object> facts,
            String text) {
        int revision = kind.equals(CONTESTED) ? 1 : 2;
        var content = text.getBytes(StandardCharsets.UTF_8);
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        if (!rows.append(before.id(), revision, content, salt)) return undone(new ContestResult.Overtaken());
        var at = before.version() == 0 ? by.unit() : before.unitNow();
        var act = Act.of(before, by, kind, right, at, effects, facts, Commitment.of(revision, salt, content));
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> new ContestResult.Done(before.id());
            case ActOutcome.Replayed _ -> undone(new ContestResult.Done(before.id()));
            case ActOutcome.Stale _ -> undone(new ContestResult.Overtaken());
            case ActOutcome.Forbidden _ -> undone(new ContestResult.NotAllowed());
        };
    }

    private static ContestResult undone(ContestResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    private static Map<String, Object> facts(ContestedPart part) {
        var facts = new HashMap<String, Object>();
        facts.put("case", part.caseId().toString());
        facts.put("obligation", part.obligation());
        facts.put("from", Moments.text(part.from()));
        facts.put("until", Moments.text(part.to()));
        facts.put("opened", part.opened());
        facts.put("ended", part.ended());
        facts.put("hand", part.kind().name());
        facts.put("unit", part.unit().value());
        if (part.officer() != null) facts.put("officer", part.officer().value());
        if (part.head() != null) facts.put("head", part.head().value());
        return facts;
    }

    private Optional<TimeInHand.Part> part(PartRef ref, Instant now) {
        var entries = ledger.entries(ref.caseId());
        if (entries.isEmpty()) return Optional.empty();
        var owed = ledger.find(ref.caseId()).stream()
                .flatMap(c -> c.obligations().stream())
                .filter(o -> o.no() == ref.obligation())
                .findFirst();
        if (owed.isEmpty()) return Optional.empty();
        var time = timeOf(entries, owed.get(), now);
        return time.parts().stream().filter(p -> p.from().equals(ref.from())).findFirst();
    }

    private TimeInHand timeOf(List<Entry> entries, Obligation owed, Instant now) {
        var calendar = workTime.calendar(owed.unit(), now);
        return TimeInHand.of(entries, new TimeInHand.Question(owed.no(), calendar, posts.heads(), now));
    }

    /** A contest with the state of its case, for whoever may see it. */
    public Optional<Standing> find(CaseId id, Officer officer) {
        return rows.find(id)
                .filter(c -> sees(c, officer))
                .flatMap(c -> ledger.find(id).map(state -> new Standing(c, state)));
    }

    /** Contests about one case, the earliest first, for whoever may see them. */
    public List<Standing> about(CaseId id, Officer officer) {
        return standing(rows.about(id).stream().filter(c -> sees(c, officer)).toList());
    }

    /** The newest contests this person may see. */
    public List<Standing> newest(Officer officer, int most) {
        return standing(rows.newest(officer.scope(), officer.actor(), most));
    }

    /** A contest and its case. */
    public record Standing(Contest contest, CaseState state) {
        public ContestState stands() {
            return ContestState.valueOf(state.state());
        }

        public Obligation owed() {
            return state.obligation(1);
        }
    }

    private List<Standing> standing(List<Contest> contests) {
        var states = ledger.find(contests.stream().map(Contest::id).toList());
        return contests.stream()
                .filter(c -> states.containsKey(c.id()))
                .map(c -> new Standing(c, Objects.requireNonNull(states.get(c.id()))))
                .toList();
    }

    private static boolean sees(Contest c, Officer officer) {
        return officer.may(DECIDE)
                || officer.actor().equals(c.raisedBy())
                || officer.scope().contains(c.part().unit())
                || officer.scope().contains(c.raisedFor());
    }

    /** To whom the decision of a contest gave the time; empty when it was dismissed or is not decided yet. */
    public Optional<Place> place(CaseId id) {
        for (var entry : ledger.entries(id).reversed()) {
            if (!DECIDED.equals(entry.kind()) || !(entry.facts().get("to") instanceof String to)) continue;
            var unit = entry.facts().get("toUnit") instanceof Number n ? new UnitId(n.intValue()) : null;
            return Optional.of(new Place(Place.Kind.valueOf(to), unit));
        }
        return Optional.empty();
    }

    /** Who decided; empty while nobody has. */
    public Optional<ActorId> decidedBy(CaseId id) {
        return ledger.entries(id).stream()
                .filter(e -> DECIDED.equals(e.kind()))
                .map(e -> e.actor())
                .findFirst();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
