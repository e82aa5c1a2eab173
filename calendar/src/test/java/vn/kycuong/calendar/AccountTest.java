package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;
import static vn.kycuong.calendar.VietnamDays.NATIONAL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Account.Kind;
import vn.kycuong.calendar.Account.Line;
import vn.kycuong.calendar.Account.Tally;

class AccountTest {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    /** The case of design/pictures/01-tra-cuu. */
    private static final DueDate ALCOHOL_LICENCE =
            due("2020-01-14T09:00", "10WD", pause("2020-01-17T07:30", "2020-01-20T17:00"));

    @Test
    void the_days_of_the_picture_add_up() {
        assertThat(ALCOHOL_LICENCE.local()).isEqualTo("2020-02-06T09:00");
        assertThat(ALCOHOL_LICENCE.account().tally()).isEqualTo(new Tally(24, 1, 0, 10, 2, 4, 7, 0));
    }

    @Test
    void the_picture_is_told_in_vietnamese() {
        assertThat(ALCOHOL_LICENCE.account().sentences(VIETNAMESE))
                .containsExactly(
                        "Nhận 09:00 thứ Ba 14/01/2020; ngày nhận không tính.",
                        "Thời hạn: 10 ngày làm việc.",
                        "Tạm dừng từ 07:30 thứ Sáu 17/01/2020 đến 17:00 thứ Hai 20/01/2020: chờ bổ sung hồ sơ, không tính (Phiếu số 31).",
                        "18/01/2020–19/01/2020, 01/02/2020–02/02/2020: nghỉ hằng tuần, không tính (Quyết định 188/1999/QĐ-TTg).",
                        "23/01/2020–27/01/2020: Tết Nguyên đán Canh Tý, không tính (tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn).",
                        "28/01/2020–29/01/2020: Tết Nguyên đán Canh Tý (nghỉ bù), không tính (tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn).",
                        "Hạn: 09:00 thứ Năm 06/02/2020.",
                        "24 ngày trên lịch = 1 ngày tiếp nhận + 10 ngày tính + 2 tạm dừng + 4 cuối tuần + 7 nghỉ lễ, Tết");
    }

    @Test
    void a_swapped_saturday_is_told_with_its_number() {
        assertThat(due("2019-04-26T09:00", "3WD").account().sentences(VIETNAMESE))
                .contains(
                        "29/04/2019: nghỉ hoán đổi, không tính (plo.vn).",
                        "30/04/2019: Ngày Chiến thắng, không tính (fixed date).",
                        "04/05/2019 thứ Bảy làm bù: ngày thứ 3 (plo.vn).",
                        "Hạn: 09:00 thứ Bảy 04/05/2019.");
    }

    @Test
    void the_same_case_is_told_in_english() {
        assertThat(due("2019-04-26T09:00", "3WD").account().sentences(Locale.ENGLISH))
                .containsExactly(
                        "Received 09:00 Friday 26 April 2019; the day of receipt is not counted.",
                        "Limit: 3 working days.",
                        "27 April 2019–28 April 2019: weekly rest, not counted (Quyết định 188/1999/QĐ-TTg).",
                        "29 April 2019: swapped day off: Nghỉ hoán đổi, not counted (plo.vn).",
                        "30 April 2019: public holiday: Ngày Chiến thắng, not counted (fixed date).",
                        "1 May 2019: public holiday: Quốc tế Lao động, not counted (fixed date).",
                        "Saturday 4 May 2019, a make-up day: day 3 (plo.vn).",
                        "Due: 09:00 Saturday 4 May 2019.",
                        "9 calendar days = 1 of receipt + 3 counted + 2 weekly rest + 3 holidays");
    }

    @Test
    void every_day_of_a_strip_has_its_kind_and_number() {
        List<Line> lines = due("2019-04-26T09:00", "4WD").account().lines();
        assertThat(lines)
                .extracting(Line::kind)
                .containsExactly(
                        Kind.RECEIVED,
                        Kind.REST,
                        Kind.REST,
                        Kind.HOLIDAY,
                        Kind.HOLIDAY,
                        Kind.HOLIDAY,
                        Kind.COUNTED,
                        Kind.COUNTED,
                        Kind.WORKED,
                        Kind.REST,
                        Kind.DUE);
        assertThat(lines).extracting(Line::count).containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 4);
        assertThat(lines).extracting(Line::runMinutes).containsExactly(390, 0, 0, 0, 0, 0, 480, 480, 480, 0, 90);
        assertThat(lines).extracting(Line::sessionMinutes).containsExactly(480, 0, 0, 0, 0, 0, 480, 480, 480, 0, 480);
    }

    @Test
    void a_receipt_outside_office_hours_has_a_start_of_its_own() {
        Account account = due("2020-01-05T20:00", "8WH").account();
        assertThat(account.lines()).extracting(Line::kind).containsExactly(Kind.RECEIVED, Kind.START_MOVED);
        assertThat(account.sentences(VIETNAMESE))
                .containsExactly(
                        "Nhận 20:00 Chủ nhật 05/01/2020.",
                        "Ngoài giờ làm việc, nên tính từ 07:30 thứ Hai 06/01/2020.",
                        "Thời hạn: 8 giờ làm việc.",
                        "Hạn: 17:00 thứ Hai 06/01/2020.",
                        "2 ngày trên lịch = 1 ngày tiếp nhận + 1 ngày bắt đầu");
    }

    @Test
    void days_after_the_last_counted_one_are_told_as_rolled() {
        Account account = due("2020-04-15T09:00", "15D").account();
        assertThat(account.tally()).isEqualTo(new Tally(20, 1, 0, 15, 0, 0, 0, 4));
        assertThat(account.spent()).isEqualTo(LocalDate.of(2020, 4, 30));
        assertThat(account.lines().getLast().kind()).isEqualTo(Kind.DUE);
        assertThat(account.sentences(VIETNAMESE))
                .contains("Thời hạn hết vào thứ Năm 30/04/2020, là ngày nghỉ, nên lùi đến ngày làm việc tiếp theo.");
    }

    @Test
    void a_receipt_after_the_cutoff_is_explained() {
        assertThat(due("2020-04-15T15:30", "0SD").account().sentences(VIETNAMESE))
                .contains("Nhận từ 15:00 trở đi, nên tính đến hết ngày làm việc tiếp theo.");
    }

    @Test
    void a_date_that_had_passed_is_said_to_have_passed() {
        Account account = due("2020-01-31T15:30", "D:2020-01-08").account();
        assertThat(account.lines()).extracting(Line::kind).containsExactly(Kind.DUE, Kind.RECEIVED);
        assertThat(account.sentences(VIETNAMESE)).endsWith("Hạn đã qua trước khi nhận.");
    }

    @Test
    void a_kept_promise_is_told_beside_the_computed_date() {
        DueDate kept = due("2019-04-26T09:00", "3WD").keeping(at("2019-05-07T09:00"));
        assertThat(kept.account().lines())
                .extracting(Line::kind)
                .endsWith(Kind.WORKED, Kind.ROLLED, Kind.ROLLED, Kind.DUE);
        assertThat(kept.account().sentences(VIETNAMESE))
                .contains(
                        "Giữ lịch đã hẹn; tính lại thì hạn là 09:00 thứ Bảy 04/05/2019.",
                        "Hạn: 09:00 thứ Ba 07/05/2019.");
    }

    @Test
    void a_provisional_date_says_so() {
        WorkingCalendar known =
                VietnamDays.national().exactUntil(LocalDate.of(2026, 12, 31)).build();
        DueDate due = Deadlines.due(known, at("2026-12-30T09:00"), Limit.parse("3WD"), CUTOFF, List.of());
        assertThat(due.provisional()).isTrue();
        assertThat(due.account().sentences(VIETNAMESE))
                .contains("Ngày nghỉ đến lúc đó chưa công bố đủ: hạn là tạm tính.");
    }

    @Test
    void a_pause_too_late_to_matter_is_told_as_such() {
        assertThat(due("2020-03-02T09:00", "1WD", pause("2020-03-04T09:00", "2020-03-06T09:00"))
                        .account()
                        .sentences(VIETNAMESE))
                .contains("Tạm dừng từ 09:00 thứ Tư 04/03/2020 đến 09:00 thứ Sáu 06/03/2020: chờ bổ sung hồ sơ,"
                        + " không dời hạn vì khi đó đã quá hạn (Phiếu số 31).");
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
