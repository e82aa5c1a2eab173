package vn.kycuong.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.reorganisation.CaseNames;

/** An item of a plan in a list: its place in the plan, and what it is. */
@Repository
class PlanNames implements CaseNames {
    private final JdbcClient jdbc;

    PlanNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<CaseId, Name> names(Collection<CaseId> cases) {
        var names = new HashMap<CaseId, Name>();
        jdbc.sql("""
                select i.item_id, i.ord, i.name, p.year from plan.item i join plan.plan p using (plan_id) where i.item_id = any (:cases)
                """)
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) -> names.put(
                        new CaseId(row.getObject("item_id", UUID.class)),
                        new Name(
                                "KH %d, việc %d".formatted(row.getInt("year"), row.getInt("ord")),
                                row.getString("name"),
                                "/ke-hoach/viec/" + row.getObject("item_id", UUID.class))))
                .list();
        return names;
    }
}
