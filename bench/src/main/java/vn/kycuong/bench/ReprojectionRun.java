package vn.kycuong.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.CalendarEffects;
import vn.kycuong.ledger.CalendarSweep;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.worktime.CalendarChanges;
import vn.kycuong.worktime.CalendarLayer;
import vn.kycuong.worktime.ChangeResult;
import vn.kycuong.worktime.ChangedDay;
import vn.kycuong.worktime.LegalClock;

/**
 * A calendar edit over a database of running clocks, through the product's own code: looked at, then swept. Beside it the same number of
 * acts that compute nothing, which is what the database can write.
 */
final class ReprojectionRun {
    private static final int ACTS_A_BATCH = 100;
    private static final ActorId ACTOR = new ActorId(1001);
    private static final PostId POST = new PostId(7);
    private static final UnitId UNIT = new UnitId(11);
    private static final Instant NOW = RunningClocks.TODAY
            .atTime(9, 0)
            .atZone(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
            .toInstant();

    private final int clocks;

    ReprojectionRun(int clocks) {
        this.clocks = clocks;
    }

    /**
     * What one run says.
     *
     * @param moved cases whose due date the edit moves
     * @param previewSeconds reading every clock and computing both dates, nothing written
     * @param sweepSeconds the same, and an entry and the new dates written for each that moved
     * @param writeSeconds as many acts written by the same statement in the same batches, nothing computed
     */
    record Row(int clocks, int moved, double previewSeconds, double sweepSeconds, double writeSeconds) {}

    Row measure() throws IOException {
        try (var server = BenchHouse.server();
                var house = BenchHouse.on(server.getPostgresDatabase())) {
            return measure(house);
        }
    }

    private Row measure(AnnotationConfigApplicationContext house) {
        BenchHouse.quiet(house);
        house.getBean(ReferenceImport.class).run((_, _, _) -> {});
        house.getBean(Grants.class).replace(ACTOR, 1, true, List.of(new Grants.Grant(POST, "bench", UNIT)));
        fill(house.getBean(Ledger.class));
        house.getBean(JdbcClient.class).sql("vacuum analyze").update();
        return LegalClock.Scoped.at(NOW, () -> edit(house));
    }

    private Row edit(AnnotationConfigApplicationContext house) {
        var changes = house.getBean(CalendarChanges.class);
        var day = new ChangedDay(nextDay(), DayKind.CLOSED, "Bão", "Công điện", "");
        var draft = new CalendarChanges.Draft(CalendarLayer.PROVINCE, "Bão", "Công điện", null, List.of(day));
        var id = ((ChangeResult.Done) changes.draft(draft, ACTOR)).id();
        var change = changes.find(id).orElseThrow();

        var effects = house.getBean(CalendarEffects.class);
        effects.preview(changes.considering(change, NOW), UnitId.ALL, NOW);
        long began = System.nanoTime();
        var preview = effects.preview(changes.considering(change, NOW), UnitId.ALL, NOW);
        double previewed = seconds(began);

        changes.apply(id, change.version(), new ActorId(1002));
        began = System.nanoTime();
        int moved = house.getBean(CalendarSweep.class).sweep();
        double swept = seconds(began);
        if (moved != preview.moved())
            throw new IllegalStateException("Previewed " + preview.moved() + ", moved " + moved);
        return new Row(clocks, moved, previewed, swept, write(house, moved));
    }

    private static LocalDate nextDay() {
        return RunningClocks.TODAY.plusDays(1);
    }

    /** So many acts that change one word of an obligation, in batches of the sweep's size. */
    private double write(AnnotationConfigApplicationContext house, int acts) {
        var ledger = house.getBean(Ledger.class);
        var transaction = house.getBean(TransactionTemplate.class);
        var cases = house.getBean(JdbcClient.class)
                .sql("select case_id from ledger.obligation where met_at is null order by case_id limit :n")
                .param("n", acts)
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
        long began = System.nanoTime();
        for (int from = 0; from < cases.size(); from += ACTS_A_BATCH) {
            var ids = cases.subList(from, Math.min(from + ACTS_A_BATCH, cases.size()));
            transaction.executeWithoutResult(_ -> ledger.record(ledger.find(ids).values().stream()
                    .map(state -> Act.of(
                            state,
                            new Act.By(
                                    ACTOR,
                                    POST,
                                    UNIT,
                                    NOW,
                                    NOW,
                                    UUID.randomUUID().toString()),
                            "bench.Noticed",
                            "bench",
                            UNIT,
                            List.of(new Effect.Noticed(1, Notice.AT_RISK)),
                            Map.of(),
                            null))
                    .toList()));
        }
        return seconds(began);
    }

    private void fill(Ledger ledger) {
        var running = RunningClocks.make(clocks);
        var batch = new ArrayList<Act>(ACTS_A_BATCH);
        for (var clock : running) {
            batch.add(opening(clock));
            if (batch.size() == ACTS_A_BATCH) flush(ledger, batch);
        }
        flush(ledger, batch);
    }

    private static void flush(Ledger ledger, List<Act> batch) {
        ledger.record(List.copyOf(batch));
        batch.clear();
    }

    private static Act opening(ObligationClock clock) {
        var at = clock.start();
        return Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "bench"),
                new Act.By(ACTOR, POST, UNIT, at, at, UUID.randomUUID().toString()),
                "bench.Opened",
                "bench",
                UNIT,
                List.of(
                        new Effect.Opened(UNIT, UNIT, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, UNIT, "bench", clock, null),
                        new Effect.WorkOpened(1, 1, "OFFICER", UNIT, null, 1)),
                Map.of(),
                null);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    static String text(Row row) {
        return String.format(
                Locale.ROOT,
                """
                Tính lại %,d thời hạn trong cơ sở dữ liệu sau khi thêm một ngày nghỉ; %,d hạn bị dời / %2$,d of %1$,d running clocks move
                đọc và tính, không ghi / read and compute, nothing written     %7.1f s  (%,.0f /s)
                đọc, tính và ghi sổ / read, compute and write                  %7.1f s  (%,.0f hạn dời /s moved)
                chỉ ghi chừng ấy hành vi / the same number of acts, written only  %7.1f s  (%,.0f /s)
                """,
                row.clocks(),
                row.moved(),
                row.previewSeconds(),
                row.clocks() / row.previewSeconds(),
                row.sweepSeconds(),
                row.moved() / row.sweepSeconds(),
                row.writeSeconds(),
                row.moved() / row.writeSeconds());
    }
}
