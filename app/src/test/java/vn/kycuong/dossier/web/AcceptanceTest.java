package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.document.PaperLine;
import vn.kycuong.document.ReceiptSlip;
import vn.kycuong.document.RefusalSlip;
import vn.kycuong.document.SlipKind;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.LawGrants;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Paper;
import vn.kycuong.reference.SearchText;
import vn.kycuong.worktime.LegalClock;

/** What becomes of an application before its result is owed: accepted with the papers that lie there, guided paper by paper, refused by two. */
class AcceptanceTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    /** The last day of the law that gave a limit where that of 2026 gives none. */
    private static final LocalDate LAW = LocalDate.of(2025, 6, 30);

    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @Autowired
    private Organisation organisation;

    @Autowired
    private FileRows rows;

    @Autowired
    private SlipPapers slips;

    @Autowired
    private LawGrants laws;

    @Autowired
    private Files files;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalClock time;

    private Officer receiver;
    private Officer head;

    @BeforeEach
    void people() {
        setClock("2020-06-15T09:00");
        receiver = officer(unit(), "RECEIVER", Rights.RECEIVE);
        head = officer(unit(), "LEADER", Rights.APPROVE, Rights.SIGN);
    }

    private TakeIn business(Channel channel) {
        return application("HOUSEHOLD_BIZ", "normal", channel, MONDAY);
    }

    /** Its first paper, which must be there, is not. */
    private TakeIn lacking() {
        var whole = business(Channel.COUNTER);
        var papers = whole.application().papers();
        var less = papers.stream()
                .map(p -> p.equals(papers.getFirst()) ? new Application.Paper(p.name(), 0, 0, 0) : p)
                .toList();
        return new TakeIn(
                whole.formKey(),
                whole.procedureKey(),
                whole.procedureCase(),
                whole.channel(),
                whole.application().holding(less));
    }

    private void presented(TakeIn command) {
        id = ((TakeInResult.Presented) at(() -> intake.present(command, receiver)))
                .ref()
                .caseId();
    }

    private ReceiptSlip receipt() {
        var slip = slips.slip(rows.find(id).orElseThrow(), state().version(), "http://mau.example");
        return (ReceiptSlip) slip.orElseThrow();
    }

    @Test
    void what_was_guided_is_accepted_only_with_the_papers_that_must_be_there_and_the_slip_lists_what_lies_there_then() {
        var command = lacking();
        presented(command);
        var wanted = command.application().papers().getFirst().name();
        var items = List.of(new SupplementItem(wanted, "Điều 71", "Chưa có.", new PaperCount(1, 0)));
        done(() -> acceptance.guide(id, sheet(), items, receiver));
        assertThat(at(() -> acceptance.accept(id, sheet(), receiver)))
                .isInstanceOfSatisfying(ActResult.NotPossible.class, no -> {
                    assertThat(no.wordKey()).isEqualTo("dossier.no.papersLacking");
                    assertThat(no.arguments()).containsExactly(wanted);
                });
        assertThat(state().state()).isEqualTo(DossierState.GUIDED.name());

        var brought = command.application().papers().stream()
                .map(p -> p.name().equals(wanted) ? new Application.Paper(wanted, 0, 2, 1) : p)
                .toList();
        done(() -> acceptance.accept(id, sheet(), brought, receiver));
        assertThat(receipt().papers()).contains(new PaperLine(wanted, 0, 2, 1)).hasSize(brought.size());
        var revisions = rows.revisions(id);
        assertThat(FileRows.application(revisions).orElseThrow().papers())
                .as("the file's page says the same")
                .contains(new Application.Paper(wanted, 0, 2, 1));
        assertThat(ledger.entries(id).getLast().facts().toString())
                .as("what papers there are is content, and stands in no entry")
                .doesNotContain(wanted);
    }

    @Test
    void what_came_online_is_accepted_as_it_was_sent_or_as_the_clerk_finds_it() {
        var command = business(Channel.ONLINE);
        var first = command.application().papers().getFirst().name();
        id = ((TakeInResult.Registered) at(() -> intake.apply(command, receiver.unit())))
                .ref()
                .caseId();
        var none = command.application().papers().stream()
                .map(p -> new Application.Paper(p.name(), 0, 0, 0))
                .toList();
        refused("dossier.no.papersLacking", () -> acceptance.accept(id, sheet(), none, receiver));
        var version = procedures.get("HOUSEHOLD_BIZ", MONDAY).orElseThrow();
        var ticked = CounterForm.holding(version, command.application().papers(), Set.of());
        assertThat(ticked.received(new ArrayList<>()))
                .as("what was sent is ticked already")
                .isEqualTo(command.application().papers());
        assertThat(CounterForm.holding(version, none, Set.of(first)).received(new ArrayList<>()))
                .as("and so is a paper of which a file came later")
                .filteredOn(Application.Paper::isPresent)
                .extracting(Application.Paper::name)
                .containsExactly(first);
        done(() -> acceptance.accept(id, sheet(), receiver));
        assertThat(receipt().papers()).contains(new PaperLine(first, 1, 0, 0));
    }

    @Test
    void a_refusal_is_proposed_with_a_ground_in_force_and_signed_by_the_head_and_its_slip_bears_both() {
        presented(business(Channel.COUNTER));
        refused("dossier.no.groundMissing", () -> propose("Không đủ điều kiện theo quy định"));
        done(() -> propose("TC01"));
        assertThat(state().state()).isEqualTo(DossierState.REFUSAL_PROPOSED.name());
        assertThat(state().openWork().map(WorkItem::role)).contains("LEADER");
        assertThat(state().obligation(Tier.RECEPTION).orElseThrow().isOpen())
                .as("the time for an answer runs on")
                .isTrue();
        refused("dossier.no.state.refusal_proposed", () -> acceptance.accept(id, sheet(), receiver));
        assertThat(at(() -> refusals.sign(id, sheet(), receiver)))
                .as("not by who proposed it")
                .isInstanceOf(ActResult.NotAllowed.class);

        done(() -> refusals.decline(id, sheet(), "Hướng dẫn thì bổ sung được", head));
        assertThat(state().state()).isEqualTo(DossierState.SUBMITTED.name());
        assertThat(state().openWork().map(WorkItem::role)).contains("RECEIVER");

        done(() -> propose("TC01"));
        done(() -> refusals.sign(id, sheet(), head));
        assertThat(state().isOpen()).isFalse();
        var entries = ledger.entries(id);
        assertThat(entries.getLast().facts()).containsKey("slip");
        var slip = (RefusalSlip) slips.slip(rows.find(id).orElseThrow(), state().version(), "http://mau.example")
                .orElseThrow();
        assertThat(slip.slipKind()).isEqualTo(SlipKind.REFUSAL);
        assertThat(slip.ground()).isEqualTo("Không thuộc thẩm quyền giải quyết (TC01)");
        assertThat(slip.legalBasis()).isEqualTo("Nghị định 61/2018/NĐ-CP, Điều 17 khoản 3; Điều 71");
        assertThat(slip.reason()).isEqualTo("Cơ sở ở huyện khác");
        assertThat(slip.competentAgency()).isEqualTo("UBND huyện bên");
        assertThat(slip.head().number()).isNotNull();
        assertThat(slip.approver()).isNotNull().isNotEqualTo(slip.officer());
    }

    private ActResult propose(String ground) {
        return refusals.propose(
                id,
                sheet(),
                new Refusals.Proposal(ground, "Điều 71", "Cơ sở ở huyện khác", "UBND huyện bên"),
                receiver);
    }

    @Test
    void what_was_guided_and_not_refused_waits_for_its_applicant_again() {
        presented(lacking());
        var items = List.of(new SupplementItem("Giấy đề nghị", "Điều 71", "Chưa có.", new PaperCount(1, 0)));
        done(() -> acceptance.guide(id, sheet(), items, receiver));
        done(() -> propose("TC02"));
        done(() -> refusals.decline(id, sheet(), "Chờ người nộp bổ sung", head));
        assertThat(state().state()).isEqualTo(DossierState.GUIDED.name());
        assertThat(state().openWork().orElseThrow().role())
                .as("on the list of who waits for the applicant")
                .isEqualTo("RECEIVER");
        done(() -> propose("TC02"));
        done(() -> refusals.sign(id, sheet(), head));
        assertThat(state().state()).isEqualTo(DossierState.REFUSED.name());
    }

    @Test
    void what_no_law_of_today_lets_in_is_accepted_by_that_of_another_day_when_the_head_says_why() {
        var day = LocalDate.of(2026, 6, 15);
        setClock("2026-06-15T09:00");
        var commune = organisation.unitsAt(day, UnitKind.COMMUNE).get(3).id();
        receiver = officer(commune, "RECEIVER", Rights.RECEIVE);
        head = officer(commune, "LEADER", Rights.APPROVE);
        var taken = application("PARENT_CHILD", "normal", Channel.COUNTER, day);
        assertThat(at(() -> intake.takeIn(taken, receiver))).isInstanceOf(TakeInResult.NoLimitInForce.class);
        presented(taken);
        refused("dossier.no.cannotAccept", () -> acceptance.accept(id, sheet(), receiver));
        assertThat(at(() -> acceptance.notToday(state()))).isPresent();
        assertThat(at(() -> laws.grant(id, sheet(), LAW, "Danh mục mới chưa ghi đơn vị tính của thời hạn", receiver)))
                .isInstanceOf(ActResult.NotAllowed.class);
        refused(
                "dossier.no.cannotAccept",
                () -> laws.grant(id, sheet(), day, "Danh mục mới chưa ghi đơn vị tính của thời hạn", head));
        if (at(() -> laws.grant(id, sheet(), LAW, "x", head)) instanceof ActResult.NotPossible no)
            done(() -> laws.grant(id, sheet(), LAW, "Danh mục mới chưa ghi đơn vị tính của thời hạn", head));
        assertThat(at(() -> acceptance.notToday(state()))).isEmpty();
        assertThat(ledger.entries(id).getLast().facts().get("law")).hasToString(LAW.toString());
        assertThat(ledger.entries(id).getLast().facts().toString()).doesNotContain("Danh mục");
        done(() -> acceptance.accept(id, sheet(), receiver));
        assertThat(state().state()).isEqualTo(DossierState.ACCEPTED.name());
        assertThat(receipt().limit()).isNotBlank();

        setClock("2020-06-15T09:00");
        receiver = officer(unit(), "RECEIVER", Rights.RECEIVE);
        head = officer(unit(), "LEADER", Rights.APPROVE);
        presented(business(Channel.COUNTER));
        refused("dossier.no.lawNotNeeded", () -> laws.grant(id, sheet(), MONDAY, "Không cần", head));
    }

    @Test
    void the_one_stop_asks_its_head_by_which_law_and_the_answer_brings_the_work_back_to_who_asked() {
        var day = LocalDate.of(2026, 6, 15);
        setClock("2026-06-15T09:00");
        var commune = organisation.unitsAt(day, UnitKind.COMMUNE).get(4).id();
        receiver = officer(commune, "RECEIVER", Rights.RECEIVE);
        head = officer(commune, "LEADER", Rights.APPROVE);
        presented(application("PARENT_CHILD", "normal", Channel.COUNTER, day));
        var owed = state().obligation(Tier.RECEPTION).orElseThrow();
        refused("dossier.no.lawNotAsked", () -> laws.decline(id, sheet(), "Chưa ai xin", head));
        done(() -> laws.ask(id, sheet(), "Danh mục mới chưa ghi đơn vị tính của thời hạn", receiver));
        assertThat(ledger.entries(id).getLast().facts().toString()).doesNotContain("Danh mục");
        assertThat(state().state()).as("where it stands").isEqualTo(DossierState.SUBMITTED.name());
        assertThat(state().obligation(Tier.RECEPTION).orElseThrow().clock())
                .as("the applicant is owed an answer in the same time")
                .isEqualTo(owed.clock());
        assertThat(onDesk()).isEqualTo("LEADER null");
        refused("dossier.no.lawAsked", () -> laws.ask(id, sheet(), "Lần nữa", receiver));
        assertThat(at(() -> laws.decline(id, sheet(), "Không", receiver))).isInstanceOf(ActResult.NotAllowed.class);
        assertThat(file(head).actions()).contains("grantLaw", "declineLaw");
        assertThat(at(() -> files.lawRequest(id))).contains("đơn vị tính");
        assertThat(file(receiver).actions()).doesNotContain("askLaw", "declineLaw");

        done(() -> laws.decline(id, sheet(), "Chờ tỉnh trả lời", head));
        assertThat(onDesk()).as("who asked holds no post there").isEqualTo("RECEIVER null");
        assertThat(file(receiver).actions()).contains("askLaw");
        posts.appoint(
                posts.create(commune, PostRole.RECEIVER, "Công chức", false, day), receiver.actor(), day, false, "QĐ");
        done(() -> laws.ask(id, sheet(), "Tỉnh đã trả lời", receiver));
        done(() -> laws.grant(id, sheet(), LAW, "Theo trả lời của tỉnh", head));
        assertThat(onDesk()).isEqualTo("RECEIVER " + receiver.actor());
        done(() -> acceptance.accept(id, sheet(), receiver));

        setClock("2020-06-15T09:00");
        receiver = officer(unit(), "RECEIVER", Rights.RECEIVE);
        presented(business(Channel.COUNTER));
        refused("dossier.no.lawNotNeeded", () -> laws.ask(id, sheet(), "Không cần", receiver));
    }

    /** In whose role and hands the work lies. */
    private String onDesk() {
        var work = state().openWork().orElseThrow();
        return work.role() + " " + work.holder();
    }

    private FileView file(Officer officer) {
        return at(() -> files.of(id, officer).orElseThrow());
    }

    private UnitId unit() {
        return organisation.unitsAt(MONDAY, UnitKind.DISTRICT).get(3).id();
    }

    // ---- the pages

    private Browser atTheCounter(int commune) {
        return inPost(PostRole.RECEIVER, commune);
    }

    private Browser inPost(PostRole role, int commune) {
        var unit = organisation
                .unitsAt(time.today(), UnitKind.COMMUNE)
                .get(commune)
                .id();
        var login = "nhan" + UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Người nhận")), accounts.hash(PASSWORD));
        var post = posts.create(unit, role, "Công chức", false, time.today());
        posts.appoint(post, made.actors().getFirst(), time.today(), false, "QĐ");
        accounts.regrant(made.actors());
        var browser = browser();
        browser.logIn(login, PASSWORD);
        return browser;
    }

    @Test
    void the_one_stop_asks_on_the_page_and_the_head_reads_why_and_answers_there() {
        var day = time.today();
        now = time.instant();
        var commune = organisation.unitsAt(day, UnitKind.COMMUNE).get(14).id();
        receiver = officer(commune, "RECEIVER", Rights.RECEIVE);
        presented(application("PARENT_CHILD", "normal", Channel.COUNTER, day));
        var file = "/ho-so/" + id;
        var counter = atTheCounter(14);
        assertThat(counter.get(file).body()).contains("/xin-cho-tiep-nhan").doesNotContain("/khong-cho-tiep-nhan");
        assertThat(counter.submit(file, file + "/xin-cho-tiep-nhan", sent("reason", " "))
                        .body())
                .contains("asklaw-reason-error");
        assertThat(state().openWork().map(WorkItem::role)).contains("RECEIVER");
        assertThat(counter.submit(file, file + "/xin-cho-tiep-nhan", sent("reason", "Chưa có đơn vị tính thời hạn"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(onDesk()).isEqualTo("LEADER null");

        var leader = inPost(PostRole.LEADER, 14);
        assertThat(leader.get("/viec-cua-toi?cua=mine").body())
                .as("on his list")
                .contains(file);
        assertThat(leader.get(file).body())
                .contains(
                        "Một cửa xin cho tiếp nhận",
                        "Chưa có đơn vị tính thời hạn",
                        "/cho-tiep-nhan",
                        "/khong-cho-tiep-nhan");
        assertThat(leader.submit(file, file + "/khong-cho-tiep-nhan", sent("reason", "Chờ tỉnh trả lời"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(state().openWork().orElseThrow().role()).isEqualTo("RECEIVER");
        assertThat(state().openWork().orElseThrow().holder())
                .as("back to who asked")
                .isEqualTo(ledger.entries(id).get(1).actor());
        assertThat(counter.get("/viec-cua-toi?cua=mine").body()).contains(file);
        assertThat(counter.get(file).body()).contains("Chờ tỉnh trả lời", "/xin-cho-tiep-nhan");
    }

    private Map<String, String> sent(String field, String value) {
        return Map.of(
                field,
                value,
                "version",
                String.valueOf(state().version()),
                "key",
                UUID.randomUUID().toString());
    }

    /** Fields of the counter's form; those of many values come behind them. */
    private static Map<String, String> typed(String act) {
        return new HashMap<>(Map.of(
                "thu-tuc",
                "BIRTH",
                "truong-hop",
                "normal",
                "applicant",
                "Người nộp mẫu",
                "address",
                "Thôn mẫu",
                "viec",
                act,
                "key",
                UUID.randomUUID().toString()));
    }

    private static final String FORM = "/tiep-nhan?thu-tuc=BIRTH";

    private static String submitted(Browser browser, Map<String, String> typed) {
        var answer = browser.submit(FORM, "/tiep-nhan", typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static CaseId opened(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var address = answer.headers().firstValue("location").orElseThrow();
        return CaseId.parse(address.replaceAll(".*/ho-so/([0-9a-f-]{36}).*", "$1"));
    }

    @Test
    void the_counter_asks_paper_by_paper_each_with_its_reason_and_article_also_of_one_that_is_there() {
        var papers = procedures.get("BIRTH", time.today()).orElseThrow().papers();
        int missing = IntStream.range(0, papers.size())
                .filter(i -> papers.get(i).mandatory()
                        && !papers.get(i).presentOnly()
                        && papers.get(i).isFor("normal"))
                .findFirst()
                .orElseThrow();
        int wrong = missing == 0 ? 1 : 0;
        var browser = atTheCounter(9);
        var form = typed("huong-dan");
        for (int i = 0; i < papers.size(); i++) if (i != missing) form.put("paper" + i, "1");
        var body = new StringBuilder("_csrf=" + token(browser.get(FORM).body()));
        form.forEach((name, value) -> body.append("&").append(name).append("=").append(encode(value)));
        for (int i = 0; i < papers.size(); i++)
            body.append("&paper=x&lack=")
                    .append(i == wrong ? encode("Thiếu chữ ký") : "")
                    .append("&basis=")
                    .append(i == wrong ? encode("Điều 16") : encode("Điều 9"))
                    .append(
                            i == wrong
                                    ? "&originals=0&copies=3"
                                    : "&originals=" + listed(papers.get(i)).originals())
                    .append(i == wrong ? "" : "&copies=" + listed(papers.get(i)).copies());
        id = opened(browser.send(HttpRequest.newBuilder(at("/tiep-nhan"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build()));
        assertThat(state().state()).isEqualTo(DossierState.GUIDED.name());
        var guidance = FileRows.content(rows.revisions(id), "guidance").orElseThrow();
        assertThat(guidance.get("items"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        item(papers.get(wrong), "Điều 16", "Thiếu chữ ký", new PaperCount(0, 3)),
                        item(papers.get(missing), "Điều 9", "Chưa có.", listed(papers.get(missing))));

        var whole = typed("huong-dan");
        for (int i = 0; i < papers.size(); i++) whole.put("paper" + i, "1");
        assertThat(submitted(browser, whole)).contains("Giấy tờ đã đủ", "guide-lack0");
        whole.put("original1", "hai");
        assertThat(submitted(browser, whole))
                .as("a wrong count is marked where it was typed")
                .contains(
                        "href=\"#original1\"",
                        "id=\"original1\" name=\"original1\" aria-invalid=\"true\" aria-describedby=\"counts1-error\"",
                        "id=\"counts1-error\"");
    }

    private static PaperCount listed(Paper paper) {
        return PaperCount.listed(paper);
    }

    private static Map<String, Object> item(Paper paper, String basis, String reason, PaperCount count) {
        return Map.of(
                "paper",
                paper.name(),
                "basis",
                basis,
                "reason",
                reason,
                "originals",
                count.originals(),
                "copies",
                count.copies());
    }

    @Test
    void how_many_of_a_paper_are_asked_for_is_filled_in_as_the_procedure_lists_it_and_kept_when_it_is_wrong() {
        var papers = procedures.get("BIRTH", time.today()).orElseThrow().papers();
        var browser = atTheCounter(14);
        var page = browser.get(FORM).body();
        for (int i = 0; i < papers.size(); i++)
            assertThat(page)
                    .contains(
                            field(
                                    "originals",
                                    i,
                                    String.valueOf(listed(papers.get(i)).originals())),
                            field(
                                    "copies",
                                    i,
                                    String.valueOf(listed(papers.get(i)).copies())));
        var form = typed("huong-dan");
        form.put("lack", "Mờ");
        form.put("paper", "x");
        form.put("basis", "Điều 9");
        form.put("originals", "hai");
        form.put("copies", "0");
        assertThat(submitted(browser, form)).contains("Số bản phải là số từ 0 đến 999", field("originals", 0, "hai"));
    }

    private static String field(String name, int i, String value) {
        return "id=\"guide-%s%d\" name=\"%s\" type=\"text\" value=\"%s\"".formatted(name, i, name, value);
    }

    @Test
    void the_counter_takes_the_blank_form_of_a_paper_and_sees_its_kind_and_size() {
        var version = procedures.get("BIRTH", time.today()).orElseThrow();
        var browser = atTheCounter(15);
        assertThat(browser.get(FORM).body()).doesNotContain("/to-khai/");
        jdbc.sql("""
                insert into procedure.blank_form (procedure_key, version, paper_no, paper, edition, file_name, media_type, content,
                                                  put_by, put_at, published_by, published_at)
                values ('BIRTH', :version, 1, :paper, 1, 'to-khai.pdf', 'application/pdf', :content, 1, :at, 2, :at)
                """)
                .param("version", version.version())
                .param("paper", version.papers().getFirst().name())
                .param("content", new byte[3000])
                .param("at", time.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        try {
            assertThat(browser.get(FORM).body())
                    .contains("/thu-tuc/BIRTH/to-khai/" + version.version() + "/1", "Tải tờ khai (PDF, 2 kB)");
        } finally {
            jdbc.sql("delete from procedure.blank_form").update();
        }
    }

    @Test
    void at_the_counter_a_refusal_is_proposed_with_a_ground_in_force() {
        var browser = atTheCounter(10);
        var form = typed("tu-choi");
        form.put("can-cu-tu-choi", "Không đủ điều kiện theo quy định");
        assertThat(submitted(browser, form)).contains("Chọn một căn cứ từ chối", "Chưa có lý do", "TC01");
        form.put("can-cu-tu-choi", "TC03");
        form.put("ly-do", "Trẻ đã có giấy khai sinh");
        id = opened(browser.submit(FORM, "/tiep-nhan", form));
        assertThat(state().state()).isEqualTo(DossierState.REFUSAL_PROPOSED.name());
        assertThat(browser.get("/ho-so/" + id).body())
                .contains("Chờ lãnh đạo quyết định việc tiếp nhận", "Trẻ đã có giấy khai sinh")
                .doesNotContain("/ky-tu-choi");
    }

    @Test
    void
            who_applied_before_is_offered_by_his_exact_number_anywhere_by_name_at_his_office_alone_and_overwrites_nothing() {
        var number = "%012d".formatted(Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L));
        var name = "Hoàng Thị "
                + UUID.randomUUID().toString().replaceAll("[^a-f]", "").substring(0, 6);
        var here = atTheCounter(11);
        var form = typed("tiep-nhan");
        form.putAll(
                Map.of("applicant", name, "address", "Thôn Nà Mẫu", "phone", "0912000777", "identityNumber", number));
        for (int i = 0; i < 30; i++) form.put("paper" + i, "1");
        id = opened(here.submit(FORM, "/tiep-nhan", form));
        var offer = "value=\"lay-nguoi:" + id + "\"";

        var asked = typed("tra-nguoi");
        asked.put("address", "");
        asked.put("applicant", name.toLowerCase(Locale.ROOT));
        assertThat(submitted(here, asked)).contains(offer, name, "Thôn Nà Mẫu").doesNotContain(number);
        var elsewhere = atTheCounter(12);
        assertThat(submitted(elsewhere, asked)).contains("Không có ai như vậy").doesNotContain("Thôn Nà Mẫu");
        asked.put("identityNumber", number.substring(1) + "0");
        assertThat(submitted(elsewhere, asked)).contains("Không có ai như vậy").doesNotContain("Thôn Nà Mẫu");
        asked.put("identityNumber", number);
        asked.put("applicant", "");
        asked.put("phone", "0999888777");
        assertThat(submitted(elsewhere, asked)).contains(offer, "Thôn Nà Mẫu", "data-key=\"F6\"");
        asked.put("viec", "lay-nguoi:" + id);
        assertThat(submitted(elsewhere, asked))
                .contains("value=\"" + name + "\"", "value=\"Thôn Nà Mẫu\"", "value=\"0999888777\"")
                .doesNotContain("0912000777");
        asked.put("identityNumber", "");
        asked.put("applicant", name);
        assertThat(submitted(elsewhere, asked))
                .as("nobody takes whom he was not offered")
                .doesNotContain("Thôn Nà Mẫu");
        asked.put("applicant", "");
        asked.put("viec", "tra-nguoi");
        assertThat(submitted(elsewhere, asked)).contains("Gõ số giấy tờ hoặc tên rồi tìm");
        for (int i = 0; i < 100 && noted() < 6; i++) pause();
        assertThat(noted()).as("each question is noted").isGreaterThanOrEqualTo(6);
    }

    private static void pause() {
        LockSupport.parkNanos(50_000_000);
    }

    private long noted() {
        return jdbc.sql("select count(*) from audit.line where what = 'applicant-search'")
                .query(Long.class)
                .single();
    }

    @Test
    void a_commune_takes_in_anothers_matter_chosen_by_some_letters_of_its_name() {
        var communes = organisation.unitsAt(time.today(), UnitKind.COMMUNE);
        var other = communes.get(20);
        var browser = atTheCounter(13);
        assertThat(browser.get(FORM).body())
                .contains("list=\"places\"", "value=\"" + communes.get(13).name() + "\"", other.name());
        var form = typed("tiep-nhan");
        for (int i = 0; i < 30; i++) form.put("paper" + i, "1");
        form.put("place", "xã không có");
        assertThat(submitted(browser, form)).contains("Không có đúng một xã, phường nào", "value=\"xã không có\"");
        form.put("place", SearchText.folded(other.name()));
        id = opened(browser.submit(FORM, "/tiep-nhan", form));
        assertThat(state().unitNow()).isEqualTo(other.id());
        assertThat(state().unitIn()).isEqualTo(communes.get(13).id());
        assertThat(browser.get("/ho-so/" + id).body()).contains(other.name());
        form.put("place", communes.get(21).name());
        assertThat(submitted(browser, form))
                .as("the same form for another commune is another application")
                .contains("Biểu mẫu này đã được dùng");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
