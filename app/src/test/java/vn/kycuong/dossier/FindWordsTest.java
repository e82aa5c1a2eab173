package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed becomes a condition on words: the last one may be only begun, but for a code typed to its end. */
class FindWordsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Nguyễn Th, 'nguyễn' & 'th':*",
                "H37.N0117-190111-0013, 'h37.n0117' & '190111' & '0013'",
                "\" h37.n0117-190111-0013 \", 'h37.n0117' & '190111' & '0013'",
                "H37.N0117-190111-001, 'h37.n0117' & '190111' & '001':*",
                "H37.N0117-1901, 'h37.n0117' & '1901':*"
            })
    void the_last_word_is_only_begun_unless_a_code_is_whole(String typed, String query) {
        assertThat(FindWords.query(typed, "")).isEqualTo(query);
    }

    @Test
    void what_is_no_word_asks_for_nothing_and_a_procedure_for_itself() {
        assertThat(FindWords.query(" ,!", "")).isEmpty();
        assertThat(FindWords.query("", "BIRTH")).isEqualTo("'p:BIRTH'");
    }
}
