package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;
import static vn.kycuong.calendar.VietnamDays.NATIONAL;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of domain/02-one-stop.md §6, computed there by hand. */
class WorkedExamplesTest {
    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource({
        "2020-01-21T10:00, 3WD, 2020-01-31T10:00, Tết 23–29/01",
        "2020-01-04T09:00, 1WD, 2020-01-07T07:30, starts at the opening of Monday",
        "2019-04-26T09:00, 3WD, 2019-05-04T09:00, 29/4–1/5 off and Saturday worked",
        "2019-01-04T16:30, 1WD, 2019-01-05T16:30, make-up day",
        "2025-04-24T16:00, 2WD, 2025-04-26T16:00, make-up day before the break",
        "2025-12-31T18:00, 1WD, 2026-01-06T07:30, 1/1 and swapped 2/1 and weekend",
        "2020-04-15T09:00, 15D, 2020-05-04T17:00, 30/4–3/5 off",
        "2026-04-11T09:00, 15D, 2026-04-28T17:00, starts on Monday 13/4",
        "2020-01-22T15:00, 8WH, 2020-01-30T15:00, over Tết",
        "2026-01-09T16:00, 8WH, 2026-01-10T16:00, make-up Saturday",
        "2020-01-05T20:00, 8WH, 2020-01-06T17:00, a full day ends at closing",
        "2020-01-17T23:15, 24H, 2020-01-18T23:15, elapsed on any day",
    })
    void the_published_examples_hold(LocalDateTime received, String limit, LocalDateTime due, String why) {
        DueDate found = Deadlines.due(NATIONAL, LegalZone.instant(received), Limit.parse(limit), CUTOFF, List.of());
        assertThat(found.local()).as(why).isEqualTo(due);
    }
}
