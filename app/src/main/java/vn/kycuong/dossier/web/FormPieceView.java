package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.form.Question;
import vn.kycuong.form.Section;
import vn.kycuong.ui.Option;

/**
 * A section or a question as it is written.
 *
 * @param back the part it belongs to
 * @param seen number of the draft's last change
 * @param question null where the section itself is written
 * @param max longest answer as typed
 * @param conditions one list to choose from for each
 * @param flaws what is wrong with what was kept
 * @param asked the page as it will be asked; null where it cannot be shown yet
 */
public record FormPieceView(
        String name,
        String back,
        String path,
        String seen,
        Section section,
        @Nullable Question question,
        String max,
        List<Option> kinds,
        List<Option> patterns,
        List<Option> targets,
        List<Option> papers,
        List<List<Option>> conditions,
        List<String> flaws,
        @Nullable AskedPage asked) {
    public FormPieceView {
        kinds = List.copyOf(kinds);
        patterns = List.copyOf(patterns);
        targets = List.copyOf(targets);
        papers = List.copyOf(papers);
        conditions = List.copyOf(conditions);
        flaws = List.copyOf(flaws);
    }

    /** Answers to choose, and some to fill in. */
    public List<Question.Choice> choicesAndBlank() {
        var rows = new ArrayList<>(question == null ? List.<Question.Choice>of() : question.choices());
        for (int i = 0; i < QuestionForm.MORE; i++) rows.add(new Question.Choice("", "", ""));
        return rows;
    }
}
