package vn.kycuong.oversight;

import java.util.Locale;

/**
 * A figure of how dossiers were served (chỉ tiêu chất lượng phục vụ), over those that ended within a period, or came within it; known as at the
 * balance's own moment. Scorecards add them up beside the figures of the balance.
 */
public enum QualityFigure implements ScoreFigure {
    /** Ended within the period: with a result or without one, as the balance counts. */
    ENDED("count(*) filter (where f.ended)"),
    /** Of these, with at least one paper that lies there as a file. */
    DIGITISED("count(*) filter (where f.ended and p.digitised_at <= :now)"),
    /** Of these, with at least one paper taken from the store instead of being asked for again. */
    REUSED("count(*) filter (where f.ended and p.reused_at <= :now)"),
    /** Of these, with the result kept as a file. */
    RESULT_AS_FILE(
            "count(*) filter (where f.ended and p.result_on <= (cast(:now as timestamptz) at time zone 'Asia/Ho_Chi_Minh')::date)"),
    /** Of these, for which something was paid. */
    PAID("count(*) filter (where f.ended and s.paid_at <= :now)"),
    PAID_ONLINE("count(*) filter (where f.ended and s.paid_online_at <= :now)"),
    /** Of these, rated by the holder. */
    RATED("count(*) filter (where f.ended and s.rated_at <= :now)"),
    SATISFIED("count(*) filter (where f.ended and s.rated_at <= :now and s.satisfied)"),
    /** Points of the ratings by criterion of Nghị định 61/2018/NĐ-CP, and how many say any. */
    MARKS_2(marks(2)),
    MARKED_2(marked(2)),
    MARKS_3(marks(3)),
    MARKED_3(marked(3)),
    MARKS_4(marks(4)),
    MARKED_4(marked(4)),
    MARKS_7(marks(7)),
    MARKED_7(marked(7)),
    /** Came within the period, and was entered from a receipt stamped on paper. */
    ENTERED_LATE("count(*) filter (where f.new and s.stamped_at <= :now)");

    private final String sum;

    QualityFigure(String sum) {
        this.sum = sum;
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
        return "coalesce(sum(s.mark%d) filter (where f.ended and s.rated_at <= :now), 0)".formatted(criterion);
    }

    private static String marked(int criterion) {
        return "count(s.mark%d) filter (where f.ended and s.rated_at <= :now)".formatted(criterion);
    }
}
