package vn.kycuong.counter;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.worktime.LegalClock;

/** Drafts a roster that was asked for. */
@Component
class RosterWork implements JobWork {
    static final String KIND = "counter-roster";

    private final RosterRows rows;
    private final RosterPlans plans;
    private final CounterTerms terms;
    private final LegalClock time;

    RosterWork(RosterRows rows, RosterPlans plans, CounterTerms terms, LegalClock time) {
        this.rows = rows;
        this.plans = plans;
        this.terms = terms;
        this.time = time;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        return items.stream().map(this::done).toList();
    }

    private JobItem done(JobItem item) {
        var found = rows.find(item.subject());
        if (found.isEmpty() || found.get().state() != Roster.State.PLANNING)
            return item.refused("counter.roster.no.planned", List.of());
        var head = found.get();
        var plan = plans.plan(head.unit(), head.week());
        int steps = terms.whole("counter.roster-moves", time.today());
        var filled = RosterSolver.solve(plan.problem(), steps);
        var seats = plan.problem().seats().stream()
                .map(seat -> new RosterRows.SeatRow(
                        seat, filled.at(seat), RosterRules.reason(filled, seat, Rosters::hours), false))
                .toList();
        var bounds = plan.problem().shifts().stream()
                .map(shift -> RosterRules.bound(plan.problem(), shift))
                .toList();
        rows.drafted(
                new RosterRows.Head(
                        head.id(),
                        head.unit(),
                        head.week(),
                        head.state(),
                        head.version(),
                        head.madeBy(),
                        head.madeAt(),
                        plan.source(),
                        plan.arrivals(),
                        plan.since()),
                plan.problem().shifts(),
                bounds,
                seats,
                steps);
        return item.done("counter.roster.planned");
    }
}
