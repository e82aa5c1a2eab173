package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.law.Rules;

/**
 * The refusal of an application (từ chối tiếp nhận), in two steps: the one-stop proposes it on a ground of the law, and its head signs
 * it or does not. The applicant is told by the slip of the second step (Mẫu 03).
 */
@Component
public class Refusals {
    private final ActPath path;
    private final Rules rules;

    Refusals(ActPath path, Rules rules) {
        this.path = path;
        this.rules = rules;
    }

    /**
     * Why an application should not be accepted.
     *
     * @param ground code of a ground in force today
     * @param basis what the procedure says of it, beside the article of the ground; may be empty
     * @param reason for the applicant, in words
     * @param goTo where to go instead, or empty
     */
    public record Proposal(String ground, String basis, String reason, String goTo) {}

    /** The grounds in force today on which an application may be refused. */
    public List<RefusalGround> grounds() {
        return RefusalGround.inForce(rules.at(path.today()));
    }

    /** Proposes to the head not to accept it; not possible on a ground that is not in force today. */
    @Transactional
    public ActResult propose(CaseId id, Sheet sheet, Proposal why, Officer officer) {
        var ground =
                grounds().stream().filter(g -> g.code().equals(why.ground())).findFirst();
        if (ground.isEmpty()) return new ActResult.NotPossible("dossier.no.groundMissing");
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.REFUSAL_PROPOSED,
                Rights.RECEIVE,
                UnitPlace.IN,
                new Draft("refusal", written(ground.get(), why), null),
                AdmissionRules::proposeRefusal);
    }

    private static Map<String, ?> written(RefusalGround ground, Proposal why) {
        return Map.of(
                "code", ground.code(),
                "ground", ground.text(),
                "basis", ground.with(why.basis()),
                "reason", why.reason(),
                "goTo", why.goTo());
    }

    /** The head of the one-stop signs the refusal that was proposed: its slip (Mẫu 03) is numbered. */
    @Transactional
    public ActResult sign(CaseId id, Sheet sheet, Officer officer) {
        var content = new Draft("approval", Map.of("by", officer.displayName()), DossierEvent.REFUSED);
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.REFUSED,
                Rights.APPROVE,
                UnitPlace.IN,
                content,
                AdmissionRules::refuse);
    }

    /** The head does not sign it: the one-stop goes on with the application. */
    @Transactional
    public ActResult decline(CaseId id, Sheet sheet, String reason, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.REFUSAL_DECLINED,
                Rights.APPROVE,
                UnitPlace.IN,
                new Draft("note", Map.of("text", reason), null),
                AdmissionRules::declineRefusal);
    }
}
