package vn.kycuong.dossier;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.kycuong.reference.SearchText;

/**
 * Words a dossier is found by (từ khoá tìm hồ sơ). What is stored holds each word as it is written and without its marks, so that a word
 * typed with marks is meant exactly and one typed without is met by any; the last word typed may be only begun. A code is found by its
 * pieces.
 */
public final class FindWords {
    private static final int MOST_WORDS = 12;
    private static final String PROCEDURE = "p:";
    /** A code typed to its end: its last piece is not only begun. So many others begin like it that looking them up takes longer than all the rest. */
    private static final Pattern WHOLE_CODE = Pattern.compile("\\S+-\\d{6}-\\d{4,}(-\\d+)?");

    /** Marks the units that may see a dossier that is done; {@code FindRows} writes them. */
    private static final String UNIT = "u:";

    private FindWords() {}

    /** The words of a new dossier; the pieces of its code come with the code. */
    public static Set<String> of(String procedureKey, Collection<String> texts) {
        var words = new LinkedHashSet<String>();
        words.add(PROCEDURE + procedureKey);
        for (var text : texts) {
            words.addAll(words(SearchText.exact(text)));
            words.addAll(words(SearchText.folded(text)));
        }
        return words;
    }

    /**
     * What was typed, as a condition on stored words; empty when nothing of it is a word.
     *
     * @param procedureKey only dossiers of this procedure, or empty
     */
    public static String query(String typed, String procedureKey) {
        var words = words(SearchText.exact(typed)).stream().limit(MOST_WORDS).toList();
        int begun = WHOLE_CODE.matcher(typed.strip()).matches() ? -1 : words.size() - 1;
        var conditions = Stream.concat(
                procedureKey.isEmpty() ? Stream.of() : Stream.of(quoted(PROCEDURE + procedureKey)),
                Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                        .map(i -> quoted(words.get(i)) + (i == begun ? ":*" : "")));
        return conditions.collect(Collectors.joining(" & "));
    }

    /** The same, among what these units may see. */
    public static String within(String query, Integer[] units) {
        var any = Arrays.stream(units).map(u -> quoted(UNIT + u)).collect(Collectors.joining(" | "));
        return "(" + query + ") & (" + any + ")";
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
