package vn.kycuong.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;

/**
 * A dated limit of a subject.
 *
 * @param subject e.g. {@code procedure:BIRTH}
 * @param channel COUNTER, POSTAL, ONLINE, or empty for every channel
 * @param timeLimit in the notation of {@link Limit}, or a date of every year ({@code D:12-14}); null when the row cannot be used
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
    private static final Pattern EVERY_YEAR = Pattern.compile("D:(\\d\\d-\\d\\d)");

    public boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }

    /**
     * What whoever comes on a day is allowed; of a date of every year the next one. Empty when the row cannot be used.
     *
     * @throws IllegalArgumentException with a Vietnamese sentence, where the notation cannot be read
     */
    public Optional<Limit> limitOn(LocalDate day) {
        return Optional.ofNullable(timeLimit).map(text -> {
            var yearly = EVERY_YEAR.matcher(text);
            return yearly.matches() ? next(yearly.group(1), day) : Limit.parse(text);
        });
    }

    private static Limit next(String monthAndDay, LocalDate day) {
        try {
            var date = MonthDay.parse("--" + monthAndDay);
            var thisYear = date.atYear(day.getYear());
            return new Limit.CalendarDate(thisYear.isBefore(day) ? date.atYear(day.getYear() + 1) : thisYear);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Ngày hằng năm \"%s\" không có thật. Viết tháng-ngày, như D:12-14.".formatted(monthAndDay), e);
        }
    }

    boolean isFor(String wantedCase, Stage wantedStage, String wantedChannel) {
        return caseKey.equals(wantedCase)
                && stage == wantedStage
                && (channel.isEmpty() || channel.equals(wantedChannel));
    }
}
