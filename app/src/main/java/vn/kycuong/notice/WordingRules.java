package vn.kycuong.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with the words of a situation, and how their placeholders are filled. */
final class WordingRules {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 4_000;

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private WordingRules() {}

    /** Everything that is wrong; empty when the words may be used. */
    static List<WordingProblem> problems(Situation situation, Wording wording) {
        var known = Placeholder.of(situation.happening(), situation.addressee());
        var problems = new ArrayList<WordingProblem>();
        title("titleVi", wording.titleVi(), known, problems);
        title("titleEn", wording.titleEn(), known, problems);
        if (situation.isLine()) return problems;
        text("textVi", wording.textVi(), known, problems);
        text("textEn", wording.textEn(), known, problems);
        return problems;
    }

    private static void title(String field, String typed, Set<Placeholder> known, List<WordingProblem> problems) {
        if (typed.lines().count() > 1) problems.add(new WordingProblem(field, "notice.no.oneLine"));
        if (typed.length() > LONGEST_TITLE)
            problems.add(new WordingProblem(field, "notice.no.long", String.valueOf(LONGEST_TITLE)));
        words(field, typed, known, problems);
    }

    private static void text(String field, String typed, Set<Placeholder> known, List<WordingProblem> problems) {
        if (typed.length() > LONGEST_TEXT)
            problems.add(new WordingProblem(field, "notice.no.long", String.valueOf(LONGEST_TEXT)));
        words(field, typed, known, problems);
        if (known.contains(Placeholder.LINES) && !typed.contains(written(Placeholder.LINES)))
            problems.add(new WordingProblem(field, "notice.no.lacks", written(Placeholder.LINES)));
    }

    private static void words(String field, String typed, Set<Placeholder> known, List<WordingProblem> problems) {
        if (typed.isBlank()) problems.add(new WordingProblem(field, "notice.no.empty"));
        var places = PLACE.matcher(typed);
        while (places.find()) {
            var place = Placeholder.of(places.group(1));
            if (place.isEmpty() || !known.contains(place.get()))
                problems.add(new WordingProblem(field, "notice.no.placeholder", places.group(), all(known)));
        }
        if (places.replaceAll("").matches("(?s).*[{}].*"))
            problems.add(new WordingProblem(field, "notice.no.brace", all(known)));
    }

    private static String all(Set<Placeholder> known) {
        return known.stream().map(WordingRules::written).collect(Collectors.joining(", "));
    }

    private static String written(Placeholder place) {
        return "{" + place.text() + "}";
    }

    /** The words with their values; what has none stays as it is written, and is seen. */
    static String filled(String words, Map<Placeholder, String> values) {
        return PLACE.matcher(words)
                .replaceAll(found -> Placeholder.of(found.group(1))
                        .filter(values::containsKey)
                        .map(values::get)
                        .or(() -> java.util.Optional.of(found.group()))
                        .map(java.util.regex.Matcher::quoteReplacement)
                        .orElseThrow());
    }
}
