package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.DraftFile;
import vn.kycuong.dossier.KeptPaper;
import vn.kycuong.form.Answers;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.TextPattern;
import vn.kycuong.procedure.BlankForm;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * A question as its page shows it.
 *
 * @param typed what was typed, by field
 * @param errors what is wrong and what to do, by field
 * @param options to choose from: answers, communes, one-stops
 * @param file of a paper, whole or on its way
 * @param kept a paper of the store that may stand for it; null where there is none
 * @param blank form to fill in for the paper; null where there is none
 */
public record AskedQuestion(
        Question question,
        Map<String, String> typed,
        Map<String, String> errors,
        List<Option> options,
        @Nullable DraftFile file,
        @Nullable KeptPaper kept,
        @Nullable BlankForm blank,
        Words w) {

    public String key() {
        return question.key();
    }

    public QuestionKind kind() {
        return question.kind();
    }

    public String label() {
        return question.label(locale());
    }

    public String hint() {
        return question.hint(locale());
    }

    private Locale locale() {
        return w.locale();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** The language of what the catalogue says in Vietnamese alone; null where it is that of the page. */
    public @Nullable String lang() {
        return w.lang().equals("en") && question.labelEn().isEmpty() ? "vi" : null;
    }

    /** For {@code aria-describedby}; null when there is neither hint nor error. */
    public @Nullable String describedBy(String field) {
        var ids = (hint().isEmpty() ? "" : key() + "-hint") + (errors.containsKey(field) ? " " + field + "-error" : "");
        return ids.isBlank() ? null : ids.strip();
    }

    public boolean isRequired() {
        return question.required();
    }

    /** For the keyboard of a telephone; null for letters. */
    public @Nullable String inputMode() {
        return switch (question.kind()) {
            case NUMBER -> "decimal";
            case MONEY, IDENTITY -> "numeric";
            default -> question.pattern() == TextPattern.DIGITS ? "numeric" : null;
        };
    }

    public String type() {
        return switch (question.kind()) {
            case PHONE -> "tel";
            case EMAIL -> "email";
            default -> "text";
        };
    }

    public @Nullable String autocomplete() {
        return switch (question.target()) {
            case PHONE -> "tel";
            case EMAIL -> "email";
            case SUBMITTER -> "name";
            default -> null;
        };
    }

    /** The rule of the server as browsers read it: never narrower, for the server alone decides. */
    public @Nullable String pattern() {
        return switch (question.kind()) {
            case IDENTITY -> "(?:[\\s.\\-]*\\d){9,10}[\\s.\\-]*|(?:[\\s.\\-]*\\d){12,13}[\\s.\\-]*";
            case PHONE -> "\\s*\\+?[0-9 .]{8,20}\\s*";
            case EMAIL -> "\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*";
            case DATE -> "\\s*(?:\\d{1,2}\\s*[\\/.\\-]\\s*\\d{1,2}\\s*[\\/.\\-]\\s*\\d{4}|\\d{4}-\\d{2}-\\d{2})\\s*";
            case NUMBER -> "\\s*\\d[\\d ]*(?:[.,]\\d{1,2})?\\s*";
            case MONEY -> "\\s*\\d[\\d\\s.,]*(?:đ|đồng)?\\s*";
            default -> null;
        };
    }

    /** What the script says of a pattern that is not followed: the sentence of the server. */
    public @Nullable String wrongWord() {
        return switch (question.kind()) {
            case IDENTITY -> w.get("form.problem.identity");
            case PHONE -> w.get("form.problem.phone");
            case EMAIL -> w.get("form.problem.email");
            case DATE -> w.get("form.problem.date");
            case NUMBER -> w.get("form.problem.number");
            case MONEY -> w.get("form.problem.money");
            default -> null;
        };
    }

    /** What the script says where nothing is typed; null where nothing need be. */
    public @Nullable String missingWord() {
        return question.required() ? w.get("form.problem.missing." + question.kind()) : null;
    }

    public String longWord() {
        return w.get("form.problem.long", question.max());
    }

    /** How a paper comes: as a file, on paper, or not at all where it need not. */
    public List<Option> ways() {
        var chosen = value(key());
        var ways = new ArrayList<Option>();
        if (kept != null)
            ways.add(new Option(
                    Answers.KEPT,
                    w.get("draft.file.kept", kept.name(), kept.code(), When.day(kept.keptOn())),
                    chosen.equals(Answers.KEPT)));
        var on = new Option(Answers.BY_FILE, w.get("draft.file.now"), chosen.equals(Answers.BY_FILE));
        var paper = new Option(Answers.ON_PAPER, w.get("draft.file.paper"), chosen.equals(Answers.ON_PAPER));
        ways.addAll(List.of(on, paper));
        if (!question.required())
            ways.add(new Option(Answers.NONE, w.get("draft.file.none"), chosen.equals(Answers.NONE)));
        return ways;
    }

    public boolean isFileThere() {
        return file != null && file.isWhole();
    }
}
