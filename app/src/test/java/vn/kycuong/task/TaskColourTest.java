package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** K4 and K8 as functions of a calendar and the shipped numbers. */
class TaskColourTest extends TaskWorld {
    @Autowired
    private WorkTime workTime;

    private static Instant moment(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private TaskColour colour(TaskState stands, int returned, String now) {
        var reading = new TaskColour.Reading(
                stands,
                moment("2020-03-02T08:00"),
                moment("2020-03-31T17:00"),
                moment("2020-04-01T00:00"),
                null,
                returned);
        return TaskColour.of(
                reading, moment(now), calendar(), TaskLaw.of(Rules.shipped().at(LocalDate.of(2020, 3, 2))));
    }

    private WorkingCalendar calendar() {
        return workTime.calendar(first, moment("2020-03-02T08:00"));
    }

    @Test
    void colours_follow_working_time() {
        assertThat(colour(TaskState.ASSIGNED, 0, "2020-03-03T08:00")).isEqualTo(TaskColour.GREY);
        assertThat(colour(TaskState.RECEIVED, 0, "2020-03-03T08:00")).isEqualTo(TaskColour.GREEN);
        assertThat(colour(TaskState.IN_PROGRESS, 0, "2020-03-26T08:00")).isEqualTo(TaskColour.YELLOW);
        assertThat(colour(TaskState.ASSIGNED, 0, "2020-03-30T08:00")).isEqualTo(TaskColour.YELLOW);
        assertThat(colour(TaskState.IN_PROGRESS, 0, "2020-04-01T00:00")).isEqualTo(TaskColour.RED);
        assertThat(colour(TaskState.IN_PROGRESS, 0, "2020-04-20T08:00")).isEqualTo(TaskColour.DARK_RED);
        assertThat(colour(TaskState.REWORK, 2, "2020-03-10T08:00")).isEqualTo(TaskColour.DARK_RED);
        assertThat(colour(TaskState.ACCEPTED, 0, "2020-04-20T08:00")).isEqualTo(TaskColour.OVER);
    }

    @Test
    void reports_are_owed_at_their_rhythm() {
        var monday = LocalDate.of(2020, 3, 2);
        assertThat(ReportRhythm.NONE.next(monday, 20, calendar())).isEmpty();
        assertThat(ReportRhythm.WEEKLY.next(monday, 20, calendar())).contains(LocalDate.of(2020, 3, 6));
        assertThat(ReportRhythm.MONTHLY.next(monday, 20, calendar())).contains(LocalDate.of(2020, 3, 20));
        assertThat(ReportRhythm.MONTHLY.next(LocalDate.of(2020, 3, 20), 20, calendar()))
                .contains(LocalDate.of(2020, 4, 20));
    }
}
