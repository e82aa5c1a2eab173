package vn.kycuong.oversight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard says of a balance (điểm). Items without data give nothing and take nothing, unless the unit said their points by a paper: they stand
 * outside of what could be scored.
 */
public record Score(Scorecard card, List<Line> lines) {
    public Score {
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param numerator null where it cannot be computed
     * @param hundredths points times a hundred; null where it is left out, for want of data or because there is nothing to divide by
     * @param declared what the unit said by a paper, where no figure tells; null where it said nothing
     */
    public record Line(
            Scorecard.Item item,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable Long hundredths,
            @Nullable DeclaredValue declared) {
        public boolean isScored() {
            return hundredths != null;
        }
    }

    /** Points reached, times a hundred. */
    public long reached() {
        return lines.stream()
                .mapToLong(line -> line.hundredths() == null ? 0 : line.hundredths())
                .sum();
    }

    /** The most that could be reached by what has data. */
    public int scorable() {
        return lines.stream()
                .filter(Line::isScored)
                .mapToInt(line -> line.item().most())
                .sum();
    }

    /** The most the card gives. */
    public int most() {
        return lines.stream().mapToInt(line -> line.item().most()).sum();
    }

    /** The grade; none while an item is left out, for a grade of a part would be a wrong one. */
    public Optional<String> grade() {
        return scorable() < most() ? Optional.empty() : grade(reached());
    }

    /** What the part that could be scored would be if all the rest were like it: no grade, and said with its share. */
    public Optional<String> gradeOfPart() {
        int scorable = scorable();
        return scorable == 0 || scorable == most() ? Optional.empty() : grade(reached() * most() / scorable);
    }

    private Optional<String> grade(long hundredths) {
        return card.grades().stream()
                .filter(grade -> hundredths >= grade.atLeast() * 100L)
                .map(Scorecard.Grade::name)
                .findFirst();
    }
}
