package vn.kycuong.procedure;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.kycuong.reference.SearchText;

/** What somebody typed to find a procedure, and what else it may mean. */
final class ProcedureQuery {
    /** Nobody means more than this; a longer text is cut, never refused. */
    private static final int LONGEST = 200;

    private static final Pattern CODE = Pattern.compile("\\d\\.?\\d{2,6}(\\.\\d+)*(\\.h\\d+)?");

    private final Phrase typed;
    private final String digits;

    /** Words in a row. A word with marks is meant with them; without, it is meant any way. */
    record Phrase(String exact, String folded, boolean marked, List<String> words) {
        static Phrase of(String exact) {
            var words = exact.isEmpty() ? List.<String>of() : List.of(exact.split(" "));
            return new Phrase(exact, SearchText.folded(exact), SearchText.hasMarks(exact), words);
        }

        /** As it must stand in a text of this kind. */
        String in(boolean marks) {
            return marks ? exact : folded;
        }
    }

    ProcedureQuery(String typed) {
        var exact = SearchText.exact(typed.substring(0, Math.min(typed.length(), LONGEST)));
        this.typed = Phrase.of(exact);
        this.digits = CODE.matcher(exact).matches() ? exact.replaceAll("\\D", "") : "";
    }

    boolean isEmpty() {
        return typed.words().isEmpty();
    }

    Phrase typed() {
        return typed;
    }

    /** Whether a code, or its beginning, was typed, with or without its point and with or without what a province appends. @param bare the code without its point */
    boolean isCode(String bare) {
        return bare.startsWith(digits) || digits.startsWith(bare);
    }

    /** Whether what was typed has the shape of a code. */
    boolean mayBeCode() {
        return !digits.isEmpty();
    }

    /** The phrase with what the catalogue says in place of what people say; words that mean nothing to it left out. */
    List<Phrase> meanings(List<Synonym> synonyms) {
        var found = new LinkedHashSet<String>();
        var plain = typed.exact();
        for (var synonym : synonyms) if (synonym.means().isEmpty()) plain = replaced(plain, synonym);
        if (!plain.equals(typed.exact())) found.add(plain);
        for (var synonym : synonyms) {
            if (synonym.means().isEmpty()) continue;
            var meant = replaced(plain, synonym);
            if (!meant.equals(plain)) found.add(meant);
        }
        return found.stream().filter(text -> !text.isEmpty()).map(Phrase::of).toList();
    }

    /** Said with marks it must be said with these marks. */
    private static String replaced(String text, Synonym synonym) {
        var said = Arrays.asList(SearchText.exact(synonym.said()).split(" "));
        var words = List.of(text.split(" "));
        for (int at = 0; at + said.size() <= words.size(); at++) {
            if (!says(words.subList(at, at + said.size()), said)) continue;
            var before = String.join(" ", words.subList(0, at));
            var after = String.join(" ", words.subList(at + said.size(), words.size()));
            var rest = after.isEmpty() ? "" : replaced(after, synonym);
            return java.util.stream.Stream.of(before, SearchText.exact(synonym.means()), rest)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        return text;
    }

    private static boolean says(List<String> words, List<String> said) {
        for (int i = 0; i < said.size(); i++) {
            boolean same = SearchText.hasMarks(words.get(i))
                    ? words.get(i).equals(said.get(i))
                    : words.get(i).equals(SearchText.folded(said.get(i)));
            if (!same) return false;
        }
        return true;
    }
}
