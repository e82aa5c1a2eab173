package vn.kycuong.almanac.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.kycuong.almanac.YearOfDays;
import vn.kycuong.calendar.Sessions;

/**
 * What the page of a year shows.
 *
 * @param hours office hours in the order they begin in the year
 * @param unit key of the unit, empty for the province's common calendar
 * @param knownTyped the moment asked for, as typed
 * @param knownUnreadable whether it was no moment, or one to come
 */
public record YearView(
        YearOfDays year,
        List<Hours> hours,
        String unit,
        String unitName,
        List<Choice> units,
        Instant knownAt,
        String knownTyped,
        boolean knownUnreadable,
        boolean hoursVerified,
        int firstYear,
        int lastYear) {
    /** Office hours and the first day they hold in the year. */
    public record Hours(LocalDate from, Sessions sessions) {
        /** "07:30–12:00, 13:30–17:00". */
        public String text() {
            return sessions.list().stream()
                    .map(session -> session.from() + "–" + session.to())
                    .collect(java.util.stream.Collectors.joining(", "));
        }
    }

    /** A unit to choose. */
    public record Choice(String key, String name) {}

    /** The address of another year, with the same unit and moment. */
    public String href(int other) {
        return "/lich/" + other + query("?");
    }

    /** The address of this year as a file. */
    public String fileHref(String suffix) {
        return "/lich/" + year.year() + "." + suffix + (unit.isEmpty() ? "" : "?don-vi=" + unit);
    }

    private String query(String begin) {
        var query = new StringBuilder();
        if (!unit.isEmpty()) query.append(begin).append("don-vi=").append(unit);
        if (!knownTyped.isBlank() && !knownUnreadable) {
            query.append(query.isEmpty() ? begin : "&")
                    .append("biet-luc=")
                    .append(URLEncoder.encode(knownTyped, StandardCharsets.UTF_8));
        }
        return query.toString();
    }
}
