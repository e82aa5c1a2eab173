package vn.kycuong.oversight;

import java.util.Locale;

/**
 * A figure of how dossiers were served (chỉ tiêu chất lượng phục vụ), over those that ended within a period, or came within it; known as at the
 * balance's own moment. Scorecards add them up beside the figures of the balance.
 */
public enum QualityFigure implements ScoreFigure {
    /** Ended within the period: with a result or without one, as the balance counts. */
    ENDED(Source.BALANCE),
    /** Of these, with at least one paper that lies there as a file. */
    DIGITISED(Source.SERVED),
    /** Of these, with at least one paper taken from the store instead of being asked for again. */
    REUSED(Source.SERVED),
    /** Of these, with the result kept as a file. */
    RESULT_AS_FILE(Source.SERVED),
    /** Of these, for which something was paid. */
    PAID(Source.SERVED),
    PAID_ONLINE(Source.SERVED),
    /** Of these, rated by the holder. */
    RATED(Source.SERVED),
    SATISFIED(Source.SERVED),
    /** Points of the ratings by criterion of Nghị định 61/2018/NĐ-CP, and how many say any. */
    MARKS_2(Source.SERVED),
    MARKED_2(Source.SERVED),
    MARKS_3(Source.SERVED),
    MARKED_3(Source.SERVED),
    MARKS_4(Source.SERVED),
    MARKED_4(Source.SERVED),
    MARKS_7(Source.SERVED),
    MARKED_7(Source.SERVED),
    /** Came within the period, and was entered from a receipt stamped on paper. */
    ENTERED_LATE(Source.STAMPED);

    /** What is read for a figure. */
    enum Source {
        /** The balance itself. */
        BALANCE,
        /** Papers, payments and ratings of those that ended: columns of {@code oversight.service_counts}, which says what each adds up. */
        SERVED,
        /** Those that came, and were stamped on paper before. */
        STAMPED
    }

    private final Source source;

    QualityFigure(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    @Override
    public String wordKey() {
        return "oversight.quality." + name().toLowerCase(Locale.ROOT);
    }
}
