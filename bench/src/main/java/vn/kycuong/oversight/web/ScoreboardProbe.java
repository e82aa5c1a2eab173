package vn.kycuong.oversight.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import vn.kycuong.directive.Directives;
import vn.kycuong.kernel.Scope;
import vn.kycuong.oversight.Dimension;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.ui.Words;

/** What the product's own scoreboard of a directive asks, question by question. */
public final class ScoreboardProbe {
    private final ScoreboardMeasures measures;
    private final Directives directives;

    public ScoreboardProbe(ApplicationContext product) {
        this.measures = product.getBean(ScoreboardMeasures.class);
        this.directives = product.getBean(Directives.class);
    }

    /** By grain: each measure of its clauses by unit, of the year that runs, as known at the moment. */
    public Map<String, IndicatorQuestion> questions(String document, Instant now, Scope scope) {
        var directive = directives.find(document).orElseThrow();
        var asked = new ScoreboardMeasures.Asked(
                directive, IndicatorQuery.read(Map.of(), now), null, false, scope, Words.of("vi"));
        var questions = new LinkedHashMap<String, IndicatorQuestion>();
        ScoreboardMeasures.grouped(measures.placed(asked))
                .forEach((asking, group) -> questions.put(
                        asking.grain() + (asking.clause().isEmpty() ? "" : " " + asking.clause()),
                        measures.question(asking, group, asked.query(), asked).by(List.of(Dimension.UNIT))));
        return questions;
    }
}
