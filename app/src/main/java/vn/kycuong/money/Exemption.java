package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lawful ground by which somebody pays less or nothing (miễn, giảm).
 *
 * @param procedures keys of the procedures it is for; empty for every one
 * @param percent how much of the amount is let off: 100 is miễn, less is giảm
 * @param proof what the officer must have seen
 * @param status how sure we are of the law: verified, M:h, M:m, M:l
 */
public record Exemption(
        String key,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<String> procedures,
        int percent,
        String titleVi,
        String titleEn,
        String proof,
        String basis,
        String status,
        String note) {
    public Exemption {
        procedures = List.copyOf(procedures);
        if (percent < 1 || percent > 100) throw new IllegalArgumentException("Of 1 to 100 percent: " + percent);
    }

    boolean isFor(String procedure) {
        return procedures.isEmpty() || procedures.contains(procedure);
    }

    /** What is let off of an amount; a part of a đồng stays owed by nobody. */
    long off(long amount) {
        return percent == 100 ? amount : Math.ceilDiv(amount * percent, 100);
    }

    public String title(String lang) {
        return lang.equals("en") ? titleEn : titleVi;
    }
}
