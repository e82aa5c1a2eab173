package vn.kycuong.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing in which two states of a part of the forms differ.
 *
 * @param place name of the section or words of the question; empty for the part as a whole
 * @param field what of it, as the file names it; {@code order} where only its place changed; empty where all of it came or went
 * @param before empty where it was not there
 * @param after empty where it is there no more
 */
public record FormDifference(String place, String field, String before, String after) {
    static final String ORDER = "order";

    /** What one says and the other does not, in the order of the later one, then what went. */
    public static List<FormDifference> between(FormPart before, FormPart after) {
        var was = things(before);
        var is = things(after);
        var found = new ArrayList<FormDifference>();
        is.forEach((key, thing) -> {
            var old = was.get(key);
            if (old == null) found.add(new FormDifference(thing.name(), "", "", thing.name()));
            else changed(old, thing, found);
        });
        was.forEach((key, thing) -> {
            if (!is.containsKey(key)) found.add(new FormDifference(thing.name(), "", thing.name(), ""));
        });
        var stayedBefore = was.keySet().stream().filter(is::containsKey).toList();
        var stayedAfter = is.keySet().stream().filter(was::containsKey).toList();
        if (!stayedBefore.equals(stayedAfter))
            found.add(new FormDifference("", ORDER, names(was, stayedBefore), names(is, stayedAfter)));
        return found;
    }

    private record Thing(String name, Map<String, String> fields) {}

    private static void changed(Thing was, Thing is, List<FormDifference> found) {
        is.fields().forEach((field, value) -> {
            var old = Objects.requireNonNullElse(was.fields().get(field), "");
            if (!old.equals(value)) found.add(new FormDifference(is.name(), field, old, value));
        });
    }

    private static String names(Map<String, Thing> things, List<String> keys) {
        return String.join(
                " · ",
                keys.stream()
                        .map(k -> Objects.requireNonNull(things.get(k)).name())
                        .toList());
    }

    private static Map<String, Thing> things(FormPart part) {
        var things = new LinkedHashMap<String, Thing>();
        var whole = new LinkedHashMap<String, String>();
        whole.put("without", String.join(", ", part.without()));
        whole.put("authority_paper", String.valueOf(part.authorityPaper()));
        things.put("", new Thing("", whole));
        sections("truoc", part.sections(), things);
        sections("sau", part.after(), things);
        return things;
    }

    private static void sections(String side, List<Section> sections, Map<String, Thing> things) {
        for (var section : sections) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("title_vi", section.title());
            fields.put("title_en", section.titleEn());
            fields.put("hint_vi", section.hint());
            fields.put("hint_en", section.hintEn());
            fields.put("shared", String.valueOf(section.shared()));
            fields.put("when", when(section.when()));
            fields.put("side", side);
            things.put("s:" + section.key(), new Thing(named(section.title(), section.key()), fields));
            for (var question : section.questions())
                things.put(
                        "q:" + question.key(),
                        new Thing(named(question.label(), question.key()), fields(question, section)));
        }
    }

    private static String named(String words, String key) {
        return words.isBlank() ? key : words;
    }

    private static Map<String, String> fields(Question q, Section section) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("section", named(section.title(), section.key()));
        fields.put("label_vi", q.label());
        fields.put("label_en", q.labelEn());
        fields.put("hint_vi", q.hint());
        fields.put("hint_en", q.hintEn());
        fields.put("kind", q.kind().name());
        fields.put("required", String.valueOf(q.required()));
        fields.put("max", String.valueOf(q.max()));
        fields.put("least", q.least());
        fields.put("most", q.most());
        fields.put("pattern", q.pattern().name());
        fields.put("target", q.target().name());
        fields.put("paper", String.valueOf(q.paperNo()));
        fields.put(
                "choices",
                String.join(
                        "; ",
                        q.choices().stream()
                                .map(c -> c.value() + ": " + c.label() + " / " + c.labelEn())
                                .toList()));
        fields.put("when", when(q.when()));
        return fields;
    }

    private static String when(List<Condition> when) {
        return String.join(
                "; ",
                when.stream()
                        .map(c -> c.in().isEmpty() ? c.key() : c.key() + " = " + String.join(", ", c.in()))
                        .toList());
    }
}
