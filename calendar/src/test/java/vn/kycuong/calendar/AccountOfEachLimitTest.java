package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;
import static vn.kycuong.calendar.VietnamDays.NATIONAL;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Account.Line;

/** Each kind of limit, told day by day: date, what it did, its number, minutes run/paused, why, source. */
class AccountOfEachLimitTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EE dd/MM", Locale.ENGLISH);

    @Test
    void the_same_day_with_a_pause_over_night() {
        assertThat(days(due("2020-06-15T09:00", "0SD", pause("2020-06-15T10:00", "2020-06-16T10:00"))))
                .isEqualTo("""
                Mon 15/06 RECEIVED 0 390/0 Ngày nhận
                Tue 16/06 DUE 0 0/480 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void the_same_day_with_a_pause_over_two_nights() {
        assertThat(days(due("2020-06-15T09:00", "0SD", pause("2020-06-15T10:00", "2020-06-17T10:00"))))
                .isEqualTo("""
                Mon 15/06 RECEIVED 0 390/0 Ngày nhận
                Tue 16/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Wed 17/06 DUE 0 0/480 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void the_same_day_after_the_cutoff_over_a_weekend() {
        assertThat(days(due("2020-06-19T15:30", "0SD"))).isEqualTo("""
                Fri 19/06 RECEIVED 0 90/0 Ngày nhận
                Sat 20/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Sun 21/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Mon 22/06 DUE 1 480/0 Hạn, ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void elapsed_hours_run_at_night_and_on_saturday() {
        assertThat(days(due("2020-06-19T16:30", "48H", pause("2020-06-20T00:00", "2020-06-20T06:00"))))
                .isEqualTo("""
                Fri 19/06 RECEIVED 0 450/0 Ngày nhận
                Sat 20/06 COUNTED 1 1080/360 Có tính (Nghỉ hằng tuần) (Quyết định 188/1999/QĐ-TTg)
                Sun 21/06 DUE 2 1350/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void elapsed_hours_that_stand_a_whole_day() {
        assertThat(days(due("2020-06-19T16:30", "24H", pause("2020-06-20T00:00", "2020-06-21T00:00"))))
                .isEqualTo("""
                Fri 19/06 RECEIVED 0 450/0 Ngày nhận
                Sat 20/06 PAUSED 0 0/1440 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Sun 21/06 DUE 1 990/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void working_hours_from_lunch_over_a_paused_day() {
        assertThat(days(due("2020-06-17T12:15", "8WH", pause("2020-06-17T15:00", "2020-06-19T08:30"))))
                .isEqualTo("""
                Wed 17/06 RECEIVED 0 90/120 Ngày nhận
                Thu 18/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Fri 19/06 DUE 1 390/60 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void working_hours_over_two_days_and_a_make_up_saturday() {
        assertThat(days(due("2019-05-02T16:00", "16WH"))).isEqualTo("""
                Thu 02/05 RECEIVED 0 60/0 Ngày nhận
                Fri 03/05 COUNTED 1 480/0 Có tính (Quyết định 188/1999/QĐ-TTg)
                Sat 04/05 DUE 2 420/0 Hạn (plo.vn)
                """);
        assertThat(days(due("2019-05-03T16:00", "16WH"))).isEqualTo("""
                Fri 03/05 RECEIVED 0 60/0 Ngày nhận
                Sat 04/05 WORKED 1 480/0 Có tính (Làm bù cho ngày 29/04/2019) (plo.vn)
                Sun 05/05 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Mon 06/05 DUE 2 420/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void working_days_over_a_pause_of_three_days_and_an_hour() {
        assertThat(days(due("2020-06-15T09:00", "2WD", pause("2020-06-16T09:00", "2020-06-19T10:00"))))
                .isEqualTo("""
                Mon 15/06 RECEIVED 0 390/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Tue 16/06 PAUSED 0 90/390 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Wed 17/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Thu 18/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Fri 19/06 COUNTED 1 330/150 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Sat 20/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Sun 21/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Mon 22/06 DUE 2 150/0 Hạn, ngày thứ 2 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void two_half_days_paused_make_one_day_paused() {
        assertThat(days(due(
                        "2020-06-15T09:00",
                        "3WD",
                        pause("2020-06-16T13:30", "2020-06-16T17:00"),
                        pause("2020-06-17T07:30", "2020-06-17T12:00"))))
                .isEqualTo("""
                Mon 15/06 RECEIVED 0 390/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Tue 16/06 COUNTED 1 270/210 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Wed 17/06 PAUSED 0 210/270 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Thu 18/06 COUNTED 2 480/0 Ngày thứ 2 (Quyết định 188/1999/QĐ-TTg)
                Fri 19/06 DUE 3 90/0 Hạn, ngày thứ 3 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void the_longer_pause_of_a_day_is_the_one_named() {
        Pause first =
                new Pause(at("2020-06-16T08:00"), at("2020-06-16T09:00"), "chờ nghĩa vụ tài chính", "Thông báo 5");
        Pause second = pause("2020-06-16T10:00", "2020-06-17T09:00");
        assertThat(days(due("2020-06-15T09:00", "2WD", first, second))).contains("""
                Tue 16/06 PAUSED 0 90/390 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                """);
    }

    @Test
    void a_paused_saturday_names_its_own_pause() {
        Pause first =
                new Pause(at("2020-06-16T08:00"), at("2020-06-17T09:00"), "chờ nghĩa vụ tài chính", "Thông báo 5");
        Pause second = pause("2020-06-19T10:00", "2020-06-22T09:00");
        assertThat(days(due("2020-06-15T09:00", "10D", first, second))).contains("""
                Wed 17/06 PAUSED 0 0/480 Tạm dừng: chờ nghĩa vụ tài chính (Thông báo 5)
                Thu 18/06 COUNTED 2 480/0 Ngày thứ 2 (Quyết định 188/1999/QĐ-TTg)
                Fri 19/06 COUNTED 3 480/0 Ngày thứ 3 (Quyết định 188/1999/QĐ-TTg)
                Sat 20/06 PAUSED 0 0/0 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                """);
    }

    @Test
    void a_pause_after_the_hour_of_the_due_day_leaves_the_last_number_to_the_day_it_moves_to() {
        assertThat(days(due("2020-06-15T16:00", "1WD", pause("2020-06-16T16:30", "2020-06-18T16:30"))))
                .isEqualTo("""
                Mon 15/06 RECEIVED 0 60/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Tue 16/06 PAUSED 0 450/30 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Wed 17/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Thu 18/06 DUE 1 0/420 Hạn, ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                """);
        assertThat(days(due("2020-06-12T16:00", "2WD", pause("2020-06-16T16:30", "2020-06-18T16:30"))))
                .endsWith("""
                Mon 15/06 COUNTED 1 480/0 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Tue 16/06 PAUSED 0 450/30 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Wed 17/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Thu 18/06 DUE 2 0/420 Hạn, ngày thứ 2 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void a_start_moved_over_night() {
        assertThat(days(due("2020-06-18T18:00", "1WD-EOD"))).isEqualTo("""
                Thu 18/06 RECEIVED 0 0/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Fri 19/06 START_MOVED 0 480/0 Bắt đầu tính khi mở cửa
                Sat 20/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Sun 21/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Mon 22/06 DUE 1 480/0 Hạn, ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void a_receipt_within_tet_waits_for_its_start() {
        assertThat(days(due("2020-01-28T09:00", "1WD"))).isEqualTo("""
                Tue 28/01 RECEIVED 0 0/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Wed 29/01 HOLIDAY 0 0/0 Tết Nguyên đán Canh Tý (nghỉ bù), không tính (tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn)
                Thu 30/01 START_MOVED 0 480/0 Bắt đầu tính khi mở cửa
                Fri 31/01 DUE 1 0/0 Hạn, ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void days_over_a_pause_and_a_sunday() {
        assertThat(days(due("2020-06-15T09:00", "5D", pause("2020-06-16T09:00", "2020-06-17T09:00"))))
                .isEqualTo("""
                Mon 15/06 RECEIVED 0 390/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Tue 16/06 COUNTED 1 480/0 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Wed 17/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Thu 18/06 COUNTED 2 480/0 Ngày thứ 2 (Quyết định 188/1999/QĐ-TTg)
                Fri 19/06 COUNTED 3 480/0 Ngày thứ 3 (Quyết định 188/1999/QĐ-TTg)
                Sat 20/06 COUNTED 4 0/0 Ngày thứ 4 (Nghỉ hằng tuần) (Quyết định 188/1999/QĐ-TTg)
                Sun 21/06 COUNTED 5 0/0 Ngày thứ 5 (Nghỉ hằng tuần) (Quyết định 188/1999/QĐ-TTg)
                Mon 22/06 DUE 0 480/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void days_without_rest_days_over_a_pause_and_a_weekend() {
        assertThat(days(due("2020-06-11T09:00", "3D-X", pause("2020-06-12T09:00", "2020-06-15T09:00"))))
                .isEqualTo("""
                Thu 11/06 RECEIVED 0 390/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Fri 12/06 COUNTED 1 480/0 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Sat 13/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Sun 14/06 REST 0 0/0 Nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg)
                Mon 15/06 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Tue 16/06 COUNTED 2 480/0 Ngày thứ 2 (Quyết định 188/1999/QĐ-TTg)
                Wed 17/06 DUE 3 480/0 Hạn, ngày thứ 3 (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void a_month_over_a_pause_and_the_roll_after_it() {
        Account account = due("2020-01-31T09:00", "1M", pause("2020-02-26T09:00", "2020-02-27T09:00"))
                .account();
        assertThat(days(account.lines().subList(26, account.lines().size()))).isEqualTo("""
                Wed 26/02 COUNTED 26 480/0 Ngày thứ 26 (Quyết định 188/1999/QĐ-TTg)
                Thu 27/02 PAUSED 0 0/480 Tạm dừng: chờ bổ sung hồ sơ (Phiếu số 31)
                Fri 28/02 COUNTED 27 480/0 Ngày thứ 27 (Quyết định 188/1999/QĐ-TTg)
                Sat 29/02 COUNTED 28 0/0 Ngày thứ 28 (Nghỉ hằng tuần) (Quyết định 188/1999/QĐ-TTg)
                Sun 01/03 COUNTED 29 0/0 Ngày thứ 29 (Nghỉ hằng tuần) (Quyết định 188/1999/QĐ-TTg)
                Mon 02/03 DUE 0 480/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void a_named_date_and_the_days_it_waits_for_the_office() {
        assertThat(days(due("2020-02-27T09:00", "D:2020-02-29"))).isEqualTo("""
                Thu 27/02 RECEIVED 0 390/0 Ngày nhận
                Fri 28/02 COUNTED 1 480/0 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Sat 29/02 COUNTED 2 0/0 Ngày thứ 2 (Nghỉ hằng tuần) (Quyết định 188/1999/QĐ-TTg)
                Sun 01/03 ROLLED 0 0/0 Thời hạn đã hết, chờ đến hạn trả (Bộ luật Dân sự 2015, Điều 148 khoản 5)
                Mon 02/03 DUE 0 480/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
    }

    @Test
    void a_named_date_received_in_the_evening_needs_no_opening_to_start() {
        Account account = due("2020-02-27T20:00", "D:2020-03-05").account();
        assertThat(account.start()).isEqualTo("2020-02-27T20:00");
        assertThat(account.lines()).noneMatch(line -> line.kind() == Account.Kind.START_MOVED);
        assertThat(account.sentences(Locale.of("vi"))).noneMatch(sentence -> sentence.startsWith("Ngoài giờ"));
    }

    @Test
    void a_new_date_and_the_slip_it_waits_by() {
        DueDate extended = due("2020-06-15T09:00", "1WD").keeping(newDate("2020-06-18T09:00"));
        assertThat(days(extended)).isEqualTo("""
                Mon 15/06 RECEIVED 0 390/0 Ngày nhận, không tính (Bộ luật Dân sự 2015, Điều 147 khoản 3)
                Tue 16/06 COUNTED 1 90/0 Ngày thứ 1 (Quyết định 188/1999/QĐ-TTg)
                Wed 17/06 ROLLED 0 0/0 Thời hạn đã hết, chờ đến hạn trả (Phiếu xin lỗi số 2)
                Thu 18/06 DUE 0 0/0 Hạn (Quyết định 188/1999/QĐ-TTg)
                """);
        assertThat(extended.account().extension())
                .isEqualTo(new Account.Extension(
                        LocalDateTime.parse("2020-06-16T08:00"),
                        LocalDateTime.parse("2020-06-18T09:00"),
                        LocalDateTime.parse("2020-06-16T09:00"),
                        "Phiếu xin lỗi số 2"));
    }

    @Test
    void a_promise_kept_names_no_article() {
        assertThat(days(due("2020-06-15T09:00", "1WD").keeping(at("2020-06-18T09:00"))))
                .contains("""
                Wed 17/06 ROLLED 0 0/0 Thời hạn đã hết, chờ đến hạn trả
                """);
    }

    @Test
    void the_same_is_told_in_english() {
        Pause pause = new Pause(
                at("2020-06-17T08:00"),
                at("2020-06-18T09:00"),
                "chờ bổ sung hồ sơ",
                "waiting for further papers",
                "Phiếu số 31");
        List<Line> lines = due("2020-06-15T09:00", "3WD", pause).account().lines();
        assertThat(lines)
                .extracting(Line::reasonEn)
                .containsExactly(
                        "Day of receipt, not counted",
                        "Day 1",
                        "Paused: waiting for further papers",
                        "Day 2",
                        "Due, day 3");
        assertThat(due("2020-06-15T09:00", "3WD", pause).account().sentences(Locale.ENGLISH))
                .contains("Paused from 08:00 Wednesday 17 June 2020 to 09:00 Thursday 18 June 2020:"
                        + " waiting for further papers, not counted (Phiếu số 31).");
        assertThat(due("2020-06-19T16:30", "48H").account().lines())
                .extracting(Line::reasonEn)
                .containsExactly("Day of receipt", "Counted (Weekly rest)", "Due");
        assertThat(due("2020-02-28T18:00", "2D").account().lines())
                .extracting(Line::reasonEn)
                .containsExactly(
                        "Day of receipt, not counted",
                        "Weekly rest, not counted",
                        "Weekly rest, not counted",
                        "The clock starts at the opening",
                        "Day 1",
                        "Due, day 2");
        assertThat(due("2020-02-27T09:00", "D:2020-02-29").account().lines())
                .extracting(Line::reasonEn)
                .contains("Limit used up, waiting for the due day");
    }

    // ── sentences that explain what would surprise

    @Test
    void an_apology_keeps_both_dates() {
        Account account = due("2020-06-15T09:00", "1WD")
                .keeping(newDate("2020-06-18T09:00"))
                .account();
        assertThat(account.sentences(Locale.of("vi")))
                .containsExactly(
                        "Nhận 09:00 thứ Hai 15/06/2020; ngày nhận không tính.",
                        "Thời hạn: 1 ngày làm việc.",
                        "Xin lỗi và hẹn lại lúc 08:00 thứ Ba 16/06/2020: hạn mới 09:00 thứ Năm 18/06/2020,"
                                + " thay cho hạn 09:00 thứ Ba 16/06/2020 (Phiếu xin lỗi số 2).",
                        "Hạn: 09:00 thứ Năm 18/06/2020.",
                        "4 ngày trên lịch = 1 ngày tiếp nhận + 1 ngày tính + 2 sau khi hết thời hạn");
        assertThat(account.sentences(Locale.ENGLISH))
                .contains("Apology with a new date at 08:00 Tuesday 16 June 2020: due 09:00 Thursday 18 June 2020"
                        + " instead of 09:00 Tuesday 16 June 2020 (Phiếu xin lỗi số 2).");
    }

    @Test
    void a_new_date_on_a_day_off_says_that_it_moves() {
        DueDate saturday = due("2020-06-15T09:00", "1WD").keeping(newDate("2020-06-20T09:00"));
        assertThat(saturday.local()).isEqualTo("2020-06-22T09:00");
        assertThat(saturday.account().sentences(Locale.of("vi")))
                .contains("Ngày hẹn lại là ngày nghỉ, nên lùi đến ngày làm việc tiếp theo.");
        assertThat(saturday.account().sentences(Locale.ENGLISH))
                .contains("The new date is a day off, so it moves to the next working day.");
        DueDate friday = due("2020-06-15T09:00", "1WD").keeping(newDate("2020-06-19T09:00"));
        DueDate inHours = due("2020-06-15T09:00", "24H").keeping(newDate("2020-06-20T09:00"));
        for (DueDate stands : List.of(friday, inHours)) {
            assertThat(stands.account().sentences(Locale.ENGLISH)).noneMatch(s -> s.startsWith("The new date"));
        }
    }

    @Test
    void a_month_without_the_day_says_so_and_cites_the_code() {
        assertThat(due("2020-01-31T09:00", "1M").account().sentences(Locale.of("vi")))
                .contains("Tháng 02/2020 không có ngày 31, nên thời hạn hết vào ngày cuối tháng"
                        + " (Bộ luật Dân sự 2015, Điều 148 khoản 3).");
        assertThat(due("2020-01-31T09:00", "1M").account().sentences(Locale.ENGLISH))
                .contains("February 2020 has no day 31, so the limit ends on its last day"
                        + " (Bộ luật Dân sự 2015, Điều 148 khoản 3).");
        assertThat(due("2020-01-15T09:00", "1M").account().sentences(Locale.of("vi")))
                .noneMatch(sentence -> sentence.startsWith("Tháng"));
    }

    @Test
    void an_hour_at_which_the_office_is_shut_is_explained() {
        DueDate storm =
                Deadlines.due(Offices.STORM.compiled(), at("2020-09-16T09:00"), Limit.parse("2WD"), CUTOFF, List.of());
        assertThat(storm.account().sentences(Locale.of("vi")))
                .contains(
                        "17/09/2020–18/09/2020: nghỉ do bão số 5, không tính (Công điện 12).",
                        "19/09/2020 thứ Bảy mở cửa theo quyết định: ngày thứ 1 (Quyết định 30).",
                        "Thứ Hai 21/09/2020 không làm việc lúc 09:00, nên hết hạn lúc 13:30 ngày đó.")
                .endsWith("6 ngày trên lịch = 1 ngày tiếp nhận + 2 ngày tính + 1 cuối tuần + 2 đóng cửa đột xuất");
        assertThat(storm.account().sentences(Locale.ENGLISH))
                .contains(
                        "Saturday 19 September 2020, opened by decision: day 1 (Quyết định 30).",
                        "The office is shut at 09:00 on Monday 21 September 2020, so it is due at 13:30 that day.")
                .endsWith("6 calendar days = 1 of receipt + 2 counted + 1 weekly rest + 2 closed");
    }

    @Test
    void a_pause_into_another_season_says_which_hour_wins() {
        WorkingCalendar seasons = Offices.SEASONS.compiled();
        DueDate moved = Deadlines.due(
                seasons,
                at("2020-04-13T09:00"),
                Limit.parse("1WD"),
                CUTOFF,
                List.of(pause("2020-04-13T11:30", "2020-04-15T10:45")));
        assertThat(moved.account().sentences(Locale.of("vi")))
                .contains("Ngày đến hạn có giờ làm việc khác, nên giờ hết hạn tính theo phần ngày làm việc đã dùng.");
        assertThat(moved.account().sentences(Locale.ENGLISH))
                .contains(
                        "The due day has other office hours, so the hour follows from the part of a working day used.");
        DueDate atNight = Deadlines.due(
                seasons,
                at("2020-04-14T09:00"),
                Limit.parse("1WD"),
                CUTOFF,
                List.of(pause("2020-04-14T18:00", "2020-04-14T20:00")));
        assertThat(atNight.account().sentences(Locale.of("vi")))
                .noneMatch(sentence -> sentence.contains("giờ làm việc khác"));
    }

    @Test
    void a_pause_that_cannot_move_says_why() {
        assertThat(due("2020-06-15T09:00", "D:2020-06-30", pause("2020-06-16T09:00", "2020-06-17T09:00"))
                        .account()
                        .sentences(Locale.of("vi")))
                .contains("Tạm dừng từ 09:00 thứ Ba 16/06/2020 đến 09:00 thứ Tư 17/06/2020: chờ bổ sung hồ sơ,"
                        + " không dời hạn vì hạn đã định ngày (Phiếu số 31).");
    }

    @Test
    void an_open_pause_is_told_as_open() {
        DueDate due = Deadlines.due(
                NATIONAL,
                at("2020-06-15T09:00"),
                Limit.parse("3WD"),
                CUTOFF,
                List.of(new Pause(at("2020-06-16T09:00"), null, "chờ bổ sung hồ sơ", "Phiếu số 31")),
                at("2020-06-17T09:00"));
        assertThat(due.account().sentences(Locale.of("vi")))
                .contains("Tạm dừng từ 09:00 thứ Ba 16/06/2020, chưa kết thúc, tính như chạy lại lúc"
                        + " 09:00 thứ Tư 17/06/2020: chờ bổ sung hồ sơ, không tính (Phiếu số 31).");
    }

    @Test
    void a_limit_that_starts_on_another_day_says_that_this_day_is_not_counted() {
        assertThat(due("2020-06-18T18:00", "1WD").account().sentences(Locale.of("vi")))
                .startsWith(
                        "Nhận 18:00 thứ Năm 18/06/2020.",
                        "Ngoài giờ làm việc, nên tính từ 07:30 thứ Sáu 19/06/2020; ngày đó không tính.");
        assertThat(due("2020-06-18T12:15", "1WD").account().sentences(Locale.of("vi")))
                .startsWith(
                        "Nhận 12:15 thứ Năm 18/06/2020; ngày nhận không tính.",
                        "Ngoài giờ làm việc, nên tính từ 13:30 thứ Năm 18/06/2020.");
    }

    private static String days(DueDate due) {
        return days(due.account().lines());
    }

    private static String days(List<Line> lines) {
        return lines.stream()
                .map(line -> "%s %s %d %d/%d %s%s%n"
                        .formatted(
                                DAY.format(line.date()),
                                line.kind(),
                                line.count(),
                                line.runMinutes(),
                                line.pausedMinutes(),
                                line.reasonVi(),
                                line.source().isEmpty() ? "" : " (" + line.source() + ")"))
                .collect(Collectors.joining());
    }

    private static NewDate newDate(String due) {
        return new NewDate(at(due), at(due), at("2020-06-16T08:00"), "Phiếu xin lỗi số 2");
    }

    private static DueDate due(String received, String limit, Pause... pauses) {
        return Deadlines.due(NATIONAL, at(received), Limit.parse(limit), CUTOFF, List.of(pauses));
    }

    private static Pause pause(String from, String to) {
        return new Pause(at(from), at(to), "chờ bổ sung hồ sơ", "Phiếu số 31");
    }

    private static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }
}
