package vn.kycuong.dossier;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.launch.Workload;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerCheck;
import vn.kycuong.ledger.LedgerFinding;
import vn.kycuong.ledger.Replay;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.worktime.LegalOffset;

/**
 * Several people at one one-stop, through the desk's own faces, with content and with the ledger's background work: what was answered
 * must be in the ledger once, under its key, and all that is kept must follow from the ledger.
 */
public final class DossierActs implements Workload {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);
    private static final Instant THEN = Instant.parse("2020-06-15T02:00:00Z");
    private static final PostId POST = new PostId(7);
    private static final String PROCEDURE = "BIRTH";
    private static final List<String> RIGHTS = List.of(
            Rights.RECEIVE, Rights.RETURN, Rights.EXAMINE, Rights.ASSIGN, Rights.SIGN, Rights.APPROVE, Rights.CORRECT);

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            lazyInit = true, // what a desk needs, and what runs in the background by itself
            basePackages = {
                "vn.kycuong.job",
                "vn.kycuong.reference",
                "vn.kycuong.law",
                "vn.kycuong.worktime",
                "vn.kycuong.organisation",
                "vn.kycuong.process",
                "vn.kycuong.procedure",
                "vn.kycuong.document",
                "vn.kycuong.ledger",
                "vn.kycuong.audit",
                "vn.kycuong.vault",
                "vn.kycuong.signature",
                "vn.kycuong.dossier",
                "vn.kycuong.directive",
                "vn.kycuong.oversight"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*Test.*",
                                ".*\\.web\\..*",
                                ".*document\\.(?!Files|StoredFileRows).*",
                                ".*(FileSignatures|LongTermRaising)"
                            }))
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

        /** A working morning of a day whose law is in the registers. */
        @Bean
        LegalOffset offset() {
            var back = Duration.between(Clock.systemUTC().instant(), THEN);
            return () -> back;
        }
    }

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
    public Desk open(DataSource database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        // whoever is killed and starts again opens what was sealed before
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "vault",
                        Map.of(
                                "kycuong.vault.key",
                                Path.of("target/desk-vault/master").toString())));
        context.register(Beans.class);
        context.refresh();
        return new OneStop(context);
    }

    private static final class OneStop implements Desk {
        private final AnnotationConfigApplicationContext context;
        private final Intake intake;
        private final Dossiers dossiers;
        private final Ledger ledger;
        private final Grants grants;
        private final ProcedureVersion procedure;
        private final UnitId unit;
        private final Map<Integer, Officer> people = new ConcurrentHashMap<>();
        private final Queue<CaseId> open = new ConcurrentLinkedQueue<>();

        OneStop(AnnotationConfigApplicationContext context) {
            this.context = context;
            intake = context.getBean(Intake.class);
            dossiers = context.getBean(Dossiers.class);
            ledger = context.getBean(Ledger.class);
            grants = context.getBean(Grants.class);
            var procedures = context.getBean(Procedures.class);
            procedure = procedures.get(PROCEDURE, DAY).orElseThrow();
            unit = procedures.oneStops(procedure, DAY).getFirst().id();
        }

        @Override
        public String act(int person, RandomGenerator random) throws InterruptedException {
            var key = new UUID(random.nextLong(), random.nextLong()).toString();
            var id = random.nextInt(3) == 0 ? null : open.poll();
            while (true) {
                try {
                    var officer = people.computeIfAbsent(person, this::officer);
                    var answer = id == null ? takeIn(key, officer) : work(id, key, officer);
                    if (answer != null) return answer;
                    id = null; // nothing is left to be done to it
                } catch (DataAccessException | TransactionException noAnswer) {
                    Thread.sleep(20); // whether it was done nobody said: the same form is sent again
                }
            }
        }

        @Override
        public void close() {
            context.close();
        }

        private Officer officer(int person) {
            var actor = new ActorId(5000 + person);
            grants.replace(
                    actor,
                    1,
                    true,
                    RIGHTS.stream()
                            .map(right -> new Grants.Grant(POST, right, UnitId.ALL))
                            .toList());
            return new Officer(actor, POST, unit, "", "Người " + person, "OFFICER", Set.copyOf(RIGHTS), Scope.all(1));
        }

        private String takeIn(String key, Officer officer) {
            var command = new TakeIn(key, PROCEDURE, "normal", Channel.COUNTER, application(key));
            return switch (intake.takeIn(command, officer)) {
                case TakeInResult.Accepted done -> opened(done.ref().caseId(), key);
                case TakeInResult.AlreadyTakenIn done -> opened(done.ref().caseId(), key);
                case TakeInResult other -> throw new IllegalStateException(other.toString());
            };
        }

        private String opened(CaseId id, String key) {
            open.add(id);
            return id + " " + key;
        }

        /** Null when the dossier is done with. */
        private String work(CaseId id, String key, Officer officer) {
            while (true) {
                var c = ledger.find(id).orElseThrow();
                var sheet = new Dossiers.Sheet(c.version(), key);
                var result = step(c, sheet, officer);
                if (result == null) return null;
                switch (result) {
                    case ActResult.Done _, ActResult.Repeated _ -> {
                        return opened(id, key);
                    }
                    case ActResult.Overtaken _ -> {} // the sweep was faster
                    case ActResult other -> throw new IllegalStateException(c.state() + ": " + other);
                }
            }
        }

        private ActResult step(CaseState c, Dossiers.Sheet sheet, Officer officer) {
            return switch (DossierState.valueOf(c.state())) {
                case ACCEPTED, PROCESSING -> {
                    var holder = c.openWork().orElseThrow().holder();
                    if (holder == null) yield dossiers.take(c.id(), sheet, officer);
                    var same = people.get(holder.value() - 5000);
                    yield same == null
                            ? dossiers.assign(c.id(), sheet, officer.actor(), officer)
                            : dossiers.complete(c.id(), sheet, "Đã xem xét, " + sheet.key(), same);
                }
                case AT_ONE_STOP -> dossiers.handOver(c.id(), sheet, new PersonName("Người Nhận"), "COUNTER", officer);
                default ->
                    ledger.entries(c.id()).stream().anyMatch(e -> sheet.key().equals(e.key()))
                            ? new ActResult.Repeated()
                            : null;
            };
        }

        /** The same for the same form. */
        private Application application(String key) {
            var papers = new ArrayList<Application.Paper>();
            for (var paper : procedure.papers())
                papers.add(new Application.Paper(
                        paper.name(), paper.originals(), paper.copies(), paper.mandatory() ? 1 : 0));
            var name = new PersonName("Người Thử " + key.substring(0, 8));
            return new Application(name, name, "000000000001", "", "", "Nơi thử", "", papers, "COUNTER");
        }
    }

    @Override
    public List<String> wrong(DataSource database, List<String> answered, boolean everything) throws SQLException {
        var jdbc = JdbcClient.create(database);
        var wrong = new ArrayList<String>();
        var found = new HashMap<String, Long>();
        jdbc.sql("select case_id || ' ' || key as act, count(*) as times from ledger.entry where key is not"
                        + " null group by 1")
                .query(row -> {
                    found.put(row.getString("act"), row.getLong("times"));
                });
        for (var act : answered) {
            long times = found.getOrDefault(act, 0L);
            if (times != 1) wrong.add(act + " is in the ledger " + times + " times");
        }
        wrong.addAll(jdbc.sql("""
            select 'the register of ' || r.unit_id || ' has a gap: ' || r.last
              from dossier.register r
             where r.series = 'dossier'
               and r.last <> (select count(*) from dossier.dossier d
                               where d.unit_in = r.unit_id and d.code like '%-' || r.period || '-%')
            """).query(String.class).list());
        if (everything) {
            try (var replay = Replay.on(database)) {
                Queue<String> told = new ConcurrentLinkedQueue<>();
                var result = replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
                if (result.entries() == 0) wrong.add("nothing was replayed");
                wrong.addAll(told);
            }
            wrong.addAll(tree(database));
        }
        return wrong;
    }

    /** Every chain, every leaf, and both trees against the checkpoints that were signed meanwhile. */
    private static List<String> tree(DataSource database) throws SQLException {
        try {
            var report = new LedgerCheck(database::getConnection, 2, null, List.of(), _ -> {}).run();
            return report.findings().stream().map(LedgerFinding::sentence).toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
