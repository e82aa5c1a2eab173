package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code oversight.time_fact} and {@code oversight.time_decision}: how the ledger fills them, how boards sum them. */
@Repository
class TimeRows {
    /**
     * The parts a question is about, each with its place as recorded and as decided; sum and list both read this, so that they
     * cannot differ.
     */
    private static final String PARTS = """
            with part as (
              select t.*, d.contest_id, coalesce(d.upheld, false) as upheld,
                     case when d.upheld then d.kind else t.kind end as decided_kind,
                     case when d.upheld then d.unit_id else t.unit_id end as decided_unit,
                     case when d.upheld then d.head_id else t.head_id end as decided_head,
                     case when d.upheld then null else t.officer_id end as decided_officer
                from oversight.time_fact t
                left join oversight.time_decision d
                       on d.case_id = t.case_id and d.obligation = t.obligation and d.from_at = t.from_at
                      and d.known_from <= :now
               where t.known_from <= :now and coalesce(t.known_to, 'infinity') > :now
                 and t.met_at >= :from and t.met_at < :to and t.met_at <= :now
                 and (:all or t.owner_id = any (:scope) or t.unit_in = any (:scope) or t.unit_id = any (:scope))
                 and (not :late or exists (select from oversight.dossier_fact f
                                            where f.case_id = t.case_id and f.known_from <= :now
                                              and coalesce(f.known_to, 'infinity') > :now and f.met_at >= f.late_from))
            ), place as (
              select p.*, 'recorded' as view, p.kind as place_kind, p.unit_id as place_unit, p.head_id as place_head,
                     p.officer_id as place_officer from part p
              union all
              select p.*, 'decided', p.decided_kind, p.decided_unit, p.decided_head, p.decided_officer from part p
            ), named as (
              select p.*, case :by when 'UNIT' then p.place_unit when 'HEAD' then p.place_head
                                   when 'OFFICER' then p.place_officer end as name_id,
                     case when p.place_kind in ('OFFICER', 'UNTAKEN', 'AGENCY', 'UNIT') then 'UNIT' else p.place_kind end as name_kind
                from place p
            )
            """;

    private final JdbcClient jdbc;

    TimeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts the facts of whole chains in the place of what was there. */
    void replace(List<CaseId> cases, List<TimeFact> facts) {
        if (cases.isEmpty()) return;
        jdbc.sql("delete from oversight.time_fact where case_id = any (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                insert into oversight.time_fact (
                       case_id, obligation, version, part, known_from, known_to, met_at, owner_id, unit_in, kind, unit_id,
                       officer_id, head_id, step, counting, from_at, to_at, opened, ended, minutes)
                select "caseId", obligation, version, part, "knownFrom", "knownTo", "metAt", "ownerId", "unitIn", kind, "unitId",
                       "officerId", "headId", step, counting, "fromAt", "toAt", opened, ended, minutes
                  from jsonb_to_recordset(cast(:facts as jsonb)) as x(
                       "caseId" uuid, obligation int, version int, part int, "knownFrom" timestamptz, "knownTo" timestamptz,
                       "metAt" timestamptz, "ownerId" int, "unitIn" int, kind text, "unitId" int, "officerId" int, "headId" int,
                       step int, counting text, "fromAt" timestamptz, "toAt" timestamptz, opened int, ended int, minutes int)
                """).param("facts", JsonRows.of(facts)).update();
    }

    /** The facts of every case of a stretch of ids, whatever the ledger knows of it. */
    static List<TimeFact> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("select * from oversight.time_fact where case_id > :after and case_id <= :upTo")
                .param("after", after)
                .param("upTo", upTo)
                .query(TimeRows::fact)
                .list();
    }

    private static TimeFact fact(ResultSet row, int number) throws SQLException {
        var knownTo = row.getObject("known_to", OffsetDateTime.class);
        return new TimeFact(
                row.getObject("case_id", UUID.class),
                row.getInt("obligation"),
                row.getInt("version"),
                row.getInt("part"),
                Timestamps.of(row, "known_from"),
                knownTo == null ? null : knownTo.toInstant(),
                Timestamps.of(row, "met_at"),
                row.getInt("owner_id"),
                row.getInt("unit_in"),
                row.getString("kind"),
                row.getObject("unit_id", Integer.class),
                row.getObject("officer_id", Integer.class),
                row.getObject("head_id", Integer.class),
                row.getInt("step"),
                row.getString("counting"),
                Timestamps.of(row, "from_at"),
                Timestamps.of(row, "to_at"),
                row.getInt("opened"),
                row.getInt("ended"),
                row.getLong("minutes"));
    }

    void decide(List<TimeDecision> decisions) {
        if (decisions.isEmpty()) return;
        jdbc.sql("""
                insert into oversight.time_decision (
                       contest_id, case_id, obligation, from_at, known_from, upheld, kind, unit_id, head_id)
                select "contestId", "caseId", obligation, "fromAt", "knownFrom", upheld, kind, "unitId", "headId"
                  from jsonb_to_recordset(cast(:decisions as jsonb)) as x(
                       "contestId" uuid, "caseId" uuid, obligation int, "fromAt" timestamptz, "knownFrom" timestamptz,
                       upheld boolean, kind text, "unitId" int, "headId" int)
                    on conflict (contest_id) do nothing
                """).param("decisions", JsonRows.of(decisions)).update();
    }

    /** Sums by name, each part read. */
    List<TimeSum> sums(TimeQuestion asked, Scope scope) {
        return statement(PARTS + """
                select name_kind, name_id,
                       sum(minutes) filter (where view = 'recorded') as recorded,
                       sum(minutes) filter (where view = 'recorded' and place_kind = 'UNTAKEN') as untaken,
                       sum(minutes) filter (where view = 'recorded' and place_kind = 'AGENCY') as agency,
                       sum(minutes) filter (where view = 'decided') as decided,
                       count(distinct case_id) filter (where view = 'recorded') as dossiers
                  from named
                 group by name_kind, name_id
                """, asked, scope).query(TimeSumRows::sum).list();
    }

    /** The parts that sum to one name's figure, in the view asked for. */
    List<TimeLine> list(TimeQuestion asked, Scope scope, TimeName name, int most) {
        return statement(PARTS + """
                select n.*, coalesce(l.code, '') as code
                  from named n
                  left join dossier.listing l on l.case_id = n.case_id
                 where n.view = :view and n.name_kind = :kind and n.name_id is not distinct from cast(:id as int)
                 order by n.minutes desc, n.case_id, n.part
                 limit :most
                """, asked, scope)
                .param("view", name.view().slug())
                .param("kind", name.kind())
                .param("id", name.id() == null ? null : name.id().toString())
                .param("most", most)
                .query(TimeRows::line)
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, TimeQuestion asked, Scope scope) {
        return jdbc.sql(sql)
                .param("now", Timestamps.utc(asked.now()))
                .param("from", Timestamps.utc(asked.period().from()))
                .param("to", Timestamps.utc(asked.period().to()))
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("late", asked.onlyLate())
                .param("by", asked.by().name());
    }

    private static TimeLine line(ResultSet row, int number) throws SQLException {
        return new TimeLine(
                row.getObject("case_id", UUID.class),
                row.getString("code"),
                row.getInt("owner_id"),
                row.getString("kind"),
                row.getObject("unit_id", Integer.class),
                row.getObject("officer_id", Integer.class),
                row.getObject("head_id", Integer.class),
                Timestamps.of(row, "from_at"),
                Timestamps.of(row, "to_at"),
                row.getInt("opened"),
                row.getInt("ended"),
                row.getLong("minutes"),
                row.getObject("contest_id", UUID.class),
                row.getBoolean("upheld"));
    }
}
