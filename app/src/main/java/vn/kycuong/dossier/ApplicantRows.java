package vn.kycuong.dossier;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Compares the number with that of each application, as it is stored. */
@Repository
class ApplicantRows implements ApplicantLookup {
    private final JdbcClient jdbc;

    ApplicantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Own> ofIdentityNumber(String number) {
        return jdbc.sql("select * from dossier.applied_by(:number)")
                .param("number", number)
                .query((row, _) -> new Own(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        new UnitId(row.getInt("unit_in")),
                        row.getString("tracking_key")))
                .list();
    }
}
