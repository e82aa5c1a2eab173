package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An officer contests time that is charged to him, the province's leader decides, and both views stand side by side. */
class ContestTest extends SampleWorld {
    @Test
    void charged_time_is_contested_from_the_file_decided_by_another_and_shown_both_ways() {
        var id = one("""
                select t.case_id::text
                  from oversight.time_fact t
                  join identity.account a on a.actor_id = t.officer_id
                 where a.login = 'thuly1.huyen-huu-lung' and t.known_to is null and t.minutes > 0 and t.ended > 0
                 order by t.to_at desc limit 1
                """);
        logIn("thuly1.huyen-huu-lung");
        open("/ho-so/" + id);
        assertThat(text()).contains("Thời gian nằm ở đâu");
        page.locator("a:has-text('Đề nghị xem lại phần này')").first().click();
        fits();
        page.locator("main form button[type=submit]").click();
        assertThat(text()).contains("Hãy ghi lý do");
        page.fill("textarea[name=reason]", "Máy chủ ngừng, có biên bản số 5");
        page.locator("main form button[type=submit]").click();
        assertThat(text()).contains("chờ quyết định", "biên bản số 5");
        fits();
        assertThat(page.locator("main form").count())
                .as("who contested does not decide")
                .isZero();
        var contest = page.url();

        logIn("lanhdao.tinh");
        page.navigate(contest);
        fits();
        page.locator("input[value=CITIZEN]").check();
        page.fill("textarea[name=answer]", "Đúng như biên bản");
        page.locator("main form button[type=submit]").click();
        assertThat(text()).contains("chấp nhận", "Đúng như biên bản", "Như sổ cái đã ghi");
        open("/xem-lai-thoi-gian?vu-viec=" + id);
        assertThat(text()).contains("tính cho người nộp hồ sơ");
        fits();
    }
}
