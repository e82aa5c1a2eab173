package vn.kycuong.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.portal.StatusRules.Met;
import vn.kycuong.portal.StatusRules.Told;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code portal}. */
@Repository
class PortalRows {
    private final JdbcClient jdbc;

    PortalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a dossier stands here, as its chain says. */
    record Standing(UUID caseId, String code, String procedure, int unitId, int version, int status, Instant since) {}

    /** A message that is about to be sent. */
    record Claimed(
            UUID id,
            UUID caseId,
            int version,
            int status,
            Instant at,
            @Nullable Instant due,
            String code,
            String procedure,
            int unitId,
            int tries) {}

    // ---- as the ledger says

    /** The first leaf of which the portal is told. */
    long begun() {
        return jdbc.sql("select leaf from portal.begun").query(Long.class).single();
    }

    /** Messages that were not written before. */
    void tell(List<Told> told) {
        record Row(
                UUID id,
                UUID caseId,
                int version,
                int status,
                Instant at,
                Instant recordedAt,
                @Nullable Instant due) {}
        if (told.isEmpty()) return;
        var rows = told.stream()
                .map(t -> new Row(t.id(), t.caseId().value(), t.version(), t.status(), t.at(), t.recordedAt(), t.due()))
                .toList();
        jdbc.sql("""
                insert into portal.message (message_id, case_id, version, status, at, due_at, created_at, next_at)
                select x.id, x."caseId", x.version, x.status, x.at, x.due, x."recordedAt", x."recordedAt"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(id uuid, "caseId" uuid, version int, status int,
                       at timestamptz, "recordedAt" timestamptz, due timestamptz)
                    on conflict (case_id, version) do nothing
                """).param("rows", JsonRows.of(rows)).update();
    }

    void stand(List<Standing> standings) {
        if (standings.isEmpty()) return;
        jdbc.sql("""
                insert into portal.standing as s (case_id, code, procedure, unit_id, version, status, since)
                select x."caseId", x.code, x.procedure, x."unitId", x.version, x.status, x.since
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, code text, procedure text, "unitId" int,
                       version int, status int, since timestamptz)
                    on conflict (case_id) do update
                   set unit_id = excluded.unit_id, version = excluded.version, status = excluded.status, since = excluded.since
                """).param("rows", JsonRows.of(standings)).update();
    }

    /** Dossiers of which the portal is told no more. */
    void leave(Collection<UUID> cases) {
        if (cases.isEmpty()) return;
        var ids = cases.toArray(UUID[]::new);
        jdbc.sql("""
                update portal.message set state = 'DROPPED', claimed_at = null
                 where case_id = any (:cases) and state in ('WAITING', 'SENDING', 'REFUSED', 'GIVEN_UP')
                """).param("cases", ids).update();
        jdbc.sql("delete from portal.standing where case_id = any (:cases)")
                .param("cases", ids)
                .update();
        jdbc.sql("delete from portal.promise where case_id = any (:cases)")
                .param("cases", ids)
                .update();
    }

    /** What was promised and met of these cases; what is owed again is taken away. */
    void promise(Collection<UUID> cases, List<Met> met) {
        if (cases.isEmpty()) return;
        record Row(UUID caseId, String stage, int unit, Instant lateFrom, Instant metAt, int version) {}
        var rows = JsonRows.of(met.stream()
                .map(m -> new Row(m.caseId().value(), m.stage().name(), m.unit(), m.lateFrom(), m.metAt(), m.version()))
                .toList());
        jdbc.sql("""
                delete from portal.promise p
                 where p.case_id = any (:cases)
                   and not exists (select from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, stage text)
                                    where x."caseId" = p.case_id and x.stage = p.stage)
                """)
                .param("cases", cases.toArray(UUID[]::new))
                .param("rows", rows)
                .update();
        if (met.isEmpty()) return;
        jdbc.sql("""
                insert into portal.promise as p (case_id, stage, unit_id, late_from, met_at, met_version, there_at)
                select x."caseId", x.stage, x.unit, x."lateFrom", x."metAt", x.version,
                       (select min(m.receipt_at) from portal.message m
                         where m.case_id = x."caseId" and m.version >= x.version and m.state = 'ACCEPTED')
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, stage text, unit int,
                       "lateFrom" timestamptz, "metAt" timestamptz, version int)
                 where exists (select from portal.message m where m.case_id = x."caseId" and m.version >= x.version)
                    on conflict (case_id, stage) do update
                   set unit_id = excluded.unit_id, late_from = excluded.late_from, met_at = excluded.met_at,
                       met_version = excluded.met_version, there_at = excluded.there_at
                 where (p.unit_id, p.late_from, p.met_at, p.met_version)
                       is distinct from (excluded.unit_id, excluded.late_from, excluded.met_at, excluded.met_version)
                """).param("rows", rows).update();
    }

    // ---- sending

    /** Says which messages are about to be sent: of each dossier the first that has not left. */
    List<Claimed> claim(Instant now, Instant leaseOver, int most) {
        return jdbc.sql("""
                with due as (
                  select m.message_id
                    from portal.message m
                   where (m.state = 'WAITING' or m.state = 'SENDING' and m.claimed_at < :leaseOver)
                     and m.next_at <= :now
                     and not exists (select from portal.message e
                                      where e.case_id = m.case_id and e.version < m.version
                                        and e.state in ('WAITING', 'SENDING'))
                   order by m.next_at, m.message_id
                   limit :most
                     for update skip locked
                )
                update portal.message m
                   set state = 'SENDING', claimed_at = :now, tries = m.tries + 1
                  from due, portal.standing s
                 where m.message_id = due.message_id and s.case_id = m.case_id
                returning m.message_id, m.case_id, m.version, m.status, m.at, m.due_at, m.tries, s.code, s.procedure, s.unit_id
                """)
                .param("now", Timestamps.utc(now))
                .param("leaseOver", Timestamps.utc(leaseOver))
                .param("most", most)
                .query(PortalRows::claimed)
                .list();
    }

    void sent(UUID id, Instant at) {
        jdbc.sql("""
                update portal.message set state = 'SENT', sent_at = coalesce(sent_at, :at), problem = null, claimed_at = null
                 where message_id = :id and state = 'SENDING'
                """).param("id", id).param("at", Timestamps.utc(at)).update();
    }

    /** @param counted whether this was a try, or only not its turn */
    void again(UUID id, String problem, Instant next, boolean counted) {
        jdbc.sql("""
                update portal.message
                   set state = 'WAITING', problem = :problem, next_at = :next, claimed_at = null,
                       tries = tries - case when :counted then 0 else 1 end
                 where message_id = :id and state = 'SENDING'
                """)
                .param("id", id)
                .param("problem", problem)
                .param("next", Timestamps.utc(next))
                .param("counted", counted)
                .update();
    }

    void end(UUID id, PortalState state, String problem) {
        jdbc.sql("""
                update portal.message set state = :state, problem = :problem, claimed_at = null
                 where message_id = :id and state = 'SENDING'
                """)
                .param("id", id)
                .param("state", state.name())
                .param("problem", problem)
                .update();
    }

    // ---- receipts

    /** A message as a receipt finds it. */
    record Found(PortalState state, UUID caseId, int version, int status, int tries) {}

    Optional<Found> lock(UUID id) {
        return jdbc.sql("select * from portal.message where message_id = :id for no key update")
                .param("id", id)
                .query((row, _) -> new Found(
                        PortalState.valueOf(row.getString("state")),
                        uuid(row, "case_id"),
                        row.getInt("version"),
                        row.getInt("status"),
                        row.getInt("tries")))
                .optional();
    }

    void receipt(UUID id, PortalState state, String problem, Instant at) {
        jdbc.sql("""
                update portal.message
                   set state = :state, problem = nullif(:problem, ''), receipt_at = :at, claimed_at = null
                 where message_id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("problem", problem)
                .param("at", Timestamps.utc(at))
                .update();
    }

    void busy(UUID id, String problem, Instant next) {
        jdbc.sql("""
                update portal.message set state = 'WAITING', problem = :problem, next_at = :next, claimed_at = null
                 where message_id = :id
                """)
                .param("id", id)
                .param("problem", problem)
                .param("next", Timestamps.utc(next))
                .update();
    }

    /** The portal knows this status; what is older than it knew before changes nothing. */
    void known(Found m, Instant at) {
        jdbc.sql("""
                update portal.standing set there = :status, there_at = :at, there_version = :version
                 where case_id = :case and (there_version is null or there_version < :version)
                """)
                .param("status", m.status())
                .param("at", Timestamps.utc(at))
                .param("version", m.version())
                .param("case", m.caseId())
                .update();
        jdbc.sql("""
                update portal.promise set there_at = least(there_at, :at)
                 where case_id = :case and met_version <= :version
                """)
                .param("at", Timestamps.utc(at))
                .param("version", m.version())
                .param("case", m.caseId())
                .update();
    }

    void poison(String file, int line, String why, Instant at) {
        jdbc.sql("""
                insert into portal.poison (file, line, why, at) values (:file, :line, :why, :at) on conflict do nothing
                """)
                .param("file", file)
                .param("line", line)
                .param("why", why)
                .param("at", Timestamps.utc(at))
                .update();
    }

    // ---- pages

    record Count(PortalState state, int count) {}

    List<Count> counts() {
        return jdbc.sql("select state, count(*) as n from portal.message group by state")
                .query((row, _) -> new Count(PortalState.valueOf(row.getString("state")), row.getInt("n")))
                .list();
    }

    List<PortalLine> page(@Nullable PortalState state, int after, int most) {
        return jdbc.sql("""
                select m.*, coalesce(s.code, '') as code
                  from portal.message m
                  left join portal.standing s on s.case_id = m.case_id
                 where (cast(:state as text) is null or m.state = :state)
                 order by m.created_at desc, m.message_id
                offset :after limit :most
                """)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("most", most)
                .query(PortalRows::line)
                .list();
    }

    boolean retry(UUID id, Instant now) {
        return jdbc.sql("""
                update portal.message set state = 'WAITING', tries = 0, next_at = :now, problem = null, receipt_at = null
                 where message_id = :id and state in ('REFUSED', 'GIVEN_UP')
                """).param("id", id).param("now", Timestamps.utc(now)).update() == 1;
    }

    /** Where the two have differed since before a moment, the longest first. */
    List<Mismatch> mismatches(Instant before, int most) {
        return jdbc.sql("""
                select s.*, m.state, m.sent_at, m.problem
                  from portal.standing s
                  join portal.message m on m.case_id = s.case_id and m.version = s.version
                 where s.there is distinct from s.status and s.since <= :before
                 order by s.since, s.case_id
                 limit :most
                """)
                .param("before", Timestamps.utc(before))
                .param("most", most)
                .query((row, _) -> new Mismatch(
                        row.getString("code"),
                        row.getInt("unit_id"),
                        row.getInt("status"),
                        instant(row, "since"),
                        row.getObject("there", Integer.class),
                        Timestamps.orNull(row, "there_at"),
                        PortalState.valueOf(row.getString("state")),
                        Timestamps.orNull(row, "sent_at"),
                        Objects.requireNonNullElse(row.getString("problem"), "")))
                .list();
    }

    int mismatched(Instant before) {
        return jdbc.sql("""
                select count(*) from portal.standing where there is distinct from status and since <= :before
                """)
                .param("before", Timestamps.utc(before))
                .query(Integer.class)
                .single();
    }

    /** Done here in time, known there late or not yet; the latest date first. */
    List<SyncDelay> delays(Instant now, int most) {
        return jdbc.sql("""
                select s.code, p.stage, p.unit_id, p.late_from, p.met_at, p.there_at,
                       (select min(m.sent_at) from portal.message m
                         where m.case_id = p.case_id and m.version >= p.met_version) as sent_at
                  from portal.promise p
                  join portal.standing s on s.case_id = p.case_id
                 where p.met_at < p.late_from
                   and (p.there_at >= p.late_from or p.there_at is null and p.late_from <= :now)
                 order by p.late_from desc, s.code
                 limit :most
                """)
                .param("now", Timestamps.utc(now))
                .param("most", most)
                .query((row, _) -> new SyncDelay(
                        row.getString("code"),
                        row.getInt("unit_id"),
                        SyncDelay.Stage.valueOf(row.getString("stage")),
                        instant(row, "late_from"),
                        instant(row, "met_at"),
                        Timestamps.orNull(row, "sent_at"),
                        Timestamps.orNull(row, "there_at")))
                .list();
    }

    List<PoisonLine> poison(int most) {
        return jdbc.sql("select * from portal.poison order by at desc, file, line limit :most")
                .param("most", most)
                .query((row, _) -> new PoisonLine(
                        row.getString("file"), row.getInt("line"), row.getString("why"), instant(row, "at")))
                .list();
    }

    private static PortalLine line(ResultSet row, int n) throws SQLException {
        return new PortalLine(
                uuid(row, "message_id"),
                row.getString("code"),
                row.getInt("status"),
                instant(row, "at"),
                PortalState.valueOf(row.getString("state")),
                row.getInt("tries"),
                instant(row, "next_at"),
                Timestamps.orNull(row, "sent_at"),
                Timestamps.orNull(row, "receipt_at"),
                Objects.requireNonNullElse(row.getString("problem"), ""));
    }

    private static Claimed claimed(ResultSet row, int n) throws SQLException {
        return new Claimed(
                uuid(row, "message_id"),
                uuid(row, "case_id"),
                row.getInt("version"),
                row.getInt("status"),
                instant(row, "at"),
                Timestamps.orNull(row, "due_at"),
                row.getString("code"),
                row.getString("procedure"),
                row.getInt("unit_id"),
                row.getInt("tries"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Timestamps.orNull(row, column));
    }
}
