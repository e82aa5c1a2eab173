package vn.kycuong.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures of a balance and of its service added up, each with its weight: {@code 2*EARLY+ON_TIME}. */
public record FigureSum(List<Term> terms) {
    public FigureSum {
        terms = List.copyOf(terms);
    }

    /** One figure. */
    public record Term(int weight, ScoreFigure figure) {
        /** What its figure counts. */
        public long of(Balance balance, Quality quality) {
            return switch (figure) {
                case BalanceFigure counted -> balance.of(counted);
                case QualityFigure counted -> quality.of(counted);
            };
        }

        @Override
        public String toString() {
            return weight == 1 ? figure.name() : weight + "*" + figure.name();
        }
    }

    /** Reads the notation. @throws IllegalArgumentException if it names no figure */
    public static FigureSum parse(String text) {
        var terms = new ArrayList<Term>();
        for (var part : text.split("\\+", -1)) {
            var weighted = part.strip().split("\\*", 2);
            var name = weighted[weighted.length - 1].strip();
            int weight = weighted.length == 1 ? 1 : Integer.parseUnsignedInt(weighted[0].strip());
            terms.add(new Term(weight, ScoreFigure.of(name)));
        }
        return new FigureSum(terms);
    }

    public long of(Balance balance, Quality quality) {
        return terms.stream()
                .mapToLong(term -> term.weight() * term.of(balance, quality))
                .sum();
    }

    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining("+"));
    }
}
