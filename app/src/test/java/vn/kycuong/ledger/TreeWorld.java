package vn.kycuong.ledger;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestDatabase;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;

/** A ledger with a few cases, its tree and its key, on a database of its own. */
final class TreeWorld {
    static final UnitId UNIT = new UnitId(1);

    private static final String UNNUMBERED = """
            select count(*) from ledger.entry e
             where not exists (select from ledger.numbered n where n.case_id = e.case_id and n.version = e.version)
            """;

    final DataSource database;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final EntryJson json = new EntryJson(JsonMapper.builder().build());
    final FeedRows feed;
    final TreeRows rows;
    final LedgerTree tree;
    final List<CaseId> cases = new ArrayList<>();
    final Path folder;
    final Ledger ledger;
    private final ActStatement statement;
    private final SealedRows sealed;
    Instant now = Instant.parse("2020-06-15T01:00:00Z");

    TreeWorld(Path folder) {
        this(folder, TestDatabase.migrated());
    }

    TreeWorld(Path folder, DataSource database) {
        this.folder = folder;
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.feed = new FeedRows(jdbc, json);
        this.rows = new TreeRows(jdbc);
        this.tree = new LedgerTree(rows);
        var clocks = new ClockProjection(null, null); // no case here has a clock
        ledger = Ledgers.on(database, json, clocks);
        statement = new ActStatement(database, new ActRows(clocks, json));
        sealed = new SealedRows(jdbc, new LedgerRows(jdbc, json), json);
    }

    TreeWriter writer() {
        LegalClock clock = () -> now;
        return new TreeWriter(rows, new TreeKeys(folder.toString(), "", false), clock, transaction);
    }

    /** Opens a case and lets it go through so many further acts, a minute each. */
    CaseId live(RandomGenerator random, int acts) {
        var id = new CaseId(new UUID(random.nextLong(), random.nextLong()));
        cases.add(id);
        act(id, new Effect.Opened(UNIT, UNIT, 0), new Effect.StateChanged("OPEN"));
        for (int n = 1; n < acts; n++) act(id, new Effect.StateChanged("S" + n));
        return id;
    }

    void act(CaseId id, Effect... effects) {
        now = now.plusSeconds(60);
        var hidden = sealed.state(id, ActorId.SYSTEM);
        var c = hidden.or(() -> ledger.find(id)).orElseGet(() -> CaseState.unopened(id, "test"));
        var by = new Act.By(ActorId.SYSTEM, PostId.NONE, UNIT, now, now, "key-" + id + "-" + c.version());
        var act = Act.of(c, by, "test.Acted", "kernel.sweep", UNIT, List.of(effects), Map.of("n", c.version()), null);
        if (hidden.isPresent()) statement.recordSealed(act);
        else ledger.record(act);
    }

    void seal(CaseId id) {
        for (var step : List.of(
                "insert into ledger.sealing values (:id, 1, now())",
                "insert into ledger.admission values (:id, 1)",
                "insert into ledger.sealed_obligation select * from ledger.obligation where case_id = :id",
                "insert into ledger.sealed_work select * from ledger.work_item where case_id = :id",
                """
                insert into ledger.sealed_head (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash,
                                                last_kind, last_at, opened_at, closed_at)
                select case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at,
                       opened_at, closed_at
                  from ledger.case_head where case_id = :id
                """,
                "delete from ledger.obligation where case_id = :id",
                "delete from ledger.work_item where case_id = :id",
                "delete from ledger.case_head where case_id = :id"))
            jdbc.sql(step).param("id", id.value()).update();
    }

    void settle() {
        // a transaction that is open anywhere on the server, of another test too, holds numbering back for a moment
        for (int i = 0; i < 200 && count(UNNUMBERED) > 0; i++) {
            feed.number();
            Thread.onSpinWait();
        }
        now = now.plusSeconds(10);
        writer().catchUp();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }
}
