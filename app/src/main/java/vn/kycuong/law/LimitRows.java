package vn.kycuong.law;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code law.time_limit}. */
@Repository
class LimitRows {
    private final JdbcClient jdbc;

    LimitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LimitRow> all() {
        return jdbc.sql("""
                select subject, case_key, stage, channel, effective_from, effective_to, time_limit, problem, basis,
                       confidence, note
                  from law.time_limit
                 order by subject, effective_from, case_key, stage, channel
                """)
                .query(new SimplePropertyRowMapper<>(LimitRow.class))
                .list();
    }

    void replace(String subjectPrefix, Set<String> kept, List<LimitRow> limits) {
        jdbc.sql("delete from law.time_limit where starts_with(subject, :prefix) and subject <> all(:kept)")
                .param("prefix", subjectPrefix)
                .param("kept", kept.toArray(String[]::new))
                .update();
        insert(limits);
    }

    void replaceOf(Set<String> subjects, List<LimitRow> limits) {
        jdbc.sql("delete from law.time_limit where subject = any(:subjects)")
                .param("subjects", subjects.toArray(String[]::new))
                .update();
        insert(limits);
    }

    private void insert(List<LimitRow> limits) {
        jdbc.sql("""
                insert into law.time_limit (subject, case_key, stage, channel, effective_from, effective_to, time_limit,
                                            problem, basis, confidence, note)
                select subject, "caseKey", stage, channel, "effectiveFrom", "effectiveTo", "timeLimit", problem, basis,
                       confidence, note
                  from jsonb_to_recordset(cast(:limits as jsonb)) as x(subject text, "caseKey" text, stage text,
                       channel text, "effectiveFrom" date, "effectiveTo" date, "timeLimit" text, problem text,
                       basis text, confidence text, note text)
                """).param("limits", JsonRows.of(limits)).update();
    }
}
