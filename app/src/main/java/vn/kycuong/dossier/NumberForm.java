package vn.kycuong.dossier;

import java.time.LocalDate;
import vn.kycuong.kernel.UnitId;

/**
 * How a unit writes the numbers of its results (mẫu số, ký hiệu), from a day on.
 *
 * @param procedure key of the procedure it is for; empty for all that have no form of their own
 * @param book which of the unit's registers the numbers run in
 * @param pattern e.g. {@code {so}/GP-UBND}; empty when from that day on none are given
 */
public record NumberForm(UnitId unit, String procedure, LocalDate from, String book, String pattern) {
    static final String NUMBER = "{so}";
    static final String YEAR = "{nam}";

    /** The number as it stands on a paper; below ten it is written with a nought (NĐ 30/2020/NĐ-CP, Phụ lục I). */
    public String symbol(int number, int year) {
        return pattern.replace(NUMBER, "%02d".formatted(number)).replace(YEAR, String.valueOf(year));
    }

    /** Whether results get a number. */
    public boolean gives() {
        return !pattern.isEmpty();
    }
}
