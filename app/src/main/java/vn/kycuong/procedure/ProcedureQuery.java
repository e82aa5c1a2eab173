package vn.kycuong.procedure;

import java.util.Arrays;
import java.util.List;
import vn.kycuong.reference.SearchText;

/** What somebody typed to find a procedure. */
final class ProcedureQuery {
    /** Nobody means more than this; a longer text is cut, never refused. */
    private static final int LONGEST = 200;

    private final String exact;
    private final String folded;
    private final boolean marked;
    private final List<String> words;

    ProcedureQuery(String typed) {
        this.exact = SearchText.exact(typed.substring(0, Math.min(typed.length(), LONGEST)));
        this.folded = SearchText.folded(exact);
        this.marked = SearchText.hasMarks(exact);
        this.words = exact.isEmpty() ? List.of() : Arrays.asList(exact.split(" "));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** How well a procedure answers: 0 not at all. */
    int rank(ProcedureText text) {
        if (text.codes().stream().anyMatch(code -> exact.startsWith(code))) return 100;
        if (phrase(text.name()).equals(" " + wanted())) return 90;
        if (phrase(text.name()).startsWith(" " + wanted())) return 80;
        if (phrase(text.name()).contains(" " + wanted())) return 70;
        if (phrase(text.everyday()).contains(" " + wanted())) return 60;
        if (words.stream().allMatch(word -> has(text.name(), word))) return 50;
        if (words.stream().allMatch(word -> has(text.name(), word) || has(text.everyday(), word))) return 40;
        return words.stream()
                        .allMatch(
                                word -> has(text.name(), word) || has(text.everyday(), word) || has(text.rest(), word))
                ? 30
                : 0;
    }

    private String wanted() {
        return marked ? exact : folded;
    }

    private String phrase(ProcedureText.Words text) {
        return marked ? text.exact() : text.folded();
    }

    private static boolean has(ProcedureText.Words text, String word) {
        return SearchText.hasMarks(word)
                ? text.exact().contains(" " + word)
                : text.folded().contains(" " + word);
    }
}
