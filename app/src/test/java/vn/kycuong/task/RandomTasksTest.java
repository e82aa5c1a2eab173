package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.task.Tasks.With;

/** Hundreds of acts by random people on random tasks: what must hold holds after each; the seed is printed. */
class RandomTasksTest extends TaskWorld {
    private static final int STEPS = 400;
    private static final int TASKS = 12;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatever_people_try_the_rules_hold_and_rows_equal_the_replay() {
        long seed = Long.getLong("kycuong.seed", 14_04L);
        var random = new Random(seed);
        var ids = new ArrayList<CaseId>();
        for (int i = 0; i < TASKS; i++)
            ids.add(assigned(
                    List.of(first, second, third).get(i % 3),
                    LocalDate.of(2020, 3, 16 + i % 10),
                    i % 3 == 0 ? second : first));
        int done = 0;
        for (int step = 0; step < STEPS; step++) {
            var id = ids.get(random.nextInt(ids.size()));
            var before = course(id);
            now = now.plus(Duration.ofMinutes(random.nextInt(240)));
            var result = at(() -> tried(id, random));
            if (result instanceof TaskResult.Done) done++;
            holds(id, before, "seed " + seed + ", step " + step);
        }
        assertThat(done).as("seed " + seed).isGreaterThan(STEPS / 10);
        ids.forEach(this::rowsAreTheReplay);
    }

    private TaskResult tried(CaseId id, Random random) {
        int deed = random.nextInt(17);
        var everybody = List.of(chair, deputy, a, b, c);
        // mostly who may, so that tasks go on; often enough anybody
        var who = random.nextInt(10) < 7 ? usual(id, deed) : everybody.get(random.nextInt(everybody.size()));
        var with = random.nextBoolean() ? proof() : With.text("Nội dung");
        var day = LocalDate.of(2020, 3, 16).plusDays(random.nextInt(40));
        return switch (deed) {
            case 0, 1 -> tasks.receive(id, sheet(id), null, who);
            case 2 -> tasks.giveBack(id, sheet(id), with, who);
            case 3 ->
                tasks.reassign(id, sheet(id), List.of(first, second, third).get(random.nextInt(3)), with, who);
            case 4, 5 -> tasks.report(id, sheet(id), random.nextInt(120), with, who);
            case 6, 7 -> tasks.submit(id, sheet(id), with, who);
            case 8 -> tasks.accept(id, sheet(id), with, who);
            case 9 -> tasks.sendBack(id, sheet(id), with, who);
            case 10 -> tasks.askExtension(id, sheet(id), day, with, who);
            case 11 -> tasks.extend(id, sheet(id), with, who);
            case 12 -> tasks.declineExtension(id, sheet(id), with, who);
            case 13 -> tasks.answer(id, sheet(id), 2, with, who);
            case 14 -> tasks.nameCause(id, sheet(id), LateCauseClass.values()[random.nextInt(7)], 2, with, who);
            case 15 -> tasks.object(id, sheet(id), 1 + random.nextInt(12), with, who);
            default ->
                random.nextInt(8) == 0
                        ? tasks.recall(id, sheet(id), with, who)
                        : tasks.decideCause(id, sheet(id), 1 + random.nextInt(12), random.nextBoolean(), with, who);
        };
    }

    private Officer usual(CaseId id, int deed) {
        var state = course(id).state();
        var unit = switch (deed) {
            case 3, 8, 9, 11, 12, 16 -> state.unitIn();
            case 13, 15 -> state.obligation(2).unit();
            default -> state.unitNow();
        };
        return List.of(a, b, c).stream()
                .filter(o -> o.unit().equals(unit))
                .findFirst()
                .orElse(chair);
    }

    private void holds(CaseId id, TaskCourse before, String when) {
        var now = course(id);
        var owed = now.owed().orElseThrow();
        assertThat(now.state().obligations().stream().filter(o -> o.no() == 1))
                .as(when + ": one leads")
                .hasSize(1);
        assertThat(now.supports())
                .as(when)
                .noneMatch(o -> o.isOpen()
                        && o.unit().equals(owed.unit())
                        && !now.stands().isOver());
        assertThat(owed.clock().start())
                .as(when + ": the first date stays")
                .isEqualTo(before.owed().orElseThrow().clock().start());
        assertThat(owed.clock().limit())
                .as(when)
                .isEqualTo(before.owed().orElseThrow().clock().limit());
        assertThat(now.extensions()).as(when).isLessThanOrEqualTo(2);
        boolean handedIn = now.stands() == TaskState.SUBMITTED || now.stands() == TaskState.ACCEPTED;
        assertThat(owed.isOpen())
                .as(when + ": met exactly while the product is there or accepted")
                .isEqualTo(!handedIn);
        assertThat(now.state().isOpen()).as(when).isEqualTo(!now.stands().isOver());
        long desks = now.state().workItems().stream()
                .filter(w -> w.open() && w.obligation() == 1)
                .count();
        assertThat(desks)
                .as(when + ": it lies on exactly one desk")
                .isEqualTo(now.stands().isOver() ? 0 : 1);
        var reported = ReportingStatus.of(
                now.stands(), owed.clock().start(), owed.clock().metAt(), this.now);
        assertThat(reported.isEmpty()).as(when).isEqualTo(now.stands().isOff());
    }

    /** The ledger's state equals the fold of the entries, the desk's row what they say, each text what was committed. */
    private void rowsAreTheReplay(CaseId id) {
        var entries = ledger.entries(id);
        assertThat(ledger.find(id).orElseThrow()).isEqualTo(CaseState.replay(id, Tasks.KIND, entries));
        var task = tasks.task(id).orElseThrow();
        assertThat(task.returned()).isEqualTo(course(id).returned());
        var texts = jdbc.sql("select revision, content, salt from task.revision where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> Map.entry(
                        row.getInt("revision"),
                        Commitment.of(row.getInt("revision"), row.getBytes("salt"), row.getBytes("content"))))
                .list();
        assertThat(texts)
                .containsExactlyInAnyOrderElementsOf(entries.stream()
                        .filter(e -> e.content() != null)
                        .map(e -> Map.entry(e.version(), e.content()))
                        .toList());
        assertThat(line(id).stands()).isEqualTo(course(id).stands());
    }
}
