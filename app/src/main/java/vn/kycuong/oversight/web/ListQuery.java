package vn.kycuong.oversight.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.oversight.AsOf;
import vn.kycuong.oversight.Cursor;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Period;

/**
 * What a figure counted, as an address: the board writes it, the list reads it, so that both ask the same.
 *
 * @param unit the competent unit with all below it; null for all
 * @param alone the unit itself without those below it
 * @param moment the moment of truth
 * @param structure the day whose units are meant; null for that of the moment
 */
public record ListQuery(
        Figure figure,
        Where where,
        @Nullable Integer unit,
        Period.Span span,
        Instant moment,
        String words,
        @Nullable LocalDate structure) {
    static final String PATH = "/bang-don-vi/danh-sach";

    /** Which units a figure was summed over. */
    public enum Where {
        /** All in the reader's scope. */
        EVERYWHERE(""),
        /** A unit and all below it. */
        SUBTREE("ca-cap-duoi"),
        /** A unit alone. */
        ALONE("rieng"),
        /** Units that do not stand in the tree of the scoreboard: bodies of ministries, units since merged. */
        OUTSIDE("ngoai-bang");

        private final String slug;

        Where(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }

        static Where of(String slug, @Nullable Integer unit) {
            if (slug.equals(OUTSIDE.slug)) return OUTSIDE;
            if (unit == null) return EVERYWHERE;
            return slug.equals(ALONE.slug) ? ALONE : SUBTREE;
        }
    }

    static ListQuery of(Figure figure, Period.Span span, Instant moment) {
        return new ListQuery(figure, Where.EVERYWHERE, null, span, moment, "", null);
    }

    /**
     * Reads an address.
     *
     * @return empty when it names no figure
     */
    static Optional<ListQuery> parse(
            String so,
            @Nullable Integer unit,
            String where,
            String span,
            @Nullable String moment,
            String words,
            Instant now) {
        return Figure.of(so)
                .map(figure -> new ListQuery(
                        figure,
                        Where.of(where, unit),
                        unit,
                        Period.Span.of(span).orElse(Period.Span.MONTH),
                        moment(moment, now),
                        words.length() > 200 ? words.substring(0, 200) : words,
                        null));
    }

    /** A moment that is no moment, or has not come yet, is now. */
    static Instant moment(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) return now;
        try {
            var moment = Instant.parse(text);
            return moment.isAfter(now) || moment.isBefore(Instant.EPOCH) ? now : moment;
        } catch (DateTimeException unreadable) {
            return now;
        }
    }

    ListQuery with(Figure other) {
        return new ListQuery(other, where, unit, span, moment, words, structure);
    }

    ListQuery at(Where place, @Nullable Integer other) {
        return new ListQuery(figure, place, other, span, moment, words, structure);
    }

    ListQuery wordless() {
        return new ListQuery(figure, where, unit, span, moment, "", structure);
    }

    /** The same by the units of an earlier day; a day that is none, or is not earlier, changes nothing. */
    ListQuery under(String day) {
        if (day.isEmpty()) return this;
        try {
            var read = LocalDate.parse(day);
            return read.isBefore(dayOf(moment)) ? new ListQuery(figure, where, unit, span, moment, words, read) : this;
        } catch (DateTimeException unreadable) {
            return this;
        }
    }

    /** When that structure ended; null for the one of the moment. */
    public @Nullable Instant structureEnd() {
        return structure == null ? null : LegalZone.startOf(structure.plusDays(1));
    }

    public AsOf asOf() {
        return AsOf.then(moment);
    }

    public Period period() {
        return Period.around(moment, span);
    }

    /** The day whose units are meant. */
    public LocalDate date() {
        return structure == null ? dayOf(moment) : structure;
    }

    private static LocalDate dayOf(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }

    public String href() {
        return PATH + "?" + parameters();
    }

    public String csvHref() {
        return PATH + ".csv?" + parameters();
    }

    /** The same at the moment of asking. */
    public String freshHref() {
        return PATH + "?" + parameters(false);
    }

    public String href(Cursor after) {
        return href() + "&sau=" + encoded(after.toString());
    }

    private String parameters() {
        return parameters(true);
    }

    private String parameters(boolean pinned) {
        var parts = new ArrayList<String>();
        parts.add("so=" + figure.slug());
        if (unit != null) parts.add("don-vi=" + unit);
        if (where == Where.ALONE || where == Where.OUTSIDE) parts.add("pham-vi=" + where.slug);
        if (structure != null) parts.add("theo=" + structure);
        if (figure.ofPeriod()) parts.add("ky=" + span.slug());
        if (!words.isBlank()) parts.add("tim=" + encoded(words));
        if (pinned) parts.add("luc=" + encoded(moment.toString()));
        return String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
