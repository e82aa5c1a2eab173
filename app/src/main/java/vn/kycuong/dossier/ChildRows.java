package vn.kycuong.dossier;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** Which dossier is whose child. */
@Repository
class ChildRows {
    private final JdbcClient jdbc;

    ChildRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A child that has ended, of which the parent does not know yet. */
    record Ended(CaseId id, CaseId parent, int obligation) {}

    int count(CaseId parent) {
        return jdbc.sql("select count(*) from dossier.child where parent_id = :parent")
                .param("parent", parent.value())
                .query(Integer.class)
                .single();
    }

    void insert(CaseId id, CaseId parent, int no, int obligation) {
        jdbc.sql("""
                insert into dossier.child (case_id, parent_id, no, obligation) values (:id, :parent, :no, :obligation)
                """)
                .param("id", id.value())
                .param("parent", parent.value())
                .param("no", no)
                .param("obligation", obligation)
                .update();
    }

    List<Children.Relation> relations(CaseId id) {
        return jdbc.sql("""
                select c.parent_id as case_id, n.code, n.procedure_key, c.no, true as is_parent
                  from dossier.child c, dossier.named(c.parent_id) n
                 where c.case_id = :id
                union all
                select c.case_id, n.code, n.procedure_key, c.no, false
                  from dossier.child c, dossier.named(c.case_id) n
                 where c.parent_id = :id
                 order by no
                """)
                .param("id", id.value())
                .query((row, _) -> new Children.Relation(
                        new CaseId(Objects.requireNonNull(row.getObject("case_id", UUID.class))),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        row.getBoolean("is_parent")))
                .list();
    }

    /** Held until they are settled; another instance takes others. */
    List<Ended> ended(int most) {
        return jdbc.sql("""
                select c.case_id, c.parent_id, c.obligation
                  from dossier.child c
                  join ledger.case_standing s on s.case_id = c.case_id
                 where not c.settled and (s.closed_at is not null or s.state = 'AT_ONE_STOP')
                 order by c.case_id
                 limit :most
                   for update of c skip locked
                """)
                .param("most", most)
                .query((row, _) -> new Ended(
                        new CaseId(Objects.requireNonNull(row.getObject("case_id", UUID.class))),
                        new CaseId(Objects.requireNonNull(row.getObject("parent_id", UUID.class))),
                        row.getInt("obligation")))
                .list();
    }

    void settled(CaseId id) {
        jdbc.sql("update dossier.child set settled = true where case_id = :id")
                .param("id", id.value())
                .update();
    }
}
