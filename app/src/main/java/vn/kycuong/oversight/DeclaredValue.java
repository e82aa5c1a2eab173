package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Points of an item that no figure tells, as a unit says them by a paper (điểm đơn vị tự chấm, kèm căn cứ).
 *
 * @param revision the first is 1; earlier ones stay
 * @param hundredths points times a hundred; null where it takes back what was said before
 * @param number of the paper that shows it
 * @param by who entered it, by the name he bore then
 */
public record DeclaredValue(
        int ord,
        int revision,
        @Nullable Long hundredths,
        String number,
        LocalDate date,
        String note,
        String by,
        Instant at) {}
