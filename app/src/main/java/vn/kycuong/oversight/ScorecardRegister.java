package vn.kycuong.oversight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code scorecards.json}. */
@Component
class ScorecardRegister implements Register {
    static final String NAME = "oversight.scorecard";
    private static final String FILE = "scorecards.json";
    private static final int AFTER_THE_DIRECTIVES = 110;

    private final ScorecardRows rows;

    ScorecardRegister(ScorecardRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_THE_DIRECTIVES, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var cards = cards(SourceRecord.json(FILE, files.read(FILE), findings).records("cards"));
        return () -> rows.replace(cards);
    }

    static List<Scorecard> cards(List<SourceRecord> sources) {
        var cards = new ArrayList<Scorecard>();
        var seen = new HashSet<List<Object>>();
        for (var source : sources) {
            var card = card(source);
            if (!seen.add(List.of(card.cardKey(), card.effectiveFrom())))
                source.error("key", "Bộ chỉ số %s đã có một bản cùng ngày hiệu lực.".formatted(card.cardKey()));
            cards.add(card);
        }
        return cards;
    }

    private static Scorecard card(SourceRecord source) {
        var items = new ArrayList<Scorecard.Item>();
        for (var item : source.records("items")) items.add(item(item, items.size() + 1));
        return new Scorecard(
                source.text("key"),
                source.date("effective_from"),
                source.dateOrNull("effective_to"),
                source.text("name"),
                source.choice("reckoning", Reckoning.class),
                source.text("basis"),
                source.choice("status", Rule.Status.class),
                source.textOr("note", ""),
                items,
                source.records("grades").stream()
                        .map(grade -> new Scorecard.Grade(grade.whole("at_least"), grade.text("name")))
                        .sorted(Comparator.comparingInt(Scorecard.Grade::atLeast)
                                .reversed())
                        .toList());
    }

    private static Scorecard.Item item(SourceRecord source, int ord) {
        var item = new Scorecard.Item(
                ord,
                source.text("group"),
                source.text("name"),
                source.whole("most"),
                sum(source, "numerator"),
                sum(source, "denominator"),
                source.wholeOrNull("full_marks"),
                steps(source),
                source.wholeOrNull("nothing"),
                besides(source),
                source.textOr("missing", ""),
                source.choice("status", Rule.Status.class),
                source.textOr("note", ""));
        problem(item).ifPresent(problem -> source.error("numerator", problem));
        return item;
    }

    private static Optional<String> problem(Scorecard.Item item) {
        boolean computed = item.numerator() != null;
        if (computed != (item.denominator() != null))
            return Optional.of("Tử số và mẫu số phải có cả hai hoặc không có.");
        if (computed == !item.missing().isEmpty())
            return Optional.of("Mục không có công thức thì nói còn thiếu dữ liệu gì.");
        var full = item.fullMarks();
        if (computed && (full == null) == item.steps().isEmpty())
            return Optional.of("Điểm tính theo ngưỡng đủ điểm hoặc theo bậc, một trong hai.");
        return full != null && full <= 0 ? Optional.of("Ngưỡng đủ điểm phải lớn hơn 0.") : Optional.empty();
    }

    private static @Nullable FigureSum sum(SourceRecord source, String field) {
        var text = source.textOrNull(field);
        if (text == null) return null;
        try {
            return FigureSum.parse(text);
        } catch (IllegalArgumentException unknown) {
            source.error(
                    field,
                    "\"%s\" không phải tổng của các chỉ tiêu %s."
                            .formatted(
                                    text,
                                    Arrays.toString(BalanceFigure.values()) + Arrays.toString(QualityFigure.values())));
            return null;
        }
    }

    private static List<Scorecard.Beside> besides(SourceRecord source) {
        if (!source.has("besides")) return List.of();
        var besides = new ArrayList<Scorecard.Beside>();
        for (var beside : source.records("besides")) {
            var above = sum(beside, "numerator");
            var below = sum(beside, "denominator");
            var steps = steps(beside);
            if (above == null || below == null || steps.isEmpty())
                beside.error("numerator", "Điều kiện kèm theo cần tử số, mẫu số và các bậc điểm.");
            else besides.add(new Scorecard.Beside(above, below, steps));
        }
        return besides;
    }

    private static List<Scorecard.Step> steps(SourceRecord source) {
        if (!source.has("steps")) return List.of();
        return source.records("steps").stream()
                .map(step -> new Scorecard.Step(step.whole("per_mille"), step.whole("points")))
                .sorted(Comparator.comparingInt(Scorecard.Step::perMille).reversed())
                .toList();
    }
}
