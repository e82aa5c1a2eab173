package vn.kycuong.oversight;

import java.util.List;
import java.util.Optional;
import vn.kycuong.ui.Status;

/**
 * A figure about dossiers. Its predicate is the one place that says what it counts: the count and the list it opens both read it, so
 * that the two cannot differ. The words of name, definition, unit, window and source are in the bundles under {@link #wordKey}.
 *
 * <p>Open dossiers are split without rest into in time, at risk, late and paused. Lateness goes first: a pause never cures it. A
 * dossier that stands still is never counted as on time.
 */
public enum Figure {
    /** Came, and not accepted yet. */
    WAITING("cho-tiep-nhan", Status.NONE, Base.OPEN, "f.received_at is null"),
    /** Accepted, result not yet at the one-stop. */
    OPEN("dang-giai-quyet", Status.NONE, Base.OPEN, "f.received_at is not null"),
    IN_TIME("trong-han", Status.ON, Base.OPEN, """
            f.received_at is not null and f.paused_since is null
            and (f.late_from is null or f.late_from > :now) and (f.warn_from is null or f.warn_from > :now)"""),
    AT_RISK("sap-den-han", Status.SOON, Base.OPEN, """
            f.received_at is not null and f.paused_since is null
            and (f.late_from is null or f.late_from > :now) and f.warn_from <= :now"""),
    LATE("qua-han", Status.LATE, Base.OPEN, "f.received_at is not null and f.late_from <= :now"),
    PAUSED("tam-dung", Status.STOPPED, Base.OPEN, """
            f.received_at is not null and f.paused_since is not null and (f.late_from is null or f.late_from > :now)"""),
    /** The result came to the one-stop within the period. */
    FINISHED("da-xong", Status.NONE, Base.FINISHED, "true"),
    /** Those that had a date: what a share is taken of. */
    FINISHED_DATED("xong-co-han", Status.NONE, Base.FINISHED, "f.late_from is not null"),
    FINISHED_IN_TIME("xong-dung-han", Status.DONE, Base.FINISHED, "f.met_at < f.late_from"),
    FINISHED_LATE("xong-qua-han", Status.LATE, Base.FINISHED, "f.met_at >= f.late_from"),
    /** Nothing was promised: neither on time nor late. */
    FINISHED_WITHOUT_DATE("xong-khong-co-han", Status.NONE, Base.FINISHED, "f.late_from is null");

    /** Which rows a figure is chosen from; each has an index of its own. */
    enum Base {
        OPEN("f.met_at is null and f.closed_at is null"),
        FINISHED("f.met_at >= :from and f.met_at < :to");

        final String predicate;

        Base(String predicate) {
            this.predicate = predicate;
        }
    }

    /** What a unit has before it now, in the order of the board. */
    public static final List<Figure> OF_NOW = List.of(IN_TIME, AT_RISK, LATE, PAUSED, WAITING);

    /** What a unit finished in a period, in the order of the board. */
    public static final List<Figure> OF_PERIOD = List.of(FINISHED_IN_TIME, FINISHED_LATE, FINISHED_WITHOUT_DATE);

    private final String slug;
    private final Status status;
    private final Base base;
    private final String condition;

    Figure(String slug, Status status, Base base, String condition) {
        this.slug = slug;
        this.status = status;
        this.base = base;
        this.condition = condition;
    }

    public static Optional<Figure> of(String slug) {
        for (var figure : values()) if (figure.slug.equals(slug)) return Optional.of(figure);
        return Optional.empty();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** The shape and colour beside its name. */
    public Status status() {
        return status;
    }

    /** Whether it has a period, or tells of the moment. */
    public boolean ofPeriod() {
        return base == Base.FINISHED;
    }

    /** Key of its name in the bundles; {@code .definition} and {@code .unit} are below it. */
    public String wordKey() {
        return "oversight.figure." + name().toLowerCase(java.util.Locale.ROOT);
    }

    Base base() {
        return base;
    }

    String condition() {
        return condition;
    }
}
