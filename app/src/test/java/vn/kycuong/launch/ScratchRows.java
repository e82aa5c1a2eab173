package vn.kycuong.launch;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plainest work: a row a transaction, long enough that pages fill and files grow. */
public final class ScratchRows implements Workload {
    @Override
    public void prepare(DataSource database) {
        JdbcClient.create(database).sql("""
                create table scratch (id uuid primary key, line text not null)
                """).update();
    }

    @Override
    public String act(DataSource database, RandomGenerator random) {
        var id = new UUID(random.nextLong(), random.nextLong());
        var line = Long.toHexString(random.nextLong()).repeat(random.nextInt(1, 40));
        JdbcClient.create(database).sql("""
                insert into scratch (id, line) values (:id, :line)
                """).param("id", id).param("line", line).update();
        return id + " " + line;
    }

    @Override
    public List<String> missing(DataSource database, List<String> answered) {
        var there = new HashSet<>(
                JdbcClient.create(database).sql("""
                select id || ' ' || line from scratch
                """).query(String.class).list());
        return answered.stream().filter(line -> !there.contains(line)).toList();
    }
}
