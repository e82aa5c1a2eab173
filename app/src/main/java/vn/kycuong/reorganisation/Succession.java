package vn.kycuong.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.reorganisation.Reorganisation.Successors;
import vn.kycuong.worktime.LegalClock;

/** Gives cases of ended units to the units that follow: one read, one array of acts, one entry a case that names every unit it left. */
@Component
class Succession implements JobWork {
    static final String KIND = "reorganisation.succession";
    static final String ACT = "SUCCESSION";
    private static final int BATCH = 500;
    private static final int TRIES = 5;

    private final Reorganisation reorganisation;
    private final Ledger ledger;
    private final Identity identity;
    private final LegalClock time;

    Succession(Reorganisation reorganisation, Ledger ledger, Identity identity, LegalClock time) {
        this.reorganisation = reorganisation;
        this.ledger = ledger;
        this.identity = identity;
        this.time = time;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        var officer = identity.at(order.actor(), order.post()).filter(o -> o.may(Reorganisation.RIGHT));
        if (officer.isEmpty())
            return items.stream()
                    .map(i -> i.refused("dossier.no.notAllowed", List.of()))
                    .toList();
        var since = LocalDate.parse(order.what().getOrDefault("since", ""));
        var answers = new HashMap<Integer, JobItem>();
        var left = items;
        // whoever acted on a case at the same moment was faster: it is read and decided again
        for (int i = 0; i < TRIES && !left.isEmpty(); i++)
            left = round(new Order(order, since, officer.get()), left, answers);
        for (var item : left) answers.put(item.no(), item.refused("reorganisation.overtaken", List.of()));
        return items.stream().map(i -> answers.get(i.no())).toList();
    }

    private record Order(JobOrder job, LocalDate since, Officer officer) {}

    private List<JobItem> round(Order order, List<JobItem> items, Map<Integer, JobItem> answers) {
        var states =
                ledger.find(items.stream().map(i -> new CaseId(i.subject())).toList());
        var successors = reorganisation.successors(order.since());
        var acting = new ArrayList<JobItem>();
        var acts = new ArrayList<Act>();
        for (var item : items) {
            var state = states.get(new CaseId(item.subject()));
            if (state == null) answers.put(item.no(), item.refused("bulk.notFound", List.of()));
            else if (decide(state, successors) instanceof CaseDecision.Lawful lawful) {
                acting.add(item);
                acts.add(act(order, item, state, lawful));
            } else answers.put(item.no(), item.refused(why(state), List.of()));
        }
        return recorded(acting, ledger.record(acts), answers);
    }

    private static CaseDecision decide(CaseState state, Successors successors) {
        return CaseActs.succeed(state, successors.of(state.id()));
    }

    private static String why(CaseState state) {
        return state.isOpen() ? "reorganisation.unsettled" : "reorganisation.closed";
    }

    private Act act(Order order, JobItem item, CaseState state, CaseDecision.Lawful lawful) {
        var officer = order.officer();
        var now = time.instant();
        var by = new Act.By(
                officer.actor(),
                officer.post(),
                officer.unit(),
                now,
                now,
                order.job().id() + "-" + item.no(),
                officer.inPlaceOf());
        return Act.of(
                state,
                by,
                CaseEvent.SUCCEEDED.kind(),
                Reorganisation.RIGHT,
                state.unitNow(),
                lawful.effects(),
                Map.of("since", order.since().toString()),
                null);
    }

    private static List<JobItem> recorded(
            List<JobItem> items, List<ActOutcome> outcomes, Map<Integer, JobItem> answers) {
        var stale = new ArrayList<JobItem>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            switch (outcomes.get(i)) {
                case ActOutcome.Recorded _, ActOutcome.Replayed _ ->
                    answers.put(item.no(), item.done("reorganisation.moved"));
                case ActOutcome.Forbidden _ -> answers.put(item.no(), item.refused("dossier.no.notAllowed", List.of()));
                case ActOutcome.Stale _ -> stale.add(item);
            }
        }
        return stale;
    }
}
