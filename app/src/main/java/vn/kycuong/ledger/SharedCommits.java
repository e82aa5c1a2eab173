package vn.kycuong.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import vn.kycuong.kernel.CaseId;

/**
 * Acts that meet share a statement and a commit. Whoever comes while fewer than {@code writers} batches are under way writes at once,
 * alone if nobody else waits; whoever comes later waits for the next batch. Nobody waits for company. Each act is answered by its own
 * outcome, after the commit; one that the database cannot take never fails its neighbours.
 *
 * @param <T> an act, made ready by its caller: whoever writes for others should have little else to do
 */
final class SharedCommits<T> {
    private static final int MOST = 100;

    private final int writers;
    private final Function<T, CaseId> caseOf;
    private final Function<List<T>, List<ActOutcome>> committed;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiting<T>> waiting = new ArrayDeque<>();
    private int writing;

    /** What a caller hears: that the next batch is his to write, or what became of his act. */
    private sealed interface Word {
        record Lead() implements Word {}

        record Answer(ActOutcome outcome) implements Word {}
    }

    private record Waiting<T>(T act, CaseId caseId, CompletableFuture<Word> word) {}

    /**
     * @param writers batches under way at once
     * @param committed writes acts on different cases and returns once they are committed
     */
    SharedCommits(int writers, Function<T, CaseId> caseOf, Function<List<T>, List<ActOutcome>> committed) {
        this.writers = writers;
        this.caseOf = caseOf;
        this.committed = committed;
    }

    ActOutcome record(T act) {
        var mine = new Waiting<>(act, caseOf.apply(act), new CompletableFuture<>());
        enter(mine);
        return switch (heard(mine.word())) {
            case Word.Answer(var outcome) -> outcome;
            case Word.Lead _ -> lead(mine);
        };
    }

    private void enter(Waiting<T> mine) {
        lock.lock();
        try {
            if (writing < writers) {
                writing++;
                mine.word().complete(new Word.Lead());
            } else {
                waiting.add(mine);
            }
        } finally {
            lock.unlock();
        }
    }

    private ActOutcome lead(Waiting<T> mine) {
        var batch = batch(mine);
        var answers = write(batch.stream().map(Waiting::act).toList());
        handOn();
        for (int i = 1; i < batch.size(); i++) tell(batch.get(i), answers.get(i));
        return heard(answers.getFirst());
    }

    /** The leader's act, then the oldest others, one a case; what does not fit keeps its place. */
    private List<Waiting<T>> batch(Waiting<T> mine) {
        var batch = new ArrayList<Waiting<T>>();
        var cases = new HashSet<CaseId>();
        batch.add(mine);
        cases.add(mine.caseId());
        lock.lock();
        try {
            for (var others = waiting.iterator(); others.hasNext() && batch.size() < MOST; ) {
                var other = others.next();
                if (!cases.add(other.caseId())) continue;
                batch.add(other);
                others.remove();
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    private void handOn() {
        lock.lock();
        try {
            var next = waiting.poll();
            if (next == null) writing--;
            else next.word().complete(new Word.Lead());
        } finally {
            lock.unlock();
        }
    }

    /** All together; if that fails, each alone. */
    private List<CompletableFuture<ActOutcome>> write(List<T> acts) {
        var together = attempt(acts);
        if (together.isCompletedExceptionally() && acts.size() > 1) {
            return acts.stream()
                    .map(act -> attempt(List.of(act)).thenApply(List::getFirst))
                    .toList();
        }
        return IntStream.range(0, acts.size())
                .mapToObj(i -> together.thenApply(outcomes -> outcomes.get(i)))
                .toList();
    }

    /** The outcome or the failure, whatever it is: those who wait must hear of it. */
    private CompletableFuture<List<ActOutcome>> attempt(List<T> acts) {
        return CompletableFuture.supplyAsync(() -> committed.apply(acts), Runnable::run);
    }

    private static void tell(Waiting<?> caller, CompletableFuture<ActOutcome> answer) {
        if (answer.isCompletedExceptionally()) caller.word().completeExceptionally(answer.exceptionNow());
        else caller.word().complete(new Word.Answer(answer.join()));
    }

    private static <T> T heard(CompletableFuture<T> word) {
        try {
            return word.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an act was being written: its outcome is not known", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) throw problem;
            throw new IllegalStateException("An act could not be written", e.getCause());
        }
    }
}
