package vn.kycuong.dossier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Ledger;

/**
 * Several dossiers on one printed receipt (phiếu tiếp nhận nhiều hồ sơ): handed in by one submitter, on one day, to one officer. Each stays a dossier of its
 * own with its own date; the slip names them all.
 */
@Component
public class JointSlips {
    /** So many fit on one slip. */
    public static final int MOST = 20;

    private final JointRows rows;
    private final DossierRows dossiers;
    private final Ledger ledger;
    private final ActPath path;

    JointSlips(JointRows rows, DossierRows dossiers, Ledger ledger, ActPath path) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.path = path;
    }

    /** The dossiers on the slip of this one, in order; empty when it has a slip of its own. */
    public List<CaseId> of(CaseId id) {
        var all = rows.with(id);
        return all.size() > 1 ? all : List.of();
    }

    /** Why an application may not go on a slip that others stand on; empty when it may. */
    public Optional<FieldProblem> problem(UUID slip, TakeIn command, Officer officer) {
        var on = rows.on(slip);
        if (on.isEmpty()) return Optional.empty();
        if (on.size() >= MOST) return Optional.of(new FieldProblem("submitter", "dossier.problem.jointFull"));
        var first = on.getFirst();
        boolean same = isOf(ledger.entries(first).getFirst(), officer)
                && submitter(first)
                        .filter(command.application().submitter()::equals)
                        .isPresent();
        return same ? Optional.empty() : Optional.of(new FieldProblem("submitter", "dossier.problem.jointOther"));
    }

    /** Puts a dossier that this officer has just taken in on a slip; twice is once. */
    @Transactional
    public void join(UUID slip, CaseId id, Officer officer) {
        var first = ledger.entries(id).getFirst();
        if (first.kind().equals(DossierEvent.ACCEPTED.kind()) && isOf(first, officer)) rows.join(slip, id);
    }

    private boolean isOf(Entry first, Officer officer) {
        return first.actor().equals(officer.actor())
                && first.unit().equals(officer.unit())
                && LegalZone.local(first.recordedAt()).toLocalDate().equals(path.today());
    }

    private Optional<PersonName> submitter(CaseId id) {
        return dossiers.firstContent(id).map(bytes -> Application.read(bytes).submitter());
    }
}
