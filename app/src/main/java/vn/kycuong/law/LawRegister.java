package vn.kycuong.law;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code law.json}. */
@Component
class LawRegister implements Register {
    private static final String FILE = "law.json";

    private final RuleRows rows;

    LawRegister(RuleRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(Rules.REGISTER, 10, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var rules = rules(files, findings);
        return () -> rows.replace(rules);
    }

    static List<Rule> rules(SourceFiles files, Findings findings) {
        var records = SourceRecord.json(FILE, files.read(FILE), findings).records("rules");
        var rules = records.stream().map(LawRegister::rule).toList();
        nameDoubles(records, rules);
        return rules;
    }

    private static Rule rule(SourceRecord source) {
        var rule = new Rule(
                source.text("key"),
                source.textOr("applies_to", "*"),
                source.date("effective_from"),
                source.dateOrNull("effective_to"),
                source.choice("type", Rule.Type.class),
                source.text("value"),
                source.text("basis"),
                source.choice("status", Rule.Status.class),
                source.textOr("note", ""));
        var problem = problem(rule);
        if (problem != null) source.error("value", problem);
        if (rule.key().startsWith(LawInForce.COMMITTED) && rule.type() != Rule.Type.LIMIT)
            source.error("type", "Thời hạn cam kết phải có kiểu LIMIT.");
        if (rule.key().startsWith(LawInForce.COMMITTED) && !rule.appliesTo().startsWith("procedure:"))
            source.error("applies_to", "Thời hạn cam kết là của một thủ tục: ghi procedure: và khóa của thủ tục.");
        var to = rule.effectiveTo();
        if (to != null && to.isBefore(rule.effectiveFrom())) {
            source.error("effective_to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực.".formatted(to));
        }
        return rule;
    }

    private static @Nullable String problem(Rule rule) {
        var value = rule.value();
        try {
            switch (rule.type()) {
                case WHOLE, MINUTES -> Integer.parseUnsignedInt(value);
                case TIME -> LocalTime.parse(value);
                case WEEKDAY ->
                    require(Arrays.stream(DayOfWeek.values())
                            .anyMatch(day -> day.name().equals(value)));
                case LIMIT -> Limit.parse(value);
                case RESUME -> ResumePolicy.valueOf(value);
                case FLAG -> require(value.equals("true") || value.equals("false"));
                case FORM -> require(value.matches("\\d{2} .+"));
                case TEXT -> {}
            }
            return null;
        } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
            return "Giá trị \"%s\" không đọc được theo kiểu %s.".formatted(value, rule.type());
        }
    }

    private static void require(boolean readable) {
        if (!readable) throw new IllegalArgumentException("not of this form");
    }

    private static void nameDoubles(List<SourceRecord> records, List<Rule> rules) {
        var seen = new HashSet<List<Object>>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (!seen.add(List.of(rule.key(), rule.appliesTo(), rule.effectiveFrom()))) {
                records.get(i).error("key", "Quy định %s đã có một dòng cùng ngày hiệu lực.".formatted(rule.key()));
            }
        }
    }
}
