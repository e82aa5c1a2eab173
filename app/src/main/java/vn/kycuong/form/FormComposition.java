package vn.kycuong.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;

/** Puts a form together: what all procedures ask, what this one asks, and one question for each of its papers. Pure. */
final class FormComposition {
    /** The paper that lets somebody hand in for another. */
    static final String AUTHORITY = "authority";

    private final FormPart common;
    private final FormPart own;
    private final ProcedureVersion procedure;

    FormComposition(FormPart common, FormPart own, ProcedureVersion procedure) {
        this.common = common;
        this.own = own;
        this.procedure = procedure;
    }

    FormDefinition form() {
        var sections = new ArrayList<Section>();
        if (asksCase()) sections.add(caseSection());
        sections.add(office());
        common(common.sections()).forEach(sections::add);
        own.sections().stream()
                .map(this::withPapers)
                .filter(s -> !s.questions().isEmpty())
                .forEach(sections::add);
        procedure.papers().stream().filter(this::isLeft).map(this::paper).forEach(sections::add);
        own.after().forEach(sections::add);
        common(common.after()).forEach(sections::add);
        return new FormDefinition(procedure.key(), procedure.version(), asksCase() ? "" : onlyCase(), sections);
    }

    private boolean asksCase() {
        return procedure.cases().size() > 1;
    }

    private String onlyCase() {
        return procedure.cases().isEmpty()
                ? "normal"
                : procedure.cases().getFirst().key();
    }

    private List<Section> common(List<Section> sections) {
        return sections.stream()
                .filter(s -> !own.without().contains(s.key()))
                .map(this::withPapers)
                .toList();
    }

    /** Files say the name of their paper; one whose paper the procedure no longer lists is not asked for. */
    private Section withPapers(Section section) {
        return section.with(section.questions().stream()
                .filter(q -> q.paperNo() == 0 || named(q.paperNo()) != null)
                .map(this::named)
                .toList());
    }

    private Question named(Question q) {
        if (q.kind() != QuestionKind.FILE) return q;
        var paper = named(q.key().equals(AUTHORITY) ? own.authorityPaper() : q.paperNo());
        return q.withPaper(paper == null ? q.label() : paper.name());
    }

    private @Nullable Paper named(int no) {
        return procedure.papers().stream().filter(p -> p.no() == no).findFirst().orElse(null);
    }

    private boolean isLeft(Paper paper) {
        var asked = own.sections().stream()
                .flatMap(s -> s.questions().stream())
                .map(Question::paperNo)
                .collect(Collectors.toSet());
        boolean forSome = paper.cases().isEmpty() || !cases(paper).isEmpty();
        return !paper.presentOnly() && forSome && !asked.contains(paper.no()) && paper.no() != own.authorityPaper();
    }

    private List<String> cases(Paper paper) {
        var open = asksCase()
                ? procedure.cases().stream().map(c -> c.key()).collect(Collectors.toSet())
                : Set.of(onlyCase());
        return paper.cases().stream().filter(open::contains).toList();
    }

    private Section paper(Paper paper) {
        var key = "paper-" + paper.no();
        var when = paper.cases().isEmpty() || !asksCase()
                ? List.<Condition>of()
                : List.of(new Condition(FormDefinition.CASE, cases(paper)));
        var question = new Question(
                key,
                QuestionKind.FILE,
                paper.name(),
                "",
                paper.note(),
                "",
                paper.mandatory(),
                1,
                "",
                "",
                TextPattern.ANY,
                List.of(),
                List.of(),
                Target.SAID,
                paper.no(),
                paper.name());
        return new Section(key, paper.name(), "", "", "", false, when, List.of(question));
    }

    private Section caseSection() {
        var choices = procedure.cases().stream()
                .map(c -> new Question.Choice(c.key(), c.name(), c.nameEn()))
                .toList();
        return alone(
                FormDefinition.CASE,
                QuestionKind.CHOICE,
                "Trường hợp của bạn là gì?",
                "Which case is yours?",
                "Thời hạn và phí tùy theo trường hợp.",
                "Time limit and fee depend on the case.",
                choices);
    }

    private static Section office() {
        return alone(
                FormDefinition.OFFICE,
                QuestionKind.OFFICE,
                "Bạn nộp hồ sơ đến đâu?",
                "Where do you apply?",
                "Bộ phận một cửa sẽ kiểm tra và trả lời bạn.",
                "The one-stop that will check your application and answer you.",
                List.of());
    }

    private static Section alone(
            String key,
            QuestionKind kind,
            String label,
            String labelEn,
            String hint,
            String hintEn,
            List<Question.Choice> choices) {
        var question = new Question(
                key,
                kind,
                label,
                labelEn,
                hint,
                hintEn,
                true,
                100,
                "",
                "",
                TextPattern.ANY,
                choices,
                List.of(),
                Target.SAID,
                0,
                "");
        return new Section(key, label, labelEn, "", "", true, List.of(), List.of(question));
    }
}
