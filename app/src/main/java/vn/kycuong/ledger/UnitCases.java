package vn.kycuong.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * Which open cases have to do with a unit (vụ việc đang mở của đơn vị): it took them in, must decide them, owes something in them, or has work
 * of them. For whole units at a time, as when one ends; what a person has to do is on the work lists.
 */
@Repository
public class UnitCases {
    private static final String CONCERNED = """
            select h.case_id, h.unit_now as unit_id, true as decides
              from ledger.case_head h
             where h.closed_at is null and h.unit_now = any (:units)
            union all
            select h.case_id, h.unit_in, false
              from ledger.case_head h
             where h.closed_at is null and h.unit_in = any (:units)
            union all
            select w.case_id, w.unit_id, false
              from ledger.work_item w
             where w.open and w.unit_id = any (:units)
            union all
            select o.case_id, o.unit_id, false
              from ledger.obligation o
              join ledger.case_head h on h.case_id = o.case_id
             where o.met_at is null and h.closed_at is null and o.unit_id = any (:units)
            """;

    private final JdbcClient jdbc;

    UnitCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many open cases have to do with a unit.
     *
     * @param decides those that it must decide; each case is decided by one unit, so that these add up over units
     * @param all those and the ones in which it has another part
     */
    public record Load(int decides, int all) {
        public static final Load NONE = new Load(0, 0);
    }

    /** The load of each of these units that has any. */
    public Map<UnitId, Load> loads(Collection<UnitId> units) {
        var loads = new HashMap<UnitId, Load>();
        jdbc.sql("""
                select unit_id, count(distinct case_id) as cases, count(*) filter (where decides) as decided
                  from (%s) c
                 group by unit_id
                """.formatted(CONCERNED))
                .param("units", numbers(units))
                .query((row, _) -> loads.put(
                        new UnitId(row.getInt("unit_id")), new Load(row.getInt("decided"), row.getInt("cases"))))
                .list();
        return loads;
    }

    /** Every open case that has to do with one of these units, in the order of their ids. */
    public List<CaseId> of(Collection<UnitId> units) {
        return jdbc.sql("select distinct case_id from (%s) c order by case_id".formatted(CONCERNED))
                .param("units", numbers(units))
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    /** The open cases that a unit must decide. */
    public List<CaseId> decidedBy(UnitId unit) {
        return jdbc.sql("select case_id from ledger.case_head where closed_at is null and unit_now = :unit")
                .param("unit", unit.value())
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    private static Integer[] numbers(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(Integer[]::new);
    }
}
