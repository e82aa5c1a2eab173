package vn.kycuong.oversight;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code oversight.owed_fact}, as the ledger fills them. */
@Repository
class OwedRows {
    private final JdbcClient jdbc;

    OwedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whole chains at once: a fact that is there already and has not changed is not written again. */
    void store(List<OwedFact> facts) {
        if (facts.isEmpty()) return;
        jdbc.sql("""
                insert into oversight.owed_fact as f (
                       case_id, no, version, known_from, known_to, kind, tier, unit_id, unit_in, document, clause, state, opened_at,
                       received_at, due_at, late_from, warn_from, paused_since, met_at, closed_at, original_due_at,
                       original_late_from, extended)
                select "caseId", no, version, "knownFrom", "knownTo", kind, tier, "unitId", "unitIn", document, clause, state,
                       "openedAt", "receivedAt", "dueAt", "lateFrom", "warnFrom", "pausedSince", "metAt", "closedAt",
                       "originalDueAt", "originalLateFrom", extended
                  from jsonb_to_recordset(cast(:facts as jsonb)) as x(
                       "caseId" uuid, no int, version int, "knownFrom" timestamptz, "knownTo" timestamptz, kind text, tier text,
                       "unitId" int, "unitIn" int, document text, clause text, state text, "openedAt" timestamptz,
                       "receivedAt" timestamptz, "dueAt" timestamptz, "lateFrom" timestamptz, "warnFrom" timestamptz,
                       "pausedSince" timestamptz, "metAt" timestamptz, "closedAt" timestamptz, "originalDueAt" timestamptz,
                       "originalLateFrom" timestamptz, extended boolean)
                    on conflict (case_id, no, version) do update
                   set known_from = excluded.known_from, known_to = excluded.known_to, kind = excluded.kind, tier = excluded.tier,
                       unit_id = excluded.unit_id, unit_in = excluded.unit_in, document = excluded.document,
                       clause = excluded.clause, state = excluded.state, opened_at = excluded.opened_at,
                       received_at = excluded.received_at, due_at = excluded.due_at, late_from = excluded.late_from,
                       warn_from = excluded.warn_from, paused_since = excluded.paused_since, met_at = excluded.met_at,
                       closed_at = excluded.closed_at, original_due_at = excluded.original_due_at,
                       original_late_from = excluded.original_late_from, extended = excluded.extended
                 where f.* is distinct from excluded.*
                """).param("facts", JsonRows.of(facts)).update();
    }

    /** The facts of every case of a stretch of ids, whatever the ledger knows of it. */
    static List<OwedFact> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, no, version, known_from, known_to, kind, tier, unit_id, unit_in, document, clause, state, opened_at,
                       received_at, due_at, late_from, warn_from, paused_since, met_at, closed_at, original_due_at,
                       original_late_from, extended
                  from oversight.owed_fact
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query(new SimplePropertyRowMapper<>(OwedFact.class))
                .list();
    }
}
