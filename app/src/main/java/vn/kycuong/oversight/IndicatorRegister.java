package vn.kycuong.oversight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code indicators.json}. */
@Component
class IndicatorRegister implements Register {
    static final String NAME = "oversight.indicator";
    private static final String FILE = "indicators.json";
    private static final int AFTER_THE_SCORECARDS = 115;

    private final IndicatorBookRows rows;

    IndicatorRegister(IndicatorBookRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_THE_SCORECARDS, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var source = SourceRecord.json(FILE, files.read(FILE), findings);
        var indicators = new ArrayList<Indicator>();
        var seen = new HashSet<List<Object>>();
        for (var record : source.records("indicators")) {
            var indicator = indicator(record);
            if (indicator == null) continue;
            if (!seen.add(List.of(indicator.indicatorKey(), indicator.effectiveFrom())))
                record.error("key", "Chỉ số %s đã có một bản cùng ngày hiệu lực.".formatted(indicator.indicatorKey()));
            indicators.add(indicator);
        }
        var keys = indicators.stream().map(Indicator::indicatorKey).collect(Collectors.toSet());
        var clauses = new ArrayList<ClauseIndicator>();
        for (var record : source.records("clauses")) clauses.add(clause(record, clauses.size() + 1, keys));
        var awaited = new ArrayList<AwaitedIndicator>();
        for (var record : source.records("awaited")) awaited.add(awaited(record, awaited.size() + 1, keys));
        return () -> rows.replace(new IndicatorBook(indicators, clauses, awaited));
    }

    private static @Nullable Indicator indicator(SourceRecord source) {
        var numerator = sum(source, "numerator", source.text("numerator"));
        var divided = source.textOrNull("denominator");
        var denominator = divided == null ? null : sum(source, "denominator", divided);
        var grain = source.choice("grain", Grain.class);
        if (numerator == null) return null;
        return new Indicator(
                source.text("key"),
                source.date("effective_from"),
                source.dateOrNull("effective_to"),
                source.text("name"),
                source.text("name_en"),
                grain,
                numerator,
                denominator,
                source.text("better").equals("HIGH"),
                source.whole("good"),
                source.whole("fair"),
                source.text("definition"),
                source.text("basis"),
                source.choice("status", Rule.Status.class));
    }

    private static @Nullable MeasureSum sum(SourceRecord source, String field, String text) {
        try {
            return MeasureSum.parse(text);
        } catch (IllegalArgumentException unknown) {
            source.error(field, "\"%s\" không phải tổng của các số đo.".formatted(text));
            return null;
        }
    }

    private static AwaitedIndicator awaited(SourceRecord source, int ord, Set<String> keys) {
        var key = source.text("key");
        if (keys.contains(key)) source.error("key", "Chỉ số %s đã đo được; bỏ khỏi phần chờ đo.".formatted(key));
        return new AwaitedIndicator(
                ord,
                key,
                source.text("name"),
                source.text("name_en"),
                source.text("waits_for"),
                source.text("waits_for_en"));
    }

    private static ClauseIndicator clause(SourceRecord source, int ord, Set<String> keys) {
        var key = source.text("indicator");
        if (!keys.contains(key)) source.error("indicator", "Không có chỉ số %s trong tệp.".formatted(key));
        return new ClauseIndicator(
                source.text("document"),
                source.textOr("clause", ""),
                ord,
                key,
                source.text("counts").equals("ORDERED"));
    }
}
