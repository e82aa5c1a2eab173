package vn.kycuong.mining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.kycuong.calendar.WorkingCalendar;

/** The product's own store and counting of observed processes, one by one, for the bench. */
public final class FlowProbe {
    private final ObservedRows rows;
    private final int process;
    private final int edges;
    private List<FlowCounting.ChunkColumns> columns = List.of();

    private FlowProbe(ObservedRows rows, int process) {
        this.rows = rows;
        this.process = process;
        this.edges = rows.edges(process).size();
    }

    /** How many of each are kept. */
    public record Filled(long cases, long events, int edges) {}

    /** Cases as they are read, kept to be told again. */
    public static final class Template implements TraceSink {
        private final List<Trace> cases = new ArrayList<>();
        private long events;

        @Override
        public void take(Trace trace) {
            var kept = new Trace();
            kept.begin();
            kept.name = trace.name;
            kept.start = trace.start;
            kept.deadline = trace.deadline;
            kept.end = trace.end;
            for (int i = 0; i < trace.size; i++)
                kept.add(trace.activity[i], trace.at[i], trace.resource[i], trace.unit[i]);
            cases.add(kept);
            events += trace.size;
        }
    }

    /** Reads a log once and answers how many events it has. */
    public static long read(byte[] log) throws IOException {
        var tally = new Tally();
        var reading = new LogReading(LogMapping.GUESSED, tally);
        try {
            return tally.summary(LogFile.read(new ByteArrayInputStream(log), reading), reading)
                    .events();
        } catch (Malformed no) {
            throw new IOException(no.reason());
        }
    }

    /** Keeps a log again and again, each time a little later, until there are so many events. */
    public static FlowProbe filled(DataSource database, byte[] log, long wanted, LongConsumer told)
            throws IOException, SQLException {
        var template = new Template();
        var reading = new LogReading(LogMapping.GUESSED, template);
        try (var connection = database.getConnection()) {
            LogFile.read(new ByteArrayInputStream(log), reading);
            connection.setAutoCommit(false);
            var one = new SingleConnectionDataSource(connection, true);
            var rows = new ObservedRows(JdbcClient.create(one), new JdbcTemplate(one));
            var store = new ObservedStore(rows);
            int process = rows.begin("bench", new byte[] {1}, "", Instant.EPOCH);
            var tally = new Tally();
            var chunking = store.chunking(process);
            var random = new SplittableRandom(8577);
            long events = 0;
            for (int round = 0; events < wanted; round++) {
                for (var trace : template.cases) {
                    // each time of a copy is its own, so that medians are not those of one number many times over
                    var copy = new Trace();
                    copy.begin();
                    copy.name = trace.name + "-" + round;
                    long later = round * 3_600_000L;
                    copy.start = later(trace.start, later);
                    copy.deadline = later(trace.deadline, later);
                    copy.end = later(trace.end, later);
                    for (int i = 0; i < trace.size; i++) {
                        later += random.nextInt(120_000);
                        copy.add(trace.activity[i], later(trace.at[i], later), trace.resource[i], trace.unit[i]);
                    }
                    tally.take(copy);
                    chunking.take(copy);
                }
                events += template.events;
                if (round % 100 == 0) told.accept(events);
            }
            chunking.flush();
            store.conclude(process, reading, chunking, tally.summary(LogFile.Format.XES, reading));
            connection.commit();
        } catch (Malformed no) {
            throw new IOException(no.reason());
        }
        var rows = new ObservedRows(JdbcClient.create(database), new JdbcTemplate(database));
        return new FlowProbe(rows, rows.known(new byte[] {1}, "").orElseThrow());
    }

    private static long later(long moment, long by) {
        return moment == Trace.NEVER ? moment : moment + by;
    }

    public Filled filled() {
        var one = rows.process(process).orElseThrow();
        return new Filled(one.cases(), one.events(), edges);
    }

    /** Reads the columns out of the store, and keeps them for the counts. */
    public long load() {
        columns = rows.columns(process);
        return columns.stream().mapToLong(FlowCounting.ChunkColumns::bytes).sum();
    }

    /** Counts and medians on the clock, from the columns that were loaded. @return all transitions */
    public long clock() {
        return sum(new FlowCounting(columns, edges, null).clock());
    }

    /** The same in working time. */
    public long working(WorkingCalendar calendar) {
        return sum(new FlowCounting(columns, edges, null).working(calendar));
    }

    private static long sum(FlowCounting.Times times) {
        long all = 0;
        for (long count : times.counts()) all += count;
        return all;
    }
}
