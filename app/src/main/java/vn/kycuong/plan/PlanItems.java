package vn.kycuong.plan;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.plan.PlanResult.NotFound;
import vn.kycuong.plan.PlanResult.Problem;
import vn.kycuong.plan.PlanRules.Move;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Items of approved plans (việc trong kế hoạch): each a case of its own, done when its product is reported and accepted. */
@Component
public class PlanItems {
    /** Kind of an item's case in the ledger. */
    public static final String KIND = "plan";
    /** Entries of this desk; readers of the ledger know them by these names. */
    public static final String APPROVED = "plan.Approved";

    public static final String CHANGED = "plan.Changed";
    public static final String HANDED_IN = "plan.HandedIn";
    public static final String ACCEPTED = "plan.Accepted";
    public static final String SENT_BACK = "plan.SentBack";
    public static final String DROPPED = "plan.Dropped";
    static final String DRAFT = "plan.draft";
    static final String APPROVE = "plan.approve";
    private static final String BASIS = "Kế hoạch công tác được duyệt";
    private static final String PAPER = "Thay đổi kế hoạch";
    private static final int LONGEST = 4_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PlanRows rows;
    private final Ledger ledger;
    private final WorkTime workTime;
    private final Rules rules;
    private final LegalClock time;

    PlanItems(PlanRows rows, Ledger ledger, WorkTime workTime, Rules rules, LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.workTime = workTime;
        this.rules = rules;
        this.time = time;
    }

    /** An item, its plan and how it stands; the standing is null while the plan is a draft. */
    public record Seen(PlanItem item, Plan plan, @Nullable Standing standing) {}

    /** One entry of an item with the words it committed to; null words where they were lawfully erased. */
    public record Told(Entry entry, @Nullable ItemText text) {}

    /** An item for whoever may see it. */
    public Optional<Seen> find(UUID id, Officer officer) {
        return rows.item(id)
                .flatMap(i -> rows.find(i.plan())
                        .filter(p -> Plans.sees(p, officer)
                                || officer.scope().contains(i.unit()) && p.level() != Plan.Level.PERSON)
                        .map(p -> new Seen(i, p, standings(List.of(i), now()).get(i.id()))));
    }

    /** What happened to an item, the earliest first. */
    public List<Told> history(PlanItem item) {
        var texts = rows.revisions(item.caseId()).stream()
                .filter(r -> r.content() != null)
                .collect(Collectors.toMap(
                        CommittedContent.Kept::revision, r -> ItemText.of(Objects.requireNonNull(r.content()))));
        return ledger.entries(item.caseId()).stream()
                .map(e -> new Told(
                        e, e.content() == null ? null : texts.get(e.content().revision())))
                .toList();
    }

    /** When an item is owed, and why, by the calendar as known now; empty while its plan is a draft. */
    public Optional<DueDate> due(PlanItem item) {
        return ledger.find(item.caseId()).map(state -> {
            var owed = state.obligation(1);
            return owed.clock().due(workTime.calendar(owed.unit(), now()), now());
        });
    }

    /** Items of the level below that serve one. */
    public List<PlanItem> serving(PlanItem item) {
        return rows.serving(item.id());
    }

    /** How items stand at a moment, as the ledger knows them; items of drafts are left out. */
    Map<UUID, Standing> standings(Collection<PlanItem> items, Instant at) {
        var states = ledger.find(items.stream().map(PlanItem::caseId).toList());
        var found = new HashMap<UUID, Standing>();
        states.forEach((id, state) -> found.put(id.value(), standing(state, at)));
        return found;
    }

    private Standing standing(CaseState state, Instant at) {
        var owed = state.obligation(1);
        var due = owed.clock().due(workTime.calendar(owed.unit(), at), at);
        return new Standing(ItemState.valueOf(state.state()), owed.clock().metAt(), due.lateFrom(), state.version());
    }

    /** The first entry of each item of a plan that is approved now; all or none. */
    PlanResult open(Plan plan, List<PlanItem> items, Officer by) {
        var at = now();
        var cutoff = rules.at(LegalZone.local(at).toLocalDate()).sameDayCutoff();
        var acts = new ArrayList<Act>();
        for (var item : items) {
            var clock = ObligationClock.started(at, new Limit.CalendarDate(item.due()), BASIS, cutoff);
            var facts = new HashMap<String, Object>();
            facts.put("level", plan.level().name());
            facts.put("year", plan.year());
            facts.put("weight", item.weight());
            facts.put("due", item.due().toString());
            var ordered = plan.orderedBy();
            if (ordered != null) facts.putAll(ordered.facts());
            var text = new ItemText(item.name(), item.product(), item.product(), "");
            acts.add(Act.of(
                    CaseState.unopened(item.caseId(), KIND),
                    new Act.By(by.actor(), by.post(), by.unit(), at, at, null, by.inPlaceOf()),
                    APPROVED,
                    APPROVE,
                    plan.unit(),
                    PlanRules.approved(plan.unit(), item.unit(), clock),
                    facts,
                    committed(item.caseId(), 1, text)));
        }
        for (var outcome : ledger.record(acts))
            if (!(outcome instanceof ActOutcome.Recorded)) return undone(outcome, plan.id());
        return new PlanResult.Done(plan.id());
    }

    /** The product is there: the clock is met, and whoever approved the plan accepts it or sends it back. */
    @Transactional
    public PlanResult handIn(UUID item, int version, String formKey, String report, Officer by) {
        return act(item, version, formKey, Move.HAND_IN, report, by, (seen, state) -> {
            var i = seen.item();
            return record(
                    state, formKey, HANDED_IN, DRAFT, i.unit(), PlanRules.handedIn(), Map.of(), words(i, report), by);
        });
    }

    @Transactional
    public PlanResult accept(UUID item, int version, String formKey, String words, Officer by) {
        return act(item, version, formKey, Move.ACCEPT, words, by, (seen, state) -> {
            if (handedInBy(seen.item(), by)) return new PlanResult.NotPossible("plan.no.own");
            return record(
                    state,
                    formKey,
                    ACCEPTED,
                    APPROVE,
                    seen.plan().unit(),
                    PlanRules.accepted(),
                    Map.of(),
                    words(seen.item(), words),
                    by);
        });
    }

    /** It is owed as if it had never been handed in: the clock ran on all the time. */
    @Transactional
    public PlanResult sendBack(UUID item, int version, String formKey, String reason, Officer by) {
        return act(
                item,
                version,
                formKey,
                Move.SEND_BACK,
                reason,
                by,
                (seen, state) -> record(
                        state,
                        formKey,
                        SENT_BACK,
                        APPROVE,
                        seen.plan().unit(),
                        PlanRules.sentBack("Trả lại sản phẩm"),
                        Map.of(),
                        words(seen.item(), reason),
                        by));
    }

    /** It is not to be done any more; it counts nowhere. */
    @Transactional
    public PlanResult drop(UUID item, int version, String formKey, String reason, Officer by) {
        return act(
                item,
                version,
                formKey,
                Move.DROP,
                reason,
                by,
                (seen, state) -> record(
                        state,
                        formKey,
                        DROPPED,
                        APPROVE,
                        seen.plan().unit(),
                        PlanRules.dropped(state, PAPER),
                        Map.of(),
                        words(seen.item(), reason),
                        by));
    }

    /** What becomes another: the old value stays beside the new one in the entry, and the first one in the item. */
    public record Change(String product, int weight, LocalDate due, String reason) {}

    @Transactional
    public PlanResult change(UUID item, int version, String formKey, Change to, Officer by) {
        return act(item, version, formKey, Move.CHANGE, to.reason(), by, (seen, state) -> {
            var i = seen.item();
            var wrong = changeProblems(seen, to);
            if (!wrong.isEmpty()) return new PlanResult.Wrong(wrong);
            var facts = new HashMap<String, Object>();
            var effects = new ArrayList<Effect>();
            if (to.weight() != i.weight()) {
                facts.put("weightWas", i.weight());
                facts.put("weight", to.weight());
            }
            if (!to.due().equals(i.due())) {
                facts.put("dueWas", i.due().toString());
                facts.put("due", to.due().toString());
                effects.add(new Effect.ClockExtended(1, closeOf(to.due(), i.unit()), PAPER));
            }
            var text = new ItemText(i.name(), to.product(), i.product(), to.reason());
            var result = record(state, formKey, CHANGED, APPROVE, seen.plan().unit(), effects, facts, text, by);
            if (result instanceof PlanResult.Done && !rolledBack())
                rows.change(i.id(), to.product(), to.weight(), to.due());
            return result;
        });
    }

    private List<Problem> changeProblems(Seen seen, Change to) {
        var i = seen.item();
        var wrong = new ArrayList<>(PlanRules.problems(
                seen.plan(),
                new PlanItem(
                        i.id(),
                        i.plan(),
                        i.ord(),
                        i.serves(),
                        i.name(),
                        to.product(),
                        to.weight(),
                        to.due(),
                        i.unit(),
                        i.post(),
                        i.firstWeight(),
                        i.firstDue())));
        if (!to.due().equals(i.due()) && !to.due().isAfter(time.today()))
            wrong.add(new Problem("due", "Hạn mới phải sau hôm nay."));
        if (to.product().equals(i.product())
                && to.weight() == i.weight()
                && to.due().equals(i.due()))
            wrong.add(new Problem("due", "Chưa có gì thay đổi. Sửa hạn, trọng số hoặc sản phẩm."));
        return wrong;
    }

    /** The close of business of a day, or of the next working day. */
    private Instant closeOf(LocalDate due, UnitId unit) {
        var at = now();
        var cutoff = rules.at(LegalZone.local(at).toLocalDate()).sameDayCutoff();
        return ObligationClock.started(at, new Limit.CalendarDate(due), BASIS, cutoff)
                .due(workTime.calendar(unit, at), at)
                .at();
    }

    private boolean handedInBy(PlanItem item, Officer by) {
        return ledger.entries(item.caseId()).reversed().stream()
                .filter(e -> HANDED_IN.equals(e.kind()))
                .findFirst()
                .filter(e -> e.actor().equals(by.actor()))
                .isPresent();
    }

    private interface Doing {
        PlanResult on(Seen seen, CaseState state);
    }

    private PlanResult act(UUID item, int version, String formKey, Move move, String words, Officer by, Doing doing) {
        var seen = find(item, by);
        if (seen.isEmpty()) return new NotFound();
        var state = ledger.find(new CaseId(item));
        if (state.isEmpty()) return new PlanResult.NotPossible("plan.no.draft");
        boolean sentBefore = ledger.entries(new CaseId(item)).stream().anyMatch(e -> formKey.equals(e.key()));
        if (sentBefore) return new PlanResult.Done(item);
        var no = PlanRules.may(move, state.get());
        if (no.isPresent()) return no.get();
        if (state.get().version() != version) return new PlanResult.Overtaken();
        if (words.isBlank() || words.length() > LONGEST)
            return new PlanResult.Wrong(
                    List.of(new Problem("words", "Hãy ghi nội dung, không quá %,d ký tự.".formatted(LONGEST))));
        return doing.on(seen.get(), state.get());
    }

    private static ItemText words(PlanItem item, String words) {
        return new ItemText(item.name(), item.product(), item.product(), words);
    }

    private PlanResult record(
            CaseState before,
            String key,
            String kind,
            String right,
            UnitId at,
            List<Effect> effects,
            Map<String, Object> facts,
            ItemText text,
            Officer by) {
        var now = now();
        var act = Act.of(
                before,
                new Act.By(by.actor(), by.post(), by.unit(), now, now, key, by.inPlaceOf()),
                kind,
                right,
                at,
                effects,
                facts,
                committed(before.id(), before.version() + 1, text));
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> new PlanResult.Done(before.id().value());
            case ActOutcome other -> undone(other, before.id().value());
        };
    }

    /** Words go into a revision with their salt, their commitment into the entry: both or neither. */
    private Commitment committed(CaseId id, int revision, ItemText text) {
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        var content = text.bytes();
        rows.append(id, revision, content, salt);
        return Commitment.of(revision, salt, content);
    }

    private static PlanResult undone(ActOutcome outcome, UUID id) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return switch (outcome) {
            case ActOutcome.Replayed _, ActOutcome.Recorded _ -> new PlanResult.Done(id);
            case ActOutcome.Stale _ -> new PlanResult.Overtaken();
            case ActOutcome.Forbidden _ -> new PlanResult.NotAllowed();
        };
    }

    private static boolean rolledBack() {
        return TransactionAspectSupport.currentTransactionStatus().isRollbackOnly();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
