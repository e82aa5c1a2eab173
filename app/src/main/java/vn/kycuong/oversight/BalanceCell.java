package vn.kycuong.oversight;

import vn.kycuong.kernel.UnitId;

/** The balance of one procedure at one competent unit: what every table of a period is a sum of. */
public record BalanceCell(UnitId unit, String procedure, Balance balance) {}
