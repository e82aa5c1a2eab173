package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.IndicatorQuestion.Filter;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** The indicators in force on a day, and the answers to every question about facts, each with the list that it counts. */
@Component
public class Indicators {
    /** Rows on one page of a list. */
    public static final int PAGE = 50;

    private static final int LINES_KEPT = 300_000;

    private final IndicatorRows rows;
    private final IndicatorSumRows sums;
    private final SettledAnswers.Room<IndicatorQuestion, List<IndicatorLine>> settled;
    private final Cached<IndicatorBook> book;

    Indicators(
            IndicatorRows rows,
            IndicatorSumRows sums,
            SettledAnswers settled,
            IndicatorBookRows stored,
            Editions editions) {
        this.rows = rows;
        this.sums = sums;
        this.settled = settled.room(LINES_KEPT, List::size);
        this.book = editions.cached(IndicatorRegister.NAME, stored::book);
    }

    /** Those in force on a day, as the register orders them. */
    public List<Indicator> inForce(LocalDate date) {
        return book.get().indicators().stream().filter(i -> i.inForce(date)).toList();
    }

    public Optional<Indicator> find(String key, LocalDate date) {
        return inForce(date).stream().filter(i -> i.indicatorKey().equals(key)).findFirst();
    }

    /** What documents name and nothing measures yet. */
    public List<AwaitedIndicator> awaited() {
        return book.get().awaited();
    }

    /** What measures a clause of a document on a day; empty where nothing does yet. */
    public List<ClauseIndicator> of(String document, String clause, LocalDate date) {
        return book.get().of(document, clause).stream()
                .filter(c -> find(c.indicatorKey(), date).isPresent())
                .toList();
    }

    /** From sums where there are, else from facts: the same numbers (ADR 56). */
    public List<IndicatorLine> ask(IndicatorQuestion question) {
        var filter = question.filter();
        var unseen = new Filter(
                Scope.none(), filter.units(), filter.outside(), filter.document(), filter.clause(), filter.procedure());
        return settled.of(question.with(unseen), filter.scope(), question.knownAt(), () -> List.copyOf(read(question)));
    }

    private List<IndicatorLine> read(IndicatorQuestion question) {
        return IndicatorSumRows.answers(question) ? sums.lines(question) : rows.lines(question);
    }

    /** The same for a reader outside of the administration's own pages: counts that could tell of a person are left out. */
    public List<IndicatorLine> askProtected(IndicatorQuestion question) {
        if (!SmallNumbers.needed(question.grain(), question.dimensions())) return ask(question);
        var measures = new ArrayList<>(question.measures());
        measures.add(Measure.MET);
        return SmallNumbers.hidden(ask(question.measuring(measures))).stream()
                .map(line -> only(line, question.measures()))
                .toList();
    }

    private static IndicatorLine only(IndicatorLine line, List<Measure> measures) {
        var kept = new HashMap<>(line.measured());
        kept.keySet().retainAll(measures);
        return new IndicatorLine(line.by(), kept);
    }

    /** An indicator by unit; units without anything to count are left out. */
    public Map<UnitId, Map<Measure, Double>> byUnit(Indicator indicator, IndicatorQuestion question) {
        var found = new HashMap<UnitId, Map<Measure, Double>>();
        for (var line : ask(asking(indicator, question).by(List.of(Dimension.UNIT))))
            found.put(new UnitId(Integer.parseInt(line.by().getFirst())), line.measured());
        return found;
    }

    public IndicatorValue value(Indicator indicator, IndicatorQuestion question) {
        var lines = ask(asking(indicator, question).by(List.of()));
        return IndicatorValue.of(indicator, lines.getFirst().measured());
    }

    /** The question whose measures an indicator needs. */
    public static IndicatorQuestion asking(Indicator indicator, IndicatorQuestion question) {
        var measures = new LinkedHashSet<>(indicator.numerator().terms());
        var denominator = indicator.denominator();
        if (denominator != null) measures.addAll(denominator.terms());
        return new IndicatorQuestion(
                indicator.grain(),
                List.copyOf(measures),
                List.of(),
                question.filter(),
                question.from(),
                question.to(),
                question.knownAt());
    }

    /**
     * A page of what a measure counted.
     *
     * @param next where the next page begins, empty on the last
     */
    public record Page(List<CountedCase> cases, Optional<CountedCursor> next) {
        public Page {
            cases = List.copyOf(cases);
        }
    }

    public Page list(IndicatorQuestion question, Measure measure, @Nullable CountedCursor after) {
        var found = rows.cases(question, measure, after, PAGE + 1);
        if (found.size() <= PAGE) return new Page(found, Optional.empty());
        var page = found.subList(0, PAGE);
        return new Page(page, Optional.of(CountedCursor.after(page.getLast(), measure)));
    }

    /** Everything a measure counted, one after the other, however many there are. */
    @Transactional(readOnly = true)
    public void each(IndicatorQuestion question, Measure measure, Consumer<CountedCase> use) {
        try (var cases = rows.each(question, measure)) {
            cases.forEach(use);
        }
    }

    /**
     * What an indicator came to, with all that is needed to say later whether it still does.
     *
     * @param version of the definition
     * @param parts the same by unit; their sums are the whole
     * @param balanced whether counts, sums of the parts and lengths of the lists are the same numbers
     * @param hash over the definition, the question and every case with the version that counted
     */
    public record Certificate(
            Indicator indicator,
            String version,
            IndicatorQuestion question,
            IndicatorValue value,
            int parts,
            boolean balanced,
            String hash) {}

    @Transactional(readOnly = true)
    public Certificate certify(Indicator indicator, IndicatorQuestion asked) {
        var question = asking(indicator, asked);
        var value = value(indicator, question);
        var byUnit = byUnit(indicator, question);
        boolean balanced = true;
        var whole = ask(question).getFirst();
        var text = new StringBuilder(indicator.version())
                .append('\n')
                .append(question.from())
                .append('\n');
        text.append(question.to())
                .append('\n')
                .append(question.knownAt())
                .append('\n')
                .append(filter(question));
        for (var measure : question.measures()) {
            var counter = new long[1];
            text.append('\n').append(measure);
            each(question, measure, c -> {
                counter[0]++;
                text.append('\n')
                        .append(c.caseId())
                        .append(' ')
                        .append(c.no())
                        .append(' ')
                        .append(c.version());
            });
            if (!measure.isCount()) continue;
            long parts = byUnit.values().stream()
                    .mapToLong(m -> Math.round(m.getOrDefault(measure, 0.0)))
                    .sum();
            balanced &= counter[0] == whole.count(measure) && parts == counter[0];
        }
        return new Certificate(
                indicator,
                indicator.version(),
                question,
                value,
                byUnit.size(),
                balanced,
                Indicator.sha256(text.toString()));
    }

    private static String filter(IndicatorQuestion question) {
        var filter = question.filter();
        return filter.scope() + " " + (filter.units() == null ? "*" : List.of(filter.unitNumbers())) + " "
                + filter.outside() + " " + filter.document() + " " + filter.clause() + " " + filter.procedure();
    }

    /**
     * Something that a measure counts otherwise now than it did.
     *
     * @param before whether it was counted then
     * @param after whether it is counted now
     * @param version of the case: the entry that made the difference
     */
    public record Change(Grain grain, java.util.UUID caseId, int no, boolean before, boolean after, int version) {}

    /**
     * Why a measure is another number now than it was as known at an earlier moment, of what is of the window: each difference with the entry
     * that made it.
     */
    @Transactional(readOnly = true)
    public List<Change> changes(IndicatorQuestion question, Measure measure, Instant earlier) {
        if (!measure.ofWindow()) throw new IllegalArgumentException("A figure of the moment changes with the moment");
        return rows.changes(question, measure, earlier);
    }
}
