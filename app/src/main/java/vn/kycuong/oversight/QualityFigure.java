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
    /** Points by criterion of Nghị định 61/2018/NĐ-CP, as the holder said, else as the entries say; and how many have any. */
    MARKS_2(Source.SERVED),
    MARKED_2(Source.SERVED),
    MARKS_3(Source.SERVED),
    MARKED_3(Source.SERVED),
    MARKS_4(Source.SERVED),
    MARKED_4(Source.SERVED),
    MARKS_7(Source.SERVED),
    MARKED_7(Source.SERVED),
    /** Of these, sent online; and not with a result after the date in force. */
    ONLINE_ENDED(Source.SERVED),
    ONLINE_IN_TIME(Source.SERVED),
    /** Complaints of tracking pages that were answered, or whose date passed, within the period; answered since; answered in time. */
    FEEDBACK(Source.COMPLAINTS),
    FEEDBACK_ANSWERED(Source.COMPLAINTS),
    FEEDBACK_IN_TIME(Source.COMPLAINTS),
    /** Procedures of what ended for which something was paid; and online. */
    PROCEDURES_PAID(Source.PROCEDURES),
    PROCEDURES_PAID_ONLINE(Source.PROCEDURES),
    /** Procedures that the one-stop takes in by the catalogue of the day; and online. */
    OFFERED(Source.CATALOGUE),
    OFFERED_ONLINE(Source.CATALOGUE),
    /** Came within the period, and was entered from a receipt stamped on paper. */
    ENTERED_LATE(Source.STAMPED);

    /** What is read for a figure. */
    enum Source {
        /** The balance itself. */
        BALANCE,
        /** Papers, payments and ratings of those that ended: columns of {@code oversight.service_counts}, which says what each adds up. */
        SERVED,
        /** What holders complained of. */
        COMPLAINTS,
        /** Rows of those that ended, procedure by procedure. */
        PROCEDURES,
        /** The catalogue. */
        CATALOGUE,
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
