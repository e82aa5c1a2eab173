package vn.kycuong.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why the due date is what it is, as data: one line a day from receipt to due, in order. Wall-clock times are
 * Vietnamese.
 *
 * @param reckoning what it was computed from
 * @param due the due time; differs from the computed end only if an earlier promise was kept or a new date given
 * @param provisional whether days off before it are not announced yet
 * @param extension the new date that replaced the one that stood, or null
 * @param lines one a day; only receipt and due day if the date named by the limit had passed at receipt
 */
public record Account(
        Reckoning reckoning,
        LocalDateTime due,
        boolean provisional,
        @Nullable Extension extension,
        List<Line> lines) {

    /**
     * A later date promised with an apology. Both dates are kept.
     *
     * @param decided when it was decided
     * @param promised the new date; the due time lies later if the clock stood still after the promise
     * @param instead the date that stood before
     * @param paper the slip
     */
    public record Extension(LocalDateTime decided, LocalDateTime promised, LocalDateTime instead, String paper) {}

    /** What a day did to the clock. */
    public enum Kind {
        /** The day of receipt, day zero. Also the due day of a limit that ends on it. */
        RECEIVED,
        /** The day the clock started, the receipt having been outside office hours. Also the due day if it ends here. */
        START_MOVED,
        /** Counted. */
        COUNTED,
        /** Counted, being a rest day that was worked: make-up or opened once. */
        WORKED,
        /** Not counted: the clock stood. */
        PAUSED,
        /** Not counted: weekly rest. */
        REST,
        /** Not counted: holiday, compensatory or swapped day off, closure; {@link Line#day} says which. */
        HOLIDAY,
        /** After the limit was used up: the end had fallen on a rest day, or a promise is kept. */
        ROLLED,
        /** The due day. */
        DUE
    }

    /**
     * One day.
     *
     * @param date the day
     * @param kind what it did
     * @param count the running count of counted days; 0 if this day was not counted
     * @param day why it is worked or not
     * @param sessions its office hours; none on a day off
     * @param runMinutes minutes of it in which the clock ran (elapsed minutes for a limit in hours, else session
     *     minutes)
     * @param pausedMinutes minutes of it, in the same measure, in which the clock stood
     * @param reasonVi the reason in Vietnamese
     * @param reasonEn the reason in English
     * @param source the law, letter or paper; may be empty
     */
    public record Line(
            LocalDate date,
            Kind kind,
            int count,
            DayFact day,
            Sessions sessions,
            int runMinutes,
            int pausedMinutes,
            String reasonVi,
            String reasonEn,
            String source) {

        /** Whether the day counted towards the limit. */
        public boolean counted() {
            return count > 0;
        }

        /** Length of its office hours in minutes. */
        public int sessionMinutes() {
            return sessions.minutes();
        }
    }

    /**
     * The days of the account by what they did; {@code days} is the sum of all others. Unit: calendar days.
     *
     * @param days all
     * @param received day of receipt, 1
     * @param started 1 if the clock started on another day
     * @param counted counted
     * @param paused paused
     * @param weeklyRest weekly rest
     * @param holidays holidays, compensatory and swapped days off, closures
     * @param rolled days after the limit was used up
     */
    public record Tally(
            int days, int received, int started, int counted, int paused, int weeklyRest, int holidays, int rolled) {}

    public Account {
        lines = List.copyOf(lines);
    }

    /** The limit. */
    public Limit limit() {
        return reckoning.limit();
    }

    /** The receipt. */
    public LocalDateTime received() {
        return reckoning.received();
    }

    /** When the clock started. */
    public LocalDateTime start() {
        return reckoning.start();
    }

    /** Where limit and pauses lead. */
    public LocalDateTime computed() {
        return reckoning.end();
    }

    /** The day on which the limit was used up; before the due day if that had to be a working day. */
    public LocalDate spent() {
        return lines.stream().filter(Line::counted).map(Line::date).reduce(start().toLocalDate(), (_, later) -> later);
    }

    /** The pauses in order, with whether each moved the due date. */
    public List<Stop> stops() {
        return reckoning.stops();
    }

    /** The sum that heads the table "Vì sao là ngày này?". */
    public Tally tally() {
        return new Tally(
                lines.size(),
                number(Kind.RECEIVED),
                number(Kind.START_MOVED),
                (int) lines.stream().filter(Line::counted).count(),
                number(Kind.PAUSED) + dueDays(true),
                number(Kind.REST),
                number(Kind.HOLIDAY),
                number(Kind.ROLLED) + dueDays(false));
    }

    /** The account in sentences, Vietnamese or (for any other language) English; the last one is the sum. */
    public List<String> sentences(Locale locale) {
        return new Sentences(this, Wording.of(locale)).all();
    }

    private int number(Kind kind) {
        return (int) lines.stream().filter(line -> line.kind == kind).count();
    }

    private int dueDays(boolean paused) {
        return (int) lines.stream()
                .filter(line -> line.kind == Kind.DUE && !line.counted() && line.pausedMinutes > 0 == paused)
                .count();
    }
}
