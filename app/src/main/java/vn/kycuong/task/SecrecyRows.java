package vn.kycuong.task;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;

/** Decisions on secret tasks. */
@Repository
class SecrecyRows {
    private final JdbcClient jdbc;

    SecrecyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Secrecy> all() {
        return jdbc.sql("select enabled, basis, decided_by, decided_at from task.secrecy order by no desc")
                .query((row, _) -> new Secrecy(
                        row.getBoolean("enabled"),
                        row.getString("basis"),
                        new ActorId(row.getInt("decided_by")),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(Secrecy s) {
        jdbc.sql("""
                insert into task.secrecy (enabled, basis, decided_by, decided_at) values (:enabled, :basis, :by, :at)
                """)
                .param("enabled", s.enabled())
                .param("basis", s.basis())
                .param("by", s.decidedBy().value())
                .param("at", s.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
