package vn.kycuong.procedure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code under which a procedure was published (mã thủ tục), with its days. The procedure stays the same when its code changes.
 *
 * @param owner the agency under which it was published, as the source says
 */
public record ProcedureCode(
        String code, LocalDate validFrom, @Nullable LocalDate validTo, String owner, String confidence) {
    public boolean inForce(LocalDate date) {
        var to = validTo;
        return !date.isBefore(validFrom) && (to == null || !date.isAfter(to));
    }
}
