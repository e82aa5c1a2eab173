package vn.kycuong.dossier;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Finds applications by the keyed fingerprint of the number. */
@Repository
class ApplicantRows implements ApplicantLookup {
    private final JdbcClient jdbc;
    private final IdentityNumbers numbers;

    ApplicantRows(JdbcClient jdbc, IdentityNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    @Override
    public List<Own> ofIdentityNumber(String number) {
        var print = numbers.print(number);
        if (print.isEmpty()) return List.of();
        return jdbc.sql("select * from dossier.applied_by(:print)")
                .param("print", HexFormat.of().parseHex(print))
                .query((row, _) -> new Own(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        new UnitId(row.getInt("unit_in")),
                        row.getString("tracking_key")))
                .list();
    }
}
