package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.NaiveCalendar.Gap;

/** Due dates, with and without pauses, against the walk. */
class DeadlineWalkTest {
    @Test
    void every_kind_of_limit_equals_the_walk() {
        Cases.run(2_000, cases -> {
            Cases.Twin twin = cases.sameHours();
            LocalDateTime received = cases.moment();
            Limit limit = cases.limit();
            assertThat(due(twin.fast(), received, limit, List.of()).local())
                    .as("%s + %s", received, limit.text())
                    .isEqualTo(twin.plain().due(received, limit, List.of()));
        });
    }

    @Test
    void pauses_equal_time_left_out_of_the_walk() {
        Cases.run(2_000, cases -> {
            Cases.Twin twin = cases.sameHours();
            LocalDateTime received = cases.moment();
            Limit limit = cases.limit();
            List<Gap> gaps = gaps(cases, twin.fast(), received, limit);
            assertThat(due(twin.fast(), received, limit, gaps).local())
                    .as("%s + %s, %s", received, limit.text(), gaps)
                    .isEqualTo(twin.plain().due(received, limit, gaps));
        });
    }

    @Test
    void working_days_of_any_length_equal_the_walk_in_parts_of_a_day() {
        Cases.run(2_000, cases -> {
            Cases.Twin twin = cases.mixedHours();
            LocalDateTime received = cases.moment();
            Limit.WorkingDays limit = new Limit.WorkingDays(
                    1 + cases.upTo(12), cases.oneIn(4) ? Limit.DayEnd.END_OF_DAY : Limit.DayEnd.SAME_HOUR);
            List<Gap> gaps = gaps(cases, twin.fast(), received, limit);
            assertThat(due(twin.fast(), received, limit, gaps).local())
                    .as("%s + %s, %s", received, limit.text(), gaps)
                    .isEqualTo(twin.plain().dueByParts(received, limit, gaps));
        });
    }

    static DueDate due(WorkingCalendar calendar, LocalDateTime received, Limit limit, List<Gap> gaps) {
        return Deadlines.due(calendar, LegalZone.instant(received), limit, CUTOFF, pauses(gaps));
    }

    private static List<Pause> pauses(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> new Pause(
                        LegalZone.instant(gap.from()), LegalZone.instant(gap.to()), "chờ bổ sung", "Phiếu thử"))
                .toList();
    }

    /** Up to three pauses, each beginning while the limit still runs. */
    static List<Gap> gaps(Cases cases, WorkingCalendar calendar, LocalDateTime received, Limit limit) {
        List<Gap> gaps = new ArrayList<>();
        LocalDateTime free = calendar.nextOpening(received);
        for (int i = cases.upTo(3); i > 0; i--) {
            LocalDateTime end = due(calendar, received, toTheHour(limit), gaps).local();
            if (!free.isBefore(end)) {
                break;
            }
            LocalDateTime from =
                    cases.momentWithin(free, (int) Duration.between(free, end).toMinutes() - 1);
            LocalDateTime to = cases.momentWithin(from, cases.oneIn(2) ? 600 : 12_000);
            gaps.add(new Gap(from, to));
            free = to;
        }
        return gaps;
    }

    // The walk ends a limit of working days at its hour and only then looks for the closing.
    private static Limit toTheHour(Limit limit) {
        return limit instanceof Limit.WorkingDays days ? new Limit.WorkingDays(days.days()) : limit;
    }
}
