package vn.kycuong.publicapi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.calendar.WorkingTime;
import vn.kycuong.deadline.ClockAnswer;
import vn.kycuong.deadline.ClockQuestion;
import vn.kycuong.kernel.Budget;

/**
 * What a legal clock says, on the wire.
 *
 * @param state RUNNING or STOPPED
 * @param due the due date; null while the clock stands
 * @param dueIfResumed while it stands: the date if it ran again at {@code asOf}; else null
 * @param originalDue the due date without the extension; null if there was none
 * @param remaining working time left; null when none is left, or while it stands
 * @param budget how much of the limit is used and left, in its own unit
 */
record ClockJson(
        String state,
        @Nullable String due,
        @Nullable String dueIfResumed,
        boolean provisional,
        @Nullable String originalDue,
        @Nullable String lateFrom,
        boolean late,
        @Nullable String stoppedSince,
        @Nullable Remaining remaining,
        Used budget,
        String asOf,
        String knownAt,
        DeadlineJson.@Nullable Unit unit,
        List<DeadlineJson.Day> account,
        List<String> sentences) {

    /** Working time: whole days, and minutes besides. */
    record Remaining(int days, int minutes, String text) {
        static @Nullable Remaining of(@Nullable WorkingTime left, Locale locale) {
            return left == null ? null : new Remaining(left.days(), left.minutes(), left.text(locale));
        }
    }

    /**
     * Of a limit: the whole, the used and the left, in minutes, working minutes, working days or days; {@code total = consumed +
     * remaining}, and what is left is negative by how much the due moment has passed.
     */
    record Used(String unit, BigDecimal total, BigDecimal consumed, BigDecimal remaining, String text) {
        static Used of(Budget budget, Locale locale) {
            boolean ticks = budget.unit() == Budget.Unit.WORKING_DAY_TICKS;
            long per = ticks ? WorkingCalendar.TICKS_PER_DAY : 1;
            var total = amount(budget.total(), per);
            var remaining = amount(budget.remaining(), per);
            return new Used(
                    ticks ? Budget.Unit.WORKING_DAYS.name() : budget.unit().name(),
                    total,
                    total.subtract(remaining),
                    remaining,
                    budget.text(locale));
        }

        private static BigDecimal amount(long amount, long per) {
            return BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(per), per == 1 ? 0 : 6, RoundingMode.HALF_UP);
        }
    }

    /** The facts as a caller sends them. */
    record Facts(
            @Nullable String from,
            @Nullable String limit,
            @Nullable String unit,
            @Nullable String knownAt,
            @Nullable String asOf,
            @Nullable List<Pause> pauses,
            @Nullable Extension extension) {
        ClockQuestion question() {
            return new ClockQuestion(
                    text(from),
                    text(limit),
                    text(unit),
                    text(knownAt),
                    text(asOf),
                    pauses == null
                            ? List.of()
                            : pauses.stream().map(Pause::question).toList(),
                    extension == null ? null : extension.question());
        }
    }

    /** A stretch in which the clock stood. */
    record Pause(
            @Nullable String from,
            @Nullable String to,
            @Nullable String ground,
            @Nullable String paper,
            @Nullable String resume) {
        ClockQuestion.Pause question() {
            return new ClockQuestion.Pause(text(from), text(to), text(ground), text(paper), text(resume));
        }
    }

    /** A new date promised with an apology. */
    record Extension(
            @Nullable String at,
            @Nullable String due,
            @Nullable String paper) {
        ClockQuestion.Extension question() {
            return new ClockQuestion.Extension(text(at), text(due), text(paper));
        }
    }

    static ClockJson of(ClockAnswer.Reading read, Locale locale) {
        var since = read.stoppedSince();
        var original = read.original();
        var account = read.date().account();
        return new ClockJson(
                since == null ? "RUNNING" : "STOPPED",
                since == null ? DeadlineJson.moment(read.date().at()) : null,
                since == null ? null : DeadlineJson.moment(read.date().at()),
                read.date().provisional(),
                original == null ? null : DeadlineJson.moment(original.at()),
                moment(read.lateFrom()),
                read.late(),
                moment(since),
                Remaining.of(read.remaining(), locale),
                Used.of(read.budget(), locale),
                DeadlineJson.moment(read.asOf()),
                DeadlineJson.moment(read.office().knownAt()),
                DeadlineJson.Unit.of(read.office()),
                DeadlineJson.days(account, locale),
                account.sentences(locale));
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : DeadlineJson.moment(at);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
