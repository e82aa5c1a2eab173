package vn.kycuong.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;

/** Everything known about days and hours, and the calendars compiled from it so far. */
final class CalendarBook {
    /** Order of the layer of days by rule, which speak only where nothing is announced. */
    static final int PROJECTED = 1;

    private static final LocalDate FIRST = LocalDate.of(1975, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2075, 12, 31);

    /**
     * @param unit the unit it is of, or 0 for the layers of all
     * @param kind null where the layer takes back what it said before
     */
    record Day(
            int layerOrder,
            int unit,
            LocalDate date,
            @Nullable DayKind kind,
            String name,
            String source,
            @Nullable String hours,
            @Nullable Instant knownFrom,
            @Nullable Instant knownTo) {}

    record Season(
            int layerOrder,
            int unit,
            int weekday,
            @Nullable LocalDate seasonFrom,
            @Nullable LocalDate seasonTo,
            String hours,
            boolean verified,
            @Nullable Instant knownFrom) {
        boolean holds(LocalDate date) {
            var to = seasonTo;
            return !date.isBefore(from()) && (to == null || !date.isAfter(to));
        }

        LocalDate from() {
            return seasonFrom == null ? LocalDate.MIN : seasonFrom;
        }
    }

    record Horizon(LocalDate exactUntil, @Nullable Instant knownFrom) {}

    /** A calendar is the same between two moments at which something became known. */
    private record Key(int unit, @Nullable Instant lastNews) {}

    private final List<Day> days;
    private final List<Season> seasons;
    private final List<Horizon> horizons;
    private final Map<Integer, NavigableSet<Instant>> newsOfUnit;
    private final NavigableSet<Instant> newsOfAll;
    private final Map<Key, WorkingCalendar> compiled = new ConcurrentHashMap<>();

    CalendarBook(List<Day> days, List<Season> seasons, List<Horizon> horizons) {
        this.days = days;
        this.seasons = seasons;
        this.horizons = horizons;
        this.newsOfUnit = Stream.concat(
                        days.stream().map(Day::unit), seasons.stream().map(Season::unit))
                .filter(unit -> unit != 0)
                .distinct()
                .collect(Collectors.toMap(unit -> unit, this::news));
        this.newsOfAll = news(0);
    }

    WorkingCalendar calendar(UnitId unit, Instant knownAt) {
        int own = newsOfUnit.containsKey(unit.value()) ? unit.value() : 0;
        var key = new Key(own, newsOfUnit.getOrDefault(own, newsOfAll).floor(knownAt));
        return compiled.computeIfAbsent(key, this::compile);
    }

    /** The same with a change that is only being considered, as if it were known from a moment on. */
    CalendarBook with(CalendarChange draft, Instant at) {
        var unit = draft.layer().unit();
        int order = PROJECTED + 1 + draft.layer().kind().ordinal();
        var more = Stream.concat(
                days.stream(),
                draft.days().stream()
                        .map(day -> new Day(
                                order,
                                unit == null ? 0 : unit.value(),
                                day.date(),
                                day.kind(),
                                day.name(),
                                day.source(),
                                day.hours().isEmpty() ? null : day.hours(),
                                at,
                                null)));
        var until = draft.exactUntil();
        var seen = until == null
                ? horizons
                : Stream.concat(horizons.stream(), Stream.of(new Horizon(until, at)))
                        .toList();
        return new CalendarBook(more.toList(), seasons, seen);
    }

    boolean hoursVerified() {
        return seasons.stream().allMatch(Season::verified);
    }

    private NavigableSet<Instant> news(int unit) {
        return Stream.of(
                        days.stream().filter(d -> concerns(d.unit(), unit)).flatMap(CalendarBook::moments),
                        seasons.stream().filter(s -> concerns(s.unit(), unit)).map(Season::knownFrom),
                        horizons.stream().map(Horizon::knownFrom))
                .flatMap(moments -> moments)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<@Nullable Instant> moments(Day day) {
        return Stream.of(new Instant[] {day.knownFrom(), day.knownTo()});
    }

    private static boolean concerns(int unitOfFact, int unit) {
        return unitOfFact == 0 || unitOfFact == unit;
    }

    private WorkingCalendar compile(Key key) {
        var calendar = WorkingCalendar.builder().range(firstKnown(), lastForeseen());
        paintHours(calendar, key);
        var announced = announcedUntil(key);
        if (announced != null) calendar.exactUntil(announced);
        days.stream()
                .filter(day -> concerns(day.unit(), key.unit()) && isKnown(day.knownFrom(), key))
                .filter(day -> day.knownTo() == null || !isKnown(day.knownTo(), key))
                .filter(day -> day.layerOrder() != PROJECTED
                        || announced == null
                        || day.date().isAfter(announced))
                .sorted(Comparator.comparing(Day::knownFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                .collect(Collectors.groupingBy(
                        Day::layerOrder, TreeMap::new, Collectors.toMap(Day::date, day -> day, (_, later) -> later)))
                .values()
                .forEach(layer -> layer.values().forEach(day -> paint(calendar, day)));
        return calendar.build();
    }

    /** Of a year nobody declared a day of, only its weekends would be off: it is not in the calendar at all. */
    private LocalDate firstKnown() {
        return days.stream()
                .filter(day -> day.layerOrder() == PROJECTED + 1)
                .map(Day::date)
                .min(Comparator.naturalOrder())
                .map(first -> first.withDayOfYear(1))
                .orElse(FIRST);
    }

    /** The end of the last year that the rules foresee. */
    private LocalDate lastForeseen() {
        return days.stream()
                .filter(day -> day.layerOrder() == PROJECTED)
                .map(Day::date)
                .max(Comparator.naturalOrder())
                .map(last -> LocalDate.of(last.getYear(), 12, 31))
                .orElse(LAST);
    }

    private @Nullable LocalDate announcedUntil(Key key) {
        return horizons.stream()
                .filter(horizon -> isKnown(horizon.knownFrom(), key))
                .map(Horizon::exactUntil)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isKnown(@Nullable Instant since, Key key) {
        var now = key.lastNews();
        return since == null || (now != null && !since.isAfter(now));
    }

    private static void paint(WorkingCalendar.Builder calendar, Day day) {
        var kind = day.kind();
        if (kind == null) return;
        calendar.day(new DayFact(day.date(), kind, day.name(), day.source()));
        var hours = day.hours();
        if (hours != null) calendar.sessionsOn(day.date(), Hours.parse(hours));
    }

    /** Seasons end, the builder's do not: so on each day something changes, the strongest season that holds is painted. */
    private void paintHours(WorkingCalendar.Builder calendar, Key key) {
        for (var weekday : DayOfWeek.values()) {
            var known = seasons.stream()
                    .filter(s -> s.weekday() == weekday.getValue())
                    .filter(s -> concerns(s.unit(), key.unit()) && isKnown(s.knownFrom(), key))
                    .toList();
            for (var change : changes(known)) {
                known.stream()
                        .filter(season -> season.holds(change))
                        .max(Comparator.comparingInt(Season::layerOrder)
                                .thenComparing(Season::from)
                                .thenComparing(Season::knownFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .ifPresent(season -> calendar.sessions(change, weekday, Hours.parse(season.hours())));
            }
        }
    }

    private static NavigableSet<LocalDate> changes(List<Season> seasons) {
        var changes = new TreeSet<LocalDate>();
        for (var season : seasons) {
            changes.add(season.from());
            var to = season.seasonTo();
            if (to != null) changes.add(to.plusDays(1));
        }
        return changes;
    }
}
