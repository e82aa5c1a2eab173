package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words vietnamese = Words.of("vi");
    private final Words english = Words.of("en");

    @Test
    void every_word_stands_in_both_languages() {
        assertThat(english.keys()).containsExactlyInAnyOrderElementsOf(vietnamese.keys());
    }

    @Test
    void every_file_of_words_belongs_to_a_module_that_is_read() throws IOException {
        List<String> files;
        Path folder = Path.of("src/main/resources/words");
        if (!Files.isDirectory(folder)) {
            folder = Path.of("target/classes/words");
        }
        try (var list = Files.list(folder)) {
            files = list.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(files).contains("vi.properties", "en.properties");
        assertThat(files)
                .allMatch(file -> file.matches("(vi|en)\\.properties")
                        || Words.MODULES.contains(file.replaceFirst("_(vi|en)\\.properties$", "")));
    }

    @Test
    void arguments_take_their_places_and_an_apostrophe_is_left_alone() {
        assertThat(vietnamese.get("strip.monthYear", 1, "2020")).isEqualTo("Tháng 1/2020");
        assertThat(english.get("site.owner")).isEqualTo("Lạng Sơn Provincial People's Committee");
        assertThat(vietnamese.get("strip.weeks", "{0}")).isEqualTo("× {0} tuần");
    }

    @Test
    void a_key_without_a_word_is_shown_as_it_is() {
        assertThat(english.get("no.such.key")).isEqualTo("no.such.key");
        assertThat(Words.of("fr").lang()).isEqualTo("vi");
    }
}
