package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Status;

/**
 * What is counted or measured of a {@link Grain} (số đo). The predicate is the one place that says what it counts: the count and the list it
 * opens both read it.
 *
 * <p>Open ones are in time, at risk, late or paused and nothing else; lateness goes first. What ended without having been met (recalled, merged,
 * withdrawn) counts nowhere but where it came in.
 */
public enum Measure {
    /** Owed at the moment. */
    OPEN("dang-lam", Status.NONE, Base.NOW, "true"),
    IN_TIME("trong-han", Status.ON, Base.NOW, """
            f.paused_since is null
            and (f.late_from is null or f.late_from > :now) and (f.warn_from is null or f.warn_from > :now)"""),
    AT_RISK("sap-den-han", Status.SOON, Base.NOW, """
            f.paused_since is null and (f.late_from is null or f.late_from > :now) and f.warn_from <= :now"""),
    LATE("qua-han", Status.LATE, Base.NOW, "f.late_from <= :now"),
    PAUSED("tam-dung", Status.STOPPED, Base.NOW, """
            f.paused_since is not null and (f.late_from is null or f.late_from > :now)"""),
    /** Began to be owed within the window. */
    RECEIVED("da-nhan", Status.NONE, Base.RECEIVED, "true"),
    /** Met within the window. */
    MET("da-xong", Status.NONE, Base.MET, "true"),
    MET_DATED("xong-co-han", Status.NONE, Base.MET, "f.late_from is not null"),
    MET_IN_TIME("xong-dung-han", Status.DONE, Base.MET, "f.met_at < f.late_from"),
    MET_LATE("xong-qua-han", Status.LATE, Base.MET, "f.met_at >= f.late_from"),
    /** In time only because the date was moved. */
    MET_BY_EXTENSION("dung-han-nho-gia-han", Status.SOON, Base.MET, """
            f.met_at < f.late_from and f.met_at >= f.original_late_from"""),
    /** Met in time by the first date that was set. */
    MET_BY_FIRST_DATE("dung-han-goc", Status.DONE, Base.MET, """
            f.met_at < coalesce(f.original_late_from, f.late_from)"""),
    /** Its date ran out within the window, done or not. */
    DUE("den-han", Status.NONE, Base.DUE, "true"),
    DUE_KEPT("den-han-da-giu", Status.DONE, Base.DUE, "f.met_at < f.late_from"),
    DUE_BROKEN("den-han-da-lo", Status.LATE, Base.DUE, "coalesce(f.met_at, 'infinity') >= f.late_from"),
    /** Accepted by whoever gave it, within the window: what official reports call completed. */
    ACCEPTED("da-nghiem-thu", Status.DONE, Base.CLOSED, "true"),
    ACCEPTED_IN_TIME("nghiem-thu-dung-han", Status.DONE, Base.CLOSED, "f.late_from is null or f.met_at < f.late_from"),
    ACCEPTED_LATE("nghiem-thu-qua-han", Status.LATE, Base.CLOSED, "f.met_at >= f.late_from"),
    /** Held on the day of the moment: of what has days and no clock. */
    HELD("dang-co", Status.NONE, Base.HELD, "true"),
    /** Held by exactly one. */
    HELD_BY_ONE("dung-mot-dau-moi", Status.DONE, Base.HELD, "f.state = 'ONE'"),
    HELD_BY_NONE_OR_MANY("khong-dung-mot-dau-moi", Status.LATE, Base.HELD, "f.state <> 'ONE'"),
    /** Held, and what is asked was done. */
    HELD_DONE("da-thuc-hien", Status.DONE, Base.HELD, "f.state = 'DONE'"),
    HELD_LACKING("chua-thuc-hien", Status.LATE, Base.HELD, "f.state = 'LACKING'"),
    /** How long half of those met took at most. Unit: days by the clock. */
    MEDIAN_DAYS("trung-vi-ngay", Status.NONE, Base.MET, "true", 0.5),
    /** How long nine of ten of those met took at most. Unit: days by the clock. */
    P90_DAYS("p90-ngay", Status.NONE, Base.MET, "true", 0.9);

    /** Which rows a measure is chosen from, and the moment that chooses them; each has an index of its own. */
    enum Base {
        NOW(
                "f.met_at is null and f.closed_at is null and f.received_at is not null",
                "cast(:now as timestamptz)",
                Order.DUE),
        HELD(
                "f.received_at <= :now and coalesce(f.closed_at, 'infinity') > :now",
                "cast(:now as timestamptz)",
                Order.DUE),
        RECEIVED(
                "f.received_at >= :from and f.received_at < :to and f.received_at <= :now",
                "f.received_at",
                Order.RECEIVED),
        MET(
                "f.received_at is not null and f.met_at >= :from and f.met_at < :to and f.met_at <= :now",
                "f.met_at",
                Order.MET),
        DUE("""
            f.received_at is not null and f.late_from > :from and f.late_from <= :to and f.late_from <= :now
            and (f.closed_at is null or f.met_at is not null)""", "f.late_from - interval '1 microsecond'", Order.DATED),
        CLOSED("""
            f.received_at is not null
            and f.closed_at >= :from and f.closed_at < :to and f.closed_at <= :now and f.met_at is not null""", "f.closed_at", Order.CLOSED);

        final String predicate;
        final String moment;
        final Order order;

        Base(String predicate, String moment, Order order) {
            this.predicate = predicate;
            this.moment = moment;
            this.order = order;
        }
    }

    /** By what a list of them is ordered: along an index, so that its first page is read and no more. */
    enum Order {
        /** The longest late first, what has no date last. */
        DUE(
                "(case when f.late_from is null then 'infinity'::timestamptz else f.late_from end)",
                "due",
                CountedCase::lateFrom),
        /** The same of what has a date. */
        DATED("f.late_from", "due", CountedCase::lateFrom),
        RECEIVED("f.received_at", "received", CountedCase::receivedAt),
        MET("f.met_at", "met", CountedCase::metAt),
        CLOSED("f.closed_at", "", CountedCase::closedAt);

        final String key;
        private final String column;
        private final Function<CountedCase, @Nullable Instant> place;

        Order(String key, String column, Function<CountedCase, @Nullable Instant> place) {
            this.key = key;
            this.column = column;
            this.place = place;
        }

        @Nullable
        Instant place(CountedCase counted) {
            return place.apply(counted);
        }
    }

    private final String slug;
    private final Status status;
    private final Base base;
    private final String condition;
    private final double quantile;

    Measure(String slug, Status status, Base base, String condition) {
        this(slug, status, base, condition, 0);
    }

    Measure(String slug, Status status, Base base, String condition, double quantile) {
        this.slug = slug;
        this.status = status;
        this.base = base;
        this.condition = condition;
        this.quantile = quantile;
    }

    /** By its name in addresses, or as requests write it: {@code metInTime}. */
    public static Optional<Measure> of(String text) {
        return Arrays.stream(values())
                .filter(m -> m.slug.equals(text) || m.text().equals(text))
                .findFirst();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** As requests and answers write it: {@code metInTime}. */
    public String text() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        var text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++)
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        return text.toString();
    }

    public Status status() {
        return status;
    }

    /** Whether it has a window, or tells of the moment. */
    public boolean ofWindow() {
        return base != Base.NOW && base != Base.HELD;
    }

    /** Whether it is a count, which adds up; the others are times. */
    public boolean isCount() {
        return quantile == 0;
    }

    /** The column of a list by which it is ordered: due, received, met; empty where that moment is not shown. */
    public String orderedBy() {
        return base.order.column;
    }

    /** Key of its name in the bundles. */
    public String wordKey() {
        return "oversight.measure." + name().toLowerCase(Locale.ROOT);
    }

    Base base() {
        return base;
    }

    String condition() {
        return condition;
    }

    /** Its column in an answer. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How it is computed over rows of all bases, each marked with its own. */
    String expression() {
        var chosen = "f.base = '%s' and (%s)".formatted(base.name(), condition);
        return isCount()
                ? "count(*) filter (where %s)".formatted(chosen)
                : "percentile_cont(%s) within group (order by extract(epoch from f.met_at - f.received_at) / 86400.0) filter (where %s)"
                        .formatted(quantile, chosen);
    }
}
