package vn.kycuong.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated limit of a subject.
 *
 * @param subject e.g. {@code procedure:BIRTH}
 * @param channel COUNTER, POSTAL, ONLINE, or empty for every channel
 * @param timeLimit in the notation of {@link vn.kycuong.calendar.Limit}, or null when the row cannot be used
 * @param problem why it cannot be used, in Vietnamese, or null
 */
public record LimitRow(
        String subject,
        String caseKey,
        Stage stage,
        String channel,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String timeLimit,
        @Nullable String problem,
        String basis,
        String confidence,
        String note) {

    public boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }

    boolean isFor(String wantedCase, Stage wantedStage, String wantedChannel) {
        return caseKey.equals(wantedCase)
                && stage == wantedStage
                && (channel.isEmpty() || channel.equals(wantedChannel));
    }
}
