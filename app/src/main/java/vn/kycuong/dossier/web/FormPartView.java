package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.form.Condition;
import vn.kycuong.form.FormDraft;
import vn.kycuong.form.FormEdition;
import vn.kycuong.form.FormFlaw;
import vn.kycuong.form.FormPart;
import vn.kycuong.form.FormStanding;
import vn.kycuong.form.Question;
import vn.kycuong.form.Section;
import vn.kycuong.identity.People;
import vn.kycuong.procedure.Paper;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * A part of the forms, in use or being written.
 *
 * @param draft what somebody writes; null where nobody does
 * @param flaws of the draft
 * @param common sections that all procedures ask; none for their own part
 * @param papers of the procedure
 * @param versions other parts of the procedure: for all its versions, and for each
 * @param asked words of every question of the whole form, by key
 * @param mine whether the reader changed the draft last
 */
public record FormPartView(
        FormStanding standing,
        String name,
        @Nullable FormDraft draft,
        List<FormFlaw> flaws,
        List<FormEdition> editions,
        List<Section> common,
        List<Paper> papers,
        List<Version> versions,
        Map<String, Question> asked,
        People people,
        boolean mayWrite,
        boolean mayPublish,
        boolean mine) {
    /** A part of the same procedure. @param version empty for every version */
    public record Version(String version, String path) {}

    public FormPartView {
        flaws = List.copyOf(flaws);
        editions = List.copyOf(editions);
        common = List.copyOf(common);
        papers = List.copyOf(papers);
        versions = List.copyOf(versions);
        asked = Map.copyOf(asked);
    }

    public String path() {
        return FormEditPages.path(standing.ref());
    }

    /** What is shown: the draft, or what is in use. */
    public FormPart part() {
        return draft == null ? standing.inUse() : draft.part();
    }

    public boolean isWriting() {
        return draft != null && mayWrite;
    }

    /** Papers that may let somebody hand in for another. */
    public List<Option> paperOptions(Words w) {
        return FormChoices.papers(papers, part().authorityPaper(), w);
    }

    /** Number of the draft's last change, for the next one. */
    public String seen() {
        return String.valueOf(draft == null ? 0 : draft.version());
    }

    public List<String> flawsOf(String section, String question) {
        return flaws.stream()
                .filter(f -> f.isOf(section, question))
                .map(FormFlaw::sentence)
                .toList();
    }

    /** When it is asked, as a person reads it. */
    public String when(List<Condition> conditions, Words w) {
        return conditions.stream()
                .map(c -> "“" + words(c.key(), w) + "” = "
                        + (c.in().isEmpty()
                                ? w.get("form.edit.any")
                                : c.in().stream()
                                        .map(v -> answer(c.key(), v, w))
                                        .collect(Collectors.joining(" / "))))
                .collect(Collectors.joining("; "));
    }

    private String words(String key, Words w) {
        var question = asked.get(key);
        return question == null ? key : question.label(w.locale());
    }

    private String answer(String key, String value, Words w) {
        var question = asked.get(key);
        return question == null ? value : FormChoices.label(question, value, w);
    }
}
