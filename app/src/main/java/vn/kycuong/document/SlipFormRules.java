package vn.kycuong.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.SlipForm.Wording;

/** Which words of a form hold on a day, and what is wrong with typed ones. */
final class SlipFormRules {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_SENTENCE = 1_000;

    private SlipFormRules() {}

    /**
     * Words put in the place of shipped ones.
     *
     * @param of first day of the form that they are words of
     * @param validFrom first day of a slip that bears them
     * @param words null: the shipped ones again
     */
    record Edit(
            SlipKind kind,
            LocalDate of,
            int edition,
            LocalDate validFrom,
            @Nullable Wording words) {}

    /** Every kind with the words of a day: of the edits for that day or an earlier one, the latest. */
    static Map<SlipKind, SlipForm> on(LocalDate day, List<SlipForm> shipped, List<Edit> edits) {
        var forms = new EnumMap<SlipKind, SlipForm>(SlipKind.class);
        for (var form : shipped) if (form.inForce(day)) forms.put(form.kind(), edited(form, day, edits));
        return forms;
    }

    private static SlipForm edited(SlipForm form, LocalDate day, List<Edit> edits) {
        return edits.stream()
                .filter(e -> e.kind() == form.kind()
                        && e.of().equals(form.effectiveFrom())
                        && !e.validFrom().isAfter(day))
                .max(Comparator.comparing(Edit::validFrom).thenComparing(Edit::edition))
                .filter(e -> e.words() != null)
                .map(e -> form.with(Objects.requireNonNull(e.words()), e.edition()))
                .orElse(form);
    }

    static List<SlipFormProblem> problems(SlipKind kind, Wording words) {
        var problems = new ArrayList<SlipFormProblem>();
        line("number", words.number(), LONGEST_NUMBER, true, problems);
        line("title", words.title(), LONGEST_TITLE, false, problems);
        line("source", words.source(), LONGEST_SOURCE, words.number().isBlank(), problems);
        line("newDate", words.newDate(), LONGEST_TITLE, kind != SlipKind.APOLOGY, problems);
        line("opening", words.opening(), LONGEST_SENTENCE, true, problems);
        line("closing", words.closing(), LONGEST_SENTENCE, true, problems);
        return problems;
    }

    private static void line(
            String field, String typed, int longest, boolean maybeEmpty, List<SlipFormProblem> problems) {
        if (typed.isBlank() && !maybeEmpty) problems.add(new SlipFormProblem(field, "slip.form.no.empty"));
        else if (typed.length() > longest) problems.add(new SlipFormProblem(field, "slip.form.no.long"));
        else if (typed.chars().anyMatch(Character::isISOControl))
            problems.add(new SlipFormProblem(field, "slip.form.no.line"));
    }
}
