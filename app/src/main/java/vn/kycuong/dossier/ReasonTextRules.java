package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text may hold, and how its gaps are filled. */
final class ReasonTextRules {
    static final int LABEL = 100;
    static final int TEXT = 2_000;
    private static final Pattern GAP = Pattern.compile("\\{([^{}]*)}");
    /** What stands where the dossier has no such value. */
    private static final String NOTHING = "…";

    private ReasonTextRules() {}

    static List<FieldProblem> problems(ReasonText.Draft draft) {
        var problems = new ArrayList<FieldProblem>();
        if (draft.label().isEmpty()) problems.add(new FieldProblem("label", "texts.no.label"));
        if (draft.label().length() > LABEL) problems.add(new FieldProblem("label", "texts.no.labelLong"));
        if (draft.text().isEmpty()) problems.add(new FieldProblem("text", "texts.no.text"));
        if (draft.text().length() > TEXT) problems.add(new FieldProblem("text", "texts.no.textLong"));
        boolean unknown = GAP.matcher(draft.text())
                .results()
                .map(gap -> gap.group(1))
                .anyMatch(gap -> !ReasonTexts.GAPS.contains(gap));
        if (unknown) problems.add(new FieldProblem("text", "texts.no.gap"));
        return problems;
    }

    static String filled(String text, Map<String, String> values) {
        return GAP.matcher(text)
                .replaceAll((MatchResult gap) ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(gap.group(1), NOTHING)));
    }
}
