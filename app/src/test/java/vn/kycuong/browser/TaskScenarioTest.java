package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.reorganisation.Reorganisation;
import vn.kycuong.task.NewTask;
import vn.kycuong.task.ReportRhythm;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.TaskType;
import vn.kycuong.task.Tasks;
import vn.kycuong.task.Urgency;
import vn.kycuong.worktime.LegalClock;

/**
 * Tasks from a clause to their end, by the browser: three units with supporters, one asks for another date in time, one too late, one is sent
 * back, one supporter objects to the blame, a unit is merged meanwhile; and the figures of reports both ways.
 */
class TaskScenarioTest extends SampleWorld {
    private static final String DOCUMENT = "1404-UBND-NC";

    @Autowired
    private Tasks tasks;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Identity identity;

    @Autowired
    private Ledger ledger;

    @Test
    void from_a_clause_to_acceptance() {
        // ---- assigned from the clause, to three units at once
        logIn("lanhdao.tinh");
        open("/van-ban/" + DOCUMENT);
        page.locator("#diem-e a:has-text('Giao nhiệm vụ từ điểm này')").click();
        assertThat(page.inputValue("#title")).isEqualTo("Nhiệm vụ UBND, Chủ tịch UBND tỉnh giao");
        fits();
        page.fill("#title", "Báo cáo kịch bản ba đơn vị");
        page.fill("#leads-0", "Huyện Hữu Lũng");
        page.fill("#leads-1", "Huyện Chi Lăng");
        page.fill("#leads-2", "Huyện Không Có");
        page.fill("#supporters-0", "Huyện Lộc Bình");
        page.fill("#due", "30/06/2020");
        send("form[action='/nhiem-vu/giao']", "giao");
        assertThat(text()).contains("Hãy ghi sản phẩm phải nộp");
        page.fill("#product", "Báo cáo");
        send("form[action='/nhiem-vu/giao']", "giao");
        assertThat(text()).contains("Không có đơn vị nào tên \"Huyện Không Có\"");
        assertThat(page.inputValue("#title")).as("nothing typed is lost").isEqualTo("Báo cáo kịch bản ba đơn vị");
        page.fill("#leads-2", "Huyện Bắc Sơn");
        send("form[action='/nhiem-vu/giao']", "giao");
        assertThat(text()).contains("Đã giao 3 nhiệm vụ", "Báo cáo kịch bản ba đơn vị", "đã giao, chưa nhận");
        fits();

        // ---- one asks for another date in time, and the original stays
        logIn("lanhdao.huyen-huu-lung");
        openTask("Báo cáo kịch bản ba đơn vị");
        page.locator("form[action$='/nhan-viec'] button[type=submit]").click();
        act("Đề nghị gia hạn", Map.of("due", "10/07/2020", "text", "Chờ số liệu", "paper", "CV 15/UBND"));
        assertThat(text()).contains("Đề nghị gia hạn đến 10/07/2020");
        var first = page.url();
        logIn("lanhdao.tinh");
        page.navigate(first);
        act("Đồng ý gia hạn", Map.of("text", "Đồng ý"));
        assertThat(text()).contains("gia hạn 1 lần", "30/06/2020", "10/07/2020");
        fits();

        // ---- one is sent back, and done afterwards
        logIn("lanhdao.huyen-chi-lang");
        openTask("Báo cáo kịch bản ba đơn vị");
        page.locator("form[action$='/nhan-viec'] button[type=submit]").click();
        submit("Báo cáo số 3");
        var second = page.url();
        logIn("lanhdao.tinh");
        page.navigate(second);
        act("Yêu cầu làm lại", Map.of("text", "Thiếu phụ lục"));
        assertThat(text()).contains("yêu cầu làm lại");
        logIn("lanhdao.huyen-chi-lang");
        page.navigate(second);
        act("Báo cáo tiến độ", Map.of("percent", "95", "done", "Bổ sung phụ lục"));
        submit("Báo cáo số 4");
        logIn("lanhdao.tinh");
        page.navigate(second);
        page.locator("form[action$='/nghiem-thu'] button[type=submit]").click();
        assertThat(text()).contains("hoàn thành");

        // ---- one is too late for another date; it names the supporter, who objects; who assigned decides
        var late = given(
                "Báo cáo kịch bản quá hạn",
                "Huyện Bắc Sơn",
                "Huyện Lộc Bình",
                LocalDate.of(2020, 6, 10),
                "2020-06-01T08:00");
        logIn("lanhdao.huyen-bac-son");
        open("/nhiem-vu/" + late);
        page.locator("form[action$='/nhan-viec'] button[type=submit]").click();
        act("Đề nghị gia hạn", Map.of("due", "10/07/2020", "text", "Bận", "paper", "CV 16/UBND"));
        assertThat(text()).contains("Đã đến hạn", "CV 16/UBND");
        details("Nêu nguyên nhân chậm");
        page.selectOption("#cause", "WAITS_SUPPORTER");
        page.selectOption("#obligation", "2");
        act("Nêu nguyên nhân chậm", Map.of("text", "Chờ số liệu của huyện Lộc Bình", "paper", "CV 17/UBND"));
        assertThat(text()).contains("Chờ đơn vị phối hợp");
        fits();
        logIn("lanhdao.huyen-loc-binh");
        open("/nhiem-vu/" + late);
        assertThat(text()).contains("im lặng: coi là đồng ý");
        act("Phản đối nguyên nhân", Map.of("text", "Không nhận được văn bản hỏi"));
        logIn("lanhdao.tinh");
        open("/nhiem-vu/" + late);
        act("Không chấp nhận nguyên nhân", Map.of("text", "Không có văn bản hỏi"));
        assertThat(text()).contains("không được chấp nhận");

        // ---- a unit is merged meanwhile: the successor has the task, its dates and its history
        var moved = given(
                "Báo cáo kịch bản sáp nhập",
                unit("Huyện Đình Lập"),
                List.of(),
                LocalDate.of(2020, 6, 30),
                "2020-06-01T08:00");
        succeeded(moved, unit("Huyện Đình Lập"), unit("Huyện Văn Lãng"));
        logIn("lanhdao.huyen-van-lang");
        open("/nhiem-vu/" + moved);
        assertThat(text()).contains("Huyện Văn Lãng", "30/06/2020", "Giao nhiệm vụ");
        page.locator("form[action$='/nhan-viec'] button[type=submit]").click();
        assertThat(text()).contains("đã nhận");
        logIn("lanhdao.tinh");

        // ---- the four statuses, both ways; each number is the count of its list
        open("/nhiem-vu?cua=tat-ca&q=kich+ban");
        assertThat(text()).contains("Hoàn thành đúng hạn: 1", "Đang thực hiện, quá hạn: 1", "50,00 %");
        assertThat(page.locator("table.kc-list tbody tr").count()).isEqualTo(5);
        fits();
        for (var link : List.of("Hoàn thành đúng hạn", "Đang thực hiện, quá hạn")) {
            open("/nhiem-vu?cua=tat-ca&q=kich+ban");
            page.locator("section.kc-panel a:has-text('" + link + "')").click();
            assertThat(page.locator("table.kc-list tbody tr").count()).as(link).isEqualTo(1);
        }
    }

    private CaseId given(String title, String lead, String supporter, LocalDate due, String when) {
        return given(
                title,
                unit(lead),
                List.of(new NewTask.Supporter(unit(supporter), LocalDate.of(2020, 6, 5))),
                due,
                when);
    }

    /** As it was assigned some time before the sample moment. */
    private CaseId given(String title, UnitId lead, List<NewTask.Supporter> supporters, LocalDate due, String when) {
        var wish = new NewTask(
                null,
                TaskType.REPORT,
                Urgency.NORMAL,
                ReportRhythm.NONE,
                new OrderedBy(DOCUMENT, "e"),
                null,
                title,
                "",
                "Báo cáo",
                List.of(lead),
                supporters,
                due);
        var result = at(when, () -> tasks.assign("kich-ban-" + title.hashCode(), wish, officer("lanhdao.tinh")));
        assertThat(result).isInstanceOf(TaskResult.Done.class);
        return ((TaskResult.Done) result).task();
    }

    /** The act by which a reorganisation carries the work of a unit that ends to the one that follows. */
    private void succeeded(CaseId id, UnitId from, UnitId to) {
        var admin = officer("quantri");
        var state = ledger.find(id).orElseThrow();
        var decision = (CaseDecision.Lawful) CaseActs.succeed(state, Map.of(from, to));
        var when = LegalZone.instant(LocalDateTime.parse("2020-06-02T08:00"));
        var act = Act.of(
                state,
                new Act.By(admin.actor(), admin.post(), admin.unit(), when, when, null),
                CaseEvent.SUCCEEDED.kind(),
                Reorganisation.RIGHT,
                from,
                decision.effects(),
                Map.of("since", "2020-06-02"),
                null);
        assertThat(ledger.record(act)).isInstanceOf(ActOutcome.Recorded.class);
    }

    private Officer officer(String login) {
        var actor = Integer.parseInt(one("select actor_id::text from identity.account where login = '" + login + "'"));
        var post = Integer.parseInt(
                one("select post_id::text from organisation.holding where person_id = " + actor + " limit 1"));
        return identity.at(new ActorId(actor), new PostId(post)).orElseThrow();
    }

    private static <R> R at(String when, Supplier<R> act) {
        return LegalClock.Scoped.at(LegalZone.instant(LocalDateTime.parse(when)), act);
    }

    private UnitId unit(String name) {
        return organisation.unitsAt(LocalDate.of(2020, 6, 15)).stream()
                .filter(u -> u.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void openTask(String title) {
        open("/nhiem-vu?cua=don-vi");
        page.locator("table.kc-list a:has-text('" + title + "')").first().click();
        assertThat(text()).contains(title);
    }

    private void send(String form, String button) {
        page.locator(form + " button[value=" + button + "]").click();
        page.waitForLoadState();
    }

    private void details(String label) {
        var details =
                page.locator("details:has(> summary:has-text('" + label + "'))").first();
        if (details.getAttribute("open") == null) details.locator("summary").click();
    }

    /** Opens the form of an act, fills it in and sends it. */
    private void act(String label, Map<String, String> fields) {
        details(label);
        var form = page.locator("details:has(> summary:has-text('" + label + "')) form")
                .first();
        fields.forEach(
                (name, value) -> form.locator("[name=" + name + "]").first().fill(value));
        form.locator("button[type=submit]").click();
        page.waitForLoadState();
    }

    private void submit(String product) {
        page.fill("#text-submit", product);
        page.locator("form[action$='/nop-san-pham'] button[type=submit]").click();
        page.waitForLoadState();
    }
}
