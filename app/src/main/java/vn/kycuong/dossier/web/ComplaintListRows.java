package vn.kycuong.dossier.web;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.dossier.KeptComplaint;
import vn.kycuong.kernel.Scope;

/** Complaints of the units of a scope: what waits for an answer, the oldest first, and what was answered last. */
@Repository
class ComplaintListRows {
    private static final String LIST = """
        select c.*, d.code, d.procedure_key
          from dossier.complaint c
          join dossier.dossier d on d.case_id = c.case_id
         where (:all or c.unit_in = any (:scope)) and %s
         limit :most
        """;

    private static final String WAITING =
            LIST.formatted("c.answered_at is null order by c.made_at, c.case_id, c.revision");
    private static final String ANSWERED =
            LIST.formatted("c.answered_at is not null order by c.answered_at desc, c.case_id, c.revision");

    private final JdbcClient jdbc;

    ComplaintListRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them, with the dossier it is about. */
    record Line(String code, String procedureKey, KeptComplaint complaint) {}

    List<Line> waiting(Scope scope, int most) {
        return list(WAITING, scope, most);
    }

    List<Line> answered(Scope scope, int most) {
        return list(ANSWERED, scope, most);
    }

    private List<Line> list(String sql, Scope scope, int most) {
        return jdbc.sql(sql)
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("most", most)
                .query((row, _) ->
                        new Line(row.getString("code"), row.getString("procedure_key"), KeptComplaint.read(row)))
                .list();
    }
}
