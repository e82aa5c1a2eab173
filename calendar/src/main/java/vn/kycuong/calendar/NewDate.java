package vn.kycuong.calendar;

import java.time.Instant;

/**
 * A later date promised with an apology, in place of the one that stood (xin lỗi và hẹn lại). Căn cứ: NĐ 61/2018.
 *
 * @param promised the new date as the slip prints it
 * @param due where it leads: later than promised if the clock stood still after the promise
 * @param decidedAt when it was decided
 * @param paper the slip: "Phiếu xin lỗi số 2"
 */
public record NewDate(Instant promised, Instant due, Instant decidedAt, String paper) {}
