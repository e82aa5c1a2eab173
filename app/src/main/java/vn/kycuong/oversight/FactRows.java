package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code oversight.dossier_fact}, as the ledger fills them. */
@Repository
class FactRows {
    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whole chains at once: a fact that is there already and has not changed is not written again. */
    void store(List<DossierFact> facts) {
        if (facts.isEmpty()) return;
        jdbc.sql("""
            insert into oversight.dossier_fact as f (
                   case_id, version, known_from, known_to, unit_id, unit_in, procedure_key, channel, state, opened_at,
                   received_at, due_at, late_from, warn_from, paused_since, met_at, closed_at, original_due_at,
                   original_late_from, law_late_from, extended, joined_at, cause, cause_next, cause_turns_at, mark2, mark3, mark4, mark7)
            select "caseId", version, "knownFrom", "knownTo", "unitId", "unitIn", "procedureKey", channel, state, "openedAt",
                   "receivedAt", "dueAt", "lateFrom", "warnFrom", "pausedSince", "metAt", "closedAt", "originalDueAt",
                   "originalLateFrom", "lawLateFrom", extended, "joinedAt", "whyLate"->>'cause', "whyLate"->>'next',
                   cast("whyLate"->>'turnsAt' as timestamptz), cast("serviceMark"->>'mark2' as int),
                   cast("serviceMark"->>'mark3' as int), cast("serviceMark"->>'mark4' as int), cast("serviceMark"->>'mark7' as int)
              from jsonb_to_recordset(cast(:facts as jsonb)) as x(
                   "caseId" uuid, version int, "knownFrom" timestamptz, "knownTo" timestamptz, "unitId" int, "unitIn" int,
                   "procedureKey" text, channel text, state text, "openedAt" timestamptz, "receivedAt" timestamptz,
                   "dueAt" timestamptz, "lateFrom" timestamptz, "warnFrom" timestamptz, "pausedSince" timestamptz,
                   "metAt" timestamptz, "closedAt" timestamptz, "originalDueAt" timestamptz,
                   "originalLateFrom" timestamptz, "lawLateFrom" timestamptz, extended boolean, "joinedAt" timestamptz, "whyLate" jsonb,
                   "serviceMark" jsonb)
                on conflict (case_id, version) do update
               set known_from = excluded.known_from, known_to = excluded.known_to, unit_id = excluded.unit_id,
                   unit_in = excluded.unit_in, procedure_key = excluded.procedure_key, channel = excluded.channel,
                   state = excluded.state, opened_at = excluded.opened_at, received_at = excluded.received_at,
                   due_at = excluded.due_at, late_from = excluded.late_from, warn_from = excluded.warn_from,
                   paused_since = excluded.paused_since, met_at = excluded.met_at, closed_at = excluded.closed_at,
                   original_due_at = excluded.original_due_at, original_late_from = excluded.original_late_from,
                   law_late_from = excluded.law_late_from, extended = excluded.extended, joined_at = excluded.joined_at, cause = excluded.cause,
                   cause_next = excluded.cause_next, cause_turns_at = excluded.cause_turns_at, mark2 = excluded.mark2,
                   mark3 = excluded.mark3, mark4 = excluded.mark4, mark7 = excluded.mark7
             where f.* is distinct from excluded.*
            """).param("facts", JsonRows.of(facts)).update();
    }

    /** The facts of every case of a stretch of ids, whatever the ledger knows of it. */
    static List<DossierFact> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
            select case_id, version, known_from, known_to, unit_id, unit_in, procedure_key, channel, state, opened_at,
                   received_at, due_at, late_from, warn_from, paused_since, met_at, closed_at, original_due_at,
                   original_late_from, law_late_from, extended, joined_at, cause, cause_next, cause_turns_at, mark2, mark3, mark4, mark7
              from oversight.dossier_fact
             where case_id > :after and case_id <= :upTo
            """)
                .param("after", after)
                .param("upTo", upTo)
                .query(FactRows::fact)
                .list();
    }

    private static DossierFact fact(ResultSet row, int number) throws SQLException {
        return new DossierFact(
                row.getObject("case_id", UUID.class),
                row.getInt("version"),
                Objects.requireNonNull(Timestamps.orNull(row, "known_from")),
                Timestamps.orNull(row, "known_to"),
                row.getInt("unit_id"),
                row.getInt("unit_in"),
                row.getString("procedure_key"),
                row.getString("channel"),
                row.getString("state"),
                Objects.requireNonNull(Timestamps.orNull(row, "opened_at")),
                Timestamps.orNull(row, "received_at"),
                Timestamps.orNull(row, "due_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "warn_from"),
                Timestamps.orNull(row, "paused_since"),
                Timestamps.orNull(row, "met_at"),
                Timestamps.orNull(row, "closed_at"),
                Timestamps.orNull(row, "original_due_at"),
                Timestamps.orNull(row, "original_late_from"),
                Timestamps.orNull(row, "law_late_from"),
                row.getBoolean("extended"),
                Timestamps.orNull(row, "joined_at"),
                new WhyLate(cause(row, "cause"), cause(row, "cause_next"), Timestamps.orNull(row, "cause_turns_at")),
                new ServiceMark(
                        row.getObject("mark2", Integer.class),
                        row.getObject("mark3", Integer.class),
                        row.getObject("mark4", Integer.class),
                        row.getObject("mark7", Integer.class)));
    }

    private static @Nullable LateCause cause(ResultSet row, String column) throws SQLException {
        var name = row.getString(column);
        return name == null ? null : LateCause.valueOf(name);
    }
}
