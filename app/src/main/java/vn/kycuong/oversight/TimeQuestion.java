package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Optional;

/**
 * Which time is summed: of dossiers whose result came within a period, as known at a moment.
 *
 * @param now the moment of truth
 * @param onlyLate whether only dossiers that were late count
 */
public record TimeQuestion(By by, Period period, Instant now, boolean onlyLate) {
    /** What names a sum. */
    public enum By {
        /** The unit that answers for the time. */
        UNIT("don-vi"),
        /** Who headed that unit on the day. */
        HEAD("nguoi-dung-dau"),
        /** Who held the work. */
        OFFICER("cong-chuc");

        private final String slug;

        By(String slug) {
            this.slug = slug;
        }

        public static Optional<By> of(String slug) {
            for (var by : values()) if (by.slug.equals(slug)) return Optional.of(by);
            return Optional.empty();
        }

        /** Name in addresses. */
        public String slug() {
            return slug;
        }
    }
}
