package vn.kycuong.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * The days of a strip and what happened in each part of them. A place is a day's index plus the share of its office hours that
 * has passed, so equal lengths are equal working time.
 */
final class StripDays {
    /** What a part of a day was to the clock. */
    enum State {
        OUTSIDE,
        USED,
        LEFT,
        PAUSED,
        LATE
    }

    /** A part of a day, from and to as shares of its office hours. */
    record Piece(double from, double to, State state) {
        double width() {
            return to - from;
        }
    }

    /**
     * One day.
     *
     * @param count running number of the counted day; 0 if not counted
     * @param lateCount running number of the working day after the due day; 0 before
     * @param off whether the clock does not run on it: a low cell
     * @param poles shares of the day at which a marker's pole stands
     */
    record Cell(
            DayFact fact,
            Sessions sessions,
            int count,
            int lateCount,
            boolean off,
            List<Piece> pieces,
            List<Double> poles) {
        LocalDate date() {
            return fact.date();
        }

        boolean isHoliday() {
            return !fact.kind().isWorking() && fact.kind() != DayKind.REST;
        }

        /** Whether it is a rest day that is worked: gold ring. */
        boolean isMakeUp() {
            return fact.kind() == DayKind.WORKED || fact.kind() == DayKind.OPENED;
        }

        /** The one state of a day without a cut, else null. */
        @Nullable
        State only() {
            return pieces.size() == 1 ? pieces.getFirst().state() : null;
        }

        /** The widest part no border and no pole cuts: there the number stands. */
        Piece widest() {
            var cuts = new TreeSet<Double>(poles);
            pieces.forEach(piece -> cuts.addAll(List.of(piece.from(), piece.to())));
            Piece widest = new Piece(0, 0, State.OUTSIDE);
            double from = cuts.first();
            for (double to : cuts.tailSet(from, false)) {
                if (to - from > widest.width() + 1e-9) {
                    widest = new Piece(from, to, at((from + to) / 2));
                }
                from = to;
            }
            return widest;
        }

        private State at(double share) {
            return pieces.stream()
                    .filter(piece -> share < piece.to())
                    .findFirst()
                    .orElse(pieces.getLast())
                    .state();
        }
    }

    private record Span(double from, double to) {
        boolean holds(double place) {
            return place >= from && place < to;
        }
    }

    private record Day(DayFact fact, Sessions sessions, int count, boolean off, boolean runs) {}

    private final List<Day> days = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Double> markers = new ArrayList<>();
    private final boolean elapsed;
    private boolean late;
    private boolean hasDue;
    private double duePlace;
    private double readPlace;

    private StripDays(boolean elapsed) {
        this.elapsed = elapsed;
    }

    /** {@code plan}: as it looks at receipt, nothing used yet. */
    static StripDays of(ClockStrip.Strip strip, boolean plan) {
        Account account = strip.account();
        StripDays all = new StripDays(account.limit() instanceof Limit.Hours);
        LocalDate today = date(strip.now());
        for (Account.Line line : account.lines()) {
            // While a clock stands there is no due date yet: the days to come are not drawn.
            if (strip.due() != null || !line.date().isAfter(today)) {
                boolean runs = line.runMinutes() > 0 || line.counted();
                boolean off = !runs && !line.day().kind().isWorking();
                all.days.add(new Day(line.day(), line.sessions(), line.count(), off, runs || line.pausedMinutes() > 0));
            }
        }
        all.hasDue = strip.due() != null;
        Instant read = plan ? strip.received() : strip.readAt();
        all.late = strip.due() != null && !read.isBefore(lateFrom(account.limit(), strip.due()));
        if (all.late || strip.due() == null) {
            all.extend(strip.days(), date(read));
        }
        if (!plan) {
            all.markers.add(all.place(strip.received()));
            all.markers.add(all.place(read));
            if (strip.promised() != null) {
                all.markers.add(all.place(strip.promised()));
            }
        }
        if (strip.due() != null) {
            all.markers.add(all.place(strip.due()));
        }
        List<Span> pauses = new ArrayList<>();
        for (ClockStrip.PauseMark pause : strip.pauses()) {
            Instant to = pause.to() == null ? strip.now() : pause.to();
            pauses.add(new Span(all.place(pause.from()), all.place(to)));
        }
        Instant due = strip.due() == null ? LegalZone.instant(account.due()) : strip.due();
        all.cut(all.place(LegalZone.instant(account.start())), due, all.place(read), pauses, strip.metAt() != null);
        return all;
    }

    static StripDays bar(
            WorkingCalendar calendar, Instant opened, Instant due, @Nullable Instant pausedSince, Instant now) {
        StripDays all = new StripDays(false);
        all.hasDue = pausedSince == null;
        all.late = pausedSince == null && date(now).isAfter(date(due));
        LocalDate last = all.late || pausedSince != null ? date(now) : date(due);
        LocalDate first = date(opened).isBefore(calendar.first()) ? calendar.first() : date(opened);
        all.days.add(day(calendar, first));
        all.extend(calendar, last);
        List<Span> pauses = pausedSince == null ? List.of() : List.of(new Span(all.place(pausedSince), all.place(now)));
        all.cut(all.place(opened), due, all.place(now), pauses, false);
        return all;
    }

    List<Cell> cells() {
        return cells;
    }

    /** Whether the clock was read after the law's last moment. */
    boolean late() {
        return late;
    }

    /** Where a moment stands; below 0 or above the number of days if it lies outside. */
    double place(Instant moment) {
        LocalDateTime local = LegalZone.local(moment);
        if (days.isEmpty()
                || local.toLocalDate().isBefore(days.getFirst().fact().date())) {
            return -1;
        }
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).fact().date().equals(local.toLocalDate())) {
                return i + share(days.get(i).sessions(), local);
            }
        }
        return days.size() + 1;
    }

    /** Whether there is a due date at all; none while the clock stands. */
    boolean hasDue() {
        return hasDue;
    }

    double duePlace() {
        return duePlace;
    }

    double readPlace() {
        return readPlace;
    }

    boolean shows(Instant moment) {
        double place = place(moment);
        return place >= 0 && place <= days.size();
    }

    private static LocalDate date(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }

    /** The first late moment, as the calendar reads the limit: hours to the minute, everything else by the day. */
    private static Instant lateFrom(Limit limit, Instant due) {
        return switch (limit) {
            case Limit.Hours _, Limit.WorkingHours _ -> due;
            default -> LegalZone.startOf(date(due).plusDays(1));
        };
    }

    private static Day day(WorkingCalendar calendar, LocalDate date) {
        boolean working = calendar.isWorkingDay(date);
        return new Day(calendar.fact(date), calendar.sessions(date), 0, !working, working);
    }

    private void extend(WorkingCalendar calendar, LocalDate last) {
        LocalDate until = last.isAfter(calendar.last()) ? calendar.last() : last;
        LocalDate next = days.getLast().fact().date().plusDays(1);
        for (LocalDate date = next; !date.isAfter(until); date = date.plusDays(1)) {
            days.add(day(calendar, date));
        }
    }

    /** The share of a day's office hours that has passed; of the whole day where there are none or hours are elapsed hours. */
    private double share(Sessions sessions, LocalDateTime moment) {
        int minute = moment.getHour() * 60 + moment.getMinute();
        if (elapsed || sessions.isEmpty()) {
            return minute / 1440.0;
        }
        int passed = 0;
        for (var session : sessions.list()) {
            int from = session.from().getHour() * 60 + session.from().getMinute();
            passed += Math.clamp(minute - from, 0, session.minutes());
        }
        return (double) passed / sessions.minutes();
    }

    private void cut(double start, Instant dueAt, double read, List<Span> pauses, boolean met) {
        double due = place(dueAt);
        duePlace = due;
        readPlace = read;
        int afterDue = 0;
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            boolean beyond = day.fact().date().isAfter(date(dueAt));
            if (beyond && !day.off()) {
                afterDue++;
            }
            List<Piece> pieces = new ArrayList<>();
            var cuts = new TreeSet<Double>(List.of(0.0, 1.0));
            addCut(cuts, start - i);
            addCut(cuts, due - i);
            addCut(cuts, read - i);
            for (Span pause : pauses) {
                addCut(cuts, pause.from() - i);
                addCut(cuts, pause.to() - i);
            }
            double from = 0.0;
            for (double to : cuts.tailSet(0.0, false)) {
                double middle = i + (from + to) / 2;
                State state = day.off() || !(day.runs() || beyond)
                        ? State.OUTSIDE
                        : state(middle, start, due, read, pauses, met);
                join(pieces, new Piece(from, to, state));
                from = to;
            }
            int lateCount = beyond && late && !day.off() && i <= read ? afterDue : 0;
            int count = hasDue || i < Math.floor(read) ? day.count() : 0;
            cells.add(new Cell(day.fact(), day.sessions(), count, lateCount, day.off(), List.copyOf(pieces), poles(i)));
        }
    }

    private State state(double place, double start, double due, double read, List<Span> pauses, boolean met) {
        if (place < start) {
            return State.OUTSIDE;
        }
        if (place >= due) {
            return late && place < read ? State.LATE : State.OUTSIDE;
        }
        if (pauses.stream().anyMatch(pause -> pause.holds(place))) {
            return State.PAUSED;
        }
        if (place < read) {
            return State.USED;
        }
        // Nothing is left once it is done, and nobody knows how much while the clock stands.
        return met || !hasDue ? State.OUTSIDE : State.LEFT;
    }

    private List<Double> poles(int day) {
        return markers.stream()
                .map(place -> place - day)
                .filter(share -> share > 0.004 && share < 0.996)
                .toList();
    }

    private static void addCut(TreeSet<Double> cuts, double share) {
        if (share > 0.004 && share < 0.996) {
            cuts.add(share);
        }
    }

    private static void join(List<Piece> pieces, Piece next) {
        if (!pieces.isEmpty() && pieces.getLast().state() == next.state()) {
            pieces.set(pieces.size() - 1, new Piece(pieces.getLast().from(), next.to(), next.state()));
        } else {
            pieces.add(next);
        }
    }
}
