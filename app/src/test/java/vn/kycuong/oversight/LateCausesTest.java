package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Hand;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Why a dossier is late is told by its own time, also while it still runs, and as it was known then. */
class LateCausesTest {
    private static final Instant MON_15_JUN_2020_8_AM = at("2020-06-15T08:00");
    private static final int OFFICE = 101;

    private final Random random = new Random(1404);
    private OversightWorld world;
    private Balances balances;

    @BeforeEach
    void open() {
        world = new OversightWorld();
        balances = world.context.getBean(Balances.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private static BalanceQuestion year(Instant now) {
        return new BalanceQuestion(
                Selection.all(Scope.all(1)),
                Reckoning.CURRENT,
                LegalZone.startOf(LocalDate.of(2020, 1, 1)),
                LegalZone.startOf(LocalDate.of(2021, 1, 1)),
                now,
                null,
                null);
    }

    private List<LateCell> late(String now) {
        return balances.late(year(at(now)));
    }

    @Test
    void what_runs_and_is_late_has_the_cause_of_who_held_it_longest_so_far() {
        var c = world.accepted(OversightWorld.aCase(random), OFFICE, OFFICE, 1, MON_15_JUN_2020_8_AM);
        world.act(c, DossierEvent.TAKEN, at("2020-06-17T08:00"), new Effect.WorkTaken(1, new ActorId(2001)));
        world.feed.catchUp();
        assertThat(late("2020-06-17T09:00"))
                .as("late since its first day is over")
                .hasSize(1);
        assertThat(late("2020-06-19T07:59"))
                .as("two days nobody's, and not yet two days an officer's")
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.cause()).isEqualTo(LateCause.UNTAKEN);
                    assertThat(cell.inProcess()).isOne();
                    assertThat(cell.unit()).isEqualTo(new UnitId(OFFICE));
                });
        assertThat(late("2020-06-19T08:00")).extracting(LateCell::cause).containsExactly(LateCause.OFFICER);
        var officers = year(at("2020-06-22T08:00")).because(LateCause.OFFICER);
        assertThat(balances.count(BalanceFigure.STILL_LATE, officers)).isOne();
        assertThat(balances.list(BalanceFigure.STILL_LATE, officers, null).lines())
                .hasSize(1);
        assertThat(balances.list(BalanceFigure.STILL_LATE, officers.because(LateCause.UNTAKEN), null)
                        .lines())
                .isEmpty();
    }

    @Test
    void each_late_dossier_at_any_moment_has_the_cause_its_parts_add_up_to() {
        for (int i = 0; i < 160; i++)
            world.live(
                    random,
                    LegalZone.startOf(LocalDate.of(2020, 1, 6)).plus(Duration.ofMinutes(random.nextInt(60 * 24 * 120))),
                    new int[] {1, 2, 3});
        world.feed.catchUp();
        var causes = new EnumMap<LateCause, Long>(LateCause.class);
        for (int round = 0; round < 60; round++) {
            var now = at("2020-01-20T08:00").plus(Duration.ofSeconds(random.nextInt(3600 * 24 * 200)));
            var wanted = new HashMap<UUID, LateCause>();
            for (var chain : world.chains()) {
                var cause = cause(chain, now);
                if (cause != null && isLate(chain.getFirst().caseId().value(), now))
                    wanted.put(chain.getFirst().caseId().value(), cause);
            }
            var found = new HashMap<UUID, LateCause>();
            for (var cause : LateCause.values())
                for (var figure : List.of(BalanceFigure.RESULT_LATE, BalanceFigure.STILL_LATE)) {
                    var question = year(now).because(cause);
                    var listed = all(figure, question);
                    assertThat(balances.count(figure, question)).isEqualTo(listed.size());
                    listed.forEach(line -> found.put(line.caseId(), cause));
                }
            assertThat(found).as("%s", now).isEqualTo(wanted);
            found.values().forEach(cause -> causes.merge(cause, 1L, Long::sum));
        }
        assertThat(causes.get(LateCause.UNTAKEN)).isPositive();
        assertThat(causes).hasSizeGreaterThan(0);
    }

    @Test
    void whoever_was_apologised_to_stays_on_the_public_board_with_the_new_date() {
        for (int i = 0; i < 12; i++) {
            var c = world.accepted(OversightWorld.aCase(random), OFFICE, OFFICE, 1, MON_15_JUN_2020_8_AM);
            if (i < 6)
                world.act(
                        c,
                        DossierEvent.APOLOGISED,
                        at("2020-06-15T10:00"),
                        new Effect.ClockExtended(1, at("2020-06-25T17:00"), "Phiếu số 1"));
        }
        world.feed.catchUp();
        var board = world.context.getBean(OverdueBoard.class);
        var office = LegalClock.Scoped.at(at("2020-06-18T08:00"), board::now)
                .offices()
                .getFirst();
        assertThat(office.count()).as("an apology takes none off").isEqualTo(12);
        assertThat(office.apologised()).isEqualTo(6);
        assertThat(office.lines()).allMatch(line -> line.daysLate() == 2);
        assertThat(office.lines().stream()
                        .map(Overdue.Line::apology)
                        .filter(apology -> apology != null)
                        .distinct())
                .containsExactly(new Overdue.Apology(LocalDate.of(2020, 6, 25), false));
        var later = LegalClock.Scoped.at(at("2020-06-29T08:00"), board::now)
                .offices()
                .getFirst();
        assertThat(later.count()).isEqualTo(12);
        assertThat(later.lines().stream()
                        .filter(line -> line.apology() != null && line.apology().isOver()))
                .as("past the new date too")
                .hasSize(6);
    }

    private List<DossierLine> all(BalanceFigure figure, BalanceQuestion question) {
        var lines = new ArrayList<DossierLine>();
        @Nullable Cursor after = null;
        do {
            var page = balances.list(figure, question, after);
            lines.addAll(page.lines());
            after = page.next().orElse(null);
        } while (after != null);
        return lines;
    }

    private boolean isLate(UUID id, Instant now) {
        return world.jdbc
                        .sql("""
                            select count(*) from oversight.dossier_fact f
                             where f.case_id = :id and f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now and f.received_at is not null
                               and case when f.met_at is not null then f.met_at >= f.late_from else f.closed_at is null and f.late_from <= :now end
                            """)
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The parts themselves, up to the moment. */
    private @Nullable LateCause cause(List<Entry> chain, Instant now) {
        var known = chain.stream().filter(e -> !e.recordedAt().isAfter(now)).toList();
        if (known.isEmpty()) return null;
        var states = vn.kycuong.kernel.CaseState.histories(chain.getFirst().caseId(), "dossier", known);
        var owed = states.getLast().obligation(vn.kycuong.kernel.Tier.WHOLE);
        if (owed.isEmpty()) return null;
        var calendar = world.context.getBean(WorkTime.class).calendar(owed.get().unit(), now);
        var time = TimeInHand.of(
                known,
                states,
                new TimeInHand.Question(
                        owed.get().no(), calendar, (_, _) -> new TimeInHand.Heads.Tenure(null, LocalDate.MAX), now));
        return time.by(part -> part.hand().kind()).entrySet().stream()
                .filter(held -> held.getKey().isOfUnit())
                .max(Comparator.<Map.Entry<Hand.Kind, TimeInHand.Sum>>comparingLong(
                                held -> held.getValue().minutes())
                        .thenComparing(held -> held.getKey().name(), Comparator.reverseOrder()))
                .map(held -> LateCause.valueOf(held.getKey().name()))
                .orElse(null);
    }
}
