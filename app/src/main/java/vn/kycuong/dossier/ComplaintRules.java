package vn.kycuong.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;

/** What the head of a one-stop may do about a complaint. */
final class ComplaintRules {
    private ComplaintRules() {}

    /** Passing on or answering one that was written, by a paper that is not of a day to come. Where the dossier stands does not matter. */
    static Decision act(
            CaseState c, List<Complaint> complaints, Map<String, ?> facts, LocalDate paper, LocalDate today) {
        var meant = complaints.stream()
                .filter(one -> Integer.valueOf(one.revision()).equals(facts.get("complaint")))
                .findFirst();
        if (meant.isEmpty()) return new Decision.No("complaint.no.unknown");
        if (paper.isAfter(today)) return new Decision.No("complaint.no.future");
        return new Decision.Effects(new Effect.StateChanged(c.state()));
    }
}
