package vn.kycuong.dossier.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;

/** Work lists: what lies on whose desk, in the order in which the law wants it done. */
@Repository
class WorkRows {
    /** One sentence for every list and every count: whose work it is. */
    private static final String WHOSE = """
              from ledger.open_work w
              join dossier.dossier d using (case_id)
             where w.kind = 'dossier'
               and case :whose
                   when 'mine' then w.holder_id = :me
                                 or (w.holder_id is null and w.role = :role and (:all or w.unit_id = any (:units)))
                   when 'unit' then (:all or w.unit_id = any (:units))
                   else (:all or w.unit_now = any (:units) or w.unit_in = any (:units)) end
               and (:words = '' or d.words like '%' || :words || '%' or lower(d.code) like '%' || :code || '%')
               and case :when
                   when 'late'   then w.late_from <= :now
                   when 'today'  then w.late_from > :now and w.due_at < :tomorrow and w.paused_since is null
                   when 'soon'   then w.warn_from <= :now and w.late_from > :now and w.due_at >= :tomorrow
                   when 'later'  then w.warn_from > :now and w.due_at >= :tomorrow
                   when 'paused' then w.paused_since is not null and (w.late_from is null or w.late_from > :now)
                   when 'ready'  then w.late_from is null and w.paused_since is null
                   else true end
            """;

    private final JdbcClient jdbc;

    WorkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Dossiers that are done are found by code or name, as far as the officer may see them; nobody browses them here. */
    private static final String CLOSED = """
              from ledger.closed_case c
              join dossier.dossier d using (case_id)
             where c.kind = 'dossier'
               and (:all or c.unit_now = any (:units) or c.unit_in = any (:units))
               and (d.words like '%' || :words || '%' or lower(d.code) like '%' || :code || '%')
            """;

    /**
     * What a list asks for.
     *
     * @param words what was typed, folded as names are stored
     * @param code what was typed, in lower case with its hyphens, as codes are written
     */
    record Query(String whose, String when, String words, String code, Instant now, Instant tomorrow) {
        Query when(String other) {
            return new Query(whose, other, words, code, now, tomorrow);
        }

        Query whose(String other) {
            return new Query(other, when, words, code, now, tomorrow);
        }

        boolean searches() {
            return !words.isEmpty();
        }
    }

    int count(Query query, Officer officer) {
        return bind("select count(*) " + WHOSE, query, officer)
                .query(Integer.class)
                .single();
    }

    List<WorkLine> lines(Query query, Officer officer, int skip, int most) {
        return bind(
                        "select w.*, d.code, d.procedure_key, d.label " + WHOSE
                                + " order by w.late_from nulls last, w.case_id offset :skip limit :most",
                        query,
                        officer)
                .param("skip", skip)
                .param("most", most)
                .query(WorkRows::line)
                .list();
    }

    int countClosed(Query query, Officer officer) {
        return bindClosed("select count(*) " + CLOSED, query, officer)
                .query(Integer.class)
                .single();
    }

    /** The latest first; the procedure by its key. */
    List<ClosedLine> closed(Query query, Officer officer, int most) {
        return bindClosed(
                        "select c.*, d.code, d.procedure_key, d.label " + CLOSED
                                + " order by c.closed_at desc, c.case_id limit :most",
                        query,
                        officer)
                .param("most", most)
                .query((row, _) -> new ClosedLine(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        row.getString("label"),
                        DossierState.valueOf(row.getString("state")),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec bindClosed(String sql, Query query, Officer officer) {
        return jdbc.sql(sql)
                .param("words", query.words())
                .param("code", query.code())
                .param("all", officer.scope().isAll())
                .param("units", officer.scope().unitNumbers());
    }

    private JdbcClient.StatementSpec bind(String sql, Query query, Officer officer) {
        return jdbc.sql(sql)
                .param("whose", query.whose())
                .param("when", query.when())
                .param("words", query.words())
                .param("code", query.code())
                .param("now", Timestamp.from(query.now()))
                .param("tomorrow", Timestamp.from(query.tomorrow()))
                .param("me", officer.actor().value())
                .param("role", officer.role())
                .param("all", officer.scope().isAll())
                .param("units", officer.scope().unitNumbers());
    }

    private static WorkLine line(ResultSet row, int number) throws SQLException {
        return new WorkLine(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("code"),
                row.getString("procedure_key"),
                row.getString("label"),
                row.getString("state"),
                row.getString("role"),
                row.getInt("unit_id"),
                row.getObject("holder_id", Integer.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                instant(row, "late_from"),
                instant(row, "warn_from"),
                instant(row, "paused_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
