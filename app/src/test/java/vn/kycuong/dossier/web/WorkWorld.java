package vn.kycuong.dossier.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.FindWords;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;

/** Random open and finished work of a few units in a real database, written through the ledger, and officers who look at it. */
final class WorkWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2020-06-15T03:00:00Z");
    private static final ActorId ACTOR = new ActorId(50);
    private static final PostId POST = new PostId(7);
    private static final String RIGHT = "test.act";
    private static final List<String> ROLES = List.of("RECEIVER", "OFFICER", "CLERK", "LEADER");
    private static final List<String> NAMES =
            List.of("Nguyễn Thị Ánh", "Nguyen Van Ba", "Lý Đức Má", "Hoàng Văn Ma", "Nông Thị Đào");
    private static final List<String> PROCEDURES = List.of("BIRTH", "HOUSEHOLD_BIZ");

    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final AtomicInteger statements = new AtomicInteger();
    final Random random;
    final JdbcClient jdbc;
    final Ledger ledger;
    final LedgerFeed feed;
    final WorkRows rows;
    final WorkLists lists;
    final List<Integer> units;
    private int number;

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {
                "vn.kycuong.ledger",
                "vn.kycuong.law",
                "vn.kycuong.worktime",
                "vn.kycuong.reference",
                "vn.kycuong.organisation",
                "vn.kycuong.process",
                "vn.kycuong.procedure"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*|.*Pages"))
    static class Beans {
        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }

    WorkWorld(long seed) {
        random = new Random(seed);
        var database = TestProvince.database();
        context.registerBean(DataSource.class, () -> database);
        context.register(Beans.class);
        context.refresh();
        feed = context.getBean(LedgerFeed.class);
        feed.stop();
        context.getBean(ClockSweep.class).stop();
        jdbc = context.getBean(JdbcClient.class);
        ledger = context.getBean(Ledger.class);
        context.getBean(Grants.class).replace(ACTOR, 1, true, List.of(new Grants.Grant(POST, RIGHT, UnitId.ALL)));
        rows = new WorkRows(JdbcClient.create(counted(database)));
        lists = new WorkLists(rows);
        units = context.getBean(Organisation.class).units().stream()
                .map(u -> u.id().value())
                .limit(24)
                .toList();
    }

    /** As the desk's reaction keeps it. */
    private void waits(CaseId id, Instant until) {
        jdbc.sql("insert into dossier.supplement_until (case_id, until) values (:case, :until)")
                .param("case", id.value())
                .param("until", until.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    @Override
    public void close() {
        context.close();
    }

    Officer officer(int actor, String role, @Nullable List<Integer> seen) {
        var scope = seen == null
                ? Scope.all(1)
                : Scope.of(seen.stream().map(UnitId::new).toList(), 1);
        var home = new UnitId(seen == null ? units.getFirst() : seen.getFirst());
        return new Officer(new ActorId(actor), POST, home, "Đơn vị", "Người " + actor, role, Set.of(), scope);
    }

    /** One unit, three, more than are read one by one, and all. */
    List<Officer> officers() {
        return List.of(
                officer(1001, "OFFICER", units.subList(0, 1)),
                officer(1002, "RECEIVER", units.subList(1, 4)),
                officer(1003, "LEADER", units.subList(2, 22)),
                officer(1004, "OFFICER", null));
    }

    void fill(int cases) {
        for (int i = 0; i < cases; i++) open();
    }

    /** A case somewhere, of any age, running, standing, ready to be handed over, or done. */
    CaseId open() {
        var id = new CaseId(new UUID(random.nextLong(), random.nextLong()));
        var in = unit();
        var decides = random.nextInt(3) == 0 ? unit() : in;
        var lies = random.nextInt(4) == 0 ? unit() : random.nextBoolean() ? in : decides;
        var at = NOW.minus(Duration.ofMinutes(random.nextInt(15 * 24 * 60)));
        var holder = random.nextInt(3) == 0 ? null : new ActorId(1001 + random.nextInt(6));
        boolean dated = random.nextInt(6) > 0;
        var effects = new ArrayList<Effect>(List.of(
                new Effect.Opened(in, decides, 1),
                new Effect.StateChanged(dated ? "PROCESSING" : "AT_ONE_STOP"),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, decides, "dossier.result", clock(at), null),
                new Effect.WorkOpened(1, 2, ROLES.get(random.nextInt(3)), lies, holder, dated ? 1 : 0)));
        if (random.nextInt(5) == 0)
            effects.add(new Effect.ClockStopped(1, random.nextBoolean() ? Ground.SUPPLEMENT : Ground.COUNCIL, "1"));
        if (random.nextInt(4) == 0) {
            effects.add(new Effect.WorkClosed(1));
            effects.add(new Effect.Closed());
        }
        write(id, in);
        act(CaseState.unopened(id, "dossier"), in, at, effects);
        boolean asked = effects.stream()
                .anyMatch(
                        e -> e instanceof Effect.ClockStopped(var _, var ground, var _) && ground == Ground.SUPPLEMENT);
        if (asked) waits(id, at.plus(Duration.ofDays(5)));
        return id;
    }

    /** Something happens to a case that is open: it moves on, its clock stands, another unit must decide it, or it is done. */
    void touch(CaseId id) {
        var c = ledger.find(id).orElseThrow();
        if (c.openWork().isEmpty()) return;
        var work = c.openWork().get();
        Effect effect = switch (random.nextInt(4)) {
            case 0 -> new Effect.WorkMoved(1, 3, ROLES.get(random.nextInt(3)), unit(), null, work.obligation());
            case 1 -> new Effect.WorkTaken(1, new ActorId(1001 + random.nextInt(6)));
            case 2 -> new Effect.Rehomed(unit());
            default -> new Effect.WorkClosed(1);
        };
        act(c, c.unitIn(), NOW, List.of(effect));
    }

    private void act(CaseState before, UnitId at, Instant when, List<Effect> effects) {
        var by = new Act.By(ACTOR, POST, at, when, when, null);
        var outcome = ledger.record(Act.of(before, by, "test.Acted", RIGHT, at, effects, Map.of(), null));
        if (!(outcome instanceof ActOutcome.Recorded)) throw new IllegalStateException(outcome.toString());
    }

    private void write(CaseId id, UnitId in) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var procedure = PROCEDURES.get(random.nextInt(PROCEDURES.size()));
        var code = "H37.N%04d-200615-%04d".formatted(in.value() % 10_000, ++number);
        jdbc.sql("""
                insert into dossier.dossier (case_id, code, procedure_key, procedure_case, channel, unit_in, tracking_key, words, label)
                values (:id, :code, :procedure, 'normal', 'COUNTER', :unit, :tracking, '', :name)
                """)
                .param("id", id.value())
                .param("code", code)
                .param("procedure", procedure)
                .param("unit", in.value())
                .param("name", name)
                .param("tracking", code)
                .update();
        jdbc.sql(
                        "insert into dossier.find (case_id, key) values (:id, array_to_tsvector(:words || string_to_array(lower(:code), '-')))")
                .param("id", id.value())
                .param("words", FindWords.of(procedure, List.of(name)).toArray(String[]::new))
                .param("code", code)
                .update();
    }

    private ObligationClock clock(Instant start) {
        return ObligationClock.started(
                start, new Limit.WorkingDays(1 + random.nextInt(12)), "test", LocalTime.of(15, 0));
    }

    private UnitId unit() {
        return new UnitId(units.get(random.nextInt(units.size())));
    }

    /** The same database, every prepared statement counted. */
    private DataSource counted(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    var result = called(database, method, arguments);
                    return result instanceof Connection connection ? counted(connection) : result;
                });
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) statements.incrementAndGet();
                    return called(connection, method, arguments);
                });
    }

    private static Object called(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
