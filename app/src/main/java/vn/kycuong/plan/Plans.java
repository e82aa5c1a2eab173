package vn.kycuong.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.plan.PlanResult.NotAllowed;
import vn.kycuong.plan.PlanResult.NotFound;
import vn.kycuong.plan.PlanResult.NotPossible;
import vn.kycuong.plan.PlanResult.Overtaken;
import vn.kycuong.plan.PlanResult.Problem;
import vn.kycuong.worktime.LegalClock;

/** Programmes and plans of a year: drafted item by item, approved by the head of the unit, rolled up. */
@Component
public class Plans {
    public static final String DRAFT = PlanItems.DRAFT;
    public static final String APPROVE = PlanItems.APPROVE;

    private final PlanRows rows;
    private final PlanItems items;
    private final Organisation organisation;
    private final Posts posts;
    private final LegalClock time;

    Plans(PlanRows rows, PlanItems items, Organisation organisation, Posts posts, LegalClock time) {
        this.rows = rows;
        this.items = items;
        this.organisation = organisation;
        this.posts = posts;
        this.time = time;
    }

    /** The programme is for everybody, a unit's plan for whose scope holds the unit, a person's plan for that person and who approves it. */
    static boolean sees(Plan plan, Officer officer) {
        return switch (plan.level()) {
            case PROGRAMME ->
                plan.state() != Plan.State.DRAFT || officer.scope().contains(plan.unit());
            case UNIT -> officer.scope().contains(plan.unit());
            case PERSON ->
                officer.actor().equals(plan.person())
                        || officer.may(APPROVE) && officer.scope().contains(plan.unit());
        };
    }

    public Optional<Plan> find(UUID id, Officer officer) {
        return rows.find(id).filter(p -> sees(p, officer));
    }

    /** A plan with its items and how they stand; items of a draft have no standing. */
    public record Sheet(Plan plan, List<PlanItem> items, Map<UUID, Standing> standings, RollUp rollUp) {}

    public Sheet sheet(Plan plan) {
        return sheets(List.of(plan)).getFirst();
    }

    /** Plans of a year at these units that this person may see, and the programme, each with its figures. */
    public List<Sheet> of(int year, Collection<UnitId> units, Officer officer) {
        return sheets(
                rows.of(year, units).stream().filter(p -> sees(p, officer)).toList());
    }

    private List<Sheet> sheets(List<Plan> plans) {
        var at = time.instant();
        var all = rows.items(plans.stream().map(Plan::id).toList());
        var standings = items.standings(all, at);
        var byPlan = all.stream().collect(Collectors.groupingBy(PlanItem::plan));
        var found = new ArrayList<Sheet>();
        for (var plan : plans) {
            var own = byPlan.getOrDefault(plan.id(), List.of());
            var stand = new HashMap<UUID, Standing>();
            var weighed = new ArrayList<RollUp.Weighed>();
            for (var item : own) {
                var s = standings.get(item.id());
                if (s == null) continue;
                stand.put(item.id(), s);
                weighed.add(new RollUp.Weighed(item.weight(), s));
            }
            found.add(new Sheet(plan, own, stand, RollUp.of(weighed, at)));
        }
        return found;
    }

    /**
     * What somebody wants to plan.
     *
     * @param orderedBy the clause it is made under; null: none
     */
    public record Wish(
            Plan.Level level,
            int year,
            String name,
            @Nullable OrderedBy orderedBy) {}

    /** Begins a plan of the own unit, or of oneself. */
    @Transactional
    public PlanResult begin(Wish wish, String formKey, Officer by) {
        if (!by.may(DRAFT)) return new NotAllowed();
        boolean ofProvince = by.unit().equals(organisation.province().id());
        if (wish.level() == Plan.Level.PROGRAMME && !ofProvince) return new NotPossible("plan.no.programme");
        var wrong = new ArrayList<Problem>();
        if (wish.name().isBlank() || wish.name().length() > 300)
            wrong.add(new Problem("name", "Ghi tên kế hoạch, không quá 300 ký tự."));
        int now = time.today().getYear();
        if (wish.year() < now - 1 || wish.year() > now + 1)
            wrong.add(new Problem("year", "Năm của kế hoạch từ %d đến %d.".formatted(now - 1, now + 1)));
        if (!wrong.isEmpty()) return new PlanResult.Wrong(wrong);
        boolean person = wish.level() == Plan.Level.PERSON;
        var id = CaseId.ofForm(formKey).value();
        rows.insert(new Plan(
                id,
                wish.level(),
                wish.year(),
                by.unit(),
                person ? by.actor() : null,
                person ? by.post() : null,
                wish.name(),
                wish.orderedBy(),
                Plan.State.DRAFT,
                0,
                by.actor(),
                now(),
                null,
                null,
                null));
        return new PlanResult.Done(id);
    }

    /** Puts an item into a draft, new or in place of one. @param id of an item that is there; empty for a new one */
    @Transactional
    public PlanResult put(UUID plan, int version, PlanItem item, Officer by) {
        var draft = draft(plan, by);
        if (draft.isEmpty()) return new NotFound();
        var wrong = new ArrayList<>(PlanRules.problems(draft.get(), item));
        var p = draft.get();
        if (p.level() != Plan.Level.PROGRAMME && !item.unit().equals(p.unit()))
            wrong.add(new Problem("unit", "Việc trong kế hoạch của đơn vị do đơn vị đó làm."));
        if (!organisation.knows(item.unit()) || !organisation.unit(item.unit()).existsOn(item.due()))
            wrong.add(new Problem("unit", "Không có đơn vị này vào ngày đến hạn. Chọn lại đơn vị."));
        if (item.post() != null
                && posts.of(item.unit(), time.today()).stream().noneMatch(x -> x.id().equals(item.post())))
            wrong.add(new Problem("post", "Vị trí không thuộc đơn vị làm việc này. Chọn lại."));
        if (item.serves() != null && rows.item(item.serves()).isEmpty())
            wrong.add(new Problem("serves", "Không có việc cấp trên này. Chọn lại."));
        if (rows.items(plan).size() >= PlanRules.MOST)
            wrong.add(new Problem("items", "Kế hoạch có nhiều quá %d việc. Gộp bớt.".formatted(PlanRules.MOST)));
        var before = rows.item(item.id());
        if (before.isPresent() && !before.get().plan().equals(plan)) return new NotFound();
        if (!wrong.isEmpty()) return new PlanResult.Wrong(wrong);
        if (!rows.touch(plan, version, by.actor())) return new Overtaken();
        rows.put(item);
        return new PlanResult.Done(plan);
    }

    @Transactional
    public PlanResult remove(UUID plan, int version, UUID item, Officer by) {
        if (draft(plan, by).isEmpty()) return new NotFound();
        if (!rows.touch(plan, version, by.actor())) return new Overtaken();
        rows.remove(plan, item);
        return new PlanResult.Done(plan);
    }

    @Transactional
    public PlanResult withdraw(UUID plan, int version, Officer by) {
        if (draft(plan, by).isEmpty()) return new NotFound();
        return rows.withdraw(plan, version, now()) ? new PlanResult.Done(plan) : new Overtaken();
    }

    /** The head of the unit approves what another drafted: from now on each item is a case. */
    @Transactional
    public PlanResult approve(UUID plan, int version, Officer by) {
        var found = find(plan, by);
        if (found.isEmpty()) return new NotFound();
        var p = found.get();
        if (!by.may(APPROVE)) return new NotAllowed();
        if (p.state() != Plan.State.DRAFT) return new NotPossible("plan.no.decided");
        if (p.draftedBy().equals(by.actor()) || by.actor().equals(p.person())) return new NotPossible("plan.no.second");
        if (rows.inForce(p).isPresent()) return new NotPossible("plan.no.another");
        var all = rows.items(plan);
        var wrong = PlanRules.approvable(p, all, time.today());
        if (!wrong.isEmpty()) return new PlanResult.Wrong(wrong);
        if (!rows.approve(plan, version, by.actor(), now())) return new Overtaken();
        rows.fix(plan);
        var opened = items.open(p, all, by);
        if (!(opened instanceof PlanResult.Done))
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return opened;
    }

    /** A draft this person may write: of the own unit, of a person's plan the own one. */
    private Optional<Plan> draft(UUID id, Officer by) {
        return find(id, by)
                .filter(p -> p.state() == Plan.State.DRAFT
                        && by.may(DRAFT)
                        && p.unit().equals(by.unit()))
                .filter(p -> p.person() == null || p.person().equals(by.actor()));
    }

    /** Items of the level above that an item of this plan may serve. */
    public List<PlanItem> above(Plan plan) {
        return switch (plan.level()) {
            case PROGRAMME -> List.of();
            case UNIT ->
                approvedItems(
                        plan, Plan.Level.PROGRAMME, organisation.province().id());
            case PERSON -> approvedItems(plan, Plan.Level.UNIT, plan.unit());
        };
    }

    private List<PlanItem> approvedItems(Plan plan, Plan.Level level, UnitId unit) {
        return rows.of(plan.year(), List.of(unit)).stream()
                .filter(p -> p.level() == level && p.state() == Plan.State.APPROVED)
                .flatMap(p -> rows.items(p.id()).stream())
                .toList();
    }

    /** The post a person's plan is made in, if it is one. */
    public Optional<PostId> post(Plan plan) {
        return Optional.ofNullable(plan.post());
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
