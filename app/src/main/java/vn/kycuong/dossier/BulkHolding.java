package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.ActPath.Wanted;
import vn.kycuong.dossier.Holders.Many;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;

/** Takes up, gives out or hands over many dossiers: one read, one array of acts, one outcome each. */
@Component
public class BulkHolding implements JobWork {
    /** Name of this kind of job. */
    public static final String KIND = "dossier.holding";

    private final ActPath path;
    private final Identity identity;
    private final BulkAnswer answer;

    BulkHolding(ActPath path, Identity identity, BulkAnswer answer) {
        this.path = path;
        this.identity = identity;
        this.answer = answer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        var officer = identity.at(order.actor(), order.post());
        if (officer.isEmpty())
            return items.stream()
                    .map(i -> i.refused("dossier.no.notAllowed", List.of()))
                    .toList();
        var states = path.find(items.stream().map(BulkHolding::caseId).toList());
        var wanted = new ArrayList<Wanted>();
        for (var item : items) wanted.add(wanted(order, item, states, officer.get()));
        var results = path.actOnMany(wanted, states, officer.get());
        var answers = new ArrayList<JobItem>();
        for (int i = 0; i < items.size(); i++)
            answers.add(answer.of(items.get(i), "bulk.done." + act(order), results.get(i)));
        return answers;
    }

    private static Wanted wanted(JobOrder order, JobItem item, Map<CaseId, CaseState> states, Officer officer) {
        var id = caseId(item);
        var state = Optional.ofNullable(states.get(id));
        int work = state.map(c -> ActPath.workFor(c, officer)).orElse(0);
        var to = holder(order.what().getOrDefault("to", ""));
        var deed = Holders.deed(act(order), work, officer.actor(), to == null ? officer.actor() : to);
        return new Wanted(id, order.id() + "-" + item.no(), work, holder(item.expected()), deed);
    }

    private static Many act(JobOrder order) {
        return Many.valueOf(order.what().getOrDefault("act", ""));
    }

    private static CaseId caseId(JobItem item) {
        return new CaseId(item.subject());
    }

    private static @Nullable ActorId holder(String number) {
        return number.isEmpty() ? null : new ActorId(Integer.parseInt(number));
    }
}
