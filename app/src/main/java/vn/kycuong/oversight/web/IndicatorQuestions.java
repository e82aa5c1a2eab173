package vn.kycuong.oversight.web;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.Measure;
import vn.kycuong.ui.Words;

/** From an address to what is asked of the facts, within what the reader may see. */
@Component
class IndicatorQuestions {
    private final UnitTree tree;

    IndicatorQuestions(UnitTree tree) {
        this.tree = tree;
    }

    IndicatorQuestion question(IndicatorQuery query, Grain grain, List<Measure> measures, Scope scope) {
        var chosen = tree.selection(query.where(), query.unit(), query.date(), scope);
        var all = IndicatorQuestion.Filter.all(scope);
        var units = chosen.units();
        var filter = units == null ? all : chosen.outside() ? all.except(units) : all.of(units);
        return new IndicatorQuestion(
                grain,
                measures,
                List.of(),
                filter.under(query.document(), query.clause()),
                query.period().from(),
                query.period().to(),
                query.moment());
    }

    String place(IndicatorQuery query, Words w) {
        var unit = query.unit();
        var name = unit == null ? "" : tree.name(new UnitId(unit), query.date());
        return switch (query.where()) {
            case EVERYWHERE -> w.get("oversight.place.everywhere");
            case OUTSIDE -> w.get("oversight.place.outside");
            case ALONE -> w.get("oversight.place.alone", name);
            case SUBTREE -> w.get("oversight.place.subtree", name);
        };
    }
}
