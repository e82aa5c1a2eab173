package vn.kycuong.identity;

import java.util.Optional;
import java.util.Set;
import vn.kycuong.identity.Administrators.Proposal;
import vn.kycuong.kernel.ActorId;

/** Who may propose and approve whom: facts in, the key of a problem or nothing out. */
final class AdministratorRules {
    private AdministratorRules() {}

    /** @param administrators who administers now, and is not switched off */
    static Optional<String> proposalProblem(
            ActorId person, boolean becomes, ActorId by, boolean enabled, Set<ActorId> administrators) {
        if (person.equals(by)) return Optional.of("people.no.oneself");
        if (becomes && !enabled) return Optional.of("administrators.no.off");
        if (becomes == administrators.contains(person))
            return Optional.of(becomes ? "administrators.no.already" : "administrators.no.none");
        return Optional.empty();
    }

    /**
     * Another administrator decides; where there is no other, the head of the province. Neither who proposes nor who is proposed.
     *
     * @param headOfProvince who answers for the province today
     */
    static Optional<String> decisionProblem(
            Proposal proposal, ActorId by, Set<ActorId> administrators, Optional<ActorId> headOfProvince) {
        if (by.equals(proposal.askedBy()) || by.equals(proposal.actor()))
            return Optional.of("administrators.no.fourEyes");
        if (administrators.contains(by)) return Optional.empty();
        if (headOfProvince.filter(by::equals).isEmpty()) return Optional.of("administrators.no.notYou");
        boolean another =
                administrators.stream().anyMatch(a -> !a.equals(proposal.askedBy()) && !a.equals(proposal.actor()));
        return another ? Optional.of("administrators.no.another") : Optional.empty();
    }

    /** What has changed since it was proposed. */
    static Optional<String> grantProblem(Proposal proposal, boolean enabled, Set<ActorId> administrators) {
        if (!administrators.contains(proposal.askedBy())) return Optional.of("administrators.no.proposerGone");
        return proposalProblem(proposal.actor(), proposal.becomes(), proposal.askedBy(), enabled, administrators);
    }
}
