package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.task.Tasks.Sheet;

/** K12: off until a legal basis is recorded; then number, owner and date, and nothing of it for anybody else. */
class SecretTasksTest extends TaskWorld {
    private static final LocalDate DUE = LocalDate.of(2020, 3, 20);

    @Autowired
    private SecretTasks secrets;

    @Autowired
    private Posts posts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void nothing_of_a_secret_task_reaches_who_does_not_hold_it() {
        var admin = officer(province, Scope.none(), "ADMIN", SecretTasks.ENABLE);
        refused("task.secret.no.off", () -> secrets.assign(key(), first, DUE, chair));
        refused("task.secret.no.basis", () -> secrets.decide(true, "ngắn", admin));
        assertThat(at(() -> secrets.decide(true, "Quyết định số 1/QĐ-UBND ngày 01/3/2020", chair)))
                .isInstanceOf(TaskResult.NotAllowed.class);
        done(() -> secrets.decide(true, "Quyết định số 1/QĐ-UBND ngày 01/3/2020", admin));
        try {
            head(first, a);
            var before = at(() -> lists.list(TaskQuestion.of(chair, TaskQuestion.Whose.ALL), now));
            var cases = jdbc.sql("select count(*) from ledger.case_head")
                    .query(Long.class)
                    .single();
            var id = ((TaskResult.Done) done(() -> secrets.assign(key(), first, DUE, chair))).task();
            assertThat(jdbc.sql("select count(*) from ledger.case_head")
                            .query(Long.class)
                            .single())
                    .as("no list, count or score of other work reads it")
                    .isEqualTo(cases);
            assertThat(at(() -> lists.list(TaskQuestion.of(chair, TaskQuestion.Whose.ALL), now)))
                    .isEqualTo(before);
            assertThat(at(() -> secrets.of(chair))).singleElement().satisfies(l -> {
                assertThat(l.number()).startsWith("M-");
                assertThat(l.owner()).isEqualTo(first);
                assertThat(l.stands()).isEqualTo(TaskState.ASSIGNED);
            });
            assertThat(at(() -> secrets.of(deputy)))
                    .as("the same office, but no holder of it")
                    .isEmpty();
            assertThat(at(() -> secrets.of(b))).isEmpty();
            assertThat(at(() -> secrets.receive(id, new Sheet(1, key()), b))).isInstanceOf(TaskResult.NotFound.class);
            done(() -> secrets.receive(id, new Sheet(1, key()), a));
            done(() -> secrets.submit(id, new Sheet(2, key()), a));
            assertThat(at(() -> secrets.accept(id, new Sheet(3, key()), a))).isInstanceOf(TaskResult.NotAllowed.class);
            done(() -> secrets.accept(id, new Sheet(3, key()), chair));
            assertThat(at(() -> secrets.of(a)).getFirst().stands()).isEqualTo(TaskState.ACCEPTED);
        } finally {
            done(() -> secrets.decide(false, "Bãi bỏ quyết định số 1", admin));
        }
    }

    /** A legal head, whom the ledger knows too. */
    private void head(UnitId unit, vn.kycuong.identity.Officer officer) {
        var post = posts.create(unit, PostRole.LEADER, "Lãnh đạo", true, LocalDate.of(2020, 1, 1));
        posts.appoint(post, officer.actor(), LocalDate.of(2020, 1, 1), false, "QĐ mẫu");
    }
}
