package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.counter.PersonFacts;
import vn.kycuong.counter.PersonFacts.Kind;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code oversight.person_fact}, counted and listed for the counter. */
@Repository
class PersonFactRows implements PersonFacts {
    private final JdbcClient jdbc;

    PersonFactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Kind, Integer> counts(UnitId unit, ActorId person, Instant from, Instant to) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        jdbc.sql("""
            select kind, count(*) as number
              from oversight.person_fact
             where unit_id = :unit and actor_id = :person and at >= :from and at < :to
             group by kind
            """)
                .param("unit", unit.value())
                .param("person", person.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString("kind")), row.getInt("number"));
                });
        return counts;
    }

    @Override
    public List<Fact> list(UnitId unit, ActorId person, Kind kind, Instant from, Instant to, int most) {
        return jdbc.sql("""
            select f.case_id, coalesce(l.code, '') as code, f.at
              from oversight.person_fact f
              left join dossier.listing l on l.case_id = f.case_id
             where f.unit_id = :unit and f.actor_id = :person and f.kind = :kind and f.at >= :from and f.at < :to
             order by f.at desc, f.case_id, f.version
             limit :most
            """)
                .param("unit", unit.value())
                .param("person", person.value())
                .param("kind", kind.name())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> new Fact(
                        row.getObject("case_id", UUID.class),
                        row.getString("code"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void replace(Collection<CaseId> cases, List<PersonFact> facts) {
        jdbc.sql("delete from oversight.person_fact where case_id = any (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
        if (facts.isEmpty()) return;
        jdbc.sql("""
            insert into oversight.person_fact (case_id, version, actor_id, kind, unit_id, at)
            select "caseId", version, "actorId", kind, "unitId", at
              from jsonb_to_recordset(cast(:facts as jsonb)) as x(
                   "caseId" uuid, version int, "actorId" int, kind text, "unitId" int, at timestamptz)
                on conflict do nothing
            """).param("facts", JsonRows.of(facts)).update();
    }

    /** Those of every case of a stretch of ids, whatever the ledger knows of it. */
    static List<PersonFact> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
            select case_id, version, actor_id, kind, unit_id, at
              from oversight.person_fact
             where case_id > :after and case_id <= :upTo
            """)
                .param("after", after)
                .param("upTo", upTo)
                .query(PersonFactRows::fact)
                .list();
    }

    private static PersonFact fact(ResultSet row, int number) throws SQLException {
        return new PersonFact(
                row.getObject("case_id", UUID.class),
                row.getInt("version"),
                row.getInt("actor_id"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("unit_id"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
