package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.procedure.TimesTaken;
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** The real times that a procedure's page tells: those of the ledger, spread as anybody would by hand. */
class OfficeTimesTest {
    private static final Instant BEGIN =
            LegalZone.instant(LocalDate.of(2020, 3, 2).atTime(8, 0));
    private static final Instant NOW =
            LegalZone.instant(LocalDate.of(2020, 6, 29).atTime(8, 0));

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
    void median_and_p90_are_those_of_the_dossiers_and_small_offices_are_not_shown_apart() {
        var random = new Random(1404);
        for (int i = 0; i < 200; i++) {
            int unit = i % 12 == 0 ? 103 : 101 + i % 2;
            var received = BEGIN.plus(Duration.ofHours(random.nextInt(24 * 40)));
            var c = world.accepted(OversightWorld.aCase(random), unit, unit, 3, received);
            world.finished(c, received.plus(Duration.ofHours(1 + random.nextInt(24 * 12))));
        }
        world.feed.catchUp();
        var procedure = world.jdbc
                .sql("select procedure_key from oversight.dossier_fact group by 1 order by count(*) desc, 1 limit 1")
                .query(String.class)
                .single();
        var taken = LegalClock.Scoped.at(
                        NOW, () -> world.context.getBean(TimesTaken.class).of(procedure))
                .orElseThrow();
        assertThat(taken.whole()).isEqualTo(byHand(procedure, null));
        assertThat(taken.offices().stream()
                        .mapToLong(o -> o.spread().dossiers())
                        .sum())
                .isBetween(
                        taken.whole().dossiers() - taken.smallest(),
                        taken.whole().dossiers());
        for (var office : taken.offices()) {
            assertThat(office.spread().dossiers()).isGreaterThanOrEqualTo(taken.smallest());
            assertThat(office.spread()).isEqualTo(byHand(procedure, office.unit()));
        }
        assertThat(taken.offices()).extracting(TimesTaken.Office::unit).contains(new UnitId(101), new UnitId(102));
        assertThat(LegalClock.Scoped.at(
                        NOW, () -> world.context.getBean(TimesTaken.class).of("NO_DOSSIERS")))
                .isEmpty();
    }

    @Test
    void an_office_tells_the_times_of_each_of_its_procedures_but_for_few_and_sensitive_ones() {
        var random = new Random(1406);
        for (int i = 0; i < 120; i++) {
            var received = BEGIN.plus(Duration.ofHours(random.nextInt(24 * 40)));
            var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, received);
            world.finished(c, received.plus(Duration.ofHours(1 + random.nextInt(24 * 12))));
        }
        var few = world.accepted(OversightWorld.aCase(random), 102, 102, 3, BEGIN);
        world.finished(few, BEGIN.plus(Duration.ofHours(30)));
        world.feed.catchUp();
        world.jdbc
                .sql("update law.rule set value = 'MARRIAGE' where key = 'board.left-out-procedures'")
                .update();
        world.context.getBean(Editions.class).changed("law.rule");
        var times = world.context.getBean(TimesTaken.class);
        var taken = LegalClock.Scoped.at(NOW, () -> times.at(new UnitId(101))).orElseThrow();
        assertThat(taken.procedures())
                .extracting(TimesTaken.OfProcedure::procedureKey)
                .containsExactlyInAnyOrder("BIRTH", "LAND_TRANSFER", "HOUSEHOLD_BIZ");
        for (var one : taken.procedures())
            assertThat(one.spread()).isEqualTo(byHand(one.procedureKey(), new UnitId(101)));
        assertThat(LegalClock.Scoped.at(NOW, () -> times.at(new UnitId(102))))
                .as("one dossier tells of a person")
                .isEmpty();
    }

    @Test
    void what_was_decided_to_be_the_applicants_time_or_nobodys_is_not_the_offices_own() {
        var random = new Random(1405);
        for (int i = 0; i < 90; i++) {
            int unit = 101 + i % 3;
            var received = BEGIN.plus(Duration.ofHours(random.nextInt(24 * 40)));
            var c = world.accepted(OversightWorld.aCase(random), unit, unit, 3, received);
            world.finished(c, received.plus(Duration.ofHours(30 + random.nextInt(24 * 12))));
        }
        world.feed.catchUp();
        decided(101, "CITIZEN", true, NOW.minusSeconds(60));
        decided(102, "NOBODY", false, NOW.minusSeconds(60));
        decided(103, "NOBODY", true, NOW.plusSeconds(60));
        var procedure = world.jdbc
                .sql("select procedure_key from oversight.dossier_fact group by 1 order by count(*) desc, 1 limit 1")
                .query(String.class)
                .single();
        var taken = LegalClock.Scoped.at(
                        NOW, () -> world.context.getBean(TimesTaken.class).of(procedure))
                .orElseThrow();
        assertThat(taken.offices()).hasSize(3);
        for (var office : taken.offices()) {
            var spread = office.spread();
            assertThat(spread.median()).as("the whole is what it took").isPositive();
            assertThat(spread.ownMedian())
                    .as("office %s: upheld; dismissed; not decided yet at that moment", office.unit())
                    .isEqualTo(office.unit().value() == 101 ? 0 : spread.median());
        }
    }

    private void decided(int unit, String kind, boolean upheld, Instant known) {
        world.jdbc
                .sql("""
                    insert into oversight.time_decision (contest_id, case_id, obligation, from_at, known_from, upheld, kind)
                    select gen_random_uuid(), case_id, obligation, from_at, :known, :upheld, :kind
                      from oversight.time_fact where unit_id = :unit
                    """)
                .param("unit", unit)
                .param("kind", kind)
                .param("upheld", upheld)
                .param("known", known.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /** Sorted, and the first that is not shorter than so many of them. */
    private TimesTaken.Spread byHand(String procedure, @org.jspecify.annotations.Nullable UnitId unit) {
        var workTime = world.context.getBean(WorkTime.class);
        var minutes = new ArrayList<Long>();
        world.jdbc
                .sql("select unit_id, received_at, met_at, known_from from oversight.dossier_fact where known_to is"
                        + " null and met_at is not null and procedure_key = :procedure")
                .param("procedure", procedure)
                .query((row, _) -> {
                    var at = new UnitId(row.getInt("unit_id"));
                    if (unit == null || unit.equals(at))
                        minutes.add((long) workTime.calendar(
                                        at, row.getTimestamp("known_from").toInstant())
                                .workingMinutesBetween(
                                        LegalZone.minute(
                                                row.getTimestamp("received_at").toInstant()),
                                        LegalZone.minute(
                                                row.getTimestamp("met_at").toInstant())));
                    return at;
                })
                .list();
        minutes.sort(null);
        return new TimesTaken.Spread(minutes.size(), rank(minutes, 50), rank(minutes, 90), rank(minutes, 50));
    }

    private static long rank(List<Long> sorted, int percent) {
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
