package vn.kycuong.job;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.kernel.ActorId;

/**
 * Jobs (công việc hàng loạt): ordered once, done batch by batch on a thread of their own, by any instance, also after a restart. What a batch
 * did and its outcomes are one transaction. A batch that breaks is tried item by item, and an item that breaks three times is told
 * apart as failed, so that it holds up none of its neighbours.
 */
@Component
public class Jobs implements Recurring {
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 3;
    private static final int LATEST = 20;

    private final JobRows rows;
    private final ObjectProvider<JobWork> works;
    private final Clock clock;
    private final TransactionTemplate whole;
    private final TransactionTemplate apart;
    private final Recurrence recurrence = new Recurrence("jobs", REST, this::round);

    Jobs(JobRows rows, ObjectProvider<JobWork> works, Clock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.works = works;
        this.clock = clock;
        this.whole = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Orders a job; the same order again is the same job. */
    @Transactional
    public UUID order(JobOrder order) {
        if (order.subjects().isEmpty()) throw new IllegalArgumentException("A job has at least one item");
        rows.insert(order, clock.instant());
        return order.id();
    }

    /** There is something to do: to be called after the order is committed. */
    public void nudge() {
        recurrence.nudge();
    }

    /** The latest jobs of a person. */
    public List<JobProgress> latest(ActorId actor) {
        return rows.progress(actor, LATEST);
    }

    /** One of a person's latest jobs. */
    public Optional<JobProgress> find(UUID id, ActorId actor) {
        return latest(actor).stream().filter(j -> j.id().equals(id)).findFirst();
    }

    /** The items of a job in order. */
    public List<JobItem> items(UUID id) {
        return rows.items(id);
    }

    /** The first items of a job that were refused or failed. */
    public List<JobItem> refused(UUID id, int most) {
        return rows.refused(id, most);
    }

    /** Stops a job before its next batch; what is done stays done. False when there is nothing to stop. */
    @Transactional
    public boolean cancel(UUID id, ActorId actor) {
        return rows.cancel(id, actor, clock.instant());
    }

    /** Does the next batch of the oldest job; true when there may be more. */
    public boolean round() {
        return Boolean.TRUE.equals(
                whole.execute(_ -> rows.lockNext().map(this::batch).orElse(false)));
    }

    private boolean batch(JobRows.Running job) {
        var id = job.order().id();
        if (job.cancelled()) rows.cancelRest(id, clock.instant());
        int broken = Objects.requireNonNull(apart.execute(_ -> rows.beginTry(id)));
        var work = work(job.order().kind());
        var items = rows.undone(id, broken == 0 ? work.batch() : 1);
        if (items.isEmpty()) {
            rows.finish(id, clock.instant());
            return true;
        }
        boolean given = broken >= MOST_TRIES;
        var answers = given ? List.of(failed(items.getFirst())) : work.run(job.order(), items);
        if (answers.size() != items.size()) throw new IllegalStateException("Job " + id + ": an item has no answer");
        for (var answer : answers) rows.answer(id, answer, clock.instant());
        rows.endTries(id, broken > 0);
        return true;
    }

    private static JobItem failed(JobItem item) {
        return new JobItem(item.no(), item.subject(), item.expected(), JobItem.Outcome.FAILED, "job.failed", List.of());
    }

    private JobWork work(String kind) {
        Map<String, JobWork> byKind = new HashMap<>();
        works.forEach(w -> byKind.put(w.kind(), w));
        return Optional.ofNullable(byKind.get(kind))
                .orElseThrow(() -> new IllegalStateException("Nobody does jobs of kind " + kind));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
