package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.BalanceQuestion;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.Selection;
import vn.kycuong.worktime.LegalClock;

/** What another unit does for a dossier by a child of it: its own work on its own clock, counted once with the parent. */
class ChildrenTest extends OneStopWorld {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 6);

    @Autowired
    private Children children;

    @Autowired
    private ChildSweep sweep;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Organisation organisation;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private Balances balances;

    @Autowired
    private JdbcClient jdbc;

    private UnitId here;
    private UnitId there;
    private Officer asking;
    private Officer doing;

    @BeforeEach
    void twoUnits() {
        sweep.stop(); // it lives in the real year, these dossiers in another
        setClock("2026-04-06T08:30");
        var communes = organisation.unitsAt(DAY, UnitKind.COMMUNE);
        here = communes.get(10).id();
        there = communes.get(11).id();
        asking = everywhere(here);
        doing = everywhere(there);
    }

    @AfterEach
    void childSweepAgain() {
        sweep.start();
    }

    private CaseId parent() {
        takenIn(application("RES_PERM", "normal", Channel.COUNTER, DAY), asking);
        done(() -> dossiers.take(id, sheet(), asking));
        return id;
    }

    private CaseId child(CaseId parent) {
        id = parent;
        done(() -> children.open(
                parent, sheet(), new Children.Wanted(there, "BIRTH", "normal", "Xác nhận nơi sinh"), asking));
        return children.of(parent).getLast().id();
    }

    private void worked(CaseId which, Officer officer) {
        id = which;
        for (int i = 0; i < 14 && !state().state().equals("AT_ONE_STOP"); i++) {
            var move = at(() -> dossiers.moves(state(), officer)).stream()
                    .filter(m -> !m.isBack())
                    .findFirst();
            if (move.isEmpty()) done(() -> dossiers.take(id, sheet(), officer));
            else
                done(() -> dossiers.complete(
                        id,
                        sheet(),
                        new Dossiers.Leaving(move.get().work().no(), move.get().number(), ""),
                        "",
                        officer));
        }
        assertThat(state().state()).isEqualTo("AT_ONE_STOP");
    }

    private void settled() {
        now = now.plusSeconds(60);
        LegalClock.Scoped.at(now, () -> sweep.round());
    }

    private Balance balance() {
        feed.catchUp();
        return balances.total(new BalanceQuestion(
                Selection.all(Scope.all(1)),
                Reckoning.CURRENT,
                LegalZone.instant(DAY.withDayOfMonth(1).atTime(LocalTime.MIN)),
                LegalZone.instant(DAY.plusMonths(1).withDayOfMonth(1).atTime(LocalTime.MIN)),
                now,
                null,
                null));
    }

    @Test
    void a_child_is_the_other_units_own_work_and_the_parent_waits_for_its_end() {
        var parent = parent();
        var child = child(parent);
        id = child;
        assertThat(state().unitNow()).isEqualTo(there);
        assertThat(state().unitIn()).isEqualTo(here);
        assertThat(result().clock().start()).isEqualTo(state().openedAt());
        assertThat(jdbc.sql("select count(*) from ledger.work_list where case_id = :c and unit_id = :u")
                        .param("c", child.value())
                        .param("u", there.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        id = parent;
        assertThat(state().openConsultations()).hasSize(1);
        var move = at(() -> dossiers.moves(state(), asking)).getFirst();
        refused(
                "dossier.no.childOpen",
                () -> dossiers.complete(
                        id, sheet(), new Dossiers.Leaving(move.work().no(), move.number(), ""), "", asking));
        worked(child, doing);
        settled();
        assertThat(ledger.find(child).orElseThrow().state()).isEqualTo("RETURNED");
        id = parent;
        assertThat(state().openConsultations()).isEmpty();
        assertThat(ledger.entries(parent).getLast().kind()).isEqualTo("dossier.ChildEnded");
        settled();
        assertThat(ledger.entries(parent).getLast().kind()).isEqualTo("dossier.ChildEnded");
        worked(parent, asking);
    }

    @Test
    void the_relation_is_seen_from_both_sides_and_the_code_of_the_parent_is_carried() {
        var parent = parent();
        var child = child(parent);
        var of = children.of(parent);
        assertThat(of).hasSize(1);
        var up = children.of(child);
        assertThat(up).singleElement().satisfies(r -> {
            assertThat(r.parent()).isTrue();
            assertThat(r.id()).isEqualTo(parent);
            assertThat(of.getFirst().code()).isEqualTo(r.code() + "/LT01");
        });
        assertThat(ledger.entries(child).getFirst().facts().get("parent")).hasToString(parent.toString());
    }

    @Test
    void what_cannot_be_is_said_and_writes_nothing() {
        var parent = parent();
        refused(
                "dossier.no.childHere",
                () -> children.open(parent, sheet(), new Children.Wanted(here, "BIRTH", "normal", "x"), asking));
        refused(
                "dossier.no.childProcedure",
                () -> children.open(parent, sheet(), new Children.Wanted(there, "9.999999", "normal", "x"), asking));
        assertThat(children.of(parent)).isEmpty();
        var child = child(parent);
        id = child;
        done(() -> dossiers.take(id, sheet(), doing));
        refused(
                "dossier.no.childOfChild",
                () -> children.open(child, sheet(), new Children.Wanted(here, "BIRTH", "normal", "x"), doing));
    }

    @Test
    void the_applicant_the_public_and_the_portal_know_the_parent_alone() {
        var child = child(parent());
        worked(child, doing);
        settled();
        feed.catchUp();
        for (var table : new String[] {"portal.message", "portal.standing", "notice.message", "oversight.dossier_fact"})
            assertThat(jdbc.sql("select count(*) from " + table + " where case_id = :c")
                            .param("c", child.value())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        var code = children.of(child).getFirst().code() + "/LT01";
        assertThat(jdbc.sql("select count(*) from dossier.tracked_by_code(:c)")
                        .param("c", code)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_balance_of_the_province_is_the_same_whether_work_is_done_by_children_or_not() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var before = balance();
        int finished = 0;
        int all = 8;
        for (int i = 0; i < all; i++) {
            var parent = parent();
            int wanted = random.nextInt(3);
            for (int k = 0; k < wanted; k++) {
                var child = child(parent);
                if (random.nextBoolean() || k + 1 < wanted) {
                    worked(child, doing);
                    settled();
                }
            }
            id = parent;
            boolean free = !CourseRules.waitsForChild(state());
            if (free && random.nextBoolean()) {
                worked(parent, asking);
                finished++;
            }
            var after = balance();
            assertThat(after.holds()).as("seed %d", seed).isTrue();
            assertThat(grown(before, after, BalanceFigure.RECEIVED))
                    .as("seed %d", seed)
                    .isEqualTo(i + 1);
            assertThat(grown(before, after, BalanceFigure.NEW_DIRECT))
                    .as("seed %d", seed)
                    .isEqualTo(i + 1);
            assertThat(grown(before, after, BalanceFigure.RESOLVED))
                    .as("seed %d", seed)
                    .isEqualTo(finished);
            assertThat(grown(before, after, BalanceFigure.IN_PROCESS))
                    .as("seed %d", seed)
                    .isEqualTo(i + 1 - finished);
        }
    }

    private static long grown(Balance before, Balance after, BalanceFigure figure) {
        return after.of(figure) - before.of(figure);
    }
}
