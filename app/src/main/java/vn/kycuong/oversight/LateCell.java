package vn.kycuong.oversight;

import vn.kycuong.kernel.UnitId;

/**
 * Late dossiers of one competent unit that have one cause.
 *
 * @param resolved whose result came late
 * @param inProcess late and not over
 */
public record LateCell(UnitId unit, LateCause cause, long resolved, long inProcess) {}
