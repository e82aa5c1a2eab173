package vn.kycuong.identity.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One post of a person, as his page shows it.
 *
 * @param kind key of how it is held
 * @param home the unit that sent the person; empty but for a secondment
 * @param to last day, or null while it lasts
 * @param administers whether it makes an administrator: two end it, elsewhere
 */
public record PostLine(
        int post,
        String title,
        String unit,
        boolean head,
        boolean acting,
        String kind,
        String home,
        LocalDate from,
        @Nullable LocalDate to,
        String basis,
        Time time,
        boolean administers) {
    /** Where it lies from today. */
    public enum Time {
        PAST,
        PRESENT,
        FUTURE
    }
}
