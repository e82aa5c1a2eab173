package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.NATIONAL;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The compiled calendar against the one that walks. */
class WalkTest {
    private static final NaiveCalendar PLAIN = new NaiveCalendar(
            VietnamDays.PUBLISHED.stream().collect(Collectors.toMap(DayFact::date, Function.identity())),
            _ -> VietnamDays.USUAL);

    @Test
    void working_days_equal_the_plain_loop_on_every_day_of_1975_to_2075() {
        LocalDate first = NATIONAL.first().plusDays(60);
        LocalDate last = NATIONAL.last().minusDays(60);
        first.datesUntil(last).forEach(date -> {
            assertThat(NATIONAL.isWorkingDay(date)).isEqualTo(PLAIN.isWorking(date));
            IntStream.of(-30, -2, -1, 0, 1, 2, 10, 30).forEach(n -> {
                LocalDate plain = PLAIN.plusWorkingDays(date, n);
                if (!NATIONAL.plusWorkingDays(date, n).equals(plain)) {
                    assertThat(NATIONAL.plusWorkingDays(date, n))
                            .as(date + " + " + n)
                            .isEqualTo(plain);
                }
            });
        });
    }

    @Test
    void working_minutes_equal_the_plain_count_on_every_minute_of_1975_to_2075() {
        long start = LegalZone.minute(NATIONAL.first().atStartOfDay());
        long minute = start;
        long worked = 0;
        for (LocalDate date = NATIONAL.first(); !date.isAfter(NATIONAL.last()); date = date.plusDays(1)) {
            boolean working = PLAIN.isWorking(date);
            for (int ofDay = 0; ofDay < LegalZone.MINUTES_PER_DAY; ofDay++) {
                long rank = NATIONAL.workingMinutesBetween(start, minute);
                if (rank != worked) {
                    assertThat(rank).as("before %s", LegalZone.atMinute(minute)).isEqualTo(worked);
                }
                minute++;
                if (working && isUsuallyOpen(ofDay)) {
                    worked++;
                    long reached = NATIONAL.plusWorkingMinutes(start, worked);
                    if (reached != minute) {
                        assertThat(LegalZone.atMinute(reached)).isEqualTo(LegalZone.atMinute(minute));
                    }
                }
            }
        }
        assertThat(worked).isGreaterThan(12_000_000);
    }

    private static boolean isUsuallyOpen(int minuteOfDay) {
        return (minuteOfDay >= 7 * 60 + 30 && minuteOfDay < 12 * 60)
                || (minuteOfDay >= 13 * 60 + 30 && minuteOfDay < 17 * 60);
    }

    @Test
    void any_calendar_equals_the_walk_in_days() {
        Cases.run(400, cases -> {
            Cases.Twin twin = cases.anyHours();
            for (int i = 0; i < 20; i++) {
                LocalDate date = cases.date();
                int n = cases.upTo(120) - 60;
                LocalDate reached = twin.fast().plusWorkingDays(date, n);
                assertThat(reached).as(date + " + " + n).isEqualTo(twin.plain().plusWorkingDays(date, n));
                LocalDate later = date.plusDays(cases.upTo(90));
                assertThat(twin.fast().workingDaysBetween(date, later))
                        .isEqualTo(twin.plain().workingDaysBetween(date, later));
            }
        });
    }

    @Test
    void any_calendar_equals_the_walk_in_minutes() {
        Cases.run(300, cases -> {
            Cases.Twin twin = cases.anyHours();
            LocalDateTime from = cases.moment();
            LocalDateTime to = cases.momentWithin(from, 20_000);
            int minutes = 1 + cases.upTo(3_000);
            assertThat(twin.fast().workingMinutesBetween(from, to))
                    .isEqualTo(twin.plain().workingMinutesBetween(from, to));
            assertThat(twin.fast().plusWorkingMinutes(from, minutes))
                    .isEqualTo(twin.plain().plusWorkingMinutes(from, minutes));
            assertThat(twin.fast().plusWorkingMinutes(from, -minutes))
                    .isEqualTo(twin.plain().minusWorkingMinutes(from, minutes));
            assertThat(twin.fast().nextOpening(from)).isEqualTo(twin.plain().nextOpening(from));
        });
    }
}
