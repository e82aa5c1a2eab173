package vn.kycuong.money;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A lawful ground on which money goes back (căn cứ hoàn trả). */
public record RefundGround(
        String key,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String titleVi,
        String titleEn,
        String basis,
        String status) {
    public String title(String lang) {
        return lang.equals("en") ? titleEn : titleVi;
    }
}
