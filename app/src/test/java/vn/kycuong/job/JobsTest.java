package vn.kycuong.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestDatabase;
import vn.kycuong.job.JobItem.Outcome;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;

/** Jobs of many items on a real database. */
class JobsTest {
    private static final ActorId ME = new ActorId(1001);

    private final List<UUID> ran = Collections.synchronizedList(new ArrayList<>());
    private final Set<UUID> refused = new HashSet<>();
    private final Set<UUID> breaking = new HashSet<>();
    private JdbcClient jdbc;
    private Jobs jobs;
    private Jobs elsewhere;

    @BeforeEach
    void open() {
        var database = TestDatabase.migrated();
        jdbc = JdbcClient.create(database);
        jobs = instance(database);
        elsewhere = instance(database);
    }

    private Jobs instance(javax.sql.DataSource database) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("work", new Writing());
        return new Jobs(
                new JobRows(JdbcClient.create(database), JsonMapper.builder().build()),
                beans.getBeanProvider(JobWork.class),
                Clock.systemUTC(),
                new DataSourceTransactionManager(database));
    }

    /** Remembers what it did; refuses some, breaks at some. */
    private final class Writing implements JobWork {
        @Override
        public String kind() {
            return "test.writing";
        }

        @Override
        public List<JobItem> run(JobOrder order, List<JobItem> items) {
            assertThat(order.what()).containsEntry("act", "WRITE");
            for (var item : items) if (breaking.contains(item.subject())) throw new IllegalStateException("broken");
            var answers = new ArrayList<JobItem>();
            for (var item : items) {
                ran.add(item.subject());
                answers.add(
                        refused.contains(item.subject())
                                ? item.refused("test.no", List.of("a, b", "\"c\""))
                                : item.done("test.done"));
            }
            return answers;
        }
    }

    private List<UUID> subjects(int n) {
        return IntStream.range(0, n).mapToObj(_ -> UUID.randomUUID()).toList();
    }

    private UUID ordered(List<UUID> subjects) {
        return jobs.order(new JobOrder(
                UUID.randomUUID(),
                "test.writing",
                ME,
                new PostId(7),
                Map.of("act", "WRITE"),
                subjects.stream().map(s -> new JobOrder.Subject(s, "seen")).toList()));
    }

    private void runToTheEnd(Jobs who) {
        for (int i = 0; i < 1_000; i++) {
            try {
                if (!who.round()) return;
            } catch (IllegalStateException broken) {
                assertThat(broken).hasMessage("broken");
            }
        }
        throw new AssertionError("the job never ends");
    }

    @Test
    void every_item_is_answered_by_itself_and_a_refused_one_fails_no_neighbour() {
        var subjects = subjects(120);
        refused.add(subjects.get(3));
        var id = ordered(subjects);
        assertThat(jobs.find(id, ME).orElseThrow().answered()).isZero();
        runToTheEnd(jobs);
        var progress = jobs.find(id, ME).orElseThrow();
        assertThat(progress.finished()).isTrue();
        assertThat(progress.done()).isEqualTo(119);
        assertThat(progress.refused()).isEqualTo(1);
        assertThat(ran).hasSize(120).doesNotHaveDuplicates();
        var no = jobs.items(id).get(3);
        assertThat(no.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(no.arguments()).containsExactly("a, b", "\"c\"");
        assertThat(jobs.find(id, new ActorId(2000))).isEmpty();
    }

    @Test
    void an_item_at_which_the_program_breaks_is_told_apart_and_its_neighbours_are_done() {
        var subjects = subjects(60);
        breaking.add(subjects.get(10));
        var id = ordered(subjects);
        assertThatThrownBy(jobs::round).hasMessage("broken");
        assertThat(ran).isEmpty();
        runToTheEnd(jobs);
        var progress = jobs.find(id, ME).orElseThrow();
        assertThat(progress.done()).isEqualTo(59);
        assertThat(progress.failed()).isEqualTo(1);
        assertThat(jobs.items(id).get(10).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ran).hasSize(59).doesNotHaveDuplicates();
    }

    @Test
    void what_was_begun_before_a_restart_is_taken_up_where_it_stood() {
        var id = ordered(subjects(120));
        jobs.round();
        assertThat(jobs.find(id, ME).orElseThrow().answered()).isEqualTo(50);
        runToTheEnd(elsewhere); // another process
        assertThat(elsewhere.find(id, ME).orElseThrow().done()).isEqualTo(120);
        assertThat(ran).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void a_stopped_job_keeps_what_is_done_and_says_what_was_not() {
        var id = ordered(subjects(120));
        jobs.round();
        assertThat(jobs.cancel(id, new ActorId(2000))).isFalse();
        assertThat(jobs.cancel(id, ME)).isTrue();
        runToTheEnd(jobs);
        var progress = jobs.find(id, ME).orElseThrow();
        assertThat(progress.done()).isEqualTo(50);
        assertThat(progress.cancelled()).isEqualTo(70);
        assertThat(progress.finished()).isTrue();
        assertThat(jobs.cancel(id, ME)).isFalse();
    }

    @Test
    void many_instances_at_once_do_each_item_once() throws Exception {
        var id = ordered(subjects(400));
        try (var pool = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Void>>();
            for (var who : List.of(jobs, elsewhere, jobs, elsewhere)) {
                work.add(() -> {
                    while (!jobs.find(id, ME).orElseThrow().finished()) who.round();
                    return null;
                });
            }
            for (var done : pool.invokeAll(work)) done.get();
        }
        assertThat(ran).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void the_same_order_twice_is_one_job() {
        var order = new JobOrder(
                UUID.randomUUID(),
                "test.writing",
                ME,
                new PostId(7),
                Map.of("act", "WRITE"),
                List.of(new JobOrder.Subject(UUID.randomUUID(), "")));
        jobs.order(order);
        jobs.order(order);
        runToTheEnd(jobs);
        assertThat(ran).hasSize(1);
        assertThat(jdbc.sql("select count(*) from job.job").query(Integer.class).single())
                .isEqualTo(1);
    }
}
