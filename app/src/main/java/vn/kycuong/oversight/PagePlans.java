package vn.kycuong.oversight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the first page of a long list is read: along an index, and no further. How many a condition leaves the planner cannot know behind the wall, and a plan
 * made for whatever is asked knows not even what is asked: it thinks of a few, and reads them all to sort them.
 */
@Component
class PagePlans {
    private final JdbcClient jdbc;

    PagePlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is read of a page. */
    interface Reading<T> {
        T read();
    }

    /** In one transaction, planned for what is asked this time, sorting nothing where there is an index in the right order. */
    @Transactional(readOnly = true)
    <T> T along(Reading<T> reading) {
        set("off", "force_custom_plan");
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
