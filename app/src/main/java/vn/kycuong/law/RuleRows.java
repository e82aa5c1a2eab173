package vn.kycuong.law;

import java.util.List;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code law.rule}. */
@Repository
class RuleRows {
    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first, so that a later row of the same key covers an earlier one. */
    List<Rule> all() {
        return jdbc.sql("""
                select key, applies_to, effective_from, effective_to, type, value, basis, status, note
                  from law.rule
                 order by effective_from, key, applies_to
                """).query(new SimplePropertyRowMapper<>(Rule.class)).list();
    }

    void replace(List<Rule> rules) {
        jdbc.sql("delete from law.rule").update();
        jdbc.sql("""
                insert into law.rule (key, applies_to, effective_from, effective_to, type, value, basis, status, note)
                select key, "appliesTo", "effectiveFrom", "effectiveTo", type, value, basis, status, note
                  from jsonb_to_recordset(cast(:rules as jsonb)) as x(key text, "appliesTo" text, "effectiveFrom" date,
                       "effectiveTo" date, type text, value text, basis text, status text, note text)
                """).param("rules", JsonRows.of(rules)).update();
    }
}
