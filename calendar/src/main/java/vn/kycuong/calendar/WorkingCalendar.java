package vn.kycuong.calendar;

import static vn.kycuong.calendar.LegalZone.MINUTES_PER_DAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/**
 * The working days and office hours of a unit, compiled: immutable, safe to share, and every question answered in
 * constant time. Căn cứ: BLLĐ 2012 Đ.115, BLLĐ 2019 Đ.112, QĐ 188/1999/QĐ-TTg and the yearly letters on swapped days.
 *
 * <p>Moments are Vietnamese wall-clock times read to the minute; seconds are dropped. Every method refuses a day
 * outside {@link #first()}..{@link #last()} with an {@link IllegalArgumentException}.
 */
public final class WorkingCalendar {
    /** Ticks of {@link #position} in one working day, whatever its length. */
    public static final long TICKS_PER_DAY = DayTicks.PER_DAY;

    private final LocalDate first;
    private final LocalDate last;
    private final LocalDate exactUntil;
    private final long firstDay;
    private final long firstMinute;
    /** In minutes. */
    private final long length;

    private final DayIndex dates;
    private final DayRanks days;
    private final MonthRanks months;
    private final MinuteRanks minutes;
    private final Weeks weeks;
    private final Map<LocalDate, DayFact> named;

    WorkingCalendar(CalendarLayers layers) {
        this.first = layers.first();
        this.last = layers.last();
        this.exactUntil = layers.exactUntil();
        this.firstDay = first.toEpochDay();
        this.firstMinute = firstDay * MINUTES_PER_DAY;
        this.weeks = layers.weeks();
        this.named = layers.named();
        this.dates = new DayIndex(first, last);
        this.days = new DayRanks(first, layers.working());
        this.months = new MonthRanks(first, last, days);
        this.minutes = new MinuteRanks(days, layers.shapes());
        this.length = (long) days.days() * MINUTES_PER_DAY;
    }

    /** Starts a calendar of Monday to Friday without any office hours yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The first day this calendar knows. */
    public LocalDate first() {
        return first;
    }

    /** The last day this calendar knows. */
    public LocalDate last() {
        return last;
    }

    /** Whether the day counts as a working day. */
    public boolean isWorkingDay(LocalDate date) {
        return days.isWorking(index(date));
    }

    /** Why the day is worked or not. */
    public DayFact fact(LocalDate date) {
        boolean working = days.isWorking(index(date));
        DayFact fact = named.get(date);
        return fact != null ? fact : weeks.fact(date, working);
    }

    /** Office hours of the day; {@link Sessions#NONE} on a day off. */
    public Sessions sessions(LocalDate date) {
        return minutes.shape(index(date)).sessions;
    }

    /** Whether the days off are not announced yet, so that a date found here may still change. */
    public boolean provisional(LocalDate date) {
        index(date);
        return date.isAfter(exactUntil);
    }

    /**
     * The n-th working day after the date (before it, for a negative n); the date itself for 0. The date itself is day
     * zero (BLDS 2015 Đ.147 k.3).
     */
    public LocalDate plusWorkingDays(LocalDate date, int n) {
        if (n > 0) {
            return days.nthDate(ordinal(upTo(date), n));
        }
        int day = index(date);
        return n == 0 ? date : days.nthDate(ordinal(days.before(day) + 1, n));
    }

    /** The same on epoch days, without allocation. */
    public long plusWorkingDays(long epochDay, int n) {
        int day = index(epochDay);
        if (n == 0) {
            return epochDay;
        }
        return firstDay + days.nth(ordinal(n > 0 ? days.upTo(day) : days.before(day) + 1, n));
    }

    private int ordinal(int from, int n) {
        long ordinal = (long) from + n - 1;
        if (ordinal < 0 || ordinal >= days.count()) {
            throw tooFar(n + " ngày làm việc");
        }
        return (int) ordinal;
    }

    /** Working days after {@code from} up to and including {@code to}; negative if {@code to} lies before. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return upTo(to) - upTo(from);
    }

    private int upTo(LocalDate date) {
        int known = months.upTo(date);
        return known == MonthRanks.UNKNOWN ? days.upTo(index(date)) : known;
    }

    /** The date itself if it is a working day, else the first one after it. */
    public LocalDate nextWorkingDay(LocalDate date) {
        return isWorkingDay(date) ? date : plusWorkingDays(date, 1);
    }

    /** The date itself if it is a working day, else the last one before it. */
    public LocalDate previousWorkingDay(LocalDate date) {
        return isWorkingDay(date) ? date : plusWorkingDays(date, -1);
    }

    /**
     * The moment at which so many session minutes have passed. Forward it is the earliest such moment, so eight hours
     * end at 17:00 and not the next morning; backward (negative minutes) the latest. The moment itself for 0.
     */
    public LocalDateTime plusWorkingMinutes(LocalDateTime from, long minutes) {
        if (minutes == 0) {
            return LegalZone.atMinute(LegalZone.minute(from));
        }
        int target = target(passed(from), minutes);
        if (minutes > 0) {
            int ordinal = this.minutes.ordinalOf(target - 1);
            return days.nthDate(ordinal).atTime(LegalZone.time(this.minutes.endOn(ordinal, target)));
        }
        return opening(target);
    }

    /** The same on local minutes (see {@link LegalZone}), without allocation. */
    public long plusWorkingMinutes(long fromMinute, long workingMinutes) {
        if (workingMinutes == 0) {
            return fromMinute;
        }
        int target = target(passed(fromMinute), workingMinutes);
        return firstMinute + (workingMinutes > 0 ? minutes.endAt(target) : minutes.startAfter(target));
    }

    private int target(int passed, long workingMinutes) {
        if (workingMinutes > minutes.total() - passed || workingMinutes < -passed) {
            throw tooFar(workingMinutes + " phút làm việc");
        }
        return passed + (int) workingMinutes;
    }

    /** Where the session minute after so many starts. */
    private LocalDateTime opening(int worked) {
        int ordinal = minutes.ordinalOf(worked);
        return days.nthDate(ordinal).atTime(LegalZone.time(minutes.startOn(ordinal, worked)));
    }

    /** Session minutes from one moment to the other; negative if {@code to} lies before. */
    public long workingMinutesBetween(LocalDateTime from, LocalDateTime to) {
        return (long) passed(to) - passed(from);
    }

    /** The same on local minutes (see {@link LegalZone}), without allocation. */
    public long workingMinutesBetween(long fromMinute, long toMinute) {
        return (long) passed(toMinute) - passed(fromMinute);
    }

    /**
     * The moment itself if the office is open, else the next opening: after lunch, or on the next working day. An
     * office is open from the first minute of a session to just before its last.
     */
    public LocalDateTime nextOpening(LocalDateTime moment) {
        return opening(opensAgain(passed(moment)));
    }

    /** The same on local minutes, without allocation. */
    public long nextOpening(long minute) {
        return firstMinute + minutes.startAfter(opensAgain(passed(minute)));
    }

    private int opensAgain(int passed) {
        if (passed == minutes.total()) {
            throw tooFar("lần mở cửa kế tiếp");
        }
        return passed;
    }

    /** End of the last session of a working day. */
    public LocalDateTime closing(LocalDate date) {
        Sessions sessions = sessions(date);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(
                    "Ngày %s là ngày nghỉ, không có giờ đóng cửa.".formatted(Wording.VIETNAMESE.date(date)));
        }
        return date.atTime(sessions.closing());
    }

    /**
     * Where a moment lies on the axis of working days: the number of working days before it plus the worked part of
     * its own, in ticks of {@link #TICKS_PER_DAY} a day. Moments outside sessions lie where the next session starts.
     */
    public long position(LocalDateTime moment) {
        return position(LegalZone.minute(moment));
    }

    /** The same on local minutes, without allocation. */
    public long position(long minute) {
        int offset = offset(minute);
        int day = offset / MINUTES_PER_DAY;
        DayShape shape = minutes.shape(day);
        long whole = days.before(day) * DayTicks.PER_DAY;
        return shape.minutes == 0
                ? whole
                : whole + DayTicks.of(shape.workedBefore(offset % MINUTES_PER_DAY), shape.minutes);
    }

    /**
     * The moment at a position, to the nearest minute; where a session ends and another starts, the start. The inverse
     * of {@link #position} for every moment inside a session, on days of any length.
     */
    public LocalDateTime at(long position) {
        int ordinal = ordinal(position);
        DayShape shape = minutes.shape(days.nth(ordinal));
        int worked = DayTicks.worked(position - ordinal * DayTicks.PER_DAY, shape.minutes);
        // The last half minute of a day rounds up to the opening of the next.
        return worked == shape.minutes
                ? at((ordinal + 1) * DayTicks.PER_DAY)
                : days.nthDate(ordinal).atTime(LegalZone.time(shape.startAfter(worked)));
    }

    /**
     * The working time between two moments as people say it, whichever comes first: whole working days, and the minutes
     * that remain of the length of the later moment's day. "3 ngày 6 giờ 45 phút làm việc".
     */
    public WorkingTime workingTimeBetween(LocalDateTime from, LocalDateTime to) {
        long ticks = Math.abs(position(to) - position(from));
        int dayMinutes = sessions(nextWorkingDay((from.isAfter(to) ? from : to).toLocalDate()))
                .minutes();
        return WorkingTime.ofTicks(ticks, dayMinutes);
    }

    private int ordinal(long position) {
        if (position < 0 || position >= days.count() * DayTicks.PER_DAY) {
            throw tooFar("vị trí này");
        }
        return (int) (position / DayTicks.PER_DAY);
    }

    private int passed(LocalDateTime moment) {
        int day = dates.of(moment.toLocalDate());
        return day == DayIndex.OUTSIDE
                ? passed(LegalZone.minute(moment))
                : minutes.before(day, LegalZone.minuteOfDay(moment.toLocalTime()));
    }

    private int passed(long minute) {
        int offset = offset(minute);
        return minutes.before(offset / MINUTES_PER_DAY, offset % MINUTES_PER_DAY);
    }

    /** Minutes since the calendar's first midnight; the midnight that ends its last day is still a moment of it. */
    private int offset(long minute) {
        long offset = minute - firstMinute;
        if (Long.compareUnsigned(offset, length) > 0) {
            throw outside(Math.floorDiv(minute, MINUTES_PER_DAY));
        }
        return (int) offset;
    }

    /** The moment itself, refused if its day lies outside this calendar. */
    LocalDateTime known(LocalDateTime moment) {
        index(moment.toLocalDate());
        return moment;
    }

    private int index(LocalDate date) {
        int index = dates.of(date);
        if (index == DayIndex.OUTSIDE) {
            throw outside(date.toEpochDay());
        }
        return index;
    }

    private int index(long epochDay) {
        long index = epochDay - firstDay;
        if (index < 0 || index >= days.days()) {
            throw outside(epochDay);
        }
        return (int) index;
    }

    private IllegalArgumentException outside(long epochDay) {
        return new IllegalArgumentException("Ngày %s nằm ngoài lịch làm việc (%s đến %s)."
                .formatted(
                        Wording.VIETNAMESE.date(LocalDate.ofEpochDay(epochDay)),
                        Wording.VIETNAMESE.date(first),
                        Wording.VIETNAMESE.date(last)));
    }

    private IllegalArgumentException tooFar(String what) {
        return new IllegalArgumentException("Kết quả (%s) nằm ngoài lịch làm việc (%s đến %s)."
                .formatted(what, Wording.VIETNAMESE.date(first), Wording.VIETNAMESE.date(last)));
    }

    /**
     * Paints a calendar in layers: national days, then the province's, the unit's, and one-off closures. A later call
     * covers an earlier one.
     */
    public static final class Builder {
        private final CalendarLayers layers = new CalendarLayers();

        private Builder() {}

        /** The days to know, both included; default 01/01/1975 to 31/12/2075. */
        public Builder range(LocalDate from, LocalDate to) {
            layers.range(from, to);
            return this;
        }

        /** The last day whose days off are announced; later ones are provisional. Default: the last day of all. */
        public Builder exactUntil(LocalDate date) {
            layers.exactUntil(date);
            return this;
        }

        /** Office hours on all weekdays, always. */
        public Builder sessions(Sessions sessions) {
            return sessions(LocalDate.MIN, sessions);
        }

        /** Office hours on all weekdays from this date on. Give the seasons in the order of their dates. */
        public Builder sessions(LocalDate from, Sessions sessions) {
            for (DayOfWeek weekday : DayOfWeek.values()) {
                sessions(from, weekday, sessions);
            }
            return this;
        }

        /** Office hours on one weekday from this date on. They open no rest day: they apply when it is worked. */
        public Builder sessions(LocalDate from, DayOfWeek weekday, Sessions sessions) {
            layers.sessions(from, weekday, sessions);
            return this;
        }

        /** Office hours of one day only; they do not make it a working day. */
        public Builder sessionsOn(LocalDate date, Sessions sessions) {
            layers.sessionsOn(date, sessions);
            return this;
        }

        /** Weekly rest from this date on, with the law that says so. Default: Saturday, Sunday. */
        public Builder restDays(LocalDate from, Set<DayOfWeek> weekdays, String source) {
            layers.restDays(from, weekdays, source);
            return this;
        }

        /** One day and why it is what it is. */
        public Builder day(DayFact fact) {
            layers.day(fact);
            return this;
        }

        /**
         * Compiles the calendar.
         *
         * @throws IllegalArgumentException if a working day has no office hours or there is no working day at all
         */
        public WorkingCalendar build() {
            return new WorkingCalendar(layers);
        }
    }
}
