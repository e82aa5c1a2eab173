package vn.kycuong.counter;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.audit.Audit;
import vn.kycuong.counter.RosterResult.Done;
import vn.kycuong.counter.RosterResult.NotFound;
import vn.kycuong.counter.RosterResult.NotPossible;
import vn.kycuong.counter.RosterResult.Overtaken;
import vn.kycuong.counter.RosterResult.Warned;
import vn.kycuong.counter.RosterRules.Filled;
import vn.kycuong.counter.RosterRules.Reason;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.worktime.LegalClock;

/**
 * Who sits at which counter (lịch trực quầy): drafted by the solver from arrivals, opening hours and absences, changed by hand, confirmed by the head. Whose
 * seat it is says why; how good the whole could be at best stands beside it.
 */
@Component
public class Rosters {
    private static final int MOST = 20;
    private static final int FARTHEST_DAYS = 56;

    private final RosterRows rows;
    private final RosterPlans plans;
    private final CounterSettings settings;
    private final Jobs jobs;
    private final Audit audit;
    private final LegalClock time;

    Rosters(RosterRows rows, RosterPlans plans, CounterSettings settings, Jobs jobs, Audit audit, LegalClock time) {
        this.rows = rows;
        this.plans = plans;
        this.settings = settings;
        this.jobs = jobs;
        this.audit = audit;
        this.time = time;
    }

    /** A week's roster in a list. */
    public record Line(UUID id, LocalDate week, Roster.State state) {}

    /** Orders a draft for a week; the same form again is the same draft. To be followed by {@link Jobs#nudge}. */
    @Transactional
    public RosterResult plan(LocalDate week, String formKey, Officer by) {
        by.must(CounterSettings.MANAGE);
        if (!formKey.matches("[A-Za-z0-9-]{16,100}")) return new NotPossible("counter.no.form");
        var monday = week.with(DayOfWeek.MONDAY);
        var today = time.today();
        if (monday.plusDays(6).isBefore(today) || monday.isAfter(today.plusDays(FARTHEST_DAYS)))
            return new NotPossible("counter.roster.no.week");
        if (plans.workers(by.unit(), monday).isEmpty()) return new NotPossible("counter.roster.no.people");
        var id = UUID.nameUUIDFromBytes((by.unit() + " " + formKey).getBytes(StandardCharsets.UTF_8));
        if (rows.insert(id, by.unit(), monday, by.actor(), time.instant()))
            jobs.order(new JobOrder(
                    id,
                    RosterWork.KIND,
                    by.actor(),
                    by.post(),
                    Map.of("week", monday.toString()),
                    List.of(new JobOrder.Subject(id, ""))));
        return new Done(id);
    }

    /** The latest of a unit; of drafts only whoever decides knows. */
    public List<Line> latest(Officer officer) {
        officer.must(Bookings.SERVE);
        return rows.of(officer.unit(), MOST).stream()
                .filter(h -> isFor(h, officer))
                .map(h -> new Line(h.id(), h.week(), h.state()))
                .toList();
    }

    public Optional<Roster> find(UUID id, Officer officer) {
        officer.must(Bookings.SERVE);
        return rows.find(id)
                .filter(h -> h.unit().equals(officer.unit()) && isFor(h, officer))
                .map(this::roster);
    }

    private static boolean isFor(RosterRows.Head head, Officer officer) {
        return officer.may(CounterSettings.MANAGE) || head.state() == Roster.State.CONFIRMED;
    }

    /** Puts somebody else in a seat, or nobody; what it breaks is said first. */
    @Transactional
    public RosterResult seat(UUID id, int version, int no, Optional<ActorId> actor, boolean consent, Officer by) {
        by.must(CounterSettings.MANAGE);
        var head = rows.find(id).filter(h -> h.unit().equals(by.unit()));
        if (head.isEmpty()) return new NotFound();
        if (head.get().state() != Roster.State.DRAFT || head.get().version() != version) return new Overtaken();
        var filled = filled(head.get());
        var seat = filled.problem().seats().stream().filter(s -> s.no() == no).findFirst();
        if (seat.isEmpty()) return new NotFound();
        if (actor.isPresent()
                && RosterRules.worker(filled.problem(), actor.get().value()).isEmpty())
            return new NotPossible("counter.roster.broken.stranger");
        var changed = filled.with(no, actor.map(ActorId::value).orElse(null));
        var broken = actor.isEmpty() && seat.get().must()
                ? Set.of("counter.roster.broken.open")
                : RosterRules.broken(changed, seat.get());
        if (!broken.isEmpty() && !consent) return new Warned(List.copyOf(broken));
        var reason =
                new Reason("counter.roster.why.hand", List.of("#" + by.actor().value()));
        return rows.seat(id, version, no, actor.map(ActorId::value).orElse(null), reason)
                ? new Done(id)
                : new Overtaken();
    }

    /** The draft holds from now on, and no other for its week. */
    @Transactional
    public RosterResult confirm(UUID id, int version, Officer by) {
        by.must(CounterSettings.MANAGE);
        var head = rows.find(id).filter(h -> h.unit().equals(by.unit()));
        if (head.isEmpty()) return new NotFound();
        rows.lock(by.unit());
        if (!rows.confirm(head.get(), version, by.actor(), time.instant())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Overtaken();
        }
        audit.administered(by.doer(), "counter-roster", id.toString(), "DONE");
        return new Done(id);
    }

    // ---- who serves what

    /** People who receive at the unit this week, with the groups each serves; none: all. */
    public Map<ActorId, Set<String>> skills(Officer officer) {
        officer.must(CounterSettings.MANAGE);
        var skills = new LinkedHashMap<ActorId, Set<String>>();
        plans.workers(officer.unit(), time.today().with(DayOfWeek.MONDAY))
                .forEach(w -> skills.put(new ActorId(w.actor()), w.letters()));
        return skills;
    }

    /** False when this is nobody of the unit, or no group of it. */
    @Transactional
    public boolean skill(ActorId actor, List<String> letters, Officer by) {
        by.must(CounterSettings.MANAGE);
        var known =
                settings.groups(by.unit(), "").stream().map(FieldGroup::letter).toList();
        if (!skills(by).containsKey(actor) || !known.containsAll(letters)) return false;
        rows.skill(
                by.unit(), actor.value(), letters.stream().distinct().sorted().toList(), by.actor(), time.instant());
        return true;
    }

    // ---- as it stands

    private Filled filled(RosterRows.Head head) {
        var who = new HashMap<Integer, Integer>();
        var seats = rows.seats(head.id());
        seats.forEach(s -> {
            if (s.actor() != null) who.put(s.seat().no(), s.actor());
        });
        var problem = new RosterProblem(
                rows.shifts(head.id()),
                seats.stream().map(RosterRows.SeatRow::seat).toList(),
                plans.workers(head.unit(), head.week()));
        return new Filled(problem, who);
    }

    private Roster roster(RosterRows.Head head) {
        var filled = filled(head);
        var bounds = rows.bounds(head.id());
        var seats = rows.seats(head.id());
        var shifts = filled.problem().shifts().stream()
                .map(s -> new Roster.Shift(
                        s.from(),
                        s.to(),
                        s.arrivals(),
                        s.demand(),
                        bounds.get(s.no()),
                        RosterRules.uncovered(filled, s),
                        seats.stream()
                                .filter(x -> x.seat().shift() == s.no())
                                .map(x -> seat(x, filled))
                                .toList()))
                .toList();
        // the week's own limit may leave more uncovered than its half-days one by one
        long bound = Math.max(
                IntStream.range(0, bounds.size()).mapToLong(bounds::get).sum(), RosterRules.bound(filled.problem()));
        return new Roster(
                head.id(),
                head.unit(),
                head.week(),
                head.state(),
                head.version(),
                head.madeBy(),
                head.madeAt(),
                head.source(),
                head.arrivals(),
                head.since(),
                bound,
                RosterRules.uncovered(filled),
                RosterRules.fairness(filled),
                RosterRules.fairnessBound(filled),
                shifts,
                filled.problem().workers().stream()
                        .map(w -> new Roster.Hours(new ActorId(w.actor()), filled.minutes(w.actor())))
                        .toList());
    }

    private static Roster.Seat seat(RosterRows.SeatRow row, Filled filled) {
        return new Roster.Seat(
                row.seat().no(),
                row.seat().desk(),
                row.seat().letter(),
                row.seat().must(),
                actor(row.actor()),
                row.reason().wordKey(),
                row.reason().arguments(),
                row.byHand(),
                List.copyOf(RosterRules.broken(filled, row.seat())));
    }

    private static @Nullable ActorId actor(@Nullable Integer number) {
        return number == null ? null : new ActorId(number);
    }

    /** 7:30. */
    public static String hours(int minutes) {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
