package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** Many dossiers taken up, given out and handed over from the work list. */
class BulkHoldingTest extends WebTest {
    private static final String PASSWORD = "mật khẩu của người làm hàng loạt";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Procedures procedures;

    @Autowired
    private Intake intake;

    @Autowired
    private Holders holders;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Jobs jobs;

    @Autowired
    private LegalClock time;

    private Officer officer;
    private Officer colleague;
    private List<CaseId> cases;

    @BeforeEach
    void threeDossiers() {
        var today = time.today();
        var unit = organisation.unitsAt(today, UnitKind.COMMUNE).get(5).id();
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created) accounts.create(
                List.of(
                        new NewAccount("nhan" + tag, "Người nhận"),
                        new NewAccount("mot" + tag, "Người một"),
                        new NewAccount("hai" + tag, "Người hai")),
                accounts.hash(PASSWORD));
        var roles = List.of(PostRole.RECEIVER, PostRole.OFFICER, PostRole.OFFICER);
        for (int i = 0; i < 3; i++) {
            var post = posts.create(unit, roles.get(i), "Công chức " + i, false, today);
            posts.appoint(post, made.actors().get(i), today, false, "QĐ");
        }
        accounts.regrant(made.actors());
        var receiver = logIn("nhan" + tag);
        officer = logIn("mot" + tag);
        colleague = logIn("hai" + tag);
        login = "mot" + tag;
        cases = new ArrayList<>();
        for (int i = 0; i < 3; i++) cases.add(takenIn(receiver));
    }

    private String login = "";

    private Officer logIn(String name) {
        return ((LogInResult.LoggedIn) identity.logIn(name, PASSWORD, "127.0.0.1")).officer();
    }

    private CaseId takenIn(Officer receiver) {
        var version = procedures.get("BIRTH", time.today()).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh");
        var application =
                new Application(person, person, "000000000001", "0900000000", "", "Xã", "", papers, "COUNTER");
        var command = new TakeIn(UUID.randomUUID().toString(), "BIRTH", "normal", Channel.COUNTER, application);
        return ((TakeInResult.Accepted) intake.takeIn(command, receiver)).ref().caseId();
    }

    private String await(String address) {
        var browser = browser();
        browser.logIn(login, PASSWORD);
        for (int i = 0; i < 200; i++) {
            while (jobs.round()) {}
            var body = browser.get(address).body();
            if (body.contains("Đã xong")) return body;
        }
        throw new AssertionError("the job does not end");
    }

    private String order(String act, Map<CaseId, String> picked, String holder) {
        var browser = browser();
        browser.logIn(login, PASSWORD);
        var page = browser.get("/tai-khoan").body();
        var body = new StringBuilder(
                "_csrf=" + java.net.URLEncoder.encode(token(page), java.nio.charset.StandardCharsets.UTF_8));
        body.append("&key=")
                .append(UUID.randomUUID())
                .append("&lam=")
                .append(act)
                .append("&holder=")
                .append(holder);
        picked.forEach(
                (id, seen) -> body.append("&viec=").append(id).append('.').append(seen));
        var answer = browser.send(java.net.http.HttpRequest.newBuilder(at("/viec-cua-toi/hang-loat"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]*", "");
    }

    @Test
    void what_somebody_else_took_meanwhile_is_refused_with_his_name_and_the_others_are_taken() {
        var seen = new LinkedHashMap<CaseId, String>();
        cases.forEach(id -> seen.put(id, ""));
        holders.take(cases.get(1), new Dossiers.Sheet(1, UUID.randomUUID().toString()), 1, colleague);
        var page = await(order("TAKE", seen, ""));
        assertThat(page)
                .contains("Đã nhận việc.", "Hồ sơ đã đổi sau khi bạn chọn", "Người hai", "Được: 2. Không được: 1.");
        assertThat(holder(0)).isEqualTo(officer.actor());
        assertThat(holder(1)).isEqualTo(colleague.actor());
        assertThat(holder(2)).isEqualTo(officer.actor());
        assertThat(ledger.find(cases.get(0)).orElseThrow().state()).isEqualTo("PROCESSING");
        var mine = new LinkedHashMap<CaseId, String>();
        mine.put(cases.get(0), officer.actor().toString());
        mine.put(cases.get(2), officer.actor().toString());
        var over = await(order("HAND_OVER", mine, colleague.actor().toString()));
        assertThat(over).contains("Đã bàn giao.", "Được: 2. Không được: 0.");
        assertThat(holder(0)).isEqualTo(colleague.actor());
        assertThat(ledger.entries(cases.get(0)).getLast().kind()).isEqualTo("kernel.HandedOver");
    }

    @Test
    void whoever_may_not_assign_is_told_so_for_each() {
        var seen = new LinkedHashMap<CaseId, String>();
        cases.forEach(id -> seen.put(id, ""));
        var page = await(order("ASSIGN", seen, colleague.actor().toString()));
        assertThat(page).contains("Vị trí của bạn không có quyền", "Được: 0. Không được: 3.");
        assertThat(holder(0)).isNull();
    }

    @Autowired
    private vn.kycuong.identity.WorkInHand inHand;

    @Test
    void what_lay_in_the_hands_of_who_is_replaced_is_given_to_the_successor() {
        for (int i = 0; i < 2; i++)
            holders.take(cases.get(i), new Dossiers.Sheet(1, UUID.randomUUID().toString()), 1, officer);
        assertThat(inHand.count(officer.unit(), officer.actor())).isEqualTo(2);
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount("truong" + tag, "Người đứng đầu")), accounts.hash(PASSWORD));
        var post = posts.create(officer.unit(), PostRole.LEADER, "Chủ tịch " + tag, false, time.today());
        posts.appoint(post, made.actors().getFirst(), time.today(), false, "QĐ");
        accounts.regrant(made.actors());
        var head = logIn("truong" + tag);
        inHand.handOver(officer.unit(), officer.actor(), colleague.actor(), "mot-lan-" + tag, head);
        inHand.handOver(officer.unit(), officer.actor(), colleague.actor(), "mot-lan-" + tag, head);
        while (jobs.round()) {}
        assertThat(holder(0)).isEqualTo(colleague.actor());
        assertThat(holder(1)).isEqualTo(colleague.actor());
        assertThat(holder(2)).isNull();
        assertThat(inHand.count(officer.unit(), officer.actor())).isZero();
    }

    private vn.kycuong.kernel.ActorId holder(int number) {
        return ledger.find(cases.get(number))
                .orElseThrow()
                .openWork()
                .orElseThrow()
                .holder();
    }
}
