package vn.kycuong.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which the clock did not run, with the paper that caused it. Căn cứ: NĐ 61/2018, NĐ 118/2025 (typed
 * grounds only: a pause without a paper does not exist).
 *
 * @param from when the clock stopped
 * @param to when it ran again; null while it still stands
 * @param ground why, in Vietnamese: "chờ bổ sung hồ sơ"
 * @param groundEn the same in English: "waiting for more papers"
 * @param paper the paper: "Phiếu yêu cầu bổ sung số 31"
 */
public record Pause(Instant from, @Nullable Instant to, String ground, String groundEn, String paper) {
    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("Tạm dừng theo %s kết thúc (%s) trước khi bắt đầu (%s)."
                    .formatted(
                            paper,
                            Wording.VIETNAMESE.moment(LegalZone.local(to)),
                            Wording.VIETNAMESE.moment(LegalZone.local(from))));
        }
    }

    /** A pause whose ground has no English words. */
    public Pause(Instant from, @Nullable Instant to, String ground, String paper) {
        this(from, to, ground, ground, paper);
    }

    String ground(Wording w) {
        return w.pick(ground, groundEn);
    }

    /** Whether the clock still stands. */
    public boolean isOpen() {
        return to == null;
    }
}
