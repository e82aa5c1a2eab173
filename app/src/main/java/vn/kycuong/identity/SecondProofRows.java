package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.identity.SecondProofs.Asked;
import vn.kycuong.identity.SecondProofs.Proposal;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** What roles are asked for beside a password, and what is proposed about it. */
@Repository
class SecondProofRows {
    private final JdbcClient jdbc;

    SecondProofRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Asked> all() {
        Map<String, Proposal> proposed = open().stream().collect(Collectors.toMap(Proposal::role, Function.identity()));
        return jdbc.sql("""
                        select role, second_factor = 'REQUIRED' as required, let_off_why from identity.role order by rank desc
                        """)
                .query((row, _) -> new Asked(
                        row.getString("role"),
                        row.getBoolean("required"),
                        row.getString("let_off_why"),
                        proposed.get(row.getString("role"))))
                .list();
    }

    /** @param why it is let off its second proof; null when it is not */
    void set(String role, @Nullable String why) {
        jdbc.sql("update identity.role set second_factor = :asked, let_off_why = :why where role = :role")
                .param("asked", why == null ? "REQUIRED" : "OFFERED")
                .param("why", why, Types.VARCHAR)
                .param("role", role)
                .update();
    }

    /** False when something is proposed about the role already. */
    boolean propose(Proposal p) {
        return jdbc.sql("""
                insert into identity.let_off_proposal (proposal_id, role, reason, asked_by, asked_at)
                values (:id, :role, :reason, :by, :at) on conflict do nothing
                """)
                        .param("id", p.id())
                        .param("role", p.role())
                        .param("reason", p.reason())
                        .param("by", p.askedBy().value())
                        .param("at", Timestamps.utc(p.askedAt()))
                        .update()
                == 1;
    }

    /** True for exactly one of those who decide at once. */
    boolean decide(UUID id, boolean granted, ActorId by, Instant at) {
        return jdbc.sql("""
                update identity.let_off_proposal set granted = :granted, decided_by = :by, decided_at = :at
                 where proposal_id = :id and decided_at is null
                """)
                        .param("id", id)
                        .param("granted", granted)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    List<Proposal> open() {
        return jdbc.sql("select * from identity.let_off_proposal where decided_at is null order by asked_at")
                .query(SecondProofRows::proposal)
                .list();
    }

    Optional<Proposal> open(UUID id) {
        return open().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    private static Proposal proposal(ResultSet row, int no) throws SQLException {
        return new Proposal(
                row.getObject("proposal_id", UUID.class),
                row.getString("role"),
                row.getString("reason"),
                new ActorId(row.getInt("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
