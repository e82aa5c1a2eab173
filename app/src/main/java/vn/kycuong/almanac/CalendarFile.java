package vn.kycuong.almanac;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Uid;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceRecord;
import vn.kycuong.ui.Csv;
import vn.kycuong.worktime.ChangedDay;

/** The days off and worked of a year as a file: comma-separated values, or iCalendar (RFC 5545) for any calendar program. */
public final class CalendarFile {
    /** More days than any year's calendar names; a file with more is not one. */
    static final int MOST_DAYS = 2_000;

    private static final List<String> FIELDS = List.of("date", "kind", "name", "source", "hours");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private CalendarFile() {}

    /**
     * What was read.
     *
     * @param days one a date, in order
     * @param problems what is wrong, with its place; then nothing is to be stored
     * @param skipped what was left out because it changes nothing
     */
    public record Read(List<ChangedDay> days, List<String> problems, List<String> skipped) {
        public Read {
            days = List.copyOf(days);
            problems = List.copyOf(problems);
            skipped = List.copyOf(skipped);
        }

        static Read refused(String problem) {
            return new Read(List.of(), List.of(problem), List.of());
        }
    }

    /** The special days of a year, a line each. */
    public static String csv(List<YearOfDays.Day> days) {
        var out = new StringWriter();
        var csv = new Csv(out);
        csv.row(FIELDS);
        for (var day : days) {
            csv.row(List.of(
                    day.date().toString(),
                    day.fact().kind().name(),
                    day.fact().name(),
                    day.fact().source(),
                    day.hours()));
        }
        csv.flush();
        return out.toString();
    }

    /** The same as all-day events; days off are free of appointments, worked rest days are not. */
    public static String ics(List<YearOfDays.Day> days) {
        var calendar = new Calendar()
                .withProdId("-//Ky Cuong//Lich lam viec//VI")
                .withDefaults()
                .getFluentTarget();
        for (var day : days) {
            var event =
                    new VEvent(day.date(), day.date().plusDays(1), day.fact().name());
            event.add(new Uid(day.date() + "-" + day.fact().kind().name().toLowerCase(Locale.ROOT) + "@kycuong"));
            event.add(new Categories(day.fact().kind().name()));
            event.add(new Description(day.fact().source()));
            calendar.add(event);
        }
        var out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** Reads either kind, told apart by what is in it and not by its name. */
    public static Read read(byte[] content) {
        if (content.length == 0) return Read.refused("Tệp rỗng. Chọn tệp CSV hoặc iCalendar (.ics).");
        var text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf('\u0000') >= 0 || text.indexOf('\uFFFD') >= 0) {
            return Read.refused("Tệp không phải văn bản UTF-8. Lưu lại thành CSV UTF-8 hoặc iCalendar (.ics).");
        }
        var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.stripLeading().startsWith("BEGIN:VCALENDAR") ? readIcs(body) : readCsv(body);
    }

    private static Read readCsv(String text) {
        var findings = new Findings();
        var records = SourceRecord.csv(
                "lich.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)).readAllBytes(), findings);
        var days = new TreeMap<LocalDate, ChangedDay>();
        var header = text.lines().findFirst().orElse("");
        if (!header.strip().startsWith("date,kind,name,source")) {
            return Read.refused(
                    "Dòng 1 phải là tên các cột: date,kind,name,source,hours. Tải lịch hiện có về làm mẫu.");
        }
        if (records.size() > MOST_DAYS) return tooMany();
        for (var record : records) {
            var date = record.date("date");
            var day = new ChangedDay(
                    date,
                    record.choice("kind", DayKind.class),
                    record.text("name"),
                    record.text("source"),
                    record.textOr("hours", ""));
            if (days.put(date, day) != null) {
                record.error("date", "Ngày %s đã có ở dòng trên.".formatted(DAY.format(date)));
            }
        }
        return new Read(
                List.copyOf(days.values()),
                findings.report().lines().stream()
                        .map(line -> "%s, cột %s: %s".formatted(line.where(), line.field(), line.message()))
                        .toList(),
                List.of());
    }

    private static Read readIcs(String text) {
        var days = new TreeMap<LocalDate, ChangedDay>();
        var skipped = new ArrayList<String>();
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
                var problem = add(event, days, skipped);
                if (problem.isPresent()) return Read.refused(problem.get());
                if (days.size() > MOST_DAYS) return tooMany();
            }
        } catch (ParserException unreadable) {
            return Read.refused("Không đọc được tệp iCalendar ở dòng %d. Xuất lại từ chương trình lịch rồi thử lại."
                    .formatted(unreadable.getLineNo()));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return Read.refused("Không đọc được tệp iCalendar. Xuất lại từ chương trình lịch rồi thử lại.");
        }
        return new Read(List.copyOf(days.values()), List.of(), skipped);
    }

    private static Optional<String> add(VEvent event, TreeMap<LocalDate, ChangedDay> days, List<String> skipped) {
        var name = text(event, Property.SUMMARY);
        var first = date(event, Property.DTSTART);
        if (first.isEmpty()) {
            return Optional.of(
                    "Sự kiện “%s” không có ngày bắt đầu trọn ngày. Chỉ nhập các ngày, không nhập giờ.".formatted(name));
        }
        var end = date(event, Property.DTEND).orElse(first.get().plusDays(1));
        if (end.isAfter(first.get().plusDays(60)) || end.isBefore(first.get())) {
            return Optional.of("Sự kiện “%s” kéo dài từ %s đến %s: quá 60 ngày hoặc sai thứ tự."
                    .formatted(name, DAY.format(first.get()), DAY.format(end)));
        }
        var named = kind(text(event, Property.CATEGORIES));
        for (var date = first.get(); date.isBefore(end) || date.equals(first.get()); date = date.plusDays(1)) {
            var kind = named.orElse(DayKind.STATUTORY);
            if (isWeekend(date) && !kind.isWorking()) {
                skipped.add("%s “%s”: đã là ngày nghỉ hằng tuần.".formatted(DAY.format(date), name));
            } else {
                days.put(date, new ChangedDay(date, kind, name, text(event, Property.DESCRIPTION), ""));
            }
        }
        return Optional.empty();
    }

    private static Optional<DayKind> kind(String category) {
        return Arrays.stream(DayKind.values())
                .filter(kind -> kind.name().equals(category.strip()))
                .findFirst();
    }

    private static String text(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("").strip();
    }

    /** The day of a property that names a whole day, {@code 20270101}. */
    private static Optional<LocalDate> date(VEvent event, String property) {
        var value = text(event, property);
        if (!value.matches("\\d{8}(T000000Z?)?")) return Optional.empty();
        return Optional.of(LocalDate.parse(value.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().getValue() >= 6;
    }

    private static Read tooMany() {
        return Read.refused("Tệp có hơn %d ngày. Nhập từng năm một.".formatted(MOST_DAYS));
    }
}
