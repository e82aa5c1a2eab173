package vn.kycuong.dossier;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reorganisation.CaseNames;

/** A dossier before who carries units over: its code and its procedure, not whose it is. */
@Repository
class DossierNames implements CaseNames {
    private final JdbcClient jdbc;
    private final Procedures procedures;

    DossierNames(JdbcClient jdbc, Procedures procedures) {
        this.jdbc = jdbc;
        this.procedures = procedures;
    }

    @Override
    public Map<CaseId, Name> names(Collection<CaseId> cases) {
        var names = new HashMap<CaseId, Name>();
        jdbc.sql("select case_id, code, procedure_key from dossier.dossier where case_id = any (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) -> names.put(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new Name(
                                row.getString("code"),
                                procedures.name(row.getString("procedure_key")),
                                "/ho-so/" + row.getObject("case_id", UUID.class))))
                .list();
        return names;
    }
}
