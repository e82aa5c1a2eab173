package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Words;

/** What is opened, taken away, refused and administered is noted, and found again only as far as one may see. */
class AuditTest extends SampleWorld {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private static final String OWN =
            "select case_id::text from ledger.open_work where kind = 'dossier' and unit_now = (select unit_in from dossier.dossier where code like"
                    + " '%-190426-0001') order by case_id limit 1";

    @Test
    void who_opened_a_dossier_is_shown_to_its_head_and_to_nobody_else() throws InterruptedException {
        logIn("lanhdao.huyen-huu-lung");
        var id = one(OWN);
        open("/ho-so/" + id);
        awaitLine("case_id = '" + id + "' and what = 'file'");
        page.click("a[href='/ho-so/" + id + "/ai-da-mo']");
        assertThat(text()).contains("Trang hồ sơ");
        fits();
        open("/tai-khoan/da-mo");
        assertThat(text()).contains(code(id));
        fits();
        logIn("tiepnhan1.huyen-huu-lung");
        assertThat(status("/ho-so/" + id + "/ai-da-mo")).isEqualTo(403);
        awaitLine("case_id = '" + id
                + "' and kind = 'REFUSED' and outcome = '403' and what = 'GET /ho-so/{id}/ai-da-mo'");
    }

    @Test
    void the_search_shows_no_case_that_the_scope_hides() throws InterruptedException {
        logIn("lanhdao.huyen-huu-lung");
        var id = one(OWN);
        open("/ho-so/" + id);
        awaitLine("case_id = '" + id + "' and what = 'file'");
        logIn("quantri");
        open("/quan-tri/nhat-ky?loai=OPENED");
        assertThat(text())
                .contains("Trang hồ sơ")
                .contains("ngoài phạm vi của bạn")
                .doesNotContain(code(id));
        fits();
        open("/quan-tri/nhat-ky?ma=" + code(id));
        assertThat(text()).contains("Không có dòng nào");
        logIn("lanhdao.tinh");
        open("/quan-tri/nhat-ky?ma=" + code(id));
        assertThat(text()).contains("Trang hồ sơ").contains(code(id));
        open("/quan-tri/nhat-ky?nguoi=khong.co.ai");
        assertThat(text()).contains("Không có dòng nào");
        logIn("lanhdao.huyen-huu-lung");
        assertThat(status("/quan-tri/nhat-ky")).isEqualTo(403);
    }

    @Test
    void a_file_is_noted_before_it_leaves_without_the_words_that_were_searched() {
        logIn("lanhdao.huyen-huu-lung");
        var csv = page.request().get(at("/viec-cua-toi.csv?cua=all&q=Hoang+Van"));
        assertThat(csv.status()).isEqualTo(200);
        assertThat(one(
                        "select subject from audit.line where kind = 'EXPORTED' and what = 'GET /viec-cua-toi.csv' order by at"
                                + " desc limit 1"))
                .isEqualTo("cua=all");
        logIn("quantri");
        assertThat(page.request().get(at("/quan-tri/nhat-ky.csv?loai=EXPORTED")).text())
                .contains("Danh sách việc (cua=all)")
                .contains("Nhật ký truy cập");
    }

    @Test
    void what_an_administrator_did_and_could_not_do_is_noted() {
        logIn("quantri");
        var actor = one("select actor_id::text from identity.account where login = 'thuly1.huyen-huu-lung'");
        open("/quan-tri/nguoi-dung/" + actor);
        var token = page.locator("input[name=_csrf]").first().getAttribute("value");
        for (var act : List.of("tat", "bat"))
            page.request()
                    .post(
                            at("/quan-tri/nguoi-dung/" + actor + "/" + act),
                            RequestOptions.create().setForm(FormData.create().set("_csrf", token)));
        var own = one("select actor_id::text from identity.account where login = 'quantri'");
        page.request()
                .post(
                        at("/quan-tri/nguoi-dung/" + own + "/tat"),
                        RequestOptions.create().setForm(FormData.create().set("_csrf", token)));
        assertThat(jdbc.sql(
                                "select what || ' ' || subject || ' ' || outcome from audit.line where kind = 'ADMINISTERED' order by"
                                        + " at desc limit 3")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "POST /quan-tri/nguoi-dung/{id}/tat " + own + " NOT_POSSIBLE",
                        "POST /quan-tri/nguoi-dung/{id}/bat " + actor + " DONE",
                        "POST /quan-tri/nguoi-dung/{id}/tat " + actor + " DONE");
    }

    /** Every route by which something is administered or taken away is told by a word, not by its address. */
    @Test
    void each_administering_route_and_each_file_has_a_word() {
        var bare = new ArrayList<String>();
        var words = Words.of("vi");
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var own = method.getMethodAnnotation(Access.class);
            var rule = own != null ? own : method.getBeanType().getAnnotation(Access.class);
            if (rule == null || rule.value() == Access.Who.EVERYBODY) return;
            if (method.getBeanType().getSimpleName().startsWith("Test")) return;
            boolean administers = rule.value() == Access.Who.OFFICER
                    && !mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    && Arrays.stream(rule.rights())
                            .anyMatch(r -> r.matches(
                                    "(identity|registers|calendar|process|organisation|audit)\\..*|personal\\.erase"));
            for (var pattern : mapping.getPatternValues()) {
                var key = "audit.what."
                        + String.join(
                                ".",
                                Arrays.stream(pattern.split("/"))
                                        .filter(p -> !p.isEmpty() && !p.startsWith("{"))
                                        .toList());
                if ((administers || pattern.endsWith(".csv")) && words.get(key).equals(key)) bare.add(key);
            }
        });
        assertThat(bare).isEmpty();
    }

    private int status(String path) {
        return page.request()
                .get(at(path), RequestOptions.create().setMaxRedirects(0))
                .status();
    }

    private String code(String id) {
        return one("select code from dossier.dossier where case_id = '" + id + "'");
    }

    /** What may be noted just after is there within seconds. */
    private void awaitLine(String where) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (!one("select count(*)::text from audit.line where " + where).equals("0")) return;
            Thread.sleep(100);
        }
        assertThat(Map.of()).as("no line where " + where).isNotEmpty();
    }
}
