package vn.kycuong.oversight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.kycuong.ui.Status;

/**
 * A figure of the balance of a period (chỉ tiêu cân đối): carried over + received = resolved + in process. Every dossier accepted before the
 * period's end and not resolved before its beginning stands on both sides once; the parts of each side leave none out.
 */
public enum BalanceFigure implements ScoreFigure {
    /** Carried over and new. */
    RECEIVED("tiep-nhan", Side.RECEIVED, Status.NONE),
    /** Accepted before the period, not resolved before it; or carried over from an old system. */
    CARRIED("ky-truoc-chuyen-sang", Side.RECEIVED, Status.NONE),
    NEW_DIRECT("moi-truc-tiep-buu-chinh", Side.RECEIVED, Status.NONE),
    NEW_ONLINE("moi-truc-tuyen", Side.RECEIVED, Status.NONE),
    /** Ended within the period, with a result or without one. */
    RESOLVED("da-giai-quyet", Side.RESOLVED, Status.NONE),
    EARLY("som-han", Side.RESOLVED, Status.DONE),
    ON_TIME("dung-han", Side.RESOLVED, Status.DONE),
    RESULT_LATE("ket-qua-qua-han", Side.RESOLVED, Status.LATE),
    /** A result without any date promised. */
    WITHOUT_DATE("ket-qua-khong-co-han", Side.RESOLVED, Status.NONE),
    /** Stopped by a notice, or withdrawn. */
    STOPPED("dung-rut", Side.RESOLVED, Status.STOPPED),
    /** Given back without a result otherwise. */
    GIVEN_BACK("tra-lai-khong-ket-qua", Side.RESOLVED, Status.NONE),
    IN_PROCESS("dang-giai-quyet", Side.IN_PROCESS, Status.NONE),
    STILL_IN_TIME("con-trong-han", Side.IN_PROCESS, Status.ON),
    STILL_LATE("dang-qua-han", Side.IN_PROCESS, Status.LATE),
    STILL_PAUSED("dang-tam-dung", Side.IN_PROCESS, Status.STOPPED),
    STILL_WITHOUT_DATE("dang-khong-co-han", Side.IN_PROCESS, Status.NONE);

    /** A side of the equation, or one of the two terms on its right. */
    enum Side {
        RECEIVED,
        RESOLVED,
        IN_PROCESS
    }

    /** What the received are split into. */
    public static final List<BalanceFigure> OF_RECEIVED = List.of(CARRIED, NEW_DIRECT, NEW_ONLINE);

    /** What the resolved are split into. */
    public static final List<BalanceFigure> OF_RESOLVED =
            List.of(EARLY, ON_TIME, RESULT_LATE, WITHOUT_DATE, STOPPED, GIVEN_BACK);

    /** What those in process are split into. */
    public static final List<BalanceFigure> OF_IN_PROCESS =
            List.of(STILL_IN_TIME, STILL_LATE, STILL_PAUSED, STILL_WITHOUT_DATE);

    /** When a dossier stopped being in process: its result, or its end without one; never before its receipt. */
    static final String ENDED =
            "greatest(case when f.met_at is null then f.closed_at else f.met_at end, f.received_at)";

    private final String slug;
    private final Side side;
    private final Status status;

    BalanceFigure(String slug, Side side, Status status) {
        this.slug = slug;
        this.side = side;
        this.status = status;
    }

    public static Optional<BalanceFigure> of(String slug) {
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

    /** Key of its name in the bundles; its definition is below it. */
    @Override
    public String wordKey() {
        return "oversight.balance." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether a reckoning knows it apart from others. */
    public boolean isKnownTo(Reckoning reckoning) {
        return isWhole() || side == Side.RECEIVED || !reckoning.condition(this).equals("false");
    }

    /** Whether it counts what happened in the period, and not what stands at its end. */
    boolean isOfPeriod() {
        return side != Side.IN_PROCESS;
    }

    private boolean isWhole() {
        return this == RECEIVED || this == RESOLVED || this == IN_PROCESS;
    }

    /** What it counts among the dossiers of a balance. */
    String condition(Reckoning reckoning) {
        return switch (this) {
            case RECEIVED -> "true";
            case CARRIED -> "(f.received_at < :from or f.joined_at is not null)";
            case NEW_DIRECT -> "f.received_at >= :from and f.joined_at is null and f.channel <> 'ONLINE'";
            case NEW_ONLINE -> "f.received_at >= :from and f.joined_at is null and f.channel = 'ONLINE'";
            case RESOLVED -> HAS_ENDED;
            case IN_PROCESS -> "not " + HAS_ENDED;
            default ->
                (side == Side.RESOLVED ? HAS_ENDED : "not " + HAS_ENDED) + " and (" + reckoning.condition(this) + ")";
        };
    }

    private static final String HAS_ENDED = "(f.met_at is not null or f.closed_at is not null)";
}
