package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** At run time a key without a word is shown as it is; here it stops the build. */
class WordKeysTest {
    private static final Words VI = Words.of("vi");
    private static final Words EN = Words.of("en");

    /** A key spelled out: {@code w.get("site.name")}. One that is put together, {@code get("status." + css)}, is left out. */
    private static final Pattern SPELLED_OUT =
            Pattern.compile("\\b(?:w|words|words\\(\\))\\.get\\(\"([^\"]+)\"\\s*[,)]");

    private static final Pattern GIVEN_RIGHT =
            Pattern.compile("\\('[A-Z]+',\\s*'([a-z.-]+\\.[a-z.-]+)',\\s*(?:true|false)\\)");

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void every_key_that_a_template_spells_out_has_a_word() {
        assertThat(keysIn(Path.of("src/main/jte"))).isNotEmpty().isSubsetOf(VI.keys());
    }

    private static final Pattern ADMINISTERED = Pattern.compile("administered\\(([^;]*);");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z-]+)\"");

    /** What the audit says of an act of administration is read by people: what it was, and how it ended. */
    @Test
    void what_is_administered_is_told_in_words() throws IOException {
        var bare = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList())
                for (var call :
                        ADMINISTERED.matcher(Files.readString(file)).results().toList())
                    for (var literal : LITERAL.matcher(call.group(1)).results().toList()) {
                        var word = literal.group(1);
                        if (!VI.keys().contains("audit.what." + word)
                                && !VI.keys().contains("audit.outcome." + word)
                                && !Set.of("ON", "OFF").contains(word)) bare.add(word);
                    }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void every_key_that_a_class_spells_out_has_a_word() {
        assertThat(keysIn(Path.of("src/main/java"))).isSubsetOf(VI.keys());
    }

    /** Rights are put together with their prefix when they are shown, so they are looked for where they are given. */
    @Test
    void every_right_that_a_role_is_given_has_a_name() {
        var given = matches(Path.of("src/main/resources/db/migration"), GIVEN_RIGHT);
        assertThat(given).hasSizeGreaterThan(20);
        assertThat(given.stream().map(right -> "right." + right)).isSubsetOf(VI.keys());
    }

    @Test
    void a_sentence_has_the_same_places_in_both_languages() {
        assertThat(VI.keys())
                .allSatisfy(key -> assertThat(places(EN, key)).as(key).isEqualTo(places(VI, key)));
    }

    private static List<String> places(Words words, String key) {
        return PLACE.matcher(words.get(key))
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> keysIn(Path folder) {
        return matches(folder, SPELLED_OUT);
    }

    private static Set<String> matches(Path folder, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*[.](jte|java|sql)"))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
