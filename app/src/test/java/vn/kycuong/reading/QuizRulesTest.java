package vn.kycuong.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuizRulesTest {
    private static final List<Question> BANK = Stream.concat(
                    IntStream.range(0, 12).mapToObj(n -> question(null, n)),
                    IntStream.range(12, 15).mapToObj(n -> question(ReadingGroup.COUNTER, n)))
            .toList();

    private static Question question(@org.jspecify.annotations.Nullable ReadingGroup group, int n) {
        return new Question(group, "Câu " + n, List.of("a" + n, "b" + n, "c" + n, "d" + n), n % 4, "Vì " + n);
    }

    private static List<QuizRules.Drawn> draw(ReadingGroup group, int attempt) {
        return QuizRules.draw(BANK, group, 5, QuizRules.seed("3c1b6a52-0000-0000-0000-000000000001", attempt));
    }

    @Test
    void the_same_person_and_attempt_is_asked_the_same_and_another_attempt_something_else() {
        assertThat(draw(ReadingGroup.COUNTER, 1)).isEqualTo(draw(ReadingGroup.COUNTER, 1));
        assertThat(IntStream.rangeClosed(1, 20)
                        .mapToObj(n -> draw(ReadingGroup.COUNTER, n))
                        .distinct()
                        .count())
                .isGreaterThan(15);
    }

    @Test
    void nobody_is_asked_a_question_twice_or_one_that_is_for_others() {
        for (int attempt = 1; attempt <= 200; attempt++) {
            var drawn = draw(ReadingGroup.LEADERS, attempt);
            assertThat(new HashSet<>(drawn)).hasSize(5);
            assertThat(drawn).allMatch(d -> d.question().group() == null);
            assertThat(drawn)
                    .allMatch(d -> d.shown()
                            .get(d.right())
                            .equals(d.question().choices().get(d.question().right())));
        }
    }

    @Test
    void every_question_comes_up_sooner_or_later_and_the_right_answer_stands_everywhere() {
        var asked = new HashSet<Integer>();
        var places = new HashSet<Integer>();
        for (int attempt = 1; attempt <= 200; attempt++)
            for (var d : draw(ReadingGroup.COUNTER, attempt)) {
                asked.add(d.no());
                places.add(d.right());
            }
        assertThat(asked).hasSize(15);
        assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void what_is_kept_reads_back_as_what_was_chosen() {
        var drawn = draw(ReadingGroup.STAFF, 3);
        var answers = drawn.stream().map(QuizRules.Drawn::right).toList();
        assertThat(QuizRules.right(drawn, answers)).isEqualTo(5);
        var back = QuizRules.answered(QuizRules.kept(drawn, answers), BANK);
        assertThat(back).allMatch(QuizRules.Answered::isRight);
        assertThat(back)
                .extracting(a -> a.question().text())
                .containsExactlyElementsOf(
                        drawn.stream().map(d -> d.question().text()).toList());
    }

    @Test
    void the_pass_mark_is_reached_by_exactly_the_share_and_never_by_rounding_up() {
        assertThat(QuizRules.passes(4, 5, 80)).isTrue();
        assertThat(QuizRules.passes(3, 5, 80)).isFalse();
        assertThat(QuizRules.passes(2, 3, 67)).isFalse();
        assertThat(QuizRules.passes(2, 3, 66)).isTrue();
    }
}
