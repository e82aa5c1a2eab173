package vn.kycuong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.CalendarBook.Day;
import vn.kycuong.worktime.CalendarBook.Horizon;
import vn.kycuong.worktime.CalendarBook.Season;

/** The bitemporal laws of stored calendars, on random books; a failing seed is named. */
class CalendarBookTest {
    private static final LocalDate YEAR = LocalDate.of(2020, 1, 1);
    private static final Instant NEWS = Instant.parse("2019-06-01T00:00:00Z");
    private static final int BOOKS = 20;
    private static final int MOMENTS = 10;

    /** What is known later changes nothing: the whole book and the book that ends at the moment answer alike. */
    @Test
    void a_calendar_never_looks_into_the_future() {
        for (long seed = 1; seed <= BOOKS; seed++) {
            var book = new RandomBook(seed);
            var whole = book.until(Instant.MAX);
            for (int i = 0; i < MOMENTS; i++) {
                var moment = book.moment();
                var unit = new UnitId(book.random.nextInt(4) + 1);
                assertThat(told(whole.calendar(unit, moment)))
                        .as("seed %d, %s at %s", seed, unit, moment)
                        .isEqualTo(told(book.until(moment).calendar(unit, moment)));
            }
        }
    }

    /** Between two pieces of news nothing changes, and asking again gives the same calendar. */
    @Test
    void a_calendar_asked_again_as_of_the_same_moment_is_the_same() {
        for (long seed = 1; seed <= BOOKS; seed++) {
            var book = new RandomBook(seed);
            var whole = book.until(Instant.MAX);
            for (int i = 0; i < MOMENTS; i++) {
                var moment = book.moment();
                var unit = new UnitId(book.random.nextInt(4) + 1);
                var first = whole.calendar(unit, moment);
                whole.calendar(unit, Instant.parse("2030-01-01T00:00:00Z"));
                assertThat(whole.calendar(unit, moment)).as("seed %d", seed).isSameAs(first);
            }
        }
    }

    private static List<Object> told(WorkingCalendar calendar) {
        var told = new ArrayList<>();
        YEAR.datesUntil(YEAR.plusYears(1)).forEach(date -> {
            told.add(calendar.fact(date));
            told.add(calendar.sessions(date));
            told.add(calendar.provisional(date));
        });
        return told;
    }

    /** Days, withdrawn days, seasons and horizons of the nation, the province and three units, learned at random moments. */
    private static final class RandomBook {
        final Random random;
        final List<Day> days = new ArrayList<>();
        final List<Season> seasons = new ArrayList<>();
        final List<Horizon> horizons = new ArrayList<>();

        RandomBook(long seed) {
            random = new Random(seed);
            for (int weekday = 1; weekday <= 7; weekday++) {
                seasons.add(new Season(1, 0, weekday, null, null, "07:30-12:00,13:30-17:00", true, null));
            }
            for (int i = random.nextInt(40); i > 0; i--) days.add(day());
            for (int i = random.nextInt(10); i > 0; i--) seasons.add(season());
            horizons.add(new Horizon(YEAR.minusDays(1), null));
            for (int i = random.nextInt(4); i > 0; i--) horizons.add(new Horizon(date(), moment()));
        }

        /** The book as its keeper had it at a moment: later facts and later withdrawals are not in it. */
        CalendarBook until(Instant moment) {
            return new CalendarBook(
                    days.stream()
                            .filter(d -> isKnown(d.knownFrom(), moment))
                            .map(d -> isKnown(d.knownTo(), moment) ? d : withdrawnLater(d))
                            .toList(),
                    seasons.stream().filter(s -> isKnown(s.knownFrom(), moment)).toList(),
                    horizons.stream()
                            .filter(h -> isKnown(h.knownFrom(), moment))
                            .toList());
        }

        private static boolean isKnown(@Nullable Instant since, Instant moment) {
            return since == null || !since.isAfter(moment);
        }

        private static Day withdrawnLater(Day d) {
            return new Day(
                    d.layerOrder(), d.unit(), d.date(), d.kind(), d.name(), d.source(), d.hours(), d.knownFrom(), null);
        }

        private Day day() {
            int unit = random.nextInt(4);
            var kind = DayKind.values()[random.nextInt(DayKind.values().length)];
            var from = random.nextInt(3) == 0 ? null : moment();
            var to = from == null || random.nextInt(3) > 0 ? null : from.plus(Duration.ofDays(random.nextInt(90)));
            var hours = random.nextInt(5) == 0 ? "08:00-11:00" : null;
            int layer = unit == 0 ? 1 + random.nextInt(2) : 3;
            return new Day(layer, unit, date(), kind, "Ngày " + random.nextInt(1_000), "thử", hours, from, to);
        }

        private Season season() {
            int unit = random.nextInt(4);
            var from = date();
            var to = random.nextBoolean() ? null : from.plusDays(random.nextInt(120));
            int layer = unit == 0 ? 1 + random.nextInt(2) : 3;
            return new Season(layer, unit, 1 + random.nextInt(7), from, to, "07:00-11:30,14:00-17:00", true, moment());
        }

        private LocalDate date() {
            return YEAR.plusDays(random.nextInt(366));
        }

        Instant moment() {
            return NEWS.plus(Duration.ofHours(random.nextInt(24 * 600)));
        }
    }
}
