package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.Set;

/**
 * A day on which a procedure became, or will become, another (ngày thay đổi thủ tục).
 *
 * @param what of it changed
 */
public record ProcedureChange(LocalDate day, Set<What> what) {
    public ProcedureChange {
        what = Set.copyOf(what);
    }

    /** What of a procedure goes by date. */
    public enum What {
        /** The state of the law: papers, agencies, ways, conditions. */
        VERSION,
        CODE,
        FEE,
        LIMIT
    }

    public boolean touches(What one) {
        return what.contains(one);
    }
}
