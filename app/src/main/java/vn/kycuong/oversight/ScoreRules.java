package vn.kycuong.oversight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From figures, and from what a unit said by a paper, to points. */
final class ScoreRules {
    private ScoreRules() {}

    /** @param declared what the unit said of items that no figure tells, by their number */
    static Score score(Scorecard card, Balance balance, Quality quality, Map<Integer, DeclaredValue> declared) {
        return new Score(
                card,
                card.items().stream()
                        .map(item -> line(item, balance, quality, declared.get(item.ord())))
                        .toList());
    }

    private static Score.Line line(
            Scorecard.Item item, Balance balance, Quality quality, @Nullable DeclaredValue declared) {
        var above = item.numerator();
        var below = item.denominator();
        if (above == null || below == null)
            return new Score.Line(item, null, null, declared == null ? null : declared.hundredths(), declared);
        long numerator = above.of(balance, quality);
        long denominator = below.of(balance, quality);
        var points = points(item, numerator, denominator);
        for (var beside : item.besides()) {
            long whole = beside.denominator().of(balance, quality);
            if (points == null || whole == 0) continue;
            points = Math.min(points, points(beside.steps(), beside.numerator().of(balance, quality), whole));
        }
        return new Score.Line(item, numerator, denominator, points, null);
    }

    /** Hundredths of points, rounded down, so that all points mean all. */
    private static @Nullable Long points(Scorecard.Item item, long numerator, long denominator) {
        var nothing = item.nothing();
        if (denominator == 0) return nothing == null ? null : nothing * 100L;
        var full = item.fullMarks();
        return full != null
                ? Long.valueOf(Math.min(item.most() * 100L, item.most() * 100_000L * numerator / (denominator * full)))
                : Long.valueOf(points(item.steps(), numerator, denominator));
    }

    private static long points(List<Scorecard.Step> steps, long numerator, long denominator) {
        long perMille = numerator * 1000 / denominator;
        return steps.stream()
                .filter(step -> perMille >= step.perMille())
                .mapToLong(step -> step.points() * 100L)
                .max()
                .orElse(0);
    }
}
