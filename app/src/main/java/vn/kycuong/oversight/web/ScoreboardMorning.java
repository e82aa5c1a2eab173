package vn.kycuong.oversight.web;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.directive.Directives;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.Sight;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.SettledAnswers;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Reads the board of the whole province whenever what is settled is asked anew, so that no leader of the province waits for it. */
@Component
class ScoreboardMorning implements Recurring {
    private static final Duration REST = Duration.ofSeconds(10);

    private final SettledAnswers answers;
    private final Directives directives;
    private final Scoreboards boards;
    private final UnitTree tree;
    private final LegalClock time;
    private final Recurrence recurrence = new Recurrence("scoreboard-morning", REST, () -> {
        read();
        return false;
    });
    private SettledAnswers.@Nullable Stretch read;

    ScoreboardMorning(
            SettledAnswers answers, Directives directives, Scoreboards boards, UnitTree tree, LegalClock time) {
        this.answers = answers;
        this.directives = directives;
        this.boards = boards;
        this.tree = tree;
        this.time = time;
    }

    private void read() {
        var stretch = answers.stretch();
        if (stretch.day().equals(LocalDate.MIN) || stretch.equals(read) || tree.isEmpty()) return;
        directives
                .find(Directives.FIRST)
                .ifPresent(directive -> Sight.ofEverything()
                        .call(() -> boards.board(new ScoreboardMeasures.Asked(
                                directive,
                                IndicatorQuery.of(Period.Span.YEAR, time.instant()),
                                null,
                                false,
                                Scope.all(0),
                                Words.of("vi")))));
        read = stretch;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
