package vn.kycuong.oversight;

import vn.kycuong.kernel.UnitId;

/**
 * Late dossiers of one competent unit and procedure that have one cause.
 *
 * @param resolved whose result came late
 * @param inProcess late and not over
 */
public record LateCell(UnitId unit, String procedure, LateCause cause, long resolved, long inProcess) {
    /** What one of the two figures of lateness counts of them. */
    public long of(BalanceFigure figure) {
        return figure == BalanceFigure.STILL_LATE ? inProcess : resolved;
    }
}
