package vn.kycuong.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;
import vn.kycuong.worktime.DayRows.NationalDay;

/** Reads {@code holidays.json} (the days) and {@code worktime.json} (hours by default, and which letters came late). */
@Component
class WorktimeRegister implements Register {
    private static final String DAYS = "holidays.json";
    private static final String HOURS = "worktime.json";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Set<DayKind> OFF = Set.of(DayKind.STATUTORY, DayKind.COMPENSATORY, DayKind.SWAPPED_OFF);

    /** A letter that announced days off, and since when they are known. */
    private record Announcement(String document, Instant knownFrom) {}

    private final DayRows rows;

    WorktimeRegister(DayRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(WorkTime.REGISTER, 20, DAYS, HOURS);
    }

    /** 2: each day names the article it comes from, not only where it was read. 3: years to come by rule. */
    @Override
    public int revision() {
        return 3;
    }

    /** What the files say: the nation's days, hours and horizon, and the days of years to come by rule. */
    record Reading(
            List<NationalDay> days,
            String hours,
            String hoursSource,
            LocalDate exactUntil,
            List<HolidayRule> rules,
            List<DayFact> foreseen) {}

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var read = reading(files, findings);
        return () -> {
            rows.replaceNational(read.days(), read.hours(), read.hoursSource(), read.exactUntil());
            rows.replaceProjection(read.rules(), read.foreseen());
        };
    }

    static Reading reading(SourceFiles files, Findings findings) {
        var holidays = SourceRecord.json(DAYS, files.read(DAYS), findings);
        var settings = SourceRecord.json(HOURS, files.read(HOURS), findings);
        var days = days(holidays, announcements(settings), DayBasis.of(holidays));
        var until = settings.date("exact_until");
        var rules = settings.records("holiday_rules").stream()
                .map(WorktimeRegister::rule)
                .toList();
        var foreseen = foreseen(rules, until, settings.date("projected_until"));
        return new Reading(days, hours(settings), settings.text("default_hours_source"), until, rules, foreseen);
    }

    private static HolidayRule rule(SourceRecord source) {
        return new HolidayRule(
                source.text("name"),
                source.choice("calendar", HolidayRule.Reckoning.class),
                source.whole("month"),
                source.whole("day"),
                source.whole("first_offset"),
                source.whole("days"),
                source.flag("adjacent"),
                source.text("basis"),
                source.date("effective_from"),
                source.dateOrNull("effective_to"));
    }

    private static List<DayFact> foreseen(List<HolidayRule> rules, LocalDate announced, LocalDate last) {
        return IntStream.rangeClosed(announced.getYear() + 1, last.getYear())
                .mapToObj(year -> ProjectionRules.year(rules, year))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Announcement> announcements(SourceRecord settings) {
        return settings.records("announcements").stream()
                .map(a -> new Announcement(a.text("document"), LegalZone.startOf(a.date("known_from"))))
                .toList();
    }

    private static String hours(SourceRecord settings) {
        var hours = settings.text("default_hours");
        try {
            Hours.parse(hours);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            settings.error(
                    "default_hours", "Giờ làm việc viết như 07:30-12:00,13:30-17:00: " + unreadable.getMessage());
        }
        return hours;
    }

    private static List<NationalDay> days(SourceRecord holidays, List<Announcement> announcements, DayBasis basis) {
        var days = new ArrayList<NationalDay>();
        var seen = new HashSet<LocalDate>();
        for (var source : holidays.records("days_off")) days.add(off(source, announcements, basis, seen));
        for (var source : holidays.records("makeup_working_days")) days.add(worked(source, announcements, basis, seen));
        return days;
    }

    private static NationalDay off(
            SourceRecord source, List<Announcement> announcements, DayBasis basis, Set<LocalDate> seen) {
        var date = date(source, seen);
        var kind = source.choice("kind", DayKind.class);
        if (!OFF.contains(kind)) source.error("kind", "Ngày nghỉ chỉ có thể là một trong " + OFF + ".");
        if (isWeekend(date)) source.error("date", "Ngày %s đã là ngày nghỉ hằng tuần.".formatted(DAY.format(date)));
        return day(source, date, kind, source.text("name_vi"), announcements, basis);
    }

    private static NationalDay worked(
            SourceRecord source, List<Announcement> announcements, DayBasis basis, Set<LocalDate> seen) {
        var date = date(source, seen);
        if (!isWeekend(date))
            source.error("date", "Ngày làm bù %s phải là ngày nghỉ hằng tuần.".formatted(DAY.format(date)));
        var name = "Làm bù cho ngày " + DAY.format(source.date("for_day_off"));
        return day(source, date, DayKind.WORKED, name, announcements, basis);
    }

    private static NationalDay day(
            SourceRecord source,
            LocalDate date,
            DayKind kind,
            String name,
            List<Announcement> announcements,
            DayBasis basis) {
        var why = source.text("source");
        var said = basis.of(date, kind, why);
        return new NationalDay(date, kind, name, said, source.text("confidence"), knownFrom(why, announcements));
    }

    private static LocalDate date(SourceRecord source, Set<LocalDate> seen) {
        var date = source.date("date");
        if (!seen.add(date)) source.error("date", "Ngày %s đã có một dòng khác.".formatted(DAY.format(date)));
        return date;
    }

    private static @Nullable Instant knownFrom(String source, List<Announcement> announcements) {
        for (var announcement : announcements) {
            if (source.contains(announcement.document())) return announcement.knownFrom();
        }
        return null;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
