package vn.kycuong.regulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.reorganisation.CaseNames;

/** A duty in a list that counts it: its latest name, and where it is laid down. */
@Repository
class DutyNames implements CaseNames {
    private final JdbcClient jdbc;

    DutyNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<CaseId, Name> names(Collection<CaseId> cases) {
        var names = new HashMap<CaseId, Name>();
        jdbc.sql("""
                select distinct on (duty_id) duty_id, name, document_key, clause, ref
                  from regulation.duty
                 where duty_id = any (:cases)
                 order by duty_id, no desc
                """)
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) -> names.put(
                        new CaseId(row.getObject("duty_id", UUID.class)),
                        new Name(
                                row.getString("document_key").isEmpty()
                                        ? row.getString("ref")
                                        : row.getString("document_key") + ", điểm " + row.getString("clause"),
                                row.getString("name"),
                                "/phan-cong/viec/" + row.getObject("duty_id", UUID.class))))
                .list();
        return names;
    }
}
