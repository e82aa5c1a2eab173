package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint with what was written and done about it.
 *
 * @param number of it within the dossier
 * @param answerBy the last day of an answer in time; null where none is owed by a date
 * @param text empty once it was lawfully erased
 * @param late whether an answer is owed and late
 */
public record ComplaintView(
        int number,
        String aboutWord,
        Instant at,
        @Nullable Instant answerBy,
        String text,
        boolean answered,
        boolean late,
        List<Step> steps) {
    public ComplaintView {
        steps = List.copyOf(steps);
    }

    /**
     * It was passed on, or answered, by a paper.
     *
     * @param outcomeWord key of what became of it; empty while it was only passed on
     */
    public record Step(String wordKey, String outcomeWord, String paper, String date, String text) {}
}
