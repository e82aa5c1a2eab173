package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The administrator drafts closed days with the keyboard alone; the chair sees what it moves, applies it, and the dossiers say why. */
class CalendarTest extends SampleWorld {
    private static final LocalDate SAMPLE_DAY = LocalDate.of(2020, 6, 15);

    @Test
    void a_change_is_drafted_previewed_applied_by_another_and_told() {
        var lateDay = LocalDate.parse(one("""
                select (due_at at time zone 'Asia/Ho_Chi_Minh')::date::text
                  from ledger.obligation
                 where met_at is null and promised_at is not null and paused_since is null
                   and late_from <= timestamptz '2020-06-15T08:00+07' and tier = 'WHOLE' and clock ->> 'limit' like '%WD%'
                 order by late_from desc limit 1
                """));
        logIn("quantri");
        open("/quan-ly-lich/moi");
        page.focus("#title");
        page.keyboard().type("Nghỉ bão thử");
        page.keyboard().press("Tab");
        page.keyboard().type("Công điện mẫu 01/CĐ-UBND");
        page.keyboard().press("Tab"); // the radios of the layer: the nation
        page.keyboard().press("ArrowDown"); // the province
        page.check("input[name=start][value=file]");
        page.setInputFiles("#file", new FilePayload("bao.csv", "text/csv", storm(lateDay)));
        page.focus("main button[type=submit]");
        press("Đã lập bản nháp");
        assertThat(text()).contains("Đã lập bản nháp", "Toàn tỉnh", "Người lập không tự áp dụng");
        var change = page.url().replaceAll("\\?.*", "");

        page.focus("#date");
        page.keyboard().type("31/02/2020");
        press("“31/02/2020” không phải ngày có thật");
        page.fill("#date", "13/06/2020");
        page.selectOption("#kind", "OPENED");
        page.fill("#name", "Mở cửa thứ Bảy");
        page.fill("#hours", "07:30-11:30");
        press("Đã ghi ngày");
        assertThat(text()).contains("Đã ghi ngày", "Mở cửa thứ Bảy", "07:30-11:30");
        page.locator("tr:has-text('Mở cửa thứ Bảy') button").focus();
        press("Đã bỏ ngày");
        assertThat(text()).contains("Đã bỏ ngày").doesNotContain("Mở cửa thứ Bảy");
        assertThat(page.locator("button:has-text('Áp dụng')").count()).isZero();

        logIn("lanhdao.tinh");
        page.navigate(change);
        assertThat(page.locator(".al-sides").count())
                .as("dossiers that change side")
                .isPositive();
        assertThat(Axe.violations(page)).isEmpty();
        var moved = Integer.parseInt(page.locator(".al-counts a").first().innerText());
        page.locator("button:has-text('Áp dụng thay đổi')").focus();
        press("Đã áp dụng");
        finished(change, moved);
        assertThat(page.locator(".al-list li").count()).isEqualTo(moved);
        page.locator(".al-list a[href^='/ho-so/']").first().click();
        page.getByText("Hạn được tính lại vì lịch làm việc đổi").first().waitFor();
        assertThat(text())
                .contains("Hạn được tính lại vì lịch làm việc đổi", "Nghỉ bão thử (Công điện mẫu 01/CĐ-UBND)");

        toldOnTheWorkList();
        logIn("lanhdao.tinh");
        open("/lich/" + lateDay.getYear());
        assertThat(text()).contains("Nghỉ bão", "Công điện mẫu 01/CĐ-UBND");
        open("/lich/" + lateDay.getYear() + "?biet-luc=2020-06-01T08:00");
        assertThat(text()).as("as known before").doesNotContain("Công điện mẫu 01/CĐ-UBND");

        page.navigate(change);
        page.locator("button:has-text('Lập thay đổi ngược lại')").focus();
        press("Đã lập bản nháp");
        var back = page.url().replaceAll("\\?.*", "");
        logIn("quantri");
        page.navigate(back);
        page.locator("button:has-text('Áp dụng thay đổi')").focus();
        press("Đã áp dụng");
        finished(back, moved);
        open("/lich/" + lateDay.getYear());
        assertThat(text()).as("taken back").doesNotContain("Nghỉ bão");
    }

    /** Whoever holds a dossier that moved reads how many of theirs did, the last twenty by name. */
    private void toldOnTheWorkList() {
        var holder = one("""
                select a.login
                  from ledger.calendar_entry e
                  join ledger.open_work w using (case_id)
                  join identity.account a on a.actor_id = w.holder_id
                 where w.kind = 'dossier' and e.facts -> 'moved' -> 0 ->> 'from' <> e.facts -> 'moved' -> 0 ->> 'to'
                 group by a.login
                 order by count(*) desc
                 limit 1
                """);
        logIn(holder);
        open("/viec-cua-toi");
        var title =
                page.locator("text=/^\\d+ hồ sơ đổi hạn vì lịch làm việc đổi/").first();
        int told = Integer.parseInt(title.innerText().split(" ")[0]);
        int named = page.locator(".kc-notice:has-text('đổi hạn vì lịch làm việc đổi') a[href^='/ho-so/']")
                .count();
        assertThat(told).isPositive();
        assertThat(named).isEqualTo(Math.min(told, 20));
        if (told > named) assertThat(text()).contains("và " + (told - named) + " hồ sơ khác");
    }

    /** Waits until the running clocks are read anew, and looks how many moved. */
    private void finished(String change, int moved) {
        var until = Clock.systemUTC().instant().plus(Duration.ofSeconds(30));
        while (!page.locator(".al-effect h2").innerText().contains("xong")
                && Clock.systemUTC().instant().isBefore(until)) {
            page.waitForTimeout(300);
            page.navigate(change);
        }
        assertThat(page.locator(".al-effect h2").innerText())
                .isEqualTo("Đã tính lại xong: " + moved + " vụ việc đổi hạn");
    }

    /** Sends the form from where the focus is, and waits for what the next page says. */
    private void press(String answer) {
        page.keyboard().press("Enter");
        page.getByText(answer).first().waitFor();
    }

    /** Every weekday from one to the sample's own, closed. */
    private static byte[] storm(LocalDate from) {
        return from.datesUntil(SAMPLE_DAY)
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .map(day -> day + ",CLOSED,Nghỉ bão,Công điện mẫu 01/CĐ-UBND,")
                .collect(Collectors.joining("\n", "date,kind,name,source,hours\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
