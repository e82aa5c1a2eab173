package vn.kycuong.oversight;

import java.util.Optional;

/**
 * A way to say early, on time and late (cách tính). The words of each, its basis and since when it holds are dated rows of the law under
 * {@link #rule}: nobody has to read this file to know what a figure means.
 */
public enum Reckoning {
    /** By the instant at which the result lay at the one-stop, against the date in force; what has no such instant stands apart. */
    CURRENT("theo-han-dang-co") {
        @Override
        String condition(BalanceFigure figure) {
            return byInstant(figure, "f.due_at", "f.late_from");
        }
    },
    /** The national one: calendar dates; given back counts as on time, waiting as in time, without a date as on time. */
    OFFICIAL("chinh-thuc") {
        @Override
        String condition(BalanceFigure figure) {
            return byDate(figure);
        }
    },
    /** By the instant against the date first promised: an apology cures nothing. */
    ORIGINAL("theo-han-dau") {
        @Override
        String condition(BalanceFigure figure) {
            return byInstant(figure, "f.original_due_at", "f.original_late_from");
        }
    };

    /** Stopped, and not given back: of what ended without a result. */
    static final String STOPPED = "f.state in ('STOPPED', 'WITHDRAWN')";

    /** Given back, of what ended without a result. */
    static final String GIVEN_BACK = "f.state not in ('STOPPED', 'WITHDRAWN')";

    private final String slug;

    Reckoning(String slug) {
        this.slug = slug;
    }

    public static Optional<Reckoning> of(String slug) {
        for (var reckoning : values()) if (reckoning.slug.equals(slug)) return Optional.of(reckoning);
        return Optional.empty();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** Key of the dated rows that define it. */
    public String rule() {
        return "report.reckoning." + slug;
    }

    /** Key of its name in the bundles. */
    public String wordKey() {
        return "oversight.reckoning." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Which of the dossiers resolved, or in process, a figure counts. Those of one side exclude each other and leave none out. */
    abstract String condition(BalanceFigure figure);

    /** The beginning of the day of a moment. */
    static String dayOf(String moment) {
        return "date_trunc('day', %s, 'Asia/Ho_Chi_Minh')".formatted(moment);
    }

    private static String byInstant(BalanceFigure figure, String due, String late) {
        var day = dayOf(due);
        return switch (figure) {
            case EARLY -> "f.met_at < %s and f.met_at < %s".formatted(late, day);
            case ON_TIME -> "f.met_at < %s and (%s is null or f.met_at >= %s)".formatted(late, due, day);
            case RESULT_LATE -> "f.met_at >= %s".formatted(late);
            case WITHOUT_DATE -> "f.met_at is not null and %s is null".formatted(late);
            case STOPPED -> "f.met_at is null and " + STOPPED;
            case GIVEN_BACK -> "f.met_at is null and " + GIVEN_BACK;
            case STILL_IN_TIME -> "%s > :now and f.paused_since is null".formatted(late);
            case STILL_LATE -> "%s <= :now".formatted(late);
            case STILL_PAUSED -> "(%s is null or %s > :now) and f.paused_since is not null".formatted(late, late);
            case STILL_WITHOUT_DATE -> "%s is null and f.paused_since is null".formatted(late);
            default -> throw new IllegalArgumentException(figure.name());
        };
    }

    private static String byDate(BalanceFigure figure) {
        var day = dayOf("f.due_at");
        var over = day + " + interval '24 hours'";
        return switch (figure) {
            case EARLY -> "f.met_at < %s".formatted(day);
            case ON_TIME ->
                "f.met_at is null or f.due_at is null or (f.met_at >= %s and f.met_at < %s)".formatted(day, over);
            case RESULT_LATE -> "f.met_at >= %s".formatted(over);
            case STILL_IN_TIME -> "f.paused_since is not null or f.due_at is null or %s > :now".formatted(over);
            case STILL_LATE -> "f.paused_since is null and %s <= :now".formatted(over);
            case WITHOUT_DATE, STOPPED, GIVEN_BACK, STILL_PAUSED, STILL_WITHOUT_DATE -> "false";
            default -> throw new IllegalArgumentException(figure.name());
        };
    }
}
