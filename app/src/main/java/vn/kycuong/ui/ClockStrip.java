package vn.kycuong.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * The clock strip: one cell a day from receipt to due date, as inline SVG with its sentences as text alternative. Area is time: a
 * cell is as wide as the office hours of its day, so filled and pale area together are exactly the legal limit. Holds no script,
 * no style, no id that could meet another, and escapes every word.
 */
public final class ClockStrip {
    /**
     * What is drawn.
     *
     * @param account one line a day from receipt to due
     * @param received the legal receipt
     * @param due the due instant; null while the clock stands
     * @param promised an earlier promise, shown as a hollow flag; null if there was none or it is the due date
     * @param now the moment the picture is true
     * @param metAt when the obligation was discharged; null while it is open
     * @param pauses the pauses, each with its paper
     * @param calendar the days after the due date, if it is late; null for the account's own
     * @param assigned whether it was given as a duty: nobody applied for it, and nobody is promised anything
     */
    public record Strip(
            Account account,
            Instant received,
            @Nullable Instant due,
            @Nullable Instant promised,
            Instant now,
            @Nullable Instant metAt,
            List<PauseMark> pauses,
            @Nullable WorkingCalendar calendar,
            boolean assigned) {
        public Strip {
            pauses = List.copyOf(pauses);
        }

        /** Of an application. */
        public Strip(
                Account account,
                Instant received,
                @Nullable Instant due,
                @Nullable Instant promised,
                Instant now,
                @Nullable Instant metAt,
                List<PauseMark> pauses,
                @Nullable WorkingCalendar calendar) {
            this(account, received, due, promised, now, metAt, pauses, calendar, false);
        }

        /** With the days of the account's own calendar. */
        public Strip(
                Account account,
                Instant received,
                @Nullable Instant due,
                @Nullable Instant promised,
                Instant now,
                @Nullable Instant metAt,
                List<PauseMark> pauses) {
            this(account, received, due, promised, now, metAt, pauses, null);
        }

        /** Until when the clock is read: discharge, or now. */
        Instant readAt() {
            return metAt == null ? now : metAt;
        }

        WorkingCalendar days() {
            return calendar == null ? account.reckoning().calendar() : calendar;
        }
    }

    /**
     * A pause and its slip.
     *
     * @param to null while the clock still stands
     * @param label what the bracket says: "Phiếu số 31"
     * @param href the slip; null or empty for no link
     */
    public record PauseMark(
            Instant from,
            @Nullable Instant to,
            String label,
            @Nullable String href) {}

    /** Where it stands. {@code COUNTER} and {@code SLIP} show the plan at receipt, the others how far the clock has run. */
    public enum Size {
        CITIZEN(40, 50, 2.6, 1020, 14),
        FILE(36, 36, 2, 924, 13),
        COUNTER(33, 34, 1.5, 736, 13),
        SLIP(18, 20, 1, 470, 8.5),
        LIST(6, 15, 1, 240, 0),
        PHONE(43, 44, 3, 319, 14);

        final double cell;
        final double height;
        final double gap;
        final double room;
        final double digits;

        Size(double cell, double height, double gap, double room, double digits) {
            this.cell = cell;
            this.height = height;
            this.gap = gap;
            this.room = room;
            this.digits = digits;
        }

        boolean isPlan() {
            return this == COUNTER || this == SLIP;
        }
    }

    private ClockStrip() {}

    /** One picture in one size. */
    public static String svg(Strip strip, Size size, Words words) {
        StripDays days = StripDays.of(strip, size.isPlan());
        return switch (size) {
            case PHONE -> new StripWeeks(strip, days, false, words).svg();
            case LIST -> new StripBar(days.cells(), days).svg(words.get("strip.title"));
            default -> new StripLine(strip, days, size, words).svg();
        };
    }

    /**
     * The picture as a page wants it: this size and, for all but the slip and the list, the week grid that takes its place on a phone.
     */
    public static String figure(Strip strip, Size size, Words words) {
        if (size != Size.CITIZEN && size != Size.FILE && size != Size.COUNTER) {
            return svg(strip, size, words);
        }
        String narrow = new StripWeeks(strip, StripDays.of(strip, size.isPlan()), size.isPlan(), words).svg();
        return "<div class=\"kc-strip\"><div class=\"kc-strip--wide\">%s</div><div class=\"kc-strip--narrow\">%s</div></div>"
                .formatted(svg(strip, size, words), narrow);
    }

    /** The small bar of a work list on an axis of its own days. */
    public static String bar(WorkingCalendar calendar, Instant opened, Instant due, Instant now, Words words) {
        return bar(calendar, opened, due, null, now, null, null, words);
    }

    /**
     * The small bar of a work list.
     *
     * @param pausedSince since when the clock stands; null if it runs
     * @param axisFrom first day of the axis all rows share; null for an axis of its own
     * @param axisTo last day of that axis; null for an axis of its own
     */
    public static String bar(
            WorkingCalendar calendar,
            Instant opened,
            Instant due,
            @Nullable Instant pausedSince,
            Instant now,
            @Nullable LocalDate axisFrom,
            @Nullable LocalDate axisTo,
            Words words) {
        StripDays days = StripDays.bar(calendar, opened, due, pausedSince, now);
        return StripBar.on(days, calendar, axisFrom, axisTo).svg(words.get("strip.title"));
    }
}
