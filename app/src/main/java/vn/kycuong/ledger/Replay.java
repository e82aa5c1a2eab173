package vn.kycuong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Entry;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ReplayRows.Stored;
import vn.kycuong.worktime.WorkTime;

/**
 * Rebuilds from the entries alone what is kept beside them, and compares: kernel rows here, and whatever else is {@link Replayed}.
 * Reads one snapshot of the database with several connections, a few hundred cases at a time, and changes nothing.
 */
public final class Replay implements AutoCloseable {
    private static final int CASES_AT_ONCE = 400;
    private static final int MOST_RANGE_BITS = 8;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final DataSource database;
    private final AnnotationConfigApplicationContext parts;
    private final List<Replayed> compared;
    private final EntryJson json = new EntryJson(JsonMapper.shared());

    private Replay(DataSource database, AnnotationConfigApplicationContext parts) {
        this.database = database;
        this.parts = parts;
        this.compared = List.copyOf(parts.getBeansOfType(Replayed.class).values());
    }

    /**
     * What was looked at.
     *
     * @param differences how many places are not what the ledger says
     * @param counts how many of what else agreed or was looked at, by its Vietnamese name
     */
    public record Result(long cases, long entries, long differences, Map<String, Long> counts) {
        public Result {
            counts = Map.copyOf(counts);
        }
    }

    /** Hears how far it has come. Unit: cases. */
    public interface Progress {
        void at(long cases, long of);
    }

    /** On a migrated database whose registers are loaded, with everything on the class path that is {@link Replayed}. */
    public static Replay on(DataSource database) {
        var jdbc = JdbcClient.create(database);
        var parts = new AnnotationConfigApplicationContext();
        parts.registerBean(ClockProjection.class, () -> new ClockProjection(WorkTime.of(jdbc), Rules.of(jdbc)));
        var scanner = new ClassPathBeanDefinitionScanner(parts, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Replayed.class));
        scanner.scan("vn.kycuong");
        parts.refresh();
        return new Replay(database, parts);
    }

    @Override
    public void close() {
        parts.close();
    }

    /**
     * Compares everything. A difference is told as soon as it is found, from several threads.
     *
     * @param threads how many stretches at once, each on a connection of its own
     */
    public Result check(int threads, Consumer<Difference> told, Progress progress) throws SQLException {
        var findings = new Findings(told);
        try (var connection = database.getConnection();
                var workers = Executors.newFixedThreadPool(threads)) {
            var rows = new ReplayRows(snapshot(connection, null), json);
            var run = new Run(findings, rows.exportSnapshot(), rows.cases(), progress);
            var working = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                working.add(workers.submit(() -> {
                    work(run);
                    return true;
                }));
            }
            for (var worker : working) await(worker);
            return new Result(run.cases.get(), run.entries.get(), findings.differences(), findings.counts());
        }
    }

    private static void await(Future<?> worker) throws SQLException {
        try {
            worker.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The replay was interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException broken) throw broken;
            throw new IllegalStateException("The replay failed", failed.getCause());
        }
    }

    /** What the workers of one check share. */
    private static final class Run {
        private final Findings findings;
        private final String snapshot;
        private final long of;
        private final Progress progress;
        private final int bits;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLong cases = new AtomicLong();
        private final AtomicLong entries = new AtomicLong();

        Run(Findings findings, String snapshot, long of, Progress progress) {
            this.findings = findings;
            this.snapshot = snapshot;
            this.of = of;
            this.progress = progress;
            this.bits = 64 - Long.numberOfLeadingZeros(Math.min(of / CASES_AT_ONCE, (1 << MOST_RANGE_BITS) - 1) | 1);
        }

        /** Ids are spread evenly; enough ranges for every worker, and not so many that each holds next to nothing. */
        int ranges() {
            return 1 << bits;
        }

        UUID endOf(int range) {
            return range == ranges() - 1 ? LAST : new UUID((long) (range + 1) << (64 - bits), 0);
        }

        void done(long moreCases, long moreEntries) {
            entries.addAndGet(moreEntries);
            progress.at(cases.addAndGet(moreCases), of);
        }
    }

    private void work(Run run) throws SQLException {
        try (var connection = database.getConnection()) {
            var jdbc = snapshot(connection, run.snapshot);
            var rows = new ReplayRows(jdbc, json);
            for (int range = run.next.getAndIncrement(); range < run.ranges(); range = run.next.getAndIncrement()) {
                var after = range == 0 ? BEFORE_ALL : run.endOf(range - 1);
                var end = run.endOf(range);
                while (!after.equals(end)) {
                    var further = rows.further(after, end, CASES_AT_ONCE);
                    var upTo = further == null ? end : further;
                    stretch(run, jdbc, rows, after, upTo);
                    after = upTo;
                }
            }
        }
    }

    private static JdbcClient snapshot(Connection connection, @Nullable String shared) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        if (shared != null) {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction snapshot '" + shared + "'");
            }
        }
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private void stretch(Run run, JdbcClient jdbc, ReplayRows rows, UUID after, UUID upTo) {
        var stored = rows.entries(after, upTo);
        var cases =
                stored.stream().collect(Collectors.groupingBy(Stored::caseId, LinkedHashMap::new, Collectors.toList()));
        var chains = new LinkedHashMap<CaseId, List<Entry>>();
        var heads = new HashMap<CaseId, String>();
        cases.forEach((id, entries) -> {
            var chain = chain(id, entries, run.findings);
            if (chain.isEmpty()) return;
            chains.put(new CaseId(id), chain);
            heads.put(new CaseId(id), HexFormat.of().formatHex(entries.getLast().hash()));
        });
        var stretch = new Stretch(jdbc, after, upTo, chains, heads, rows::readBy);
        for (var one : compared) one.check(stretch, run.findings);
        unproved(chains, run.findings);
        run.done(cases.size(), stored.size());
    }

    /** The entries of one case, or none when they are not a chain that can be read; then it is said why. */
    private List<Entry> chain(UUID id, List<Stored> stored, Findings findings) {
        var entries = new ArrayList<Entry>();
        var hash = Chain.start();
        for (var one : stored) {
            var row = "ledger.entry số " + one.version();
            if (one.version() != entries.size() + 1) {
                findings.unreadable(id, row, "số thứ tự không liền nhau, thiếu bút toán số " + (entries.size() + 1));
                return List.of();
            }
            hash = Chain.next(hash, one.body());
            if (!Arrays.equals(hash, one.hash())) {
                findings.unreadable(id, row, "mã băm không khớp với nội dung và bút toán trước");
                return List.of();
            }
            var entry = read(one.body());
            if (entry == null || !entry.caseId().value().equals(id) || entry.version() != one.version()) {
                findings.unreadable(id, row, "không đọc được, hoặc là bút toán của vụ việc hay số thứ tự khác");
                return List.of();
            }
            entries.add(entry);
        }
        return entries;
    }

    private @Nullable Entry read(byte[] body) {
        try {
            return json.read(body);
        } catch (JacksonException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException
                | DateTimeException unreadable) {
            return null;
        }
    }

    /** A commitment that nobody compares would look like one that holds. */
    private void unproved(Map<CaseId, List<Entry>> chains, Findings findings) {
        chains.forEach((id, entries) -> {
            for (var entry : entries) {
                if (entry.content() == null || compared.stream().anyMatch(c -> c.provesContentOf(entry.caseKind())))
                    continue;
                findings.wrong(
                        id.value(),
                        "ledger.entry số " + entry.version(),
                        "có cam kết nội dung mà không có phần nào đối chiếu nội dung của loại “%s”"
                                .formatted(entry.caseKind()));
            }
        });
    }
}
