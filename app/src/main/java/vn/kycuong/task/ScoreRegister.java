package vn.kycuong.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code taskscores.json}. */
@Component
class ScoreRegister implements Register {
    static final String NAME = "task.score";
    private static final String FILE = "taskscores.json";
    private static final int AFTER_THE_SCORECARDS = 120;

    private final ScoreRows rows;

    ScoreRegister(ScoreRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_THE_SCORECARDS, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var formulas = new ArrayList<ScoreFormula>();
        var seen = new HashSet<List<Object>>();
        for (var source : SourceRecord.json(FILE, files.read(FILE), findings).records("formulas")) {
            var formula = formula(source);
            if (!seen.add(List.of(formula.formulaKey(), formula.effectiveFrom())))
                source.error("key", "Công thức %s đã có một bản cùng ngày hiệu lực.".formatted(formula.formulaKey()));
            formulas.add(formula);
        }
        return () -> rows.replace(formulas);
    }

    private static ScoreFormula formula(SourceRecord source) {
        var items = new ArrayList<ScoreFormula.Item>();
        for (var item : source.records("items"))
            items.add(new ScoreFormula.Item(
                    item.choice("component", ScoreFormula.Component.class),
                    item.whole("weight"),
                    item.text("explain")));
        int sum = items.stream().mapToInt(ScoreFormula.Item::weight).sum();
        if (sum != 100) source.error("items", "Tổng trọng số là %d, phải là 100.".formatted(sum));
        return new ScoreFormula(
                source.text("key"),
                source.date("effective_from"),
                source.dateOrNull("effective_to"),
                source.text("name"),
                source.text("basis"),
                source.choice("status", Rule.Status.class),
                source.textOr("note", ""),
                source.whole("penalty"),
                source.whole("early_days"),
                items);
    }
}
