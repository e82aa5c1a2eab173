package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.task.TaskQuestion.Whose;

/** The board of a past week is what it was at its end, whatever was done since. */
class PastWeekTest extends TaskWorld {
    private static final LocalDate FRI_20_MAR = LocalDate.of(2020, 3, 20);

    @Test
    void the_list_of_a_moment_that_has_passed_is_the_list_as_it_was_read_then() {
        var taken = assigned(first, FRI_20_MAR, second);
        done(() -> tasks.receive(taken, sheet(taken), null, a));
        var waiting = assigned(second, FRI_20_MAR);
        var moved = assigned(third, FRI_20_MAR, first);
        done(() -> tasks.receive(moved, sheet(moved), null, c));
        var back = assigned(first, LocalDate.of(2020, 3, 6));
        done(() -> tasks.receive(back, sheet(back), null, a));
        done(() -> tasks.submit(back, sheet(back), proof(), a));
        done(() -> tasks.sendBack(back, sheet(back), proof(), chair));
        setClock("2020-03-08T23:58"); // Sunday night
        var then = now;
        var ids = List.of(taken, waiting, moved, back);
        var before = mine(lists.list(all(), then), ids);
        assertThat(mine(lists.listAsKnownAt(all(), then), ids))
                .as("at the moment itself")
                .isEqualTo(before);

        setClock("2020-03-10T09:00");
        done(() -> tasks.submit(taken, sheet(taken), proof(), a));
        done(() -> tasks.accept(taken, sheet(taken), proof(), chair));
        done(() -> tasks.recall(waiting, sheet(waiting), proof(), chair));
        done(() -> tasks.askExtension(moved, sheet(moved), LocalDate.of(2020, 4, 10), proof(), c));
        done(() -> tasks.extend(moved, sheet(moved), proof(), chair));
        done(() -> tasks.submit(back, sheet(back), proof(), a));
        var later = assigned(first, FRI_20_MAR);

        assertThat(mine(lists.listAsKnownAt(all(), then), ids))
                .as("after much was done")
                .isEqualTo(before);
        assertThat(lists.listAsKnownAt(all(), then)).noneMatch(l -> l.id().equals(later));
        var board = WeekBoard.of(lists.listAsKnownAt(all(), then), then);
        assertThat(board.monday()).isEqualTo(LocalDate.of(2020, 3, 2));
    }

    private TaskQuestion all() {
        return TaskQuestion.of(chair, Whose.ALL);
    }

    private static List<TaskLine> mine(List<TaskLine> lines, List<vn.kycuong.kernel.CaseId> ids) {
        return lines.stream().filter(l -> ids.contains(l.id())).toList();
    }
}
