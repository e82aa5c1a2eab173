package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.kycuong.calendar.NaiveCalendar.Gap;

/** The table of dated cases: worked out by hand, held against the library and against the walk. */
class DatedCasesTest {
    private static final String TABLE = "dated-cases.txt";
    private static final Map<Offices, WorkingCalendar> COMPILED = new EnumMap<>(Offices.class);

    /** @param promised the new date, or null */
    record Case(
            Offices office,
            LocalDateTime received,
            Limit limit,
            List<Gap> gaps,
            @Nullable Gap promised,
            LocalDateTime due,
            String why) {
        @Override
        public String toString() {
            return "%s: %s + %s = %s: %s".formatted(office, received, limit.text(), due, why);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_library_finds_the_date(Case dated) {
        assertThat(library(dated)).isEqualTo(dated.due());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_walk_finds_the_same_date(Case dated) {
        assertThat(walk(dated)).isEqualTo(dated.due());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void counted_backwards_it_comes_back(Case dated) {
        if (!dated.gaps().isEmpty() || dated.promised() != null || dated.limit() instanceof Limit.CalendarDate) {
            return;
        }
        var calendar = calendar(dated.office());
        var latest = Deadlines.latestReceipt(calendar, dated.limit(), CUTOFF, LegalZone.instant(dated.due()));
        assertThat(LegalZone.local(latest)).isAfterOrEqualTo(dated.received());
        assertThat(due(calendar, LegalZone.local(latest), dated.limit())).isBeforeOrEqualTo(dated.due());
        assertThat(due(calendar, LegalZone.local(latest).plusMinutes(1), dated.limit()))
                .isAfter(dated.due());
    }

    @Test
    void there_are_more_than_two_hundred_and_no_two_are_the_same() {
        assertThat(cases()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(cases()).allSatisfy(dated -> assertThat(dated.why()).hasSizeGreaterThan(10));
    }

    static LocalDateTime library(Case dated) {
        List<Pause> pauses = dated.gaps().stream()
                .map(gap ->
                        new Pause(LegalZone.instant(gap.from()), LegalZone.instant(gap.to()), "chờ bổ sung", "Phiếu"))
                .toList();
        DueDate due = Deadlines.due(
                calendar(dated.office()), LegalZone.instant(dated.received()), dated.limit(), CUTOFF, pauses);
        Gap promised = dated.promised();
        if (promised == null) {
            return due.local();
        }
        var newDate = LegalZone.instant(promised.to());
        return due.keeping(new NewDate(newDate, newDate, LegalZone.instant(promised.from()), "Phiếu xin lỗi"))
                .local();
    }

    private static LocalDateTime due(WorkingCalendar calendar, LocalDateTime received, Limit limit) {
        return Deadlines.due(calendar, LegalZone.instant(received), limit, CUTOFF, List.of())
                .local();
    }

    private static LocalDateTime walk(Case dated) {
        NaiveCalendar plain = dated.office().plain();
        Gap promised = dated.promised();
        if (promised != null) {
            var day = promised.to().toLocalDate();
            return dated.limit() instanceof Limit.Hours
                    ? promised.to()
                    : plain.roll(day).atTime(promised.to().toLocalTime());
        }
        List<Gap> felt = new ArrayList<>();
        for (Gap gap : dated.gaps()) {
            if (gap.from().isBefore(lateFrom(dated.limit(), walk(plain, dated, felt)))) {
                felt.add(gap);
            }
        }
        return walk(plain, dated, felt);
    }

    private static LocalDateTime walk(NaiveCalendar plain, Case dated, List<Gap> gaps) {
        return dated.limit() instanceof Limit.WorkingDays days
                ? plain.dueByParts(dated.received(), days, gaps)
                : plain.due(dated.received(), dated.limit(), gaps);
    }

    private static LocalDateTime lateFrom(Limit limit, LocalDateTime due) {
        boolean byTheMinute = limit instanceof Limit.Hours || limit instanceof Limit.WorkingHours;
        return byTheMinute ? due : due.toLocalDate().plusDays(1).atStartOfDay();
    }

    private static WorkingCalendar calendar(Offices office) {
        return COMPILED.computeIfAbsent(office, Offices::compiled);
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Offices office = Offices.NATIONAL;
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                office = Offices.valueOf(line.substring(3, line.indexOf(':')).toUpperCase(Locale.ROOT));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(read(office, line.split(" \\| ")));
            }
        }
        return cases;
    }

    private static Case read(Offices office, String[] cells) {
        assertThat(cells).as("received | limit | pauses | due | why").hasSize(5);
        String between = cells[2].strip();
        boolean isPromise = between.startsWith("new ");
        return new Case(
                office,
                LocalDateTime.parse(cells[0]),
                Limit.parse(cells[1]),
                isPromise || between.isEmpty() ? List.of() : gaps(between, "/"),
                isPromise ? gaps(between.substring(4), ">").getFirst() : null,
                LocalDateTime.parse(cells[3]),
                cells[4]);
    }

    private static List<Gap> gaps(String text, String separator) {
        List<Gap> gaps = new ArrayList<>();
        for (String gap : text.split(", ")) {
            String[] ends = gap.split(separator);
            gaps.add(new Gap(LocalDateTime.parse(ends[0]), LocalDateTime.parse(ends[1])));
        }
        return gaps;
    }

    private static List<String> lines() {
        try (InputStream table = DatedCasesTest.class.getResourceAsStream(TABLE)) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
