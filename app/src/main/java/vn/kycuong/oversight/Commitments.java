package vn.kycuong.oversight;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;

/** The shorter times to which the province committed itself, and how they were kept: by what was promised and by the law side by side. */
@Component
public class Commitments {
    private final CommitmentRows rows;

    Commitments(CommitmentRows rows) {
        this.rows = rows;
    }

    /** By unit and procedure, the most broken first. */
    public List<CommitmentSum> sums(Period period, Instant now, Scope scope) {
        return rows.sums(period, now, scope);
    }

    /** The dossiers behind the numbers of what was not kept, the longest overdue first. */
    public List<CommitmentLine> broken(Period period, Instant now, Scope scope, int most) {
        return rows.broken(period, now, scope, most);
    }
}
