package vn.kycuong.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code custody}. */
@Repository
class CustodyRows {
    private final JdbcClient jdbc;

    CustodyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person as he is stored. @param sealed null once he was lawfully erased */
    record Stored(KeptPerson person, byte @Nullable [] sealed) {}

    /** An opening as it is stored, its reason under seal. */
    record StoredOpening(
            UUID id,
            PersonRef person,
            CaseId caseId,
            ActorId askedBy,
            Instant askedAt,
            byte[] reason,
            @Nullable ActorId decidedBy,
            boolean granted,
            @Nullable Instant decidedAt,
            @Nullable Instant openedAt) {}

    void keep(PersonRef ref, CaseId id, String part, byte[] sealed, Instant at) {
        jdbc.sql("""
                insert into custody.person (id, case_id, part, sealed, kept_at) values (:id, :case, :part, :sealed, :at)
                """)
                .param("id", ref.value())
                .param("case", id.value())
                .param("part", part)
                .param("sealed", sealed)
                .param("at", Timestamps.utc(at))
                .update();
    }

    Optional<Stored> person(PersonRef ref) {
        return jdbc.sql("select id, case_id, part, sealed from custody.person where id = :id")
                .param("id", ref.value())
                .query((row, _) -> new Stored(kept(row), row.getBytes("sealed")))
                .optional();
    }

    List<KeptPerson> persons(Collection<CaseId> cases) {
        return jdbc.sql("""
                select id, case_id, part from custody.person where case_id = any (:cases) and sealed is not null
                 order by kept_at, id
                """)
                .param("cases", numbers(cases))
                .query((row, _) -> kept(row))
                .list();
    }

    void ask(UUID id, KeptPerson person, ActorId by, byte[] reason, Instant at) {
        jdbc.sql("""
                insert into custody.opening (id, person_id, case_id, asked_by, reason, asked_at)
                values (:id, :person, :case, :by, :reason, :at)
                """)
                .param("id", id)
                .param("person", person.ref().value())
                .param("case", person.caseId().value())
                .param("by", by.value())
                .param("reason", reason)
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** The opening, so that nobody else decides or uses it meanwhile. */
    Optional<StoredOpening> lock(UUID id) {
        return jdbc.sql("select * from custody.opening where id = :id for update")
                .param("id", id)
                .query(CustodyRows::opening)
                .optional();
    }

    List<StoredOpening> openings(Collection<CaseId> cases) {
        return jdbc.sql("""
                select * from custody.opening where case_id = any (:cases) and opened_at is null
                   and (decided_by is null or granted)
                 order by asked_at, id
                """)
                .param("cases", numbers(cases))
                .query(CustodyRows::opening)
                .list();
    }

    void decide(UUID id, ActorId by, boolean granted, Instant at) {
        jdbc.sql("update custody.opening set decided_by = :by, granted = :granted, decided_at = :at where id = :id")
                .param("id", id)
                .param("by", by.value())
                .param("granted", granted)
                .param("at", Timestamps.utc(at))
                .update();
    }

    void opened(UUID id, Instant at) {
        jdbc.sql("update custody.opening set opened_at = :at where id = :id")
                .param("id", id)
                .param("at", Timestamps.utc(at))
                .update();
    }

    void erase(CaseId id) {
        jdbc.sql("update custody.person set sealed = null where case_id = :case")
                .param("case", id.value())
                .update();
    }

    private static KeptPerson kept(ResultSet row) throws SQLException {
        return new KeptPerson(
                new PersonRef(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("part"));
    }

    private static StoredOpening opening(ResultSet row, int number) throws SQLException {
        var decided = row.getObject("decided_by", Integer.class);
        return new StoredOpening(
                row.getObject("id", UUID.class),
                new PersonRef(row.getObject("person_id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new ActorId(row.getInt("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getBytes("reason"),
                decided == null ? null : new ActorId(decided),
                row.getBoolean("granted"),
                Timestamps.orNull(row, "decided_at"),
                Timestamps.orNull(row, "opened_at"));
    }

    private static UUID[] numbers(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(UUID[]::new);
    }
}
