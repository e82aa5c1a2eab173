package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

@Timeout(60)
class SharedCommitsTest {
    private static final Instant NOW = Instant.parse("2020-06-15T01:00:00Z");

    private final ConcurrentLinkedQueue<List<Act>> batches = new ConcurrentLinkedQueue<>();

    @Test
    void whoeverComesWhileTheWriterIsBusySharesTheNextCommit() throws Exception {
        var busy = new CountDownLatch(1);
        var shared = new SharedCommits<Act>(1, act -> act.entry().caseId(), slowly(busy));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> shared.record(act(new CaseId(UUID.randomUUID()))));
            await(() -> batches.size() == 1);
            var others = new ArrayList<Future<ActOutcome>>();
            for (int i = 0; i < 20; i++)
                others.add(callers.submit(() -> shared.record(act(new CaseId(UUID.randomUUID())))));
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(batches).hasSize(1);
            busy.countDown();
            assertThat(first.get()).isInstanceOf(ActOutcome.Recorded.class);
            for (var other : others) assertThat(other.get()).isInstanceOf(ActOutcome.Recorded.class);
        }
        assertThat(batches.stream().map(List::size)).containsExactly(1, 20);
    }

    @Test
    void noBatchHoldsTwoActsOfOneCaseAndAllAreWrittenInOrder() throws Exception {
        var busy = new CountDownLatch(1);
        var shared = new SharedCommits<Act>(1, act -> act.entry().caseId(), slowly(busy));
        var twice = new CaseId(UUID.randomUUID());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<ActOutcome>>();
            for (int i = 0; i < 4; i++) answers.add(callers.submit(() -> shared.record(act(twice))));
            answers.add(callers.submit(() -> shared.record(act(new CaseId(UUID.randomUUID())))));
            await(() -> batches.size() == 1);
            TimeUnit.MILLISECONDS.sleep(100);
            busy.countDown();
            for (var answer : answers) answer.get();
        }
        assertThat(batches)
                .allSatisfy(batch ->
                        assertThat(batch.stream().map(a -> a.entry().caseId())).doesNotHaveDuplicates());
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(5);
    }

    @Test
    void anActTheDatabaseCannotTakeFailsAlone() throws Exception {
        var bad = new CaseId(UUID.randomUUID());
        var busy = new CountDownLatch(1);
        Function<List<Act>, List<ActOutcome>> slowly = slowly(busy);
        var shared = new SharedCommits<Act>(1, act -> act.entry().caseId(), acts -> {
            var outcomes = slowly.apply(acts);
            if (acts.stream().anyMatch(a -> a.entry().caseId().equals(bad)))
                throw new DataIntegrityViolationException("does not fit");
            return outcomes;
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> shared.record(act(new CaseId(UUID.randomUUID()))));
            await(() -> batches.size() == 1);
            var good = callers.submit(() -> shared.record(act(new CaseId(UUID.randomUUID()))));
            var refused = callers.submit(() -> shared.record(act(bad)));
            TimeUnit.MILLISECONDS.sleep(100);
            busy.countDown();
            assertThat(first.get()).isInstanceOf(ActOutcome.Recorded.class);
            assertThat(good.get()).isInstanceOf(ActOutcome.Recorded.class);
            assertThatThrownBy(refused::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() -> shared.record(act(bad))).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(shared.record(act(new CaseId(UUID.randomUUID())))).isInstanceOf(ActOutcome.Recorded.class);
    }

    /** Writes once the latch is open, and remembers what was written together. */
    private Function<List<Act>, List<ActOutcome>> slowly(CountDownLatch open) {
        return acts -> {
            batches.add(acts);
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return acts.stream()
                    .<ActOutcome>map(a -> new ActOutcome.Recorded(a.entry().version()))
                    .toList();
        };
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) TimeUnit.MILLISECONDS.sleep(5);
    }

    private static Act act(CaseId id) {
        var unit = new UnitId(11);
        var by = new Act.By(
                new ActorId(1001),
                new PostId(7),
                unit,
                NOW,
                NOW,
                UUID.randomUUID().toString());
        return Act.of(
                CaseState.unopened(id, "test"),
                by,
                "test.Opened",
                "test",
                unit,
                List.of(new Effect.Opened(unit, unit, 0)),
                Map.of(),
                null);
    }
}
