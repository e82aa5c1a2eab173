package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Ground;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** The time of one step, beside the legal date of the whole. */
class StepTimesTest extends OneStopWorld {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);

    @Autowired
    private StepTimes steps;

    @Autowired
    private Files files;

    @Autowired
    private Holders holders;

    @Autowired
    private Course course;

    @Autowired
    private WorkTime workTime;

    @Autowired
    private WorkLists lists;

    @Autowired
    private WorkLines lines;

    @Autowired
    private LedgerFeed feed;

    private Officer head;

    @BeforeEach
    void aDossierOnADesk() {
        now = LegalZone.instant(DAY.atTime(9, 0));
        var procedure = procedures.get("HOUSEHOLD_BIZ", DAY).orElseThrow();
        head = everywhere(procedures.oneStops(procedure, DAY).getFirst().id());
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, DAY), head);
        done(() -> holders.take(id, sheet(), 1, head));
    }

    private FileView file() {
        return LegalClock.Scoped.at(now, () -> files.of(id, head).orElseThrow());
    }

    private String status() {
        return steps.of(file()).map(StepTime::status).orElse("none");
    }

    @Test
    void it_is_soon_over_before_it_is_over_and_says_nothing_while_the_clock_stands() {
        var step = file().step();
        assertThat(step.allowance()).isInstanceOf(Limit.WorkingHours.class);
        assertThat(status()).isEqualTo("ontime");
        var work = state().openWork().orElseThrow();
        var due = Deadlines.due(
                        workTime.calendar(work.unit(), now),
                        work.since(),
                        step.allowance(),
                        result().clock().cutoff(),
                        java.util.List.of(),
                        work.since())
                .at();
        var stood = now;
        now = due.minusSeconds(60);
        assertThat(status()).isEqualTo("risk");
        assertThat(listed()).isEqualTo("risk " + step.action());
        assertThat(found(StepPace.SOON)).isTrue();
        assertThat(found(StepPace.LATE)).isFalse();
        now = due.plusSeconds(60);
        assertThat(status()).isEqualTo("late");
        assertThat(listed()).isEqualTo("late " + step.action());
        assertThat(steps.all(file()))
                .as("for whoever reads the page")
                .extracting(StepTime::action, StepTime::status)
                .containsExactly(tuple(step.action(), "late"));
        assertThat(found(StepPace.SOON)).isFalse();
        assertThat(found(StepPace.LATE)).isTrue();
        assertThat(file().status()).as("the whole has time yet").isIn("ontime", "risk");
        now = stood;
        done(() -> course.pause(id, sheet(), Ground.FORCE_MAJEURE, "QĐ 1", "", head));
        now = due.plusSeconds(60);
        assertThat(status()).isEqualTo("none");
        assertThat(listed()).isEqualTo("none");
        assertThat(found(StepPace.LATE)).isFalse();
    }

    /** How the work list marks the step of this dossier. */
    private String listed() {
        return LegalClock.Scoped.at(now, () -> {
            var listing = page(null);
            return lines.rows(listing.lines(), lists.beside(listing), head, now).stream()
                    .filter(r -> r.line().caseId().equals(id))
                    .findFirst()
                    .map(WorkRow::step)
                    .map(s -> s.status() + " " + s.action())
                    .orElse("none");
        });
    }

    /** Whether the list of what stands so has it, and counts it. */
    private boolean found(StepPace pace) {
        return LegalClock.Scoped.at(now, () -> {
            var listing = page(pace);
            assertThat(listing.counts().total()).isEqualTo(listing.lines().size());
            return listing.lines().stream().anyMatch(l -> l.caseId().equals(id));
        });
    }

    private WorkListing page(@Nullable StepPace pace) {
        feed.catchUp();
        // sought by its code: others may fill the first page
        var code = files.of(id, head).orElseThrow().dossier().code();
        return lists.page(new WorkQuery(Whose.ALL, null, null, "", null, null, pace, null, code, now), head, null);
    }
}
