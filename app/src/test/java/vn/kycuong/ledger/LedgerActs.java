package vn.kycuong.ledger;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.launch.Workload;
import vn.kycuong.law.Rules;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.worktime.WorkTime;

/** Acts through the ledger's own statement: what was answered must be there, chained, and replay to the rows. */
public final class LedgerActs implements Workload {
    private static final Instant BEGIN = Instant.parse("2020-06-15T01:00:00Z");
    private static final UnitId UNIT = new UnitId(1);

    private final List<CaseId> open = new ArrayList<>();
    private Ledger ledger;

    @Override
    public void prepare(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (var province = TestProvince.on(database)) {
            province.face(ReferenceImport.class).run((_, _, _) -> {});
        }
    }

    @Override
    public String act(DataSource database, RandomGenerator random) {
        if (ledger == null) ledger = ledger(database);
        var act = open.isEmpty() || random.nextInt(3) == 0 ? opening(random) : another(random);
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded(int version) -> act.entry().caseId() + " " + version;
            case ActOutcome other -> throw new IllegalStateException(other.toString());
        };
    }

    private Act opening(RandomGenerator random) {
        var id = new CaseId(new UUID(random.nextLong(), random.nextLong()));
        open.add(id);
        var clock = ObligationClock.started(BEGIN, Limit.parse("3WD"), "test", LocalTime.of(15, 0));
        return act(
                CaseState.unopened(id, "test"),
                new Effect.Opened(UNIT, UNIT, 0),
                new Effect.StateChanged("OPEN"),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, UNIT, "test", clock, null),
                new Effect.WorkOpened(1, 1, "OFFICER", UNIT, null, 1));
    }

    private Act another(RandomGenerator random) {
        var c = ledger.find(open.get(random.nextInt(open.size()))).orElseThrow();
        return act(
                c,
                new Effect.StateChanged("S" + c.version()),
                new Effect.WorkTaken(1, new ActorId(1000 + random.nextInt(9))));
    }

    private static Act act(CaseState c, Effect... effects) {
        var at = BEGIN.plusSeconds(60L * c.version());
        var by = new Act.By(ActorId.SYSTEM, PostId.NONE, UNIT, at, at, null);
        return Act.of(c, by, "test.Acted", "kernel.sweep", UNIT, List.of(effects), Map.of("n", c.version()), null);
    }

    @Override
    public List<String> missing(DataSource database, List<String> answered) {
        var whole = ledger(database);
        var jdbc = JdbcClient.create(database);
        var lasts = new HashMap<String, Integer>();
        for (var line : answered) lasts.merge(line.split(" ")[0], Integer.parseInt(line.split(" ")[1]), Math::max);
        return lasts.entrySet().stream()
                .filter(last -> !isWhole(whole, jdbc, CaseId.parse(last.getKey()), last.getValue()))
                .map(last -> last.getKey() + " " + last.getValue())
                .toList();
    }

    private static boolean isWhole(Ledger ledger, JdbcClient jdbc, CaseId id, int answered) {
        var state = ledger.find(id);
        if (state.isEmpty() || state.get().version() < answered) return false;
        var hash = Chain.start();
        for (var row : jdbc.sql("select body, hash from ledger.entry where case_id = :id order by version")
                .param("id", id.value())
                .query((r, _) -> List.of(r.getBytes("body"), r.getBytes("hash")))
                .list()) {
            hash = Chain.next(hash, row.get(0));
            if (!Arrays.equals(hash, row.get(1))) return false;
        }
        return CaseState.replay(id, "test", ledger.entries(id)).equals(state.get());
    }

    private static Ledger ledger(DataSource database) {
        var jdbc = JdbcClient.create(database);
        var province = TestProvince.on(database);
        var json = new EntryJson(JsonMapper.builder().build());
        var clocks = new ClockProjection(province.face(WorkTime.class), province.face(Rules.class));
        var feed = new LedgerFeed(
                new FeedRows(jdbc, json),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new DefaultListableBeanFactory().getBeanProvider(Reaction.class));
        return new Ledger(new LedgerRows(jdbc, json, clocks), feed);
    }
}
