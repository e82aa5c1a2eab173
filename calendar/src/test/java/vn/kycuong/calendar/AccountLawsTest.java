package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.DeadlineWalkTest.due;
import static vn.kycuong.calendar.DeadlineWalkTest.gaps;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Account.Kind;
import vn.kycuong.calendar.Account.Line;

/** What every account keeps, on random calendars. */
class AccountLawsTest {
    @Test
    void the_account_adds_up() {
        Cases.run(2_000, cases -> {
            Cases.Twin twin = cases.oneIn(2) ? cases.sameHours() : cases.anyHours();
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
}
