package vn.kycuong.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
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
import vn.kycuong.TestDatabase;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.reorganisation.CaseNames;

/** A ledger on a real database, the province with its registers, and a desk that writes the dossiers' entries as the one-stop does. */
public final class OversightWorld implements AutoCloseable {
    static final PostId POST = new PostId(7);
    static final ActorId ACTOR = new ActorId(50);
    static final String RIGHT = "test.act";

    public final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final JdbcClient jdbc;
    final Ledger ledger;
    public final LedgerFeed feed;
    public final Figures figures;
    final Map<CaseId, List<Entry>> written = new HashMap<>();

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {
                "vn.kycuong.ledger",
                "vn.kycuong.audit",
                "vn.kycuong.law",
                "vn.kycuong.worktime",
                "vn.kycuong.reference",
                "vn.kycuong.organisation",
                "vn.kycuong.process",
                "vn.kycuong.procedure",
                "vn.kycuong.directive",
                "vn.kycuong.contest",
                "vn.kycuong.oversight"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(Test|TimeUsePages|ContestPages|ScoreboardPages|ScoreboardPaper|(process|procedure|directive)[.]web[.]|directive[.]Scans|directive[.]Documents).*"))
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
        CaseNames noDeskNamesItsCases() {
            return _ -> Map.of();
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }

    public OversightWorld() {
        var database = TestDatabase.copyOf("watched", OversightWorld::load);
        context.registerBean(DataSource.class, () -> database);
        context.register(Beans.class);
        context.refresh();
        feed = context.getBean(LedgerFeed.class);
        feed.stop(); // the tests say when the readers read
        context.getBean(ClockSweep.class).stop();
        jdbc = context.getBean(JdbcClient.class);
        ledger = context.getBean(Ledger.class);
        figures = context.getBean(Figures.class);
        context.getBean(Grants.class).replace(ACTOR, 1, true, List.of(new Grants.Grant(POST, RIGHT, UnitId.ALL)));
    }

    private static void load(DataSource database) {
        try (var empty = new AnnotationConfigApplicationContext()) {
            empty.registerBean(DataSource.class, () -> database);
            empty.register(Beans.class);
            empty.refresh();
            var report = empty.getBean(ReferenceImport.class).run((_, _, _) -> {});
            if (report.refused())
                throw new IllegalStateException(report.errors().toString());
        }
    }

    @Override
    public void close() {
        context.close();
    }

    static CaseId aCase(Random random) {
        return new CaseId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** One entry, as the desk would write it. */
    CaseState act(
            CaseState before,
            String kind,
            Instant occurred,
            Instant recorded,
            Map<String, ?> facts,
            List<? extends Effect> effects) {
        var by = new Act.By(ACTOR, POST, new UnitId(1), occurred, recorded, null);
        var at = effects.isEmpty() || !(effects.getFirst() instanceof Effect.Opened o) ? before.unitIn() : o.unitIn();
        var history = new ArrayList<CaseState>();
        if (!effects.isEmpty() && effects.getFirst() instanceof Effect.Restored) {
            history.addAll(CaseState.histories(before.id(), before.kind(), written.get(before.id())));
        }
        var act = Act.of(before, history, by, kind, RIGHT, at, effects, facts, null);
        var outcome = ledger.record(act);
        if (!(outcome instanceof ActOutcome.Recorded)) throw new IllegalStateException(outcome.toString());
        written.computeIfAbsent(before.id(), _ -> new ArrayList<>()).add(act.entry());
        return act.after();
    }

    CaseState act(CaseState before, DossierEvent event, Instant at, Effect... effects) {
        return act(before, event.kind(), at, at, Map.of(), List.of(effects));
    }

    private static final List<String> PROCEDURES = List.of("BIRTH", "LAND_TRANSFER", "HOUSEHOLD_BIZ", "MARRIAGE");
    private static final List<String> CHANNELS = List.of("COUNTER", "POSTAL", "ONLINE");

    /** What a dossier is about and how it came, by its number. */
    static Map<String, ?> facts(CaseId id) {
        int drawn = Math.floorMod(id.value().hashCode(), 12);
        return Map.of(
                "procedure",
                PROCEDURES.get(drawn % 4),
                "channel",
                CHANNELS.get(drawn / 4),
                "code",
                "T-1",
                "case",
                "normal");
    }

    /** Everything written so far, case by case. */
    public List<List<Entry>> chains() {
        return written.values().stream().map(List::copyOf).toList();
    }

    /** Some dossiers end without a result, some go over to another unit. */
    public void part(Random random, int[] units) {
        for (var chain : chains()) {
            var c = CaseState.replay(chain.getFirst().caseId(), "dossier", chain);
            if (c.closedAt() != null || c.obligation(Tier.WHOLE).isEmpty()) continue;
            var at = chain.getLast().recordedAt().plus(Duration.ofMinutes(30 + random.nextInt(60 * 24 * 6)));
            boolean hasResult = c.state().equals("AT_ONE_STOP");
            switch (random.nextInt(9)) {
                case 0 -> end(c, hasResult, DossierEvent.STOPPED.kind(), "STOPPED", at);
                case 1 -> end(c, hasResult, DossierEvent.WITHDRAWN.kind(), "WITHDRAWN", at);
                case 2 -> end(c, hasResult, CaseEvent.CASE_REFERRED.kind(), "REFERRED", at);
                case 3, 4 -> {
                    var follows = Map.of(c.unitNow(), new UnitId(units[random.nextInt(units.length)]));
                    if (CaseActs.succeed(c, follows) instanceof CaseDecision.Lawful(var effects))
                        act(c, CaseEvent.SUCCEEDED.kind(), at, at, Map.of(), effects);
                }
                default -> {}
            }
        }
    }

    private void end(CaseState c, boolean hasResult, String kind, String state, Instant at) {
        if (hasResult) return;
        if (CaseActs.close(c, state) instanceof CaseDecision.Lawful(var effects))
            act(c, kind, at, at, Map.of(), effects);
    }

    static ObligationClock clock(Instant start, int days) {
        return ObligationClock.started(start, new Limit.WorkingDays(days), "test", LocalTime.of(15, 0));
    }

    CaseState accepted(CaseId id, int unitIn, int unit, int days, Instant at) {
        return act(
                CaseState.unopened(id, "dossier"),
                DossierEvent.ACCEPTED.kind(),
                at,
                at,
                facts(id),
                List.of(
                        new Effect.Opened(new UnitId(unitIn), new UnitId(unit), 1),
                        new Effect.StateChanged("ACCEPTED"),
                        new Effect.ObligationOpened(
                                1, 0, Tier.WHOLE, new UnitId(unit), "dossier.result", clock(at, days), null),
                        new Effect.WorkOpened(1, 2, "OFFICER", new UnitId(unit), null, 1)));
    }

    CaseState finished(CaseState c, Instant at) {
        return act(
                c,
                DossierEvent.STEP_COMPLETED,
                at,
                new Effect.StateChanged("AT_ONE_STOP"),
                new Effect.Discharged(c.obligation(Tier.WHOLE).orElseThrow().no()));
    }

    /** A life of one dossier: some lawful acts, in an order nobody planned. */
    public void live(Random random, Instant start, int[] units) {
        var id = aCase(random);
        int unitIn = units[random.nextInt(units.length)];
        int unit = random.nextInt(3) == 0 ? unitIn : units[random.nextInt(units.length)];
        var at = start;
        CaseState c;
        if (random.nextInt(3) == 0) {
            c = act(
                    CaseState.unopened(id, "dossier"),
                    DossierEvent.SUBMITTED.kind(),
                    at,
                    at,
                    facts(id),
                    List.of(
                            new Effect.Opened(new UnitId(unitIn), new UnitId(unit), 0),
                            new Effect.StateChanged("SUBMITTED"),
                            new Effect.ObligationOpened(
                                    1,
                                    0,
                                    Tier.RECEPTION,
                                    new UnitId(unitIn),
                                    "dossier.reception",
                                    ObligationClock.started(at, new Limit.WorkingHours(8), "test", LocalTime.of(15, 0)),
                                    null)));
        } else {
            c = accepted(id, unitIn, unit, 1 + random.nextInt(12), at);
        }
        for (int acts = random.nextInt(7); acts > 0 && c.closedAt() == null; acts--) {
            at = at.plus(Duration.ofMinutes(30 + random.nextInt(60 * 24 * 5)));
            c = next(random, c, at, unit);
        }
    }

    private CaseState next(Random random, CaseState c, Instant at, int unit) {
        if (c.version() > 1
                && random.nextInt(9) == 0
                && !"dossier.Corrected".equals(c.lastKind())
                && !String.valueOf(c.lastKind()).startsWith("kernel.")) {
            return act(c, DossierEvent.CORRECTED, at, new Effect.Restored(c.version() - 1));
        }
        var late = at.plus(Duration.ofHours(random.nextInt(4) == 0 ? 3 : 0)); // the power was cut: written down later
        return switch (c.state()) {
            case "SUBMITTED" ->
                switch (random.nextInt(3)) {
                    case 0 -> act(c, DossierEvent.GUIDED, at, new Effect.StateChanged("GUIDED"), answered(c));
                    case 1 ->
                        act(
                                c,
                                DossierEvent.REFUSED,
                                at,
                                new Effect.StateChanged("REFUSED"),
                                answered(c),
                                new Effect.Closed());
                    default ->
                        act(
                                c,
                                DossierEvent.ACCEPTED,
                                at,
                                new Effect.StateChanged("ACCEPTED"),
                                answered(c),
                                result(c, unit, at, random));
                };
            case "GUIDED" ->
                random.nextBoolean()
                        ? act(
                                c,
                                DossierEvent.ACCEPTED,
                                at,
                                new Effect.StateChanged("ACCEPTED"),
                                result(c, unit, at, random))
                        : act(c, DossierEvent.REFUSED, at, new Effect.StateChanged("REFUSED"), new Effect.Closed());
            case "WAITING_SUPPLEMENT" ->
                act(
                        c,
                        DossierEvent.SUPPLEMENT_RECEIVED,
                        at,
                        new Effect.StateChanged("PROCESSING"),
                        new Effect.ClockResumed(
                                whole(c), random.nextBoolean() ? ResumePolicy.RESUME : ResumePolicy.RESTART));
            case "AT_ONE_STOP" ->
                act(c, DossierEvent.RETURNED, at, new Effect.StateChanged("RETURNED"), new Effect.Closed());
            default ->
                switch (random.nextInt(6)) {
                    case 0 -> act(c, DossierEvent.TAKEN, at, new Effect.StateChanged("PROCESSING"));
                    case 1 ->
                        act(
                                c,
                                DossierEvent.SUPPLEMENT_REQUESTED,
                                at,
                                new Effect.StateChanged("WAITING_SUPPLEMENT"),
                                new Effect.ClockStopped(whole(c), Ground.SUPPLEMENT, "1"));
                    case 2 ->
                        c.obligation(whole(c)).clock().extension() == null
                                ? act(
                                        c,
                                        DossierEvent.APOLOGISED,
                                        at,
                                        new Effect.ClockExtended(whole(c), at.plus(Duration.ofDays(9)), "2"))
                                : act(c, DossierEvent.SENT_BACK, at);
                    case 3 ->
                        act(
                                c,
                                "kernel.BecameAtRisk",
                                at,
                                at,
                                Map.of(),
                                List.of(new Effect.Noticed(whole(c), Notice.AT_RISK)));
                    default ->
                        act(
                                c,
                                DossierEvent.STEP_COMPLETED.kind(),
                                at,
                                late,
                                Map.of(),
                                List.of(new Effect.StateChanged("AT_ONE_STOP"), new Effect.Discharged(whole(c))));
                };
        };
    }

    private static Effect answered(CaseState c) {
        return new Effect.Discharged(c.obligation(Tier.RECEPTION).orElseThrow().no());
    }

    private static Effect result(CaseState c, int unit, Instant at, Random random) {
        return new Effect.ObligationOpened(
                c.nextObligation(),
                0,
                Tier.WHOLE,
                new UnitId(unit),
                "dossier.result",
                clock(at, 1 + random.nextInt(8)),
                null);
    }

    private static int whole(CaseState c) {
        return c.obligation(Tier.WHOLE).orElseThrow().no();
    }
}
