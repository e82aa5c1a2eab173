package vn.kycuong.oversight;

import java.util.Locale;

/**
 * A figure of how dossiers were served (chỉ tiêu chất lượng phục vụ), over those that ended within a period, or came within it; known as at the
 * balance's own moment. Scorecards add them up beside the figures of the balance.
 */
public enum QualityFigure implements ScoreFigure {
    /** Ended within the period: with a result or without one, as the balance counts. */
    ENDED(Source.BALANCE, ""),
    /** Of these, with at least one paper that lies there as a file. */
    DIGITISED(Source.PAPERS, "count(*) filter (where p.digitised_at <= :now)"),
    /** Of these, with at least one paper taken from the store instead of being asked for again. */
    REUSED(Source.PAPERS, "count(*) filter (where p.reused_at <= :now)"),
    /** Of these, with the result kept as a file. */
    RESULT_AS_FILE(
            Source.PAPERS,
            "count(*) filter (where p.result_on <= (cast(:now as timestamptz) at time zone 'Asia/Ho_Chi_Minh')::date)"),
    /** Of these, for which something was paid. */
    PAID(Source.SERVICE, "count(*) filter (where s.paid_at <= :now)"),
    PAID_ONLINE(Source.SERVICE, "count(*) filter (where s.paid_online_at <= :now)"),
    /** Of these, rated by the holder. */
    RATED(Source.SERVICE, "count(*) filter (where s.rated_at <= :now)"),
    SATISFIED(Source.SERVICE, "count(*) filter (where s.rated_at <= :now and s.satisfied)"),
    /** Points of the ratings by criterion of Nghị định 61/2018/NĐ-CP, and how many say any. */
    MARKS_2(Source.SERVICE, marks(2)),
    MARKED_2(Source.SERVICE, marked(2)),
    MARKS_3(Source.SERVICE, marks(3)),
    MARKED_3(Source.SERVICE, marked(3)),
    MARKS_4(Source.SERVICE, marks(4)),
    MARKED_4(Source.SERVICE, marked(4)),
    MARKS_7(Source.SERVICE, marks(7)),
    MARKED_7(Source.SERVICE, marked(7)),
    /** Came within the period, and was entered from a receipt stamped on paper. */
    ENTERED_LATE(Source.STAMPED, "count(*)");

    /** What is read for a figure. */
    enum Source {
        /** The balance itself. */
        BALANCE,
        /** What is kept of papers and results of those that ended. */
        PAPERS,
        /** What was paid for them, and how they were rated. */
        SERVICE,
        /** Those that came, and were stamped on paper before. */
        STAMPED
    }

    private final Source source;
    private final String sum;

    QualityFigure(Source source, String sum) {
        this.source = source;
        this.sum = sum;
    }

    Source source() {
        return source;
    }

    /** What it adds up. */
    String sum() {
        return sum;
    }

    @Override
    public String wordKey() {
        return "oversight.quality." + name().toLowerCase(Locale.ROOT);
    }

    private static String marks(int criterion) {
        return "coalesce(sum(s.mark%d) filter (where s.rated_at <= :now), 0)".formatted(criterion);
    }

    private static String marked(int criterion) {
        return "count(s.mark%d) filter (where s.rated_at <= :now)".formatted(criterion);
    }
}
