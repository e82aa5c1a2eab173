package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.form.FormDefinition;
import vn.kycuong.form.FormDrafts;
import vn.kycuong.form.FormPart;
import vn.kycuong.form.FormRef;
import vn.kycuong.form.FormStanding;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.Section;
import vn.kycuong.form.Target;
import vn.kycuong.form.TextPattern;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;

/** What the pages show on which forms are written. */
@Component
class FormViews {
    private final FormDrafts drafts;
    private final OnlineDrafts trials;
    private final DraftViews asking;
    private final Procedures procedures;
    private final People people;

    FormViews(FormDrafts drafts, OnlineDrafts trials, DraftViews asking, Procedures procedures, People people) {
        this.drafts = drafts;
        this.trials = trials;
        this.asking = asking;
        this.procedures = procedures;
        this.people = people;
    }

    /** The part that an address names. */
    FormStanding standing(String of) {
        return FormRef.read(of).flatMap(drafts::standing).orElseThrow(FormViews::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    String name(FormRef ref) {
        if (ref.forAll()) return DraftViews.words().get("form.edit.common");
        var name = procedures.name(ref.procedureKey());
        return ref.version().isEmpty() ? name : name + " (" + ref.version() + ")";
    }

    FormPartView part(FormStanding standing, Officer officer) {
        var ref = standing.ref();
        var draft = drafts.draft(ref).orElse(null);
        var part = draft == null ? standing.inUse() : draft.part();
        var example = example(ref, "");
        var asked = new LinkedHashMap<String, Question>();
        example.map(v -> drafts.whole(ref, part, v))
                .ifPresent(form -> form.questions().forEach(q -> asked.putIfAbsent(q.key(), q)));
        return new FormPartView(
                standing,
                name(ref),
                draft,
                draft == null ? List.of() : drafts.check(ref, part),
                drafts.editions(ref),
                common(ref),
                papers(ref),
                versions(ref),
                asked,
                people,
                officer.may(FormEditPages.WRITE),
                officer.may(FormEditPages.PUBLISH),
                draft != null && draft.writtenBy().equals(officer.actor()));
    }

    private List<Section> common(FormRef ref) {
        return ref.forAll()
                ? List.of()
                : drafts.standings(List.of(FormRef.COMMON)).getFirst().inUse().all();
    }

    private List<Paper> papers(FormRef ref) {
        return ref.forAll()
                ? List.of()
                : drafts.versions(ref).stream()
                        .findFirst()
                        .map(ProcedureVersion::papers)
                        .orElse(List.of());
    }

    private List<FormPartView.Version> versions(FormRef ref) {
        if (ref.forAll()) return List.of();
        var found = new ArrayList<FormPartView.Version>();
        var every = FormRef.of(ref.procedureKey());
        found.add(new FormPartView.Version("", FormEditPages.path(every)));
        for (var version : procedures.versions(ref.procedureKey())) {
            var one = new FormRef(ref.procedureKey(), version.version());
            if (FormRef.read(one.toString()).isPresent())
                found.add(new FormPartView.Version(version.version(), FormEditPages.path(one)));
        }
        return found;
    }

    /** A procedure to show the part with: the one that is named, or the first that is asked by it. */
    Optional<ProcedureVersion> example(FormRef ref, String wanted) {
        var all = drafts.versions(ref);
        return all.stream()
                .filter(v -> v.key().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** The whole form as it would be asked with a part. */
    Optional<FormDefinition> whole(FormRef ref, FormPart part, String wanted) {
        return example(ref, wanted).map(v -> drafts.whole(ref, part, v));
    }

    /** The page that a citizen would see of a section, whatever its conditions; null where nothing is asked there yet. */
    @Nullable
    AskedPage glimpse(FormRef ref, FormPart part, String section) {
        var version = example(ref, "");
        var form = version.map(v -> drafts.whole(ref, part, v));
        var found = form.flatMap(f -> f.section(section));
        if (found.isEmpty()) return null;
        var opened = trials.trial(version.orElseThrow(), form.orElseThrow(), Map.of());
        return asking.page(FormPreviewPages.path(ref), opened, found.get(), false, Map.of());
    }

    /** A section that is written. */
    FormPieceView section(FormRef ref, FormPart part, int change, int at, Section typed) {
        var w = DraftViews.words();
        var kept = part.all().get(at);
        return new FormPieceView(
                name(ref),
                FormEditPages.path(ref),
                FormEditPages.path(ref) + "/muc/" + at,
                String.valueOf(change),
                typed,
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                FormChoices.conditions(typed.when(), earlier(ref, part, kept, null), w),
                flaws(ref, part, kept.key(), ""),
                glimpse(ref, part, kept.key()));
    }

    /** A question that is written. */
    FormPieceView question(FormRef ref, FormPart part, int change, int at, int no, QuestionForm form) {
        var w = DraftViews.words();
        var section = part.all().get(at);
        var kept = section.questions().get(no);
        var typed = form.question();
        return new FormPieceView(
                name(ref),
                FormEditPages.path(ref),
                FormEditPages.path(ref) + "/muc/" + at + "/cau/" + no,
                String.valueOf(change),
                section,
                typed,
                form.max(),
                FormChoices.of(QuestionKind.class, typed.kind(), "form.kind.", w).stream()
                        .filter(o -> !o.value().equals(QuestionKind.OFFICE.name()))
                        .toList(),
                FormChoices.of(TextPattern.class, typed.pattern(), "form.pattern.", w),
                FormChoices.of(Target.class, typed.target(), "form.target.", w),
                FormChoices.papers(papers(ref), typed.paperNo(), w),
                FormChoices.conditions(typed.when(), earlier(ref, part, section, kept), w),
                flaws(ref, part, section.key(), kept.key()),
                glimpse(ref, part, section.key()));
    }

    private List<String> flaws(FormRef ref, FormPart part, String section, String question) {
        return drafts.check(ref, part).stream()
                .filter(f -> f.isOf(section, question))
                .map(f -> f.sentence())
                .toList();
    }

    /** What is asked before a section, or before a question of it. */
    private List<Question> earlier(FormRef ref, FormPart part, Section section, @Nullable Question question) {
        var before = new ArrayList<Question>();
        for (var one : whole(ref, part, "").map(FormDefinition::sections).orElse(List.of())) {
            boolean here = one.key().equals(section.key());
            if (here && question == null) break;
            for (var asked : one.questions()) {
                if (here && question != null && asked.key().equals(question.key())) return before;
                if (asked.kind() != QuestionKind.OFFICE) before.add(asked);
            }
            if (here) break;
        }
        return before;
    }
}
