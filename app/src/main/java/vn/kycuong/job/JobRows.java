package vn.kycuong.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code job}. */
@Repository
class JobRows {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Running(JobOrder order, boolean cancelled) {}

    private record SubjectRow(int no, UUID subject, String expected) {}

    /** Writes job and items; false when the same order was written before. */
    boolean insert(JobOrder order, Instant at) {
        int made = jdbc.sql("""
            insert into job.job (id, kind, actor_id, post_id, what, total, created_at)
            values (:id, :kind, :actor, :post, :what::jsonb, :total, :at)
            on conflict do nothing
            """)
                .param("id", order.id())
                .param("kind", order.kind())
                .param("actor", order.actor().value())
                .param("post", order.post().value())
                .param("what", json.writeValueAsString(order.what()))
                .param("total", order.subjects().size())
                .param("at", Timestamps.utc(at))
                .update();
        if (made == 0) return false;
        var rows = new java.util.ArrayList<SubjectRow>();
        for (var subject : order.subjects())
            rows.add(new SubjectRow(rows.size() + 1, subject.id(), subject.expected()));
        jdbc.sql("""
            insert into job.item (job_id, no, subject, expected)
            select :id, x.no, x.subject, x.expected
              from jsonb_to_recordset(:rows::jsonb) as x(no int, subject uuid, expected text)
            """)
                .param("id", order.id())
                .param("rows", json.writeValueAsString(rows))
                .update();
        return true;
    }

    /** The oldest unfinished job that no other instance works on now; locked for this transaction. */
    Optional<Running> lockNext() {
        return jdbc.sql("""
            select * from job.job where finished_at is null order by created_at, id limit 1 for no key update skip locked
            """)
                .query((row, _) -> new Running(order(row), row.getObject("cancelled_at") != null))
                .optional();
    }

    List<JobItem> undone(UUID job, int most) {
        return jdbc.sql("select * from job.item where job_id = :job and outcome is null order by no limit :most")
                .param("job", job)
                .param("most", most)
                .query(JobRows::item)
                .list();
    }

    List<JobItem> items(UUID job) {
        return jdbc.sql("select * from job.item where job_id = :job order by no")
                .param("job", job)
                .query(JobRows::item)
                .list();
    }

    List<JobItem> refused(UUID job, int most) {
        return jdbc.sql("""
            select * from job.item where job_id = :job and outcome in ('REFUSED', 'FAILED') order by no limit :most
            """)
                .param("job", job)
                .param("most", most)
                .query(JobRows::item)
                .list();
    }

    void answer(UUID job, JobItem item, Instant at) {
        jdbc.sql("""
            update job.item set outcome = :outcome, word_key = :key, arguments = :arguments, done_at = :at
             where job_id = :job and no = :no
            """)
                .param("outcome", item.outcome() == null ? null : item.outcome().name())
                .param("key", item.wordKey())
                .param("arguments", item.arguments().toArray(String[]::new))
                .param("at", Timestamps.utc(at))
                .param("job", job)
                .param("no", item.no())
                .update();
    }

    void cancelRest(UUID job, Instant at) {
        jdbc.sql("""
            update job.item set outcome = 'CANCELLED', word_key = 'job.cancelled', arguments = '{}', done_at = :at
             where job_id = :job and outcome is null
            """).param("job", job).param("at", Timestamps.utc(at)).update();
    }

    void finish(UUID job, Instant at) {
        jdbc.sql("update job.job set finished_at = :at where id = :job")
                .param("job", job)
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** Asked by whoever ordered it; the batch at work now is still done. */
    boolean cancel(UUID job, ActorId actor, Instant at) {
        return jdbc.sql("""
            update job.job set cancelled_at = :at
             where id = :job and actor_id = :actor and cancelled_at is null and finished_at is null
            """)
                        .param("job", job)
                        .param("actor", actor.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** Counts one more try of a batch, and how many there were before without an end. */
    int beginTry(UUID job) {
        return jdbc.sql("""
            insert into job.attempt as a (job_id, tries) values (:job, 1)
            on conflict (job_id) do update set tries = a.tries + 1
            returning tries - 1
            """).param("job", job).query(Integer.class).single();
    }

    /** A batch ended; once one broke, the rest of the job goes on item by item. */
    void endTries(UUID job, boolean broke) {
        jdbc.sql("update job.attempt set tries = :tries where job_id = :job")
                .param("tries", broke ? 1 : 0)
                .param("job", job)
                .update();
    }

    List<JobProgress> progress(ActorId actor, int most) {
        return jdbc.sql("""
            select j.id, j.kind, j.what ->> 'act' as act, j.total, j.created_at, j.finished_at is not null as finished,
                   count(*) filter (where i.outcome = 'DONE') as done,
                   count(*) filter (where i.outcome = 'REFUSED') as refused,
                   count(*) filter (where i.outcome = 'FAILED') as failed,
                   count(*) filter (where i.outcome = 'CANCELLED') as cancelled
              from job.job j
              join job.item i on i.job_id = j.id
             where j.actor_id = :actor
             group by j.id
             order by j.created_at desc, j.id
             limit :most
            """)
                .param("actor", actor.value())
                .param("most", most)
                .query((row, _) -> new JobProgress(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("act") == null ? "" : row.getString("act"),
                        row.getInt("total"),
                        row.getInt("done"),
                        row.getInt("refused"),
                        row.getInt("failed"),
                        row.getInt("cancelled"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("finished")))
                .list();
    }

    private JobOrder order(ResultSet row) throws SQLException {
        return new JobOrder(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new ActorId(row.getInt("actor_id")),
                new PostId(row.getInt("post_id")),
                json.readValue(row.getString("what"), TEXTS),
                List.of());
    }

    private static JobItem item(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var key = row.getString("word_key");
        var arguments = row.getArray("arguments");
        return new JobItem(
                row.getInt("no"),
                row.getObject("subject", UUID.class),
                row.getString("expected"),
                outcome == null ? null : JobItem.Outcome.valueOf(outcome),
                key == null ? "" : key,
                arguments == null ? List.of() : List.of((String[]) arguments.getArray()));
    }
}
