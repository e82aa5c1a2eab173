package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Sight;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.worktime.LegalClock;

/** What is asked once, for whom, and until when. */
class SettledAnswersTest {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 16);
    private static OversightWorld world;

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = LegalZone.startOf(DAY).plus(Duration.ofHours(9));
    private SettledAnswers answers;
    private SettledAnswers.Room<IndicatorQuestion, List<IndicatorLine>> kept;

    @BeforeAll
    static void build() {
        world = new OversightWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void settled() {
        world.feed.start();
        world.feed.catchUp();
        answers = new SettledAnswers(
                world.feed, world.context.getBean(Organisation.class), world.context.getBean(LegalClock.class));
        kept = answers.room(3, List::size);
        at(answers::settle);
    }

    private void at(Runnable act) {
        LegalClock.Scoped.at(now, () -> {
            act.run();
            return null;
        });
    }

    private <T> T at(Supplier<T> act) {
        return LegalClock.Scoped.at(now, act);
    }

    /** As known at the beginning of a day. */
    private void ask(Scope scope, LocalDate day) {
        var known = LegalZone.startOf(day);
        var question = new IndicatorQuestion(
                Grain.TASK,
                List.of(Measure.OPEN),
                List.of(),
                IndicatorQuestion.Filter.all(Scope.none()),
                known.minus(Duration.ofDays(30)),
                known,
                known);
        at(() -> Sight.of(scope, true)
                .call(() -> kept.of(question, scope, known, () -> {
                    asked.incrementAndGet();
                    return List.of();
                })));
    }

    private static Scope everyUnit(int without) {
        return Scope.of(
                world.context.getBean(Organisation.class).units().stream()
                        .map(unit -> unit.id())
                        .skip(without)
                        .toList(),
                1);
    }

    @Test
    void what_was_known_at_the_beginning_of_a_day_is_asked_once_for_ten_minutes() {
        assertThat(at(answers::stretch).day()).isEqualTo(DAY);
        ask(Scope.all(1), DAY);
        ask(Scope.all(1), DAY);
        assertThat(asked).hasValue(1);
        ask(Scope.all(1), DAY.plusDays(1));
        ask(Scope.all(1), DAY.plusDays(1));
        assertThat(asked).as("not settled yet").hasValue(3);
        now = now.plus(Duration.ofMinutes(11));
        ask(Scope.all(1), DAY);
        assertThat(asked).hasValue(4);
    }

    @Test
    void whose_scope_names_every_unit_is_answered_as_who_sees_all_and_nobody_else_is() {
        ask(Scope.all(1), DAY);
        ask(everyUnit(0), DAY);
        assertThat(asked).hasValue(1);
        ask(everyUnit(1), DAY);
        ask(Scope.of(List.of(new UnitId(1)), 1), DAY);
        assertThat(asked).hasValue(3);
    }

    @Test
    void while_the_readers_rest_and_after_they_begin_again_nothing_of_before_is_settled() {
        ask(Scope.all(1), DAY);
        world.feed.stop();
        assertThat(at(answers::stretch).day()).isEqualTo(LocalDate.MIN);
        ask(Scope.all(1), DAY);
        assertThat(asked).hasValue(2);
        world.feed.start();
        ask(Scope.all(1), DAY);
        assertThat(asked).as("not looked at anew").hasValue(3);
        at(answers::settle);
        ask(Scope.all(1), DAY);
        ask(Scope.all(1), DAY);
        assertThat(asked).hasValue(4);
    }
}
