package vn.kycuong.worktime;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** The working calendars of the units. A calendar is always asked as known at a moment, so that a slip can be computed again. */
@Service
public class WorkTime {
    static final String REGISTER = "worktime.day";

    private final DayRows rows;
    private final Editions editions;
    private final Cached<CalendarBook> book;

    public WorkTime(DayRows rows, Editions editions) {
        this.rows = rows;
        this.editions = editions;
        this.book = editions.cached(REGISTER, rows::book);
    }

    /** The calendars of a database, where no container puts the parts together. */
    public static WorkTime of(JdbcClient jdbc) {
        return new WorkTime(new DayRows(jdbc), Editions.of(jdbc));
    }

    /** Whether the days of the nation are there; without them every weekday would look worked. */
    public boolean loaded() {
        return rows.loaded();
    }

    /**
     * The calendar of a unit with the facts known at a moment, compiled once and kept. A unit's own days cover the province's, these
     * the nation's; the days of a unit above it do not reach it.
     */
    public WorkingCalendar calendar(UnitId unit, Instant knownAt) {
        return book.get().calendar(unit, knownAt);
    }

    /** Whether the office hours in use were confirmed by the province; until then pages say that they are a default. */
    public boolean hoursVerified() {
        return book.get().hoursVerified();
    }

    /** The calendar common to all units: what the nation and the province say. */
    public WorkingCalendar common(Instant knownAt) {
        return calendar(UnitId.ALL, knownAt);
    }

    /** The days off a year would have by the rules of the labour code and the lunar table. */
    List<DayFact> foreseen(int year) {
        return ProjectionRules.year(rows.rules(), year);
    }

    /** The first year the rules of the labour code in use can foresee. */
    int firstForeseen() {
        return rows.rules().stream()
                .mapToInt(rule -> rule.effectiveFrom().getYear())
                .max()
                .orElseThrow(() -> new IllegalStateException("No holiday rule is loaded"));
    }

    /** The calendars as they would be if a draft were known from a moment on. */
    Calendars considering(CalendarChange draft, Instant at) {
        return book.get().with(draft, at)::calendar;
    }

    /** Records a closure or an opening of one unit, known from a moment on. The same day told again replaces what was known. */
    @Transactional
    public void declare(UnitId unit, DayFact day, Instant knownFrom) {
        rows.declare(unit, day, knownFrom);
        editions.changed(REGISTER);
    }
}
