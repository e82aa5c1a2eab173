package vn.kycuong.dossier;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Rules;

/**
 * What officers say to one another about a dossier (ý kiến nội bộ): by anybody who may see it, to whoever holds it. It changes nothing, is
 * undone by nobody, and is erased with the content of the dossier. The applicant never sees it.
 */
@Component
public class Comments {
    static final String PURPOSE = "comment";

    private final ActPath path;
    private final Rules rules;

    Comments(ActPath path, Rules rules) {
        this.path = path;
        this.rules = rules;
    }

    /** Says it now. */
    public ActResult comment(CaseId id, Sheet sheet, String text, Officer officer) {
        var now = path.now();
        int days = rules.at(ActPath.today(now)).correctionDays();
        var deed = Deed.of(
                DossierEvent.COMMENTED,
                Rights.COMMENT,
                c -> at(c, officer),
                new Draft(PURPOSE, Map.of("text", text), null),
                (c, _) -> DossierRules.comment(c, now, days));
        return path.act(id, new Sheet(sheet.version(), sheet.key()), officer, deed);
    }

    /** The unit by which the officer has to do with it: his own before others. */
    private static UnitId at(CaseState c, Officer officer) {
        boolean here = c.unitNow().equals(officer.unit())
                || c.unitIn().equals(officer.unit())
                || c.workItems().stream()
                        .filter(WorkItem::open)
                        .anyMatch(w -> w.unit().equals(officer.unit()));
        return here ? officer.unit() : c.unitNow();
    }
}
