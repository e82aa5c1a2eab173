package vn.kycuong.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code forms.json}. */
final class FormFile {
    private static final Set<String> PART =
            Set.of("procedure", "versions", "sections", "after", "without", "authority_paper", "source");
    private static final Set<String> SECTION =
            Set.of("key", "title_vi", "title_en", "hint_vi", "hint_en", "shared", "when", "questions");
    private static final Set<String> QUESTION = Set.of(
            "key",
            "kind",
            "label_vi",
            "label_en",
            "hint_vi",
            "hint_en",
            "required",
            "max",
            "least",
            "most",
            "pattern",
            "choices",
            "when",
            "target",
            "paper");

    private static final int LARGEST = 1_000_000;

    private final Map<String, SourceRecord> places = new HashMap<>();

    /**
     * The one part of a file, whatever is wrong with what it asks.
     *
     * @param ref what it is read as
     */
    static Optional<FormPart> one(byte[] content, FormRef ref, Findings findings) {
        if (content.length > LARGEST) {
            findings.error("", "", "", "Tệp lớn hơn %d MB.".formatted(LARGEST / 1_000_000));
            return Optional.empty();
        }
        var file = SourceRecord.json("", content, findings);
        if (findings.anyError()) return Optional.empty();
        var parts = file.records("forms").stream().map(new FormFile()::part).toList();
        if (!findings.anyError() && parts.size() != 1)
            file.error("forms", "Tệp có %d biểu mẫu; cần đúng một.".formatted(parts.size()));
        return findings.anyError()
                ? Optional.empty()
                : Optional.of(parts.getFirst().under(ref));
    }

    List<FormPart> read(SourceRecord file) {
        var parts = new ArrayList<FormPart>();
        for (var source : file.records("forms")) {
            places.clear();
            var part = part(source);
            for (var flaw : FormRules.flaws(alone(part)))
                places.getOrDefault(flaw.key(), source).error("key", flaw.key() + ": " + flaw.sentence());
            parts.add(part);
        }
        if (parts.stream().noneMatch(p -> p.procedureKey().equals(FormPart.COMMON)))
            file.error("forms", "Thiếu phần chung cho mọi thủ tục (\"procedure\": \"*\").");
        return parts;
    }

    /** A part looked at by itself: conditions of a procedure look at its own questions, or at the case. */
    private static FormDefinition alone(FormPart part) {
        var sections = new ArrayList<Section>();
        sections.add(new Section(
                FormDefinition.CASE,
                "-",
                "",
                "",
                "",
                true,
                List.of(),
                List.of(new Question(
                        FormDefinition.CASE,
                        QuestionKind.TEXT,
                        "-",
                        "",
                        "",
                        "",
                        true,
                        100,
                        "",
                        "",
                        TextPattern.ANY,
                        List.of(),
                        List.of(),
                        Target.SAID,
                        0,
                        ""))));
        sections.addAll(part.sections());
        sections.addAll(part.after());
        return new FormDefinition(part.procedureKey(), "", "", sections);
    }

    private FormPart part(SourceRecord source) {
        source.only(PART);
        return new FormPart(
                source.text("procedure"),
                source.has("versions") ? source.texts("versions") : List.of(),
                sections(source, "sections"),
                sections(source, "after"),
                source.has("without") ? source.texts("without") : List.of(),
                source.has("authority_paper") ? source.whole("authority_paper") : 0);
    }

    private List<Section> sections(SourceRecord source, String field) {
        if (!source.has(field)) return List.of();
        return source.records(field).stream().map(this::section).toList();
    }

    private Section section(SourceRecord source) {
        source.only(SECTION);
        places.put(source.text("key"), source);
        return new Section(
                source.text("key"),
                source.textOr("title_vi", ""),
                source.textOr("title_en", ""),
                source.textOr("hint_vi", ""),
                source.textOr("hint_en", ""),
                source.has("shared") && source.flag("shared"),
                when(source),
                source.records("questions").stream().map(this::question).toList());
    }

    private Question question(SourceRecord source) {
        source.only(QUESTION);
        places.put(source.text("key"), source);
        var kind = source.choice("kind", QuestionKind.class);
        return new Question(
                source.text("key"),
                kind,
                source.textOr("label_vi", ""),
                source.textOr("label_en", ""),
                source.textOr("hint_vi", ""),
                source.textOr("hint_en", ""),
                source.has("required") && source.flag("required"),
                source.has("max") ? source.whole("max") : kind.longest(),
                source.textOr("least", ""),
                source.textOr("most", ""),
                source.has("pattern") ? source.choice("pattern", TextPattern.class) : TextPattern.ANY,
                source.has("choices")
                        ? source.records("choices").stream()
                                .map(c -> new Question.Choice(
                                        c.textOr("value", ""), c.textOr("label_vi", ""), c.textOr("label_en", "")))
                                .toList()
                        : List.of(),
                when(source),
                source.has("target") ? source.choice("target", Target.class) : Target.SAID,
                source.has("paper") ? source.whole("paper") : 0,
                "");
    }

    private static List<Condition> when(SourceRecord source) {
        if (!source.has("when")) return List.of();
        return source.records("when").stream()
                .map(c -> {
                    c.only(Set.of("key", "in"));
                    return new Condition(c.text("key"), c.has("in") ? c.texts("in") : List.of());
                })
                .toList();
    }
}
