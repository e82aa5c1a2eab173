package vn.kycuong.form;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes a part of the forms as {@code forms.json} has it; what {@link FormFile} reads again is the same. */
final class FormText {
    private static final DefaultIndenter LINES = new DefaultIndenter(" ", "\n");
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
            .build();

    private FormText() {}

    static byte[] file(FormPart part) {
        var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("forms", List.of(part(part))));
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> part(FormPart part) {
        var out = new LinkedHashMap<String, Object>();
        out.put("procedure", part.procedureKey());
        if (!part.versions().isEmpty()) out.put("versions", part.versions());
        if (part.authorityPaper() > 0) out.put("authority_paper", part.authorityPaper());
        if (!part.without().isEmpty()) out.put("without", part.without());
        out.put("sections", part.sections().stream().map(FormText::section).toList());
        if (!part.after().isEmpty())
            out.put("after", part.after().stream().map(FormText::section).toList());
        return out;
    }

    private static Map<String, Object> section(Section section) {
        var out = new LinkedHashMap<String, Object>();
        out.put("key", section.key());
        out.put("title_vi", section.title());
        out.put("title_en", section.titleEn());
        text(out, "hint_vi", section.hint());
        text(out, "hint_en", section.hintEn());
        if (section.shared()) out.put("shared", true);
        when(out, section.when());
        out.put(
                "questions",
                section.questions().stream().map(FormText::question).toList());
        return out;
    }

    private static Map<String, Object> question(Question q) {
        var out = new LinkedHashMap<String, Object>();
        out.put("key", q.key());
        out.put("kind", q.kind().name());
        out.put("label_vi", q.label());
        out.put("label_en", q.labelEn());
        text(out, "hint_vi", q.hint());
        text(out, "hint_en", q.hintEn());
        if (q.required()) out.put("required", true);
        if (q.max() != q.kind().longest()) out.put("max", q.max());
        text(out, "least", q.least());
        text(out, "most", q.most());
        if (q.pattern() != TextPattern.ANY) out.put("pattern", q.pattern().name());
        if (!q.choices().isEmpty())
            out.put("choices", q.choices().stream().map(FormText::choice).toList());
        when(out, q.when());
        if (q.target() != Target.SAID) out.put("target", q.target().name());
        if (q.paperNo() > 0) out.put("paper", q.paperNo());
        return out;
    }

    private static Map<String, Object> choice(Question.Choice choice) {
        var out = new LinkedHashMap<String, Object>();
        out.put("value", choice.value());
        out.put("label_vi", choice.label());
        out.put("label_en", choice.labelEn());
        return out;
    }

    private static void when(Map<String, Object> out, List<Condition> when) {
        if (!when.isEmpty())
            out.put("when", when.stream().map(FormText::condition).toList());
    }

    private static Map<String, Object> condition(Condition condition) {
        var out = new LinkedHashMap<String, Object>();
        out.put("key", condition.key());
        if (!condition.in().isEmpty()) out.put("in", condition.in());
        return out;
    }

    private static void text(Map<String, Object> out, String field, String text) {
        if (!text.isEmpty()) out.put(field, text);
    }
}
