package vn.kycuong.dossier;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** Which dossiers share a slip. */
@Repository
class JointRows {
    private final JdbcClient jdbc;

    JointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseId> on(UUID slip) {
        return jdbc.sql("select case_id from dossier.joint_slip where slip_id = :slip order by no")
                .param("slip", slip)
                .query((row, _) -> new CaseId(Objects.requireNonNull(row.getObject(1, UUID.class))))
                .list();
    }

    List<CaseId> with(CaseId id) {
        return jdbc.sql("""
                select case_id from dossier.joint_slip
                 where slip_id = (select slip_id from dossier.joint_slip where case_id = :id)
                 order by no
                """)
                .param("id", id.value())
                .query((row, _) -> new CaseId(Objects.requireNonNull(row.getObject(1, UUID.class))))
                .list();
    }

    void join(UUID slip, CaseId id) {
        jdbc.sql("""
                insert into dossier.joint_slip (case_id, slip_id, no)
                values (:id, :slip, (select coalesce(max(no), 0) + 1 from dossier.joint_slip where slip_id = :slip))
                on conflict (case_id) do nothing
                """).param("id", id.value()).param("slip", slip).update();
    }
}
