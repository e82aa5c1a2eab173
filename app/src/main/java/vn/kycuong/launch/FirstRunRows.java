package vn.kycuong.launch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FirstRunRows {
    private final JdbcClient jdbc;

    FirstRunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> done() {
        return jdbc.sql("""
                select name
                  from launch.first_run
                """).query((row, _) -> row.getString("name")).set();
    }

    /** Written before the first row of anything else; the first word stays. */
    void markMode(Mode mode) {
        jdbc.sql("""
                insert into launch.installation (mode) values (:mode)
                on conflict (one) do nothing
                """).param("mode", mode.word()).update();
    }

    void mark(String name, Instant at) {
        jdbc.sql("""
                insert into launch.first_run (name, done_at)
                values (:name, :at)
                """).param("name", name).param("at", Timestamp.from(at)).update();
    }
}
