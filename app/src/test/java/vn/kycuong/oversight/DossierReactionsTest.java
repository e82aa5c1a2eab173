package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/** What the ledger says becomes facts that stand from one moment to the next. */
class DossierReactionsTest {
    private static final Instant FRI_26_APR_2019_9_AM =
            LegalZone.instant(LocalDate.of(2019, 4, 26).atTime(9, 0));
    private static final Selection EVERYTHING = Selection.all(Scope.all(1));

    private final Random random = new Random(1404);
    private OversightWorld world;

    @BeforeEach
    void open() {
        world = new OversightWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_dossier_is_late_only_when_somebody_asks_after_its_day() {
        world.accepted(OversightWorld.aCase(random), 101, 101, 3, FRI_26_APR_2019_9_AM);
        world.feed.catchUp();
        // 27/04–01/05 are days off, 04/05 is a working Saturday: due 04/05 09:00, late from 05/05 00:00
        var day = LocalDate.of(2019, 5, 4);
        assertThat(count(Figure.LATE, LegalZone.instant(day.atTime(23, 59)))).isZero();
        assertThat(count(Figure.AT_RISK, LegalZone.instant(day.atTime(23, 59)))).isOne();
        assertThat(count(Figure.LATE, LegalZone.startOf(day.plusDays(1)))).isOne();
        assertThat(count(Figure.AT_RISK, LegalZone.startOf(day.plusDays(1)))).isZero();
    }

    @Test
    void a_figure_as_known_then_does_not_change_when_more_is_learned() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, FRI_26_APR_2019_9_AM);
        world.feed.catchUp();
        var then = FRI_26_APR_2019_9_AM.plus(Duration.ofDays(30));
        assertThat(count(Figure.LATE, then)).isOne();
        c = world.finished(c, then.plus(Duration.ofDays(2)));
        world.feed.catchUp();
        assertThat(count(Figure.LATE, then)).as("as known then").isOne();
        assertThat(world.figures.total(EVERYTHING, AsOf.now(then), month(then)).of(Figure.LATE))
                .as("as known now")
                .isZero();
        assertThat(versions()).containsExactly("1 2019-04-26 -> 2019-05-28", "2 2019-05-28 -> ");
    }

    @Test
    void a_dossier_that_stands_still_is_never_counted_as_in_time() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 10, FRI_26_APR_2019_9_AM);
        var stopped = FRI_26_APR_2019_9_AM.plus(Duration.ofHours(2));
        world.act(
                c,
                DossierEvent.SUPPLEMENT_REQUESTED,
                stopped,
                new Effect.StateChanged("WAITING_SUPPLEMENT"),
                new Effect.ClockStopped(1, Ground.SUPPLEMENT, "12"));
        world.feed.catchUp();
        var muchLater = stopped.plus(Duration.ofDays(200));
        assertThat(count(Figure.PAUSED, muchLater)).isOne();
        assertThat(count(Figure.IN_TIME, muchLater)).isZero();
        assertThat(count(Figure.LATE, muchLater)).isZero();
    }

    @Test
    void an_apology_moves_the_date_and_the_old_one_stays_beside_it() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, FRI_26_APR_2019_9_AM);
        var newDue = LegalZone.instant(LocalDate.of(2019, 5, 10).atTime(9, 0));
        world.act(
                c,
                DossierEvent.APOLOGISED,
                FRI_26_APR_2019_9_AM.plus(Duration.ofHours(3)),
                new Effect.ClockExtended(1, newDue, "3"));
        world.feed.catchUp();
        var dates = world.jdbc.sql("""
                select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI') || ' '
                       || to_char(original_due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI') || ' ' || extended
                  from oversight.dossier_fact where known_to is null
                """).query(String.class).single();
        assertThat(dates).isEqualTo("10/05 09:00 04/05 09:00 true");
    }

    @Test
    void a_first_date_that_had_passed_is_not_forgotten_while_the_clock_stands() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, FRI_26_APR_2019_9_AM);
        var newDue = LegalZone.instant(LocalDate.of(2019, 5, 10).atTime(9, 0));
        c = world.act(
                c,
                DossierEvent.APOLOGISED,
                FRI_26_APR_2019_9_AM.plus(Duration.ofHours(3)),
                new Effect.ClockExtended(1, newDue, "3"));
        world.act(
                c,
                DossierEvent.SUPPLEMENT_REQUESTED,
                LegalZone.instant(LocalDate.of(2019, 5, 7).atTime(9, 0)),
                new Effect.StateChanged("WAITING_SUPPLEMENT"),
                new Effect.ClockStopped(1, Ground.SUPPLEMENT, "4"));
        world.feed.catchUp();
        var dates = world.jdbc.sql("""
                select coalesce(late_from::text, 'none') || ' '
                       || to_char(original_late_from at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI')
                  from oversight.dossier_fact where known_to is null
                """).query(String.class).single();
        assertThat(dates).isEqualTo("none 05/05 00:00");
    }

    @Test
    void a_corrected_act_gives_the_figure_back() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, FRI_26_APR_2019_9_AM);
        c = world.finished(c, FRI_26_APR_2019_9_AM.plus(Duration.ofHours(1)));
        world.act(c, DossierEvent.CORRECTED, FRI_26_APR_2019_9_AM.plus(Duration.ofHours(2)), new Effect.Restored(1));
        world.feed.catchUp();
        var later = FRI_26_APR_2019_9_AM.plus(Duration.ofHours(3));
        assertThat(count(Figure.FINISHED, later)).isZero();
        assertThat(count(Figure.OPEN, later)).isOne();
    }

    @Test
    void cases_of_other_desks_are_left_alone() {
        world.act(
                CaseState.unopened(OversightWorld.aCase(random), "petition"),
                "petition.Received",
                FRI_26_APR_2019_9_AM,
                FRI_26_APR_2019_9_AM,
                Map.of(),
                List.of(new Effect.Opened(new UnitId(101), new UnitId(101), 0)));
        world.feed.catchUp();
        assertThat(versions()).isEmpty();
    }

    @Test
    void a_kind_nobody_taught_this_reader_stops_it_and_loses_nothing() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, FRI_26_APR_2019_9_AM);
        world.feed.catchUp();
        var position = position();
        world.act(c, "dossier.Exploded", FRI_26_APR_2019_9_AM, FRI_26_APR_2019_9_AM, Map.of(), List.of());
        assertThatThrownBy(() -> world.feed.catchUp()).hasMessageContaining("dossier.Exploded");
        assertThat(position()).isEqualTo(position);
    }

    private long position() {
        return world.jdbc
                .sql("select next_leaf from ledger.reader where name = 'oversight.dossier'")
                .query(Long.class)
                .single();
    }

    private List<String> versions() {
        return world.jdbc.sql("""
                select version || ' ' || to_char(known_from, 'YYYY-MM-DD') || ' -> ' || coalesce(to_char(known_to, 'YYYY-MM-DD'), '')
                  from oversight.dossier_fact order by case_id, version
                """).query(String.class).list();
    }

    private long count(Figure figure, Instant now) {
        return world.figures.total(EVERYTHING, AsOf.then(now), month(now)).of(figure);
    }

    private static Period month(Instant now) {
        return Period.around(now, Period.Span.MONTH);
    }
}
