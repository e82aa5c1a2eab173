package vn.kycuong.oversight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How what the planner cannot know is planned. How many a condition leaves it does not know behind the wall, and a plan made for whatever is asked knows not
 * even what is asked.
 */
@Component
class QueryPlans {
    private static final String AS_ASKED = "force_custom_plan";

    private final JdbcClient jdbc;

    QueryPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is read. */
    interface Reading<T> {
        T read();
    }

    /**
     * The first page of a long list, read along an index and no further: planned for what is asked this time, sorting nothing where there is an index in the
     * right order. Else it thinks of a few, and reads them all to sort them.
     */
    @Transactional(readOnly = true)
    <T> T along(Reading<T> reading) {
        return planned("off", AS_ASKED, reading);
    }

    /** Planned for what is asked this time. */
    @Transactional(readOnly = true)
    <T> T asAsked(Reading<T> reading) {
        return planned("on", AS_ASKED, reading);
    }

    private <T> T planned(String sorting, String planning, Reading<T> reading) {
        set(sorting, planning);
        var read = reading.read();
        set("on", "auto");
        return read;
    }

    private void set(String sorting, String planning) {
        jdbc.sql("select set_config('enable_sort', :sorting, true), set_config('plan_cache_mode', :planning, true)")
                .param("sorting", sorting)
                .param("planning", planning)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
