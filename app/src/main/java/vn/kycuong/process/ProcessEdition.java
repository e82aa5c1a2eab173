package vn.kycuong.process;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ProcessVersion;

/**
 * A version of a process with its days.
 *
 * @param from first day in force
 * @param to last day in force; null while none is known
 * @param source the decision that approves it; empty where none is known
 */
public record ProcessEdition(
        ProcessVersion process, LocalDate from, @Nullable LocalDate to, String source) {
    /** Whether it is in force on a day, as far as its own days say. */
    public boolean inForce(LocalDate date) {
        var last = to;
        return !date.isBefore(from) && (last == null || !date.isAfter(last));
    }
}
