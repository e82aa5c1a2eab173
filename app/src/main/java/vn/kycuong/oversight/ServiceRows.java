package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code oversight.service_fact}, and what they sum to. */
@Repository
class ServiceRows {
    /** The dossiers of a balance as known at its moment. */
    private static final String KNOWN = """
        select f.*
          from oversight.dossier_fact f
         where f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
           and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
           and (:every or (f.unit_id = any (:units)) <> :outside)
           and (:everyProcedure or f.procedure_key = any (:procedures))
           and f.received_at < :to
           and (f.joined_at is null or f.joined_at < :to)
        """;

    /** Those that came within it; none ended before it came. */
    private static final String NEW = KNOWN + " and f.received_at >= :from and f.joined_at is null";

    private static final String STAMPED = "select count(*) from oversight.service_fact s join (" + NEW
            + ") f on f.case_id = s.case_id where s.stamped_at <= :now";

    private static final String ENTERED_LATE = """
        select f.*, coalesce(l.code, '') as code, coalesce(l.label, '') as label
          from (%s) f
          join oversight.service_fact s on s.case_id = f.case_id
          left join dossier.listing l on l.case_id = f.case_id
         where s.stamped_at <= :now
           and (:first or (coalesce(f.late_from, 'infinity'), f.case_id)
                        > (cast(:afterLate as timestamptz), :afterCase))
         order by coalesce(f.late_from, 'infinity'), f.case_id
         limit :most
        """.formatted(NEW);

    private static final String FEEDBACK = """
        select count(*) as feedback, count(*) filter (where c.answered_at <= :now) as feedback_answered,
               count(*) filter (where c.answered_at <= :now and c.answered_at < c.late_from) as feedback_in_time
          from dossier.complaint_settled c
         where c.settled_at >= :from and c.settled_at < :to and c.settled_at <= :now
           and (:all or c.unit_in = any (:scope))
           and (:every or (c.unit_in = any (:units)) <> :outside)
        """;

    private final JdbcClient jdbc;

    ServiceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many came within the period and were entered later from a receipt stamped on paper. */
    long countEnteredLate(BalanceQuestion question) {
        return statement(STAMPED, question).query(Long.class).single();
    }

    /** Complaints that were settled within the period, of the units that took in: how many, how many of them answered, and in time. */
    Map<QualityFigure, Long> feedback(BalanceQuestion question) {
        return statement(FEEDBACK, question)
                .query((row, _) -> Map.of(
                        QualityFigure.FEEDBACK, row.getLong("feedback"),
                        QualityFigure.FEEDBACK_ANSWERED, row.getLong("feedback_answered"),
                        QualityFigure.FEEDBACK_IN_TIME, row.getLong("feedback_in_time")))
                .single();
    }

    /** Those that {@link QualityFigure#ENTERED_LATE} counts, in the order of every list of a balance. */
    List<DossierLine> enteredLate(BalanceQuestion question, @Nullable Cursor after, int most) {
        var late = after == null ? null : after.lateFrom();
        return statement(ENTERED_LATE, question)
                .param("first", after == null)
                .param("afterLate", late == null ? "infinity" : late.toString())
                .param("afterCase", after == null ? new UUID(0, 0) : after.caseId())
                .param("most", most)
                .query(FigureRows::line)
                .list();
    }

    /** Which of these were entered from a receipt stamped on paper. */
    Set<UUID> enteredLate(Collection<UUID> cases) {
        if (cases.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("""
            select case_id from oversight.service_fact where case_id = any (:cases) and stamped_at is not null
            """)
                .param("cases", cases.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private JdbcClient.StatementSpec statement(String sql, BalanceQuestion question) {
        var selection = question.selection();
        return jdbc.sql(sql)
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("outside", selection.outside())
                .param("units", selection.unitNumbers())
                .param("everyProcedure", question.procedures() == null)
                .param("procedures", question.procedureKeys())
                .param("now", question.now().atOffset(ZoneOffset.UTC))
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC));
    }

    /** What has not changed is not written again. */
    void store(List<ServiceFact> facts) {
        if (facts.isEmpty()) return;
        jdbc.sql("""
            insert into oversight.service_fact as f (
                   case_id, version, stamped_at, paid_at, paid_online_at, rated_at, satisfied)
            select "caseId", version, "stampedAt", "paidAt", "paidOnlineAt", "ratedAt", satisfied
              from jsonb_to_recordset(cast(:facts as jsonb)) as x(
                   "caseId" uuid, version int, "stampedAt" timestamptz, "paidAt" timestamptz, "paidOnlineAt" timestamptz,
                   "ratedAt" timestamptz, satisfied boolean)
                on conflict (case_id) do update
               set version = excluded.version, stamped_at = excluded.stamped_at, paid_at = excluded.paid_at,
                   paid_online_at = excluded.paid_online_at, rated_at = excluded.rated_at, satisfied = excluded.satisfied
             where excluded.version > f.version
            """).param("facts", JsonRows.of(facts)).update();
    }

    /** Those of every case of a stretch of ids, whatever the ledger knows of it. */
    static List<ServiceFact> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
            select case_id, version, stamped_at, paid_at, paid_online_at, rated_at, satisfied
              from oversight.service_fact
             where case_id > :after and case_id <= :upTo
            """)
                .param("after", after)
                .param("upTo", upTo)
                .query(ServiceRows::fact)
                .list();
    }

    private static ServiceFact fact(ResultSet row, int number) throws SQLException {
        return new ServiceFact(
                row.getObject("case_id", UUID.class),
                row.getInt("version"),
                Timestamps.orNull(row, "stamped_at"),
                Timestamps.orNull(row, "paid_at"),
                Timestamps.orNull(row, "paid_online_at"),
                Timestamps.orNull(row, "rated_at"),
                row.getObject("satisfied", Boolean.class));
    }
}
