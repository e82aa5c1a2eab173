package vn.kycuong.oversight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Scope;

/**
 * What a wide scope leaves out: little, and often nothing. So a scope of many units, which is what the head of a province has, is compared with the units
 * there are before anything is asked of it unit by unit (ADR 50).
 */
@Repository
class UnitsBeside {
    /** Up to so many units are read one by one. */
    static final int FEW_UNITS = 64;

    private final JdbcClient jdbc;

    UnitsBeside(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isWide(Scope scope) {
        return scope.isAll() || scope.unitNumbers().length > FEW_UNITS;
    }

    /** Units that decide something and are not in a scope. Where there are none, the scope is as wide as all. */
    Integer[] deciding(Scope scope) {
        return jdbc.sql("select unit_id from oversight.units_beside(:listed) b (unit_id)")
                .param("listed", scope.unitNumbers())
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
    }

    /** Whether nobody outside of a scope owes anything. */
    boolean oweNothing(Scope scope) {
        return jdbc.sql("select not exists (select from oversight.owners_beside(:listed))")
                .param("listed", scope.unitNumbers())
                .query(Boolean.class)
                .single();
    }
}
