package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Account.Kind;
import vn.kycuong.calendar.Account.Line;
import vn.kycuong.calendar.NaiveCalendar.Gap;

/** Due dates, with and without pauses, against the walk; and the account of the same cases. */
class DeadlineWalkTest {
    @Test
    void every_kind_of_limit_equals_the_walk() {
        Cases.run(500, cases -> {
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
        Cases.run(500, cases -> {
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
    void the_account_adds_up() {
        Cases.run(2_000, cases -> {
            Cases.Twin twin = cases.oneIn(2) ? cases.sameHours() : cases.mixedHours();
            LocalDateTime received = cases.moment();
            Limit limit = cases.limit();
            DueDate due = due(twin.fast(), received, limit, gaps(cases, twin.fast(), received, limit));
            Account account = due.account();
            assertOneLineADay(account);
            assertCountReaches(account);
        });
    }

    @Test
    void the_clock_ran_for_exactly_the_limit() {
        Cases.run(500, cases -> {
            Cases.Twin twin = cases.sameHours();
            LocalDateTime received = cases.moment();
            Limit limit = cases.oneIn(2) ? cases.workingDays() : new Limit.WorkingHours(1 + cases.upTo(50));
            DueDate due = due(twin.fast(), received, limit, gaps(cases, twin.fast(), received, limit));
            int ran = due.account().lines().stream().mapToInt(Line::runMinutes).sum();
            int day = due.account().lines().getLast().sessionMinutes();
            int expected = limit instanceof Limit.WorkingHours hours
                    ? hours.hours() * 60
                    : ((Limit.WorkingDays) limit).days() * day;
            assertThat(ran).isEqualTo(expected);
            assertThat(due.account().lines())
                    .noneMatch(line -> line.kind() == Kind.PAUSED && line.pausedMinutes() == 0);
        });
    }

    private static void assertOneLineADay(Account account) {
        List<Line> lines = account.lines();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).date())
                    .isEqualTo(account.received().toLocalDate().plusDays(i));
            assertThat(lines.get(i).runMinutes()).isNotNegative();
            assertThat(lines.get(i).pausedMinutes()).isNotNegative();
        }
        assertThat(lines.getLast().date()).isEqualTo(account.due().toLocalDate());
        Account.Tally tally = account.tally();
        assertThat(tally.received()
                        + tally.started()
                        + tally.counted()
                        + tally.paused()
                        + tally.weeklyRest()
                        + tally.holidays()
                        + tally.rolled())
                .isEqualTo(tally.days())
                .isEqualTo(lines.size());
        assertThat(tally.received()).isEqualTo(1);
    }

    private static void assertCountReaches(Account account) {
        List<Integer> counts =
                account.lines().stream().filter(Line::counted).map(Line::count).toList();
        for (int i = 0; i < counts.size(); i++) {
            assertThat(counts.get(i)).isEqualTo(i + 1);
        }
        switch (account.limit()) {
            case Limit.WorkingDays l -> assertThat(counts).hasSize(l.days());
            case Limit.Days l -> assertThat(counts).hasSize(l.days());
            default ->
                assertThat(account.lines())
                        .noneMatch(line -> line.kind() == Kind.PAUSED
                                && line.pausedMinutes() == 0
                                && line.day().kind().isWorking());
        }
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
    private static List<Gap> gaps(Cases cases, WorkingCalendar calendar, LocalDateTime received, Limit limit) {
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
