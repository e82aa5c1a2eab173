package vn.kycuong.oversight;

import vn.kycuong.kernel.UnitId;

/**
 * How a unit kept the shorter times of one procedure to which the province committed itself (giữ cam kết cắt giảm). Unit of all counts: dossiers.
 *
 * @param kept done in the period within the time promised first
 * @param lawful done in the period, later than promised and within the law's time
 * @param late done in the period, beyond the law's time
 * @param openLawful running beyond what was promised, within the law's time
 * @param openLate running beyond the law's time
 */
public record CommitmentSum(
        UnitId unit, String procedureKey, long kept, long lawful, long late, long openLawful, long openLate) {
    public long done() {
        return kept + lawful + late;
    }
}
