package vn.kycuong.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a change makes of a form. A place that is not there changes nothing. Pure. */
final class FormEditRules {
    private static final String NEW_SECTION = "muc";
    private static final String NEW_QUESTION = "cau";

    private FormEditRules() {}

    static FormPart apply(FormPart part, FormEdit edit) {
        return switch (edit) {
            case FormEdit.AddSection(var afterPapers) -> added(part, afterPapers);
            case FormEdit.MoveSection(var section, var up) -> moved(part, section, up);
            case FormEdit.RemoveSection(var section) -> removed(part, section);
            case FormEdit.WriteSection(var section, var heading) -> written(part, section, heading);
            case FormEdit.AddQuestion(var section) ->
                section(part, section, s -> s.with(and(s.questions(), fresh(key(part, NEW_QUESTION)))));
            case FormEdit.MoveQuestion(var section, var question, var up) -> moved(part, section, question, up);
            case FormEdit.RemoveQuestion(var section, var question) ->
                section(part, section, s -> s.with(without(s.questions(), question)));
            case FormEdit.WriteQuestion(var section, var question, var to) -> written(part, section, question, to);
            case FormEdit.Leave(var without, var paper) ->
                new FormPart(part.procedureKey(), part.versions(), part.sections(), part.after(), without, paper);
            case FormEdit.Replace(var other) -> other;
            case FormEdit.GoBack _, FormEdit.TakeShipped _, FormEdit.Undo _ ->
                throw new IllegalArgumentException("Only the drafts know what was before: " + edit);
        };
    }

    private static FormPart added(FormPart part, boolean afterPapers) {
        var section = new Section(key(part, NEW_SECTION), "", "", "", "", false, List.of(), List.of());
        return afterPapers
                ? part.with(part.sections(), and(part.after(), section))
                : part.with(and(part.sections(), section), part.after());
    }

    /** The papers stand between the two lists: whatever passes them changes its list and keeps its place. */
    private static FormPart moved(FormPart part, int at, boolean up) {
        int before = part.sections().size();
        var all = part.all();
        if (at < 0 || at >= all.size()) return part;
        if (up && at == before) return split(all, before + 1, part);
        if (!up && at == before - 1) return split(all, before - 1, part);
        return split(swapped(all, at, up ? at - 1 : at + 1), before, part);
    }

    private static FormPart removed(FormPart part, int at) {
        int before = part.sections().size();
        return split(without(part.all(), at), at >= 0 && at < before ? before - 1 : before, part);
    }

    private static FormPart split(List<Section> all, int before, FormPart part) {
        return part.with(all.subList(0, before), all.subList(before, all.size()));
    }

    private static FormPart moved(FormPart part, int at, int question, boolean up) {
        var all = part.all();
        if (at < 0 || at >= all.size() || !isIn(all.get(at).questions(), question)) return part;
        var own = all.get(at).questions();
        int to = up ? question - 1 : question + 1;
        if (isIn(own, to)) return section(part, at, s -> s.with(swapped(s.questions(), question, to)));
        int next = up ? at - 1 : at + 1;
        if (!isIn(all, next)) return part;
        var moving = own.get(question);
        var left = section(part, at, s -> s.with(without(s.questions(), question)));
        return section(
                left, next, s -> s.with(up ? and(s.questions(), moving) : joined(List.of(moving), s.questions())));
    }

    private static FormPart written(FormPart part, int at, Section heading) {
        return section(
                part,
                at,
                s -> new Section(
                        heading.key().isEmpty() ? s.key() : heading.key(),
                        heading.title(),
                        heading.titleEn(),
                        heading.hint(),
                        heading.hintEn(),
                        heading.shared(),
                        heading.when(),
                        s.questions()));
    }

    /** Conditions that look at a question follow it to its new key. */
    private static FormPart written(FormPart part, int at, int question, Question to) {
        var all = part.all();
        if (!isIn(all, at) || !isIn(all.get(at).questions(), question)) return part;
        var was = all.get(at).questions().get(question);
        var now = to.key().isEmpty() ? to.with(was.key(), to.when()) : to;
        var put = section(part, at, s -> s.with(replaced(s.questions(), question, now)));
        return now.key().equals(was.key()) ? put : renamed(put, was.key(), now.key());
    }

    private static FormPart renamed(FormPart part, String was, String now) {
        UnaryOperator<Section> rename = s -> new Section(
                s.key(),
                s.title(),
                s.titleEn(),
                s.hint(),
                s.hintEn(),
                s.shared(),
                renamed(s.when(), was, now),
                s.questions().stream()
                        .map(q -> q.with(q.key(), renamed(q.when(), was, now)))
                        .toList());
        return part.with(
                part.sections().stream().map(rename).toList(),
                part.after().stream().map(rename).toList());
    }

    private static List<Condition> renamed(List<Condition> when, String was, String now) {
        return when.stream()
                .map(c -> c.key().equals(was) ? new Condition(now, c.in()) : c)
                .toList();
    }

    private static FormPart section(FormPart part, int at, UnaryOperator<Section> change) {
        var all = new ArrayList<>(part.all());
        if (!isIn(all, at)) return part;
        all.set(at, change.apply(all.get(at)));
        return split(all, part.sections().size(), part);
    }

    private static Question fresh(String key) {
        return new Question(
                key,
                QuestionKind.TEXT,
                "",
                "",
                "",
                "",
                true,
                QuestionKind.TEXT.longest(),
                "",
                "",
                TextPattern.ANY,
                List.of(),
                List.of(),
                Target.SAID,
                0,
                "");
    }

    /** The first key of this stem that nothing bears. */
    private static String key(FormPart part, String stem) {
        int n = 1;
        while (isTaken(part, stem + n)) n++;
        return stem + n;
    }

    private static boolean isTaken(FormPart part, String key) {
        return part.all().stream()
                .anyMatch(s -> s.key().equals(key)
                        || s.questions().stream().anyMatch(q -> q.key().equals(key)));
    }

    private static boolean isIn(List<?> list, int at) {
        return at >= 0 && at < list.size();
    }

    private static <T> List<T> and(List<T> list, T last) {
        return joined(list, List.of(last));
    }

    private static <T> List<T> joined(List<T> list, List<T> more) {
        var all = new ArrayList<>(list);
        all.addAll(more);
        return all;
    }

    private static <T> List<T> without(List<T> list, int at) {
        var left = new ArrayList<>(list);
        if (isIn(left, at)) left.remove(at);
        return left;
    }

    private static <T> List<T> replaced(List<T> list, int at, T by) {
        var all = new ArrayList<>(list);
        all.set(at, by);
        return all;
    }

    private static <T> List<T> swapped(List<T> list, int one, int other) {
        if (!isIn(list, other)) return list;
        var all = new ArrayList<>(list);
        all.set(one, list.get(other));
        all.set(other, list.get(one));
        return all;
    }
}
