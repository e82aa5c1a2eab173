package vn.kycuong.oversight.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.Measure;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.web.ListQuery.Where;

/**
 * What an indicator, or one of its lists, is asked for, as an address: whoever shows a figure writes it, the list reads it, so that both ask the
 * same.
 *
 * @param unit the unit that owes it, with all below it; null for all
 * @param day a day of the period
 * @param moment the moment of truth
 * @param document only what was begun under this document, or empty
 * @param clause of it, or empty
 */
public record IndicatorQuery(
        Where where,
        @Nullable Integer unit,
        Period.Span span,
        LocalDate day,
        Instant moment,
        String document,
        String clause) {
    static final String PATH = "/chi-so";
    static final String LIST = PATH + "/danh-sach";

    static IndicatorQuery of(Period.Span span, Instant moment) {
        return new IndicatorQuery(
                Where.EVERYWHERE, null, span, LegalZone.local(moment).toLocalDate(), moment, "", "");
    }

    /** Reads an address; what it leaves out, or says wrongly, is the year that runs, now, everywhere. */
    static IndicatorQuery read(Map<String, String> asked, Instant now) {
        var unit = number(asked.get("don-vi"));
        var moment = ListQuery.moment(asked.get("luc"), now);
        return new IndicatorQuery(
                Where.of(asked.getOrDefault("pham-vi", ""), unit),
                unit,
                Period.Span.of(asked.getOrDefault("ky", "")).orElse(Period.Span.YEAR),
                day(asked.get("tu"), LegalZone.local(moment).toLocalDate()),
                moment,
                cut(asked.getOrDefault("van-ban", "")),
                cut(asked.getOrDefault("diem", "")));
    }

    public Period period() {
        return Period.around(LegalZone.startOf(day), span);
    }

    /** The day whose units are meant. */
    public LocalDate date() {
        return LegalZone.local(moment).toLocalDate();
    }

    IndicatorQuery at(Where place, @Nullable Integer other) {
        return new IndicatorQuery(place, other, span, day, moment, document, clause);
    }

    IndicatorQuery in(Period.Span other, LocalDate begins) {
        return new IndicatorQuery(where, unit, other, begins, moment, document, clause);
    }

    IndicatorQuery asKnownAt(Instant other) {
        return new IndicatorQuery(where, unit, span, day, other, document, clause);
    }

    IndicatorQuery under(String ordering, String letter) {
        return new IndicatorQuery(where, unit, span, day, moment, ordering, letter);
    }

    /** The page of an indicator. */
    public String href(String indicatorKey) {
        return PATH + "/" + indicatorKey + "?" + parameters(true);
    }

    public String certificateHref(String indicatorKey) {
        return PATH + "/" + indicatorKey + "/doi-chieu?" + parameters(true);
    }

    public String certificateFileHref(String indicatorKey) {
        return PATH + "/" + indicatorKey + "/doi-chieu.txt?" + parameters(true);
    }

    /** What a measure counted. */
    public String listHref(Grain grain, Measure measure) {
        return LIST + "?" + list(grain, measure);
    }

    public String csvHref(Grain grain, Measure measure) {
        return LIST + ".csv?" + list(grain, measure);
    }

    private String list(Grain grain, Measure measure) {
        return "hat=" + grain.slug() + "&so=" + measure.slug() + "&" + parameters(true);
    }

    /** All but the moment, where it is not pinned. */
    String parameters(boolean pinned) {
        var parts = new ArrayList<String>();
        if (unit != null) parts.add("don-vi=" + unit);
        if (where == Where.ALONE || where == Where.OUTSIDE) parts.add("pham-vi=" + where.slug());
        parts.add("ky=" + span.slug());
        parts.add("tu=" + period().firstDay());
        if (!document.isEmpty()) parts.add("van-ban=" + encoded(document));
        if (!clause.isEmpty()) parts.add("diem=" + encoded(clause));
        if (pinned) parts.add("luc=" + encoded(moment.toString()));
        return String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static LocalDate day(@Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) return today;
        try {
            var day = LocalDate.parse(text);
            return day.isAfter(today) || day.getYear() < 2000 ? today : day;
        } catch (DateTimeException unreadable) {
            return today;
        }
    }

    private static @Nullable Integer number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(t -> t.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static String cut(String text) {
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
