package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.DeadlineWalkTest.due;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.NaiveCalendar.Gap;

/** The laws of design/ANCHORS.md §5 that speak of time, and a few more, on random calendars. */
class LawsTest {
    private static final int MANY = 3_000;

    @Test
    void adding_days_and_taking_them_off_returns_the_last_working_day_not_after() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDate date = cases.date();
            int n = 1 + cases.upTo(100);
            assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(date, n), -n))
                    .isEqualTo(calendar.previousWorkingDay(date));
            assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(date, -n), n))
                    .isEqualTo(calendar.nextWorkingDay(date));
        });
    }

    @Test
    void adding_days_is_monotone_in_the_date_and_in_the_number() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDate date = cases.date();
            LocalDate later = date.plusDays(cases.upTo(20));
            int n = 1 + cases.upTo(60);
            LocalDate reached = calendar.plusWorkingDays(date, n);
            assertThat(calendar.plusWorkingDays(later, n)).isAfterOrEqualTo(reached);
            assertThat(calendar.plusWorkingDays(date, n + 1)).isAfter(reached);
            assertThat(calendar.workingDaysBetween(date, reached)).isEqualTo(n);
        });
    }

    @Test
    void adding_minutes_and_taking_them_off_loses_no_working_time() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime moment = cases.moment();
            int minutes = 1 + cases.upTo(10_000);
            LocalDateTime there = calendar.plusWorkingMinutes(moment, minutes);
            LocalDateTime back = calendar.plusWorkingMinutes(there, -minutes);
            assertThat(calendar.workingMinutesBetween(moment, there)).isEqualTo(minutes);
            assertThat(back).isEqualTo(calendar.nextOpening(moment));
        });
    }

    @Test
    void limits_split_in_two_add_up() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime moment = cases.moment();
            int a = 1 + cases.upTo(3_000);
            int b = 1 + cases.upTo(3_000);
            assertThat(calendar.plusWorkingMinutes(calendar.plusWorkingMinutes(moment, a), b))
                    .isEqualTo(calendar.plusWorkingMinutes(moment, a + b));
            LocalDate date = moment.toLocalDate();
            assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(date, a % 50), b % 50 + 1))
                    .isEqualTo(calendar.plusWorkingDays(date, a % 50 + b % 50 + 1));
        });
    }

    @Test
    void a_position_gives_its_open_minute_back() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime moment = cases.moment();
            LocalDateTime open = calendar.nextOpening(moment);
            assertThat(calendar.at(calendar.position(open))).isEqualTo(open);
            assertThat(calendar.position(moment)).isEqualTo(calendar.position(open));
        });
    }

    @Test
    void positions_a_whole_day_apart_have_the_same_hour_where_the_hours_are_the_same() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.sameHours().fast();
            LocalDateTime open = calendar.nextOpening(cases.moment());
            int days = cases.upTo(100);
            LocalDateTime reached = calendar.at(calendar.position(open) + days * WorkingCalendar.TICKS_PER_DAY);
            assertThat(reached)
                    .isEqualTo(
                            calendar.plusWorkingDays(open.toLocalDate(), days).atTime(open.toLocalTime()));
        });
    }

    @Test
    void positions_are_monotone() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime moment = cases.moment();
            LocalDateTime later = cases.momentWithin(moment, 5_000);
            assertThat(calendar.position(later)).isGreaterThanOrEqualTo(calendar.position(moment));
            assertThat(calendar.position(later) > calendar.position(moment))
                    .isEqualTo(calendar.workingMinutesBetween(moment, later) > 0);
        });
    }

    @Test
    void a_later_receipt_is_never_due_earlier() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime received = cases.moment();
            LocalDateTime later = cases.momentWithin(received, cases.oneIn(2) ? 600 : 10_000);
            Limit limit = cases.limit();
            assertThat(due(calendar, later, limit, List.of()).local())
                    .as(limit.text())
                    .isAfterOrEqualTo(due(calendar, received, limit, List.of()).local());
        });
    }

    @Test
    void a_longer_limit_is_never_due_earlier() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime received = cases.moment();
            int n = 1 + cases.upTo(30);
            assertThat(List.<Limit>of(new Limit.Days(n), new Limit.Months(n % 4 + 1), new Limit.WorkingDays(n)))
                    .allSatisfy(limit -> assertThat(due(calendar, received, longer(limit), List.of())
                                    .at())
                            .isAfterOrEqualTo(
                                    due(calendar, received, limit, List.of()).at()));
        });
    }

    private static Limit longer(Limit limit) {
        return switch (limit) {
            case Limit.Days l -> new Limit.Days(l.days() + 1);
            case Limit.Months l -> new Limit.Months(l.months() + 1);
            case Limit.WorkingDays l -> new Limit.WorkingDays(l.days() + 1);
            default -> limit;
        };
    }

    @Test
    void a_limit_in_days_or_months_never_ends_on_a_rest_day() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            List<Limit> limits = List.of(
                    new Limit.Days(1 + cases.upTo(60)),
                    new Limit.Months(1 + cases.upTo(5)),
                    new Limit.CalendarDate(cases.date()));
            LocalDateTime received = cases.moment();
            assertThat(limits).allSatisfy(limit -> {
                LocalDateTime end = due(calendar, received, limit, List.of()).local();
                assertThat(calendar.isWorkingDay(end.toLocalDate())).isTrue();
                assertThat(end).isEqualTo(calendar.closing(end.toLocalDate()));
            });
        });
    }

    @Test
    void a_pause_moves_the_end_by_its_distance_in_the_unit_of_the_limit() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.sameHours().fast();
            LocalDateTime received = cases.moment();
            Limit limit = minuteOrDayLimit(cases);
            DueDate unpaused = due(calendar, received, limit, List.of());
            LocalDateTime from = between(cases, unpaused.reckoning().start(), unpaused.local());
            Gap pause = new Gap(from, cases.momentWithin(from, 20_000));
            DueDate paused = due(calendar, received, limit, List.of(pause));
            assertThat(Deadlines.distance(calendar, limit, unpaused.at(), paused.at()))
                    .isEqualTo(Deadlines.distance(
                            calendar, limit, LegalZone.instant(pause.from()), LegalZone.instant(pause.to())));
        });
    }

    private static Limit minuteOrDayLimit(Cases cases) {
        return switch (cases.upTo(3)) {
            case 0 -> new Limit.Hours(1 + cases.upTo(100));
            case 1 -> new Limit.WorkingHours(1 + cases.upTo(60));
            case 2 -> new Limit.Days(1 + cases.upTo(30), Limit.RestDays.NOT_COUNTED);
            default -> cases.workingDays();
        };
    }

    private static LocalDateTime between(Cases cases, LocalDateTime from, LocalDateTime to) {
        int minutes = (int) ChronoUnit.MINUTES.between(from, to);
        return cases.momentWithin(from, Math.max(0, minutes - 1));
    }

    @Test
    void a_minute_after_the_latest_receipt_is_too_late_and_the_receipt_itself_is_not() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar =
                    cases.oneIn(2) ? cases.sameHours().fast() : cases.anyHours().fast();
            LocalDateTime wanted = cases.moment();
            Limit limit = cases.limit();
            Instant latest = Deadlines.latestReceipt(calendar, limit, VietnamDays.CUTOFF, LegalZone.instant(wanted));
            LocalDateTime received = LegalZone.local(latest);
            assertThat(due(calendar, received, limit, List.of()).local())
                    .as("%s received %s, wanted by %s", limit.text(), received, wanted)
                    .isBeforeOrEqualTo(wanted);
            assertThat(due(calendar, received.plusMinutes(1), limit, List.of()).local())
                    .as("%s received a minute after %s, wanted by %s", limit.text(), received, wanted)
                    .isAfter(wanted);
        });
    }

    @Test
    void counting_backwards_from_the_due_moment_never_asks_for_an_earlier_receipt() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime received = cases.moment();
            Limit limit = cases.limit();
            Instant due = due(calendar, received, limit, List.of()).at();
            assertThat(Deadlines.latestReceipt(calendar, limit, VietnamDays.CUTOFF, due))
                    .isAfterOrEqualTo(LegalZone.instant(received));
        });
    }

    @Test
    void pausing_in_parts_equals_pausing_over_the_union() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDateTime received = cases.moment();
            Limit limit = cases.limit();
            LocalDateTime from = cases.momentWithin(received, 20_000);
            LocalDateTime middle = cases.momentWithin(from, 10_000);
            LocalDateTime to = cases.momentWithin(middle, 10_000);
            assertThat(due(calendar, received, limit, List.of(new Gap(middle, to), new Gap(from, middle)))
                            .at())
                    .as("%s + %s", received, limit.text())
                    .isEqualTo(due(calendar, received, limit, List.of(new Gap(from, to)))
                            .at());
        });
    }

    @Test
    void a_new_holiday_moves_working_days_by_exactly_one_if_it_lies_inside_and_not_at_all_outside() {
        Cases.run(MANY, cases -> {
            WorkingCalendar.Builder builder = VietnamDays.national().range(Cases.FROM, Cases.TO);
            WorkingCalendar before = builder.build();
            LocalDateTime received = before.nextOpening(cases.moment());
            Limit limit = cases.workingDays();
            LocalDate holiday = received.toLocalDate().plusDays(cases.upTo(50) - 10L);
            LocalDateTime end = due(before, received, limit, List.of()).local();
            boolean inside = before.isWorkingDay(holiday)
                    && holiday.isAfter(received.toLocalDate())
                    && !holiday.isAfter(end.toLocalDate());
            if (holiday.equals(received.toLocalDate())) {
                return; // then the receipt itself moves
            }
            WorkingCalendar after = builder.day(VietnamDays.holiday(holiday)).build();
            assertThat(due(after, received, limit, List.of()).local())
                    .isEqualTo(before.plusWorkingDays(end.toLocalDate(), inside ? 1 : 0)
                            .atTime(end.toLocalTime()));
        });
    }

    @Test
    void an_interval_is_the_sum_of_its_parts_in_every_unit() {
        Cases.run(MANY, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            Limit limit = cases.limit();
            Instant a = LegalZone.instant(cases.moment());
            Instant b = LegalZone.instant(cases.moment());
            Instant c = LegalZone.instant(cases.moment());
            assertThat(Deadlines.distance(calendar, limit, a, b) + Deadlines.distance(calendar, limit, b, c))
                    .isEqualTo(Deadlines.distance(calendar, limit, a, c));
        });
    }

    @Test
    void weekdays_are_worked_unless_a_fact_says_otherwise() {
        Cases.run(200, cases -> {
            WorkingCalendar calendar = cases.anyHours().fast();
            LocalDate date = cases.date();
            DayFact fact = calendar.fact(date);
            assertThat(fact.date()).isEqualTo(date);
            assertThat(fact.kind().isWorking()).isEqualTo(calendar.isWorkingDay(date));
            assertThat(calendar.sessions(date).isEmpty()).isNotEqualTo(calendar.isWorkingDay(date));
            if (fact.kind() == DayKind.WORKING && fact.name().equals("Ngày làm việc")) {
                assertThat(date.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            }
        });
    }
}
