package vn.kycuong.oversight;

import org.jspecify.annotations.Nullable;

/** From figures to points. */
final class ScoreRules {
    private ScoreRules() {}

    static Score score(Scorecard card, Balance balance, Quality quality) {
        return new Score(
                card,
                card.items().stream().map(item -> line(item, balance, quality)).toList());
    }

    private static Score.Line line(Scorecard.Item item, Balance balance, Quality quality) {
        var above = item.numerator();
        var below = item.denominator();
        if (above == null || below == null) return new Score.Line(item, null, null, null);
        long numerator = above.of(balance, quality);
        long denominator = below.of(balance, quality);
        return new Score.Line(item, numerator, denominator, points(item, numerator, denominator));
    }

    /** Hundredths of points, rounded down, so that all points mean all. */
    private static @Nullable Long points(Scorecard.Item item, long numerator, long denominator) {
        if (denominator == 0) return null;
        var full = item.fullMarks();
        if (full != null)
            return Math.min(item.most() * 100L, item.most() * 100_000L * numerator / (denominator * full));
        long perMille = numerator * 1000 / denominator;
        return item.steps().stream()
                .filter(step -> perMille >= step.perMille())
                .mapToLong(step -> step.points() * 100L)
                .max()
                .orElse(0);
    }
}
