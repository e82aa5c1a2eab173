package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kycuong.mining.ImportResult;
import vn.kycuong.mining.LogImport;
import vn.kycuong.mining.LogMapping;

/** An observed process as officers see it: the picture by keyboard, the table without script, each figure's list; our own log leaves noted. */
class ObservedPagesTest extends SampleWorld {
    private int process;

    /** A small log, in this world once. */
    static int imported() {
        try {
            var file = Path.of("src/test/resources/mining/permits.xes");
            var result =
                    LogImport.store(file, LogMapping.GUESSED, owner(), Instant.parse("2020-06-15T01:00:00Z"), _ -> {});
            return switch (result) {
                case ImportResult.Stored stored -> stored.processId();
                case ImportResult.Known known -> known.processId();
                case ImportResult.Read read -> throw new AssertionError(read);
                case ImportResult.Refused no -> throw new AssertionError(no.sentence());
            };
        } catch (IOException | SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeEach
    void log() {
        process = imported();
    }

    @Test
    void the_map_is_a_picture_whose_arrows_open_their_cases_by_keyboard() {
        logIn("lanhdao.tinh");
        open("/quy-trinh-quan-sat");
        page.click("text=permits.xes");
        page.waitForSelector("[data-flow-picture] svg");
        var arrow = page.locator("a.mi-arrow[aria-label^='Tiếp nhận → Thẩm định']");
        assertThat(arrow.getAttribute("aria-label")).contains("3 Lượt");
        assertThat(page.locator("[data-flow-status]").innerText()).contains("trong 3 mũi tên");
        page.locator("[data-flow-slider]").focus();
        for (int i = 0; i < 20; i++) page.keyboard().press("ArrowLeft");
        assertThat(page.locator("[data-flow-share]").innerText()).isEqualTo("5 %");
        page.selectOption("[data-flow-label]", "working");
        assertThat(arrow.textContent()).contains("giờ");
        arrow.focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/ho-so?*");
        assertThat(page.locator("h1").innerText()).isEqualTo("3 hồ sơ: 3 lượt");
        assertThat(page.locator("tbody tr").count()).isEqualTo(3);
        fits();
        page.click("text=M-2");
        page.waitForSelector("h1:has-text('M-2')");
        assertThat(text()).contains("Xong sau hạn", "1 giờ 30 phút");
        fits();
    }

    @Test
    void every_figure_of_the_page_opens_as_many_cases() {
        logIn("lanhdao.huyen-huu-lung");
        open("/quy-trinh-quan-sat/" + process);
        var links = page.locator("main a[href*='/ho-so?']");
        var seen = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < links.count(); i++) {
            var link = links.nth(i);
            if (String.valueOf(link.getAttribute("class")).contains("mi-arrow")) continue;
            var digits = Pattern.compile("\\d+").matcher(link.textContent().strip());
            assertThat(digits.lookingAt()).as(link.textContent()).isTrue();
            seen.put(link.getAttribute("href"), digits.group());
        }
        assertThat(seen).hasSizeGreaterThan(12);
        seen.forEach((href, count) -> {
            page.navigate(at(href));
            var heading = page.locator("h1").innerText();
            var said = heading.contains("lượt")
                    ? heading.replaceAll(".*: (\\d+) lượt", "$1")
                    : heading.replaceAll("(\\d+) hồ sơ", "$1");
            assertThat(said).as(href).isEqualTo(count);
            if (!heading.contains("lượt"))
                assertThat(page.locator("tbody tr").count()).as(href).isEqualTo(Integer.parseInt(count));
        });
    }

    @Test
    void without_script_the_table_says_it() {
        logIn("lanhdao.tinh");
        var cookies = page.context().cookies();
        try (var plain =
                page.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            plain.addCookies(cookies);
            var bare = plain.newPage();
            bare.navigate(at("/quy-trinh-quan-sat/" + process));
            assertThat(bare.locator("[data-flow]").isVisible()).isFalse();
            assertThat(bare.locator("[data-flow-edges] tbody tr").first().isVisible())
                    .isTrue();
            assertThat(bare.locator("[data-flow-edges] tbody tr").count()).isEqualTo(3);
        }
    }

    @Test
    void our_own_log_holds_what_the_officer_may_see_comes_back_equal_and_is_noted(@TempDir Path folder)
            throws IOException {
        logIn("lanhdao.huyen-huu-lung");
        long before = noted();
        var scope = one(
                "select scope_units::text from identity.session where role = 'LEADER' order by created_at desc limit 1");
        var wanted = one("select count(*)::text from ledger.case_head where kind = 'dossier'"
                + " and opened_at >= '2020-05-01T00:00:00+07' and opened_at < '2020-06-01T00:00:00+07'"
                + " and (unit_now = any ('" + scope + "'::int[]) or unit_in = any ('" + scope + "'::int[]))");
        assertThat(Integer.parseInt(wanted)).isPositive();
        LogMapping dossiers = LogMapping.GUESSED.with(LogMapping.Role.OBJECT_TYPE, "dossier");
        vn.kycuong.mining.LogSummary first = null;
        for (var ending : new String[] {"xes", "jsonocel"}) {
            var answer = page.request()
                    .get(at("/quy-trinh-quan-sat/cua-ta." + ending + "?ky=2020-05"), RequestOptions.create());
            assertThat(answer.status()).isEqualTo(200);
            var file = Files.write(folder.resolve("own." + ending), answer.body());
            var read = LogImport.read(file, ending.equals("xes") ? LogMapping.GUESSED : dossiers, _ -> {});
            assertThat(read).isInstanceOf(ImportResult.Read.class);
            var summary = ((ImportResult.Read) read).summary();
            assertThat(summary.cases()).isEqualTo(Long.parseLong(wanted));
            assertThat(summary.notes()).as(ending).allMatch(n -> n.sentence().contains("thời điểm sớm hơn"));
            if (first == null) first = summary;
            assertThat(summary.eventsInCases()).isEqualTo(first.eventsInCases());
            assertThat(summary.finished()).isEqualTo(first.finished());
            assertThat(summary.late()).isEqualTo(first.late());
            var name = one("select display_name from identity.account where login = 'thuly1.huyen-huu-lung'");
            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain(name)
                    .doesNotContain(one("select case_id::text from ledger.case_head where kind = 'dossier' limit 1"));
        }
        assertThat(noted()).isEqualTo(before + 2);
        assertThat(page.request().get(at("/quy-trinh-quan-sat/cua-ta.xes?ky=x")).status())
                .isEqualTo(404);
    }

    private long noted() {
        return Long.parseLong(
                one("select count(*)::text from audit.line where what like '%quy-trinh-quan-sat/cua-ta%'"));
    }
}
