package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import vn.kycuong.kernel.ActorId;

/**
 * A drawer opened for a day (mở quỹ): at which counter, with how much in it.
 *
 * @param edition which opening of that day it is; the last one counts
 * @param amount what lay in it before anything was taken (tiền đầu ngày)
 */
public record CashOpening(ActorId cashier, LocalDate day, int edition, int counter, long amount, Instant openedAt) {}
