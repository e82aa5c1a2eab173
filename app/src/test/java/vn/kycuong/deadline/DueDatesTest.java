package vn.kycuong.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.deadline.Refusal.Kind;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.WorkTime;

class DueDatesTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-28T03:00:00Z"), ZoneOffset.UTC);

    private static TestProvince province;
    private static DueDates dueDates;

    @BeforeAll
    static void load() {
        province = TestProvince.fresh();
        dueDates = new DueDates(
                province.face(WorkTime.class),
                province.face(Organisation.class),
                province.face(Procedures.class),
                province.face(Limits.class),
                province.face(Rules.class),
                NOW::instant,
                NOW);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    /** The worked examples of the rule book. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2020-01-21T10:00, 3WD, 2020-01-31T10:00",
        "2020-01-04T09:00, 1WD, 2020-01-07T07:30",
        "2019-04-26T09:00, 3WD, 2019-05-04T09:00",
        "2019-01-04T16:30, 1WD, 2019-01-05T16:30",
        "2025-04-24T16:00, 2WD, 2025-04-26T16:00",
        "2025-12-31T18:00, 1WD, 2026-01-06T07:30",
        "2020-01-22T15:00, 8WH, 2020-01-30T15:00",
        "2026-01-09T16:00, 8WH, 2026-01-10T16:00",
        "2020-01-05T20:00, 8WH, 2020-01-06T17:00",
    })
    void the_worked_examples(String from, String limit, String due) {
        assertThat(due(DueQuestion.of(from, limit)).date().local()).hasToString(due);
        var shipped = (Offices.Found.Here) Offices.shipped(NOW).office("", "");
        var told = (DueAnswer.Due) shipped.office().due(from, limit);
        assertThat(told.date().local()).hasToString(due);
        assertThat(told.date().account())
                .extracting(a -> a.sentences(Locale.ENGLISH))
                .isEqualTo(due(DueQuestion.of(from, limit)).date().account().sentences(Locale.ENGLISH));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020-01-21T10:00:59",
        "2020-01-21 10:00",
        "21/01/2020 10:00",
        "10:00 21/1/2020",
        "10h00 21/1/2020",
        "2020-01-21T10:00:00+07:00",
        "2020-01-21T10:00:00 07:00",
        "2020-01-21T03:00Z",
        "'  2020-01-21T10:00 '",
    })
    void a_moment_is_read_as_people_and_programs_write_it(String from) {
        assertThat(due(DueQuestion.of(from, "3WD")).date().local()).hasToString("2020-01-31T10:00");
    }

    @ParameterizedTest(name = "{0} + {1}: {2} {3}")
    @CsvSource({
        "2020-01-21T10:00, 3 working days-ish, limit, UNREADABLE, Không đọc được thời hạn",
        "2020-01-21T10:00, '', limit, UNREADABLE, Thiếu thời hạn",
        "2020-01-21T10:00, 0WD, limit, UNREADABLE, phải từ 1 đến",
        "2020-01-21T10:00, D:2020-02-30, limit, UNREADABLE, ngày không đọc được",
        "2020-01-21T10:00, D:2020-01-20, limit, IMPOSSIBLE, đứng trước ngày nhận",
        "2020-01-21T10:00, D:2076-01-01, limit, IMPOSSIBLE, chỉ biết đến ngày 31/12/2075",
        "2020-01-21T10:00, 1200M, limit, IMPOSSIBLE, chỉ biết đến ngày 31/12/2075",
        "2075-12-30T10:00, 99WH, limit, IMPOSSIBLE, chỉ biết đến ngày",
        "2075-12-31T10:00, 48H, limit, IMPOSSIBLE, chỉ biết đến ngày",
        "2075-12-31T10:00, 10000WD, limit, IMPOSSIBLE, chỉ biết đến ngày",
        "2076-01-01T10:00, 1H, from, IMPOSSIBLE, nằm ngoài lịch",
        "1900-01-01T10:00, 3WD, from, IMPOSSIBLE, nằm ngoài lịch",
        "2020-01-21, 3WD, from, UNREADABLE, thiếu giờ",
        "2020-02-30T10:00, 3WD, from, UNREADABLE, không phải là ngày giờ có thật",
        "2020-01-21T25:00, 3WD, from, UNREADABLE, không phải là ngày giờ có thật",
        "hôm qua, 3WD, from, UNREADABLE, Không đọc được thời điểm",
        "'', 3WD, from, UNREADABLE, Thiếu thời điểm",
    })
    void what_cannot_be_answered_is_refused_by_name(
            String from, String limit, String parameter, Kind kind, String words) {
        var no = no(DueQuestion.of(from, limit));
        assertThat(no.parameter()).isEqualTo(parameter);
        assertThat(no.kind()).isEqualTo(kind);
        assertThat(no.vietnamese()).contains(words);
        assertThat(no.english()).isNotBlank().isNotEqualTo(no.vietnamese());
    }

    @Test
    void a_same_day_limit_follows_the_cutoff_of_its_day_and_is_refused_where_no_rule_is_in_force() {
        assertThat(due(DueQuestion.of("2020-01-21T14:59", "0SD")).date().local())
                .hasToString("2020-01-21T17:00");
        assertThat(due(DueQuestion.of("2020-01-21T15:00", "0SD")).date().local())
                .hasToString("2020-01-22T17:00");
        assertThat(no(DueQuestion.of("2018-01-10T09:00", "0SD")).parameter()).isEqualTo("from");
    }

    @Test
    void what_was_not_known_yet_is_not_counted() {
        var slip = new DueQuestion("2025-12-31T18:00", "1WD", "", "", "", "", "2025-12-24T16:00");
        assertThat(due(slip).date().local()).hasToString("2026-01-05T07:30");
        assertThat(due(DueQuestion.of("2025-12-31T18:00", "1WD")).date().local())
                .hasToString("2026-01-06T07:30");
        var future = no(new DueQuestion("2025-12-31T18:00", "1WD", "", "", "", "", "2026-11-29T00:00"));
        assertThat(future.parameter()).isEqualTo("knownAt");
        assertThat(future.vietnamese()).contains("tương lai");
    }

    @Test
    void a_unit_has_days_of_its_own_by_key_and_by_number() {
        var unit = province.face(Organisation.class).byKey("TTPVHCC").orElseThrow();
        province.face(WorkTime.class)
                .declare(
                        unit.id(),
                        new DayFact(LocalDate.of(2020, 3, 4), DayKind.CLOSED, "Chuyển trụ sở", "Thông báo 1/TB"),
                        Instant.parse("2020-03-01T00:00:00Z"));
        for (var named : List.of("TTPVHCC", unit.id().toString())) {
            var own = due(new DueQuestion("2020-03-03T09:00", "1WD", "", "", "", named, ""));
            assertThat(own.date().local()).hasToString("2020-03-05T09:00");
            assertThat(own.date().account().lines()).extracting(l -> l.source()).contains("Thông báo 1/TB");
        }
        assertThat(due(new DueQuestion("2020-03-03T09:00", "1WD", "", "", "", "TTPVHCC", "2020-02-29T12:00"))
                        .date()
                        .local())
                .hasToString("2020-03-04T09:00");
        var nobody = no(new DueQuestion("2020-03-03T09:00", "1WD", "", "", "", "sở-không-có", ""));
        assertThat(nobody).extracting(Refusal::parameter, Refusal::kind).containsExactly("unit", Kind.UNKNOWN);
    }

    @Test
    void a_procedure_gives_the_limit_in_force_on_the_day_with_its_article() {
        var asked = new DueQuestion("2020-06-15T08:00", "", "HOUSEHOLD_BIZ", "", "", "", "");
        var due = due(asked);
        var by = java.util.Objects.requireNonNull(due.by());
        assertThat(by.basis()).isNotBlank();
        assertThat(by.procedure().key()).isEqualTo("HOUSEHOLD_BIZ");
        assertThat(due.date().local())
                .isEqualTo(due(DueQuestion.of(
                                "2020-06-15T08:00", due.date().account().limit().text()))
                        .date()
                        .local());
        assertThat(no(new DueQuestion("2020-06-15T08:00", "", "KHONG_CO", "", "", "", "")))
                .extracting(Refusal::parameter, Refusal::kind)
                .containsExactly("procedure", Kind.UNKNOWN);
        assertThat(no(new DueQuestion("2020-06-15T08:00", "", "HOUSEHOLD_BIZ", "x", "", "", ""))
                        .parameter())
                .isEqualTo("case");
        assertThat(no(new DueQuestion("2020-06-15T08:00", "", "HOUSEHOLD_BIZ", "", "TELEPATHY", "", ""))
                        .parameter())
                .isEqualTo("channel");
        assertThat(no(new DueQuestion("2020-06-15T08:00", "3WD", "HOUSEHOLD_BIZ", "", "", "", ""))
                        .parameter())
                .isEqualTo("limit");
        assertThat(no(new DueQuestion("1990-06-15T08:00", "", "HOUSEHOLD_BIZ", "", "", "", ""))
                        .parameter())
                .as("before the first year declared")
                .isEqualTo("from");
    }

    // ---- the clock
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void a_pause_moves_the_date_and_a_restart_counts_anew() {
        var resumed = reading(clock(pause("2020-02-05T10:00", "2020-02-10T10:00", "RESUME")));
        assertThat(resumed.date().local()).hasToString("2020-02-20T09:00");
        var restarted = reading(clock(pause("2020-02-05T10:00", "2020-02-10T10:00", "RESTART")));
        assertThat(restarted.date().local()).hasToString("2020-02-24T10:00");
        assertThat(resumed.remaining()).isNotNull();
    }

    @Test
    void while_it_stands_there_is_no_late_moment_and_the_rest_is_as_if_it_ran_again() {
        var stands = reading(clock(pause("2020-02-05T10:00", "", "")));
        assertThat(stands.stoppedSince())
                .isEqualTo(LegalZone.instant(LocalDate.of(2020, 2, 5).atTime(10, 0)));
        assertThat(stands.lateFrom()).isNull();
        assertThat(stands.late()).isFalse();
    }

    @Test
    void an_extension_keeps_both_dates() {
        var extended = reading(new ClockQuestion(
                "2020-02-03T09:00",
                "10WD",
                "",
                "",
                "2020-02-12T08:00",
                List.of(),
                new ClockQuestion.Extension("2020-02-13T08:00", "2020-02-25T10:00", "Phiếu xin lỗi số 2")));
        assertThat(extended.date().local()).hasToString("2020-02-25T10:00");
        assertThat(java.util.Objects.requireNonNull(extended.original()).local())
                .hasToString("2020-02-17T09:00");
    }

    @ParameterizedTest(name = "{0} to {1}, {2}, {3}, {4}: {5}")
    @CsvSource({
        "2020-02-01T10:00, 2020-02-05T10:00, SUPPLEMENT, Phiếu 1, RESUME, pauses[0].from",
        "2020-02-05T10:00, 2020-02-04T10:00, SUPPLEMENT, Phiếu 1, RESUME, pauses[0].to",
        "2020-02-05T10:00, 2020-02-06T10:00, LUNCH, Phiếu 1, RESUME, pauses[0].ground",
        "2020-02-05T10:00, 2020-02-06T10:00, SUPPLEMENT, '', RESUME, pauses[0].paper",
        "2020-02-05T10:00, 2020-02-06T10:00, SUPPLEMENT, Phiếu 1, MAYBE, pauses[0].resume",
        "yesterday, 2020-02-06T10:00, SUPPLEMENT, Phiếu 1, RESUME, pauses[0].from",
        "2020-02-05T10:00, 2077-02-06T10:00, SUPPLEMENT, Phiếu 1, RESUME, pauses[0].to",
    })
    void a_pause_that_cannot_be_so_is_named(
            String from, String to, String ground, String paper, String resume, String parameter) {
        var answer = dueDates.answer(clock(new ClockQuestion.Pause(from, to, ground, paper, resume)));
        assertThat(((ClockAnswer.No) answer).refusal().parameter()).isEqualTo(parameter);
    }

    @Test
    void pauses_that_overlap_and_an_open_one_before_another_are_refused() {
        var overlap = (ClockAnswer.No) dueDates.answer(clock(
                pause("2020-02-06T10:00", "2020-02-07T10:00", "RESUME"),
                pause("2020-02-05T10:00", "2020-02-06T11:00", "RESUME")));
        assertThat(overlap.refusal().parameter()).isEqualTo("pauses[0].from");
        assertThat(overlap.refusal().vietnamese()).contains("chồng lên");
        var open = (ClockAnswer.No) dueDates.answer(
                clock(pause("2020-02-05T10:00", "", ""), pause("2020-02-06T10:00", "2020-02-07T10:00", "RESUME")));
        assertThat(open.refusal().parameter()).isEqualTo("pauses[0].to");
    }

    @Test
    void an_extension_that_is_none_is_refused() {
        for (var wrong : List.of(
                new ClockQuestion.Extension("2020-02-13T08:00", "2020-02-14T10:00", "Phiếu 2"),
                new ClockQuestion.Extension("2020-02-13T08:00", "2020-02-25T10:00", ""),
                new ClockQuestion.Extension("2020-02-01T08:00", "2020-02-25T10:00", "Phiếu 2"))) {
            var answer = (ClockAnswer.No) dueDates.answer(
                    new ClockQuestion("2020-02-03T09:00", "10WD", "", "", "2020-02-12T08:00", List.of(), wrong));
            assertThat(answer.refusal().parameter()).startsWith("extension.");
        }
    }

    private static ClockQuestion.Pause pause(String from, String to, String resume) {
        return new ClockQuestion.Pause(from, to, "SUPPLEMENT", "Phiếu số 31", resume);
    }

    private static ClockQuestion clock(ClockQuestion.Pause... pauses) {
        return new ClockQuestion("2020-02-03T09:00", "10WD", "", "", "2020-02-12T08:00", List.of(pauses), null);
    }

    private static ClockAnswer.Reading reading(ClockQuestion asked) {
        return (ClockAnswer.Reading) dueDates.answer(asked);
    }

    private static DueAnswer.Due due(DueQuestion asked) {
        return (DueAnswer.Due) dueDates.answer(asked);
    }

    private static Refusal no(DueQuestion asked) {
        return ((DueAnswer.No) dueDates.answer(asked)).refusal();
    }
}
