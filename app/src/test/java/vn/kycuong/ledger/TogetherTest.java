package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/** Reads side by side answer in order, within the sight of who asks, and end together. */
class TogetherTest {
    @Test
    void answers_come_in_the_order_of_the_questions_and_within_the_same_sight() {
        var sight = Sight.of(Scope.of(List.of(new UnitId(7)), 1), true);
        var reads = IntStream.range(0, 50)
                .mapToObj(i -> (Supplier<String>)
                        () -> i + Sight.now().map(Sight::units).orElse("none"))
                .toList();
        assertThat(sight.<List<String>, RuntimeException>call(() -> Together.of(reads)))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> i + "{7}").toList());
        assertThat(Together.of(reads))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> i + "none").toList());
        assertThat(Together.of(List.<Supplier<String>>of())).isEmpty();
    }

    @Test
    void they_run_at_the_same_time() {
        var both = new CountDownLatch(2);
        Supplier<Boolean> waits = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return true;
        };
        assertThat(Together.of(List.of(waits, waits))).containsExactly(true, true);
    }

    @Test
    void the_first_failure_is_thrown_when_all_have_ended_and_nothing_more_is_begun() {
        var begun = new AtomicInteger();
        var running = new AtomicInteger();
        var reads = IntStream.range(0, 100)
                .mapToObj(i -> (Supplier<Optional<Integer>>) () -> {
                    begun.incrementAndGet();
                    running.incrementAndGet();
                    try {
                        if (i == 3) throw new IllegalArgumentException("the fourth");
                        // without it the others may be through before the fourth, whose thread was put aside, says that
                        // it failed
                        if (i > 3) Thread.sleep(10);
                        return Optional.of(i);
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    } finally {
                        running.decrementAndGet();
                    }
                })
                .toList();
        assertThatThrownBy(() -> Together.of(reads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fourth");
        assertThat(running).hasValue(0);
        assertThat(begun.get()).isLessThan(100);
    }
}
