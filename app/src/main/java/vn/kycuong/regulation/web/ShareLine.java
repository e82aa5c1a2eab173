package vn.kycuong.regulation.web;

import java.util.List;

/**
 * A unit in the overview.
 *
 * @param duties duties in its register; 0: it has none
 * @param answers who answers for the clause asked about; empty when none is asked about or the unit has no such duty
 */
public record ShareLine(
        String unit, String href, int duties, int one, int none, int several, List<AnswerLine> answers) {
    public ShareLine {
        answers = List.copyOf(answers);
    }

    /** In whole per cent, downwards: 99.6 is not 100. */
    public int percent() {
        return duties == 0 ? 0 : one * 100 / duties;
    }
}
