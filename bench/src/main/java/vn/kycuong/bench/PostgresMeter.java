package vn.kycuong.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What work cost: processor time of the program and of PostgreSQL with all its processes, rows written, write-ahead log, disk. */
final class PostgresMeter {
    private static final double TICKS_A_SECOND = 100; // USER_HZ of Linux

    private final JdbcClient jdbc;
    private final long postmaster;
    private final OperatingSystemMXBean program = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    PostgresMeter(DataSource database) {
        jdbc = JdbcClient.create(database);
        postmaster = jdbc.sql("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::bigint")
                .query(Long.class)
                .single();
    }

    /** Seconds of processor time so far. */
    double programSeconds() {
        return program.getProcessCpuTime() / 1e9;
    }

    /** Seconds of processor time so far, of those processes that have ended too. */
    double databaseSeconds() {
        var own = ticks(postmaster);
        long sum = own[0] + own[1];
        for (var child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) sum += ticks(child.pid())[0];
        return sum / TICKS_A_SECOND;
    }

    /** User and system time of a process, and that of its children that have ended. */
    private static long[] ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new long[] {
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                Long.parseLong(fields[13]) + Long.parseLong(fields[14])
            };
        } catch (NoSuchFileException e) {
            return new long[2]; // it ended meanwhile, and stands in its parent's sum
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of write-ahead log so far. */
    long walBytes() {
        return jdbc.sql("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
                .query(Long.class)
                .single();
    }

    /** Whole pages in the write-ahead log are the price of a checkpoint, not of an act: off while an act is weighed. */
    void wholePages(boolean on) {
        jdbc.sql("select set_config('kycuong.none', '', false)")
                .query(String.class)
                .single();
        jdbc.sql(on ? "alter system reset full_page_writes" : "alter system set full_page_writes = off")
                .update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    /** Rows inserted, updated and deleted so far in a database, its catalogue included. */
    long rowsWritten(String database) {
        return jdbc.sql("select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = :name")
                .param("name", database)
                .query(Long.class)
                .single();
    }

    /** Bytes of a database now. */
    long diskBytes(String database) {
        return jdbc.sql("select pg_database_size(:name)")
                .param("name", database)
                .query(Long.class)
                .single();
    }
}
