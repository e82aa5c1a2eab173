package vn.kycuong.bench;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.worktime.LegalClock;

/**
 * The product's own path: the case is read, a rule decides, and the ledger records, with the right checked, the legal clock of the
 * obligation read, the entry chained. Either the engines' three calls or the natural one, which takes and completes.
 */
final class OurCases implements Contender {
    private static final ActorId ACTOR = new ActorId(1001);
    private static final PostId POST = new PostId(7);
    private static final UnitId UNIT = new UnitId(11);
    private static final String ROLE = "OFFICER";
    private static final Limit LIMIT = Limit.parse("15WD");

    private final AnnotationConfigApplicationContext house;
    private final Ledger ledger;
    private final LegalClock time;
    private final boolean natural;

    private OurCases(AnnotationConfigApplicationContext house, boolean natural) {
        this.house = house;
        this.ledger = house.getBean(Ledger.class);
        this.time = house.getBean(LegalClock.class);
        this.natural = natural;
    }

    /** Both paths over one set of tables. */
    static List<Contender> both(DataSource database) {
        var house = BenchHouse.on(database);
        house.getBean(ReferenceImport.class).run((_, _, _) -> {});
        house.getBean(Grants.class).replace(ACTOR, 1, true, List.of(new Grants.Grant(POST, "bench", UNIT)));
        return List.of(new OurCases(house, false), new OurCases(house, true));
    }

    @Override
    public String system() {
        return natural ? "ours-natural" : "ours-call";
    }

    @Override
    public Run begin() {
        var now = time.instant();
        var clock = ObligationClock.started(now, LIMIT, "bench", LocalTime.of(15, 0));
        var opening = act(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "bench"),
                now,
                "bench.Opened",
                new Effect.Opened(UNIT, UNIT, 0),
                new Effect.StateChanged("OPEN"),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, UNIT, "bench", clock, null),
                new Effect.WorkOpened(1, 1, ROLE, UNIT, null, 1));
        recorded(opening);
        var id = opening.after().id();
        return natural ? new OneAct(id) : new ThreeCalls(id);
    }

    /** A page that remembers the version it showed, as a browser does. */
    private final class OneAct implements Run {
        private final CaseId id;
        private int version = 1;

        OneAct(CaseId id) {
            this.id = id;
        }

        @Override
        public long step() {
            long began = System.nanoTime();
            version = completed(id, version);
            return System.nanoTime() - began;
        }
    }

    private final class ThreeCalls implements Run {
        private final CaseId id;

        ThreeCalls(CaseId id) {
            this.id = id;
        }

        @Override
        public long step() {
            int version = ledger.find(id).orElseThrow().version();
            version = claimed(id, version);
            long began = System.nanoTime();
            completed(id, version);
            return System.nanoTime() - began;
        }
    }

    private int claimed(CaseId id, int version) {
        var c = ledger.find(id, version).orElseThrow();
        var work = c.openWork().orElseThrow();
        if (work.holder() != null) throw new IllegalStateException("Held by another");
        return recorded(act(c, time.instant(), "bench.Taken", new Effect.WorkTaken(work.no(), ACTOR)));
    }

    private int completed(CaseId id, int version) {
        var c = ledger.find(id, version).orElseThrow();
        var work = c.openWork().orElseThrow();
        if (work.holder() != null && !work.holder().equals(ACTOR)) throw new IllegalStateException("Held by another");
        var now = time.instant();
        var act = work.step() < STEPS
                ? act(c, now, "bench.Completed", new Effect.WorkMoved(work.no(), work.step() + 1, ROLE, UNIT, null, 1))
                : act(
                        c,
                        now,
                        "bench.Finished",
                        new Effect.WorkClosed(work.no()),
                        new Effect.Discharged(1),
                        new Effect.StateChanged("DONE"),
                        new Effect.Closed());
        return recorded(act);
    }

    private static Act act(CaseState c, Instant now, String kind, Effect... effects) {
        var by = new Act.By(ACTOR, POST, UNIT, now, now, UUID.randomUUID().toString());
        return Act.of(c, by, kind, "bench", UNIT, List.of(effects), Map.of(), null);
    }

    private int recorded(Act act) {
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded(var version) -> version;
            case ActOutcome other -> throw new IllegalStateException("Not recorded: " + other);
        };
    }

    @Override
    public void close() {
        house.close();
    }
}
