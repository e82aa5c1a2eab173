package vn.kycuong.money;

import java.time.LocalDate;
import vn.kycuong.kernel.UnitId;

/**
 * Which papers a list shows.
 *
 * @param cashier number of the officer; 0 for everybody
 * @param way CASH, ONLINE, or empty for both
 * @param kind RECEIPT or REFUND: those that stand; VOIDED: those that do not; empty for all
 */
public record CashQuery(UnitId unit, LocalDate from, LocalDate to, int cashier, String way, String kind) {}
