package vn.kycuong.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.ui.Words;

/** The words of the situations: what may stand in braces, and how it is filled. */
class WordingRulesTest {
    private static final Situation ACCEPTED = of("ACCEPTED");

    private static Situation of(String key) {
        return NoticeRegister.shipped().stream()
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Wording words(String text) {
        return new Wording("Tiêu đề", text, "Title", "Text");
    }

    @Test
    void the_shipped_situations_are_faultless_and_cover_what_is_to_be_told() {
        var findings = new Findings();
        var shipped = NoticeRegister.situations(SourceFiles.shipped(), findings);
        assertThat(findings.report().lines()).isEmpty();
        assertThat(shipped).hasSizeGreaterThan(30);
        assertThat(shipped.stream().map(Situation::happening).distinct()).containsExactlyInAnyOrder(Happening.values());
        assertThat(shipped.stream().filter(s -> s.addressee() == Addressee.APPLICANT))
                .hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void every_happening_and_every_placeholder_has_a_word_in_both_languages() {
        for (var lang : new String[] {"vi", "en"}) {
            var words = Words.of(lang);
            assertThat(Arrays.stream(Happening.values()).map(h -> words.get("notice.happening." + h)))
                    .noneMatch(word -> word.startsWith("notice."));
            assertThat(Arrays.stream(Placeholder.values())
                            .flatMap(p -> Arrays.stream(new String[] {"notice.place.", "notice.sample."})
                                    .map(k -> words.get(k + p.text()))))
                    .noneMatch(word -> word.startsWith("notice."));
            assertThat(Arrays.stream(MessageState.values()).map(s -> words.get("notice.state." + s)))
                    .noneMatch(word -> word.startsWith("notice."));
        }
    }

    @Test
    void a_placeholder_that_is_none_here_is_refused_by_its_name() {
        assertThat(WordingRules.problems(ACCEPTED, words("Chào {ho-ten}, hẹn {hen-tra}")))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.field()).isEqualTo("textVi");
                    assertThat(Words.of("vi").get(p.wordKey(), p.arguments().toArray()))
                            .contains("{ho-ten}", "{ma-ho-so}", "{hen-tra}");
                });
        assertThat(WordingRules.problems(of("GUIDED"), words("Hẹn {hen-tra}")))
                .as("there is no date before acceptance")
                .hasSize(1);
    }

    @Test
    void braces_are_for_placeholders_and_nothing_may_be_empty() {
        assertThat(WordingRules.problems(ACCEPTED, words("Mã {ma-ho-so")))
                .extracting(WordingProblem::wordKey)
                .containsExactly("notice.no.brace");
        assertThat(WordingRules.problems(ACCEPTED, words(" ")))
                .extracting(WordingProblem::wordKey)
                .containsExactly("notice.no.empty");
        assertThat(WordingRules.problems(ACCEPTED, new Wording("a\nb", "c", "d", "e")))
                .extracting(WordingProblem::wordKey)
                .containsExactly("notice.no.oneLine");
        assertThat(WordingRules.problems(of("DAY"), words("Không có danh sách")))
                .extracting(WordingProblem::wordKey)
                .contains("notice.no.lacks");
    }

    @Test
    void values_are_put_in_as_they_are() {
        assertThat(WordingRules.filled(
                        "{ma-ho-so}: {thu-tuc} {la}",
                        Map.of(Placeholder.CODE, "H37$1\\2", Placeholder.PROCEDURE, "{hen-tra}")))
                .isEqualTo("H37$1\\2: {hen-tra} {la}");
    }
}
