package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.dossier.BulkActs.Many;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.procedure.Procedures;

/** A clerk at work: what waits for a number, the form, the register, and the administrator's form of numbers. */
class NumberRegisterTest extends StaffedUnit {
    private static final String FORMS = "/quan-tri/mau-so-ket-qua";
    private static final String PROCEDURE = "BUILD_HOUSE";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Procedures procedures;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Numbering numbering;

    @Autowired
    private NumberFormRows forms;

    @Autowired
    private BulkActs bulk;

    @Autowired
    private Identity identity;

    @Autowired
    private Jobs jobs;

    private String book;
    private String symbol;
    private Browser clerk;
    private String clerkLogin;

    @BeforeEach
    void clerk() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        book = "Sổ " + tag;
        symbol = "GP-" + tag;
        clerkLogin = hired(unit, PostRole.CLERK, "vt" + tag);
        clerk = in(clerkLogin);
        forms.add(
                new NumberForm(unit, PROCEDURE, time.today(), book, "{so}/" + symbol), new ActorId(1), time.instant());
    }

    private String hired(UnitId where, PostRole role, String login) {
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Người " + login)), accounts.hash(PASSWORD));
        var post = posts.create(where, role, "Vị trí " + login, false, time.today());
        posts.appoint(post, made.actors().getFirst(), time.today(), false, "QĐ");
        accounts.regrant(made.actors());
        return login;
    }

    private Browser in(String login) {
        var browser = browser();
        browser.logIn(login, PASSWORD);
        return browser;
    }

    private CaseId signed() {
        var version = procedures.get(PROCEDURE, time.today()).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh");
        var command = new TakeIn(
                UUID.randomUUID().toString(),
                PROCEDURE,
                "house",
                Channel.COUNTER,
                new Application(person, person, "000000000001", "0900000000", "", "Xã", "", papers, "COUNTER"));
        var id =
                ((TakeInResult.Accepted) intake.takeIn(command, receiver)).ref().caseId();
        while (!state(id).openWork().orElseThrow().role().equals("CLERK")) {
            var who = state(id).openWork().orElseThrow().role().equals("LEADER") ? head : officer;
            if (state(id).openWork().orElseThrow().holder() == null) dossiers.take(id, sheet(id), who);
            assertThat(dossiers.complete(id, sheet(id), "", who)).isInstanceOf(ActResult.Done.class);
        }
        return id;
    }

    private Map<String, String> typed(CaseId id, String... more) {
        var typed = new HashMap<String, String>();
        typed.put("version", String.valueOf(state(id).version()));
        typed.put("key", UUID.randomUUID().toString());
        typed.put("dated", time.today().toString());
        for (int i = 0; i < more.length; i += 2) typed.put(more[i], more[i + 1]);
        return typed;
    }

    private void numbered(CaseId id) {
        var answer = clerk.submit("/ho-so/" + id, "/ho-so/" + id + "/cap-so", typed(id, "sealed", "1"));
        assertThat(answer.headers().firstValue("location")).hasValue("/ho-so/" + id + "?xong");
    }

    private String code(CaseId id) {
        return ledger.entries(id).getFirst().facts().get("code").toString();
    }

    @Test
    void the_clerk_finds_it_in_his_list_numbers_it_on_its_page_and_it_stands_in_the_register() {
        var id = signed();
        assertThat(clerk.get("/viec-cua-toi").body())
                .contains(code(id), "Chờ văn thư cấp số, đóng dấu", "Sổ cấp số kết quả");
        assertThat(browserOf(head).get("/viec-cua-toi?cua=unit&cho=cap-so").body())
                .contains(code(id));
        assertThat(browserOf(head).get("/viec-cua-toi?cua=unit&cho=nguoi-dan").body())
                .doesNotContain(code(id));
        var page = clerk.get("/ho-so/" + id).body();
        assertThat(page)
                .contains("Số kế tiếp của sổ: 01/" + symbol, "Cấp số, đóng dấu", "/ho-so/" + id + "/tra-lai")
                .doesNotContain("/ho-so/" + id + "/hoan-thanh", "/ho-so/" + id + "/lay-y-kien");
        var unsealed = clerk.submit("/ho-so/" + id, "/ho-so/" + id + "/cap-so", typed(id));
        assertThat(unsealed.body()).contains("Đóng dấu vào kết quả rồi đánh dấu ô này");
        var undated =
                clerk.submit("/ho-so/" + id, "/ho-so/" + id + "/cap-so", typed(id, "sealed", "1", "dated", "hôm nay"));
        assertThat(undated.body()).as("what was typed stays").contains("value=\"hôm nay\"");
        assertThat(numbering.standing(id)).isEmpty();

        numbered(id);
        assertThat(clerk.get("/ho-so/" + id).body())
                .contains("Số 01/" + symbol + ", ngày", "Hủy số đã cấp sai", "Cấp số, đóng dấu kết quả");
        var register = clerk.get("/so-ket-qua").body();
        assertThat(register).contains("01/" + symbol, code(id), "Nguyễn Thị Ánh", "Đang dùng");
        assertThat(clerk.get("/so-ket-qua.csv").body())
                .contains("01/" + symbol, code(id))
                .doesNotContain("Nguyễn Thị Ánh");
        assertThat(clerk.get("/so-theo-doi").statusCode()).isEqualTo(403);
        assertThat(browserOf(officer).get("/so-ket-qua").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/so-ket-qua?don-vi=" + stranger.unit()).statusCode())
                .as("another unit's")
                .isEqualTo(404);
    }

    @Test
    void a_number_is_found_by_itself_its_symbol_or_the_code_and_a_void_one_keeps_its_reason() {
        var id = signed();
        numbered(id);
        var reasonless =
                clerk.submit("/ho-so/" + id, "/ho-so/" + id + "/cap-lai-so", typed(id, "sealed", "1", "reason", " "));
        assertThat(reasonless.statusCode()).isEqualTo(200);
        assertThat(numbering.standing(id).orElseThrow().number()).isEqualTo(1);
        clerk.submit(
                "/ho-so/" + id,
                "/ho-so/" + id + "/cap-lai-so",
                typed(id, "sealed", "1", "reason", "Đóng nhầm tờ giấy khác"));
        assertThat(numbering.standing(id).orElseThrow().number()).isEqualTo(2);
        var found = clerk.get("/so-ket-qua?tim=01%2F" + symbol).body();
        assertThat(found)
                .contains("<s>01/" + symbol + "</s>", "Đóng nhầm tờ giấy khác")
                .doesNotContain("02/" + symbol);
        assertThat(clerk.get("/so-ket-qua?tim=" + code(id)).body()).contains("01/" + symbol, "02/" + symbol);
        assertThat(clerk.get("/so-ket-qua?tim=99/" + symbol).body()).contains("Không có số nào như vậy");
        assertThat(clerk.get("/so-ket-qua?tu=2019-01-01&den=2019-02-01").body())
                .contains("Chưa cấp số nào trong những ngày này");
        for (var strange : List.of("tu=hom-qua", "tim=%00", "tim=%27--", "sau=9999-99-99.1.x", "sau=2026-01-01.1.%00"))
            assertThat(clerk.get("/so-ket-qua?" + strange).statusCode())
                    .as(strange)
                    .isIn(200, 400);
    }

    @Test
    void the_register_of_the_one_stop_and_the_paper_of_delivery_name_the_number() {
        var id = signed();
        numbered(id);
        assertThat(browserOf(receiver).get("/so-theo-doi").body()).contains("kết quả số 01/" + symbol);
        assertThat(dossiers.handOver(id, sheet(id), new PersonName("Người nhận"), "COUNTER", receiver))
                .isInstanceOf(ActResult.Done.class);
        assertThat(browserOf(receiver).get("/ho-so/" + id).body()).contains("Số 01/" + symbol);
    }

    @Test
    void many_are_numbered_by_one_order_and_no_other_bulk_act_takes_their_step() {
        var cases = List.of(signed(), signed());
        var his = ((LogInResult.LoggedIn) identity.logIn(clerkLogin, PASSWORD, "127.0.0.1")).officer();
        for (var id : cases) {
            assertThat(bulk.look(Many.NUMBER, id, his).orElseThrow().problem()).isNull();
            assertThat(bulk.look(Many.COMPLETE, id, his).orElseThrow().problem())
                    .isEqualTo("bulk.no.isNumbering");
            assertThat(bulk.look(Many.SIGN, id, his).orElseThrow().problem()).isEqualTo("bulk.no.notSigning");
        }
        var subjects = cases.stream()
                .map(id -> new JobOrder.Subject(
                        id.value(), String.valueOf(state(id).version())))
                .toList();
        jobs.order(new JobOrder(
                UUID.randomUUID(), BulkActs.KIND, his.actor(), his.post(), Map.of("act", "NUMBER"), subjects));
        while (jobs.round()) {}
        assertThat(cases)
                .allSatisfy(id -> assertThat(state(id).state()).isEqualTo("AT_ONE_STOP"))
                .extracting(id -> numbering.standing(id).orElseThrow().number())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void the_register_of_a_unit_that_ended_within_the_days_is_still_opened() {
        var province = in(hired(organisation.province().id(), PostRole.LEADER, "ct" + symbol));
        assertThat(province.get("/so-ket-qua?tu=2025-01-01&den=2025-12-31").body())
                .contains(">Thị trấn Hữu Lũng</option>");
        assertThat(province.get("/so-ket-qua?tu=2026-01-01&den=2026-01-31").body())
                .doesNotContain(">Thị trấn Hữu Lũng</option>");
    }

    @Test
    void the_administrator_sets_a_form_and_is_told_what_is_wrong_with_it() {
        var admin = in(hired(organisation.province().id(), PostRole.ADMIN, "qt" + symbol));
        var typed = new HashMap<String, String>(Map.of(
                "unit", String.valueOf(unit.value()),
                "procedure", "",
                "pattern", "GP",
                "book", "Giấy tờ khác",
                "from", time.today().toString()));
        var refused = admin.submit(FORMS, FORMS, typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Mẫu phải có {so}", "value=\"GP\"", "value=\"Giấy tờ khác\"");
        assertThat(admin.submit(FORMS, FORMS, with(typed, Map.of("unit", "", "last", "-3")))
                        .body())
                .as("no unit is chosen before he chooses one; all that is wrong is told at once")
                .contains("Chọn một đơn vị trong danh sách", "Ghi số bằng chữ số", "Mẫu phải có {so}")
                .doesNotContain("chưa có ai giữ vai trò Văn thư");
        typed.put("pattern", "{so}/{nam}/QĐ-" + symbol);
        assertThat(admin.submit(FORMS, FORMS, typed).headers().firstValue("location"))
                .hasValue(FORMS + "?xong=da-ghi");
        assertThat(admin.get(FORMS).body()).contains("{so}/{nam}/QĐ-" + symbol, "{so}/" + symbol);
        assertThat(Objects.requireNonNull(
                                forms.inForce(unit, "BIRTH", time.today()).orElseThrow())
                        .book())
                .isEqualTo("Giấy tờ khác");
        assertThat(clerk.get(FORMS).statusCode()).isEqualTo(403);
        typed.put("unit", String.valueOf(stranger.unit().value()));
        assertThat(admin.submit(FORMS, FORMS, typed).body()).contains("chưa có ai giữ vai trò Văn thư");
    }

    private static Map<String, String> with(Map<String, String> typed, Map<String, String> other) {
        var all = new HashMap<>(typed);
        all.putAll(other);
        return all;
    }
}
