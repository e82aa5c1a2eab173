package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.EndNoticeSlip;
import vn.kycuong.document.SupplementSlip;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Asked;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.DraftUploads;
import vn.kycuong.dossier.DraftUploads.Announced;
import vn.kycuong.dossier.DraftUploads.UploadResult;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.Replies;
import vn.kycuong.dossier.Reply;
import vn.kycuong.dossier.ReplySending;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.worktime.LegalClock;

/** What an applicant does after handing in: he answers what he is asked for, once whatever happens, or asks for his dossier back; and who waits for him. */
class RepliesTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final List<SupplementItem> ITEMS = List.of(
            new SupplementItem("Giấy đề nghị", "Điều 71", "Thiếu chữ ký", new PaperCount(1, 0)),
            new SupplementItem("Bản sao hợp đồng thuê", "Điều 72", "Chưa có", new PaperCount(1, 0)));

    @Autowired
    private Replies replies;

    @Autowired
    private ReplySending sending;

    @Autowired
    private DraftUploads uploads;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Holders holders;

    @Autowired
    private Course course;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private WorkLists lists;

    @Autowired
    private Files pages;

    @Autowired
    private FileRows rows;

    @Autowired
    private SlipPapers papers;

    @Autowired
    private ReplyViews views;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private Officer head;

    @BeforeEach
    void people() {
        setClock("2026-11-23T09:00");
        var version = procedures.get("HOUSEHOLD_BIZ", MONDAY).orElseThrow();
        var unit = procedures.oneStops(version, MONDAY).getFirst().id();
        head = officer(unit, "LEADER", ALL.toArray(String[]::new));
    }

    private static Instant moment(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private void guided() {
        var command = application("HOUSEHOLD_BIZ", "normal", Channel.ONLINE, MONDAY);
        var sent = at(() -> intake.apply(command, head.unit()));
        id = ((TakeInResult.Registered) sent).ref().caseId();
        done(() -> acceptance.guide(id, sheet(), ITEMS, head));
    }

    private void asked() {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), head);
        done(() -> holders.take(id, sheet(), 1, head));
        done(() -> dossiers.proposeSupplement(id, sheet(), ITEMS, LocalDate.of(2026, 12, 7), head));
        done(() -> dossiers.requestSupplement(id, sheet(), head));
    }

    private Reply reply() {
        return at(() -> replies.open(id)).orElseThrow();
    }

    private UploadResult upload(int item, String name, byte[] content) {
        var draft = reply().draft();
        return at(() -> uploads.take(draft, Reply.ONLY, Asked.key(item), name, content));
    }

    private ActResult send(String note) {
        int since = reply().asked().since();
        return at(() -> sending.send(id, since, note));
    }

    private List<String> kinds() {
        return ledger.entries(id).stream().map(e -> e.kind()).toList();
    }

    private void is(DossierState state) {
        assertThat(state().state()).isEqualTo(state.name());
    }

    private List<String> listed(Waiting waiting, String words) {
        feed.catchUp();
        return at(() -> {
            var query = new WorkQuery(Whose.UNIT, null, null, "", null, waiting, null, null, words, now);
            return lists.page(query, head, null).lines().stream()
                    .filter(l -> l.caseId().equals(id))
                    .map(WorkLine::state)
                    .toList();
        });
    }

    private List<String> replay() throws SQLException {
        feed.catchUp();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        return told.stream().filter(t -> t.contains(id.toString())).toList();
    }

    @Test
    void who_was_guided_is_found_among_work_that_waits_and_answers_in_part_from_the_tracking_page()
            throws SQLException {
        guided();
        is(DossierState.GUIDED);
        assertThat(listed(Waiting.CITIZEN, "")).containsExactly("GUIDED");
        assertThat(listed(null, "anh")).as("by name").containsExactly("GUIDED");
        assertThat(listed(Waiting.CITIZEN_LATE, "")).isEmpty();
        var asked = reply().asked();
        assertThat(asked.beforeAcceptance()).isTrue();
        assertThat(asked.items()).isEqualTo(ITEMS);
        assertThat(asked.answerBy()).as("30 days, a working day").isEqualTo(LocalDate.of(2026, 12, 23));
        var slip = (SupplementSlip)
                papers.slip(rows.find(id).orElseThrow(), 2, "https://vi.du").orElseThrow();
        assertThat(slip.answerBy()).isEqualTo(moment("2026-12-23T17:00"));

        assertThat(send(""))
                .isInstanceOfSatisfying(
                        ActResult.NotPossible.class,
                        no -> assertThat(no.wordKey()).isEqualTo("reply.no.nothing"));
        assertThat(upload(0, "don.pdf", PDF)).isInstanceOf(UploadResult.Whole.class);
        assertThat(reply().open()).containsExactly(ITEMS.getLast());
        setClock("2026-11-30T08:00");
        assertThat(send("Hợp đồng tôi nộp sau <b>")).isInstanceOf(ActResult.Done.class);
        is(DossierState.SUBMITTED);
        assertThat(state().openWork().orElseThrow().role()).isEqualTo("RECEIVER");
        var answer = state().obligations().getLast();
        assertThat(clocks.due(answer, now).at())
                .as("eight working hours from when it came again")
                .isEqualTo(moment("2026-12-01T08:0" + LegalZone.local(now).getMinute()));
        var view = views.of(id).getFirst();
        assertThat(view.note()).isEqualTo("Hợp đồng tôi nộp sau <b>");
        assertThat(view.files()).singleElement().satisfies(f -> {
            assertThat(f.paper()).isEqualTo("Giấy đề nghị");
            assertThat(f.id()).isNotEmpty();
        });
        assertThat(view.open()).containsExactly("Bản sao hợp đồng thuê");
        assertThat(listed(Waiting.CITIZEN, "")).isEmpty();
        assertThat(ledger.entries(id).toString()).doesNotContain("nộp sau", "don.pdf");
        assertThat(replay()).isEmpty();
        done(() -> acceptance.accept(id, sheet(), head));
        assertThat(state().openWork()).isPresent();
        assertThat(replay()).isEmpty();
    }

    @Test
    void
            what_came_online_after_acceptance_lies_there_as_work_and_counts_from_when_it_was_sent_once_it_is_found_complete()
                    throws SQLException {
        asked();
        var stopped = result().clock();
        upload(0, "don.png", PICTURE);
        setClock("2026-11-28T20:00"); // a Saturday evening
        assertThat(send("")).isInstanceOf(ActResult.Done.class);
        is(DossierState.SUPPLEMENT_HANDED_IN);
        assertThat(result().clock()).as("the clock stands").isEqualTo(stopped);
        assertThat(listed(Waiting.CITIZEN, "")).as("nobody waits for him").isEmpty();
        var check = state().obligations().getLast();
        assertThat(clocks.due(check, now).at()).isEqualTo(moment("2026-11-30T17:00"));
        assertThat(state().openWork().orElseThrow().obligation()).isEqualTo(check.no());

        setClock("2026-11-30T09:00");
        refused(
                "dossier.no.answerByWrong",
                () -> dossiers.supplementLacking(id, sheet(), "Mờ", LocalDate.of(2026, 11, 30), head));
        done(() -> dossiers.supplementLacking(id, sheet(), "Ảnh mờ, chụp lại", LocalDate.of(2026, 12, 9), head));
        is(DossierState.WAITING_SUPPLEMENT);
        assertThat(result().clock()).isEqualTo(stopped);
        assertThat(reply().asked().lacking()).isEqualTo("Ảnh mờ, chụp lại");
        assertThat(reply().asked().answerBy()).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(reply().files()).as("an answer of its own").isEmpty();

        upload(0, "don.pdf", PDF);
        upload(1, "hop-dong.pdf", PDF);
        setClock("2026-12-01T09:59");
        assertThat(send("")).isInstanceOf(ActResult.Done.class);
        setClock("2026-12-03T15:00");
        done(() -> dossiers.supplementReceived(id, sheet(), List.of("Giấy đề nghị"), head));
        is(DossierState.PROCESSING);
        assertThat(result().clock().stops().getLast().to()).isEqualTo(moment("2026-12-01T10:01"));
        assertThat(clocks.due(result(), now).at())
                .as("three working days from when it was sent, not from when somebody looked")
                .isEqualTo(moment("2026-12-04T10:01"));
        assertThat(state().openWork().orElseThrow().obligation()).isEqualTo(result().no());
        assertThat(replay()).isEmpty();
    }

    @Test
    void the_same_answer_from_two_windows_pressed_twice_is_one() throws Exception {
        asked();
        upload(0, "don.pdf", PDF);
        int since = reply().asked().since();
        now = now.plusSeconds(60);
        Callable<ActResult> press = () -> LegalClock.Scoped.at(now, () -> sending.send(id, since, "Đủ cả"));
        try (var windows = Executors.newFixedThreadPool(4)) {
            var results = windows.invokeAll(List.of(press, press, press, press)).stream()
                    .map(f -> {
                        try {
                            return f.get();
                        } catch (InterruptedException | java.util.concurrent.ExecutionException broken) {
                            throw new IllegalStateException(broken);
                        }
                    })
                    .toList();
            assertThat(results).filteredOn(ActResult.Done.class::isInstance).hasSize(1);
            assertThat(results).allMatch(r -> !(r instanceof ActResult.NotFound || r instanceof ActResult.NotAllowed));
        }
        assertThat(press.call()).isInstanceOf(ActResult.Repeated.class);
        assertThat(kinds())
                .filteredOn(DossierEvent.SUPPLEMENT_HANDED_IN.kind()::equals)
                .hasSize(1);
        assertThat(replay()).isEmpty();
    }

    @Test
    void a_file_that_is_no_paper_and_one_that_nobody_asked_for_are_not_taken() {
        asked();
        assertThat(upload(0, "don.pdf", "MZ nothing".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UploadResult.Refused.class);
        assertThat(upload(7, "don.pdf", PDF)).isInstanceOf(UploadResult.Gone.class);
        var draft = reply().draft();
        assertThat(at(() -> uploads.begin(draft, Reply.ONLY, new Announced("tep", "a.pdf", 9, "m"))))
                .isInstanceOf(UploadResult.Gone.class);
        assertThat(reply().files()).isEmpty();
    }

    @Test
    void a_supplement_that_does_not_come_in_time_is_listed_and_nothing_ends_by_itself() {
        asked();
        assertThat(listed(Waiting.CITIZEN, "")).containsExactly("WAITING_SUPPLEMENT");
        setClock("2026-12-07T23:00");
        assertThat(listed(Waiting.CITIZEN_LATE, "")).as("on the last day").isEmpty();
        setClock("2026-12-08T00:00");
        assertThat(listed(Waiting.CITIZEN_LATE, "")).containsExactly("WAITING_SUPPLEMENT");
        assertThat(at(() -> pages.of(id, head)).orElseThrow().isAnswerOver()).isTrue();
        is(DossierState.WAITING_SUPPLEMENT);
        assertThat(send("Tôi xin nộp muộn")).as("he is still listened to").isInstanceOf(ActResult.Done.class);
        assertThat(listed(Waiting.CITIZEN_LATE, "")).isEmpty();
    }

    @Test
    void who_was_guided_and_did_not_come_back_is_ended_after_his_day_with_a_notice_and_not_before()
            throws SQLException {
        guided();
        assertThat(at(() -> pages.of(id, head)).orElseThrow().may("stop")).isFalse();
        refused("dossier.no.guidedInTime", () -> course.stop(id, sheet(), "Không nộp lại", head));
        setClock("2026-12-24T08:00");
        assertThat(listed(Waiting.CITIZEN_LATE, "")).containsExactly("GUIDED");
        assertThat(at(() -> pages.of(id, head)).orElseThrow().may("stop")).isTrue();
        done(() -> course.stop(id, sheet(), "Không nộp lại trong hạn", head));
        is(DossierState.STOPPED);
        assertThat(state().isOpen()).isFalse();
        assertThat(papers.slip(rows.find(id).orElseThrow(), state().version(), "https://vi.du"))
                .get()
                .isInstanceOf(EndNoticeSlip.class);
        assertThat(replay()).isEmpty();
    }

    @Test
    void who_was_guided_may_be_accepted_at_the_counter_or_refused() throws SQLException {
        guided();
        done(() -> acceptance.accept(id, sheet(), head));
        is(DossierState.ACCEPTED);
        assertThat(state().workItems()).hasSize(1);
        assertThat(replay()).isEmpty();
        guided();
        done(() -> refusals.propose(id, sheet(), new Refusals.Proposal("TC03", "Điều 1", "Vì", ""), head));
        done(() -> refusals.sign(id, sheet(), head));
        is(DossierState.REFUSED);
        assertThat(state().openWork()).isEmpty();
        assertThat(replay()).isEmpty();
    }

    @Test
    void an_applicant_asks_for_it_back_wherever_it_stands_and_the_head_confirms_or_it_goes_on_as_before()
            throws SQLException {
        guided();
        var key = UUID.randomUUID().toString();
        done(() -> course.askBack(id, key, ""));
        is(DossierState.WITHDRAWAL_REQUESTED);
        assertThat(at(() -> course.askBack(id, key, ""))).isInstanceOf(ActResult.Repeated.class);
        assertThat(at(() -> pages.of(id, head)).orElseThrow().actions()).contains("withdraw", "declineWithdrawal");
        done(() -> course.declineWithdrawal(id, sheet(), "Gọi lại, người nộp đổi ý", head));
        is(DossierState.GUIDED);
        done(() -> course.askBack(id, UUID.randomUUID().toString(), "Không làm nữa"));
        done(() -> course.withdraw(id, sheet(), "", head));
        is(DossierState.WITHDRAWN);
        assertThat(papers.slip(rows.find(id).orElseThrow(), state().version(), "https://vi.du"))
                .get()
                .isInstanceOf(EndNoticeSlip.class);
        assertThat(replay()).isEmpty();

        setClock("2026-11-23T10:00");
        asked();
        assertThat(send("Đã đủ")).isInstanceOf(ActResult.Done.class);
        done(() -> course.askBack(id, UUID.randomUUID().toString(), ""));
        done(() -> course.declineWithdrawal(id, sheet(), "Chưa được", head));
        is(DossierState.SUPPLEMENT_HANDED_IN);
        assertThat(result().clock().phase()).isInstanceOf(ObligationClock.Phase.Stopped.class);
        assertThat(replay()).isEmpty();
    }

    // ---- the pages

    private Browser holder() {
        var person = browser();
        var key = jdbc.sql("select tracking_key from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        person.get("/tra-cuu?khoa=" + key);
        return person;
    }

    private String upload(Browser person, String path, String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        part(out, "name=\"_csrf\"", token(person.get(path).body()).getBytes(StandardCharsets.UTF_8));
        part(out, "name=\"tep-muc-0\"; filename=\"" + name + "\"", content);
        out.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        var answer = person.send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()))
                .build());
        return answer.statusCode() == 302
                ? answer.headers().firstValue("location").orElseThrow()
                : answer.body();
    }

    private static void part(ByteArrayOutputStream out, String what, byte[] content) {
        out.writeBytes(
                ("--cut\r\nContent-Disposition: form-data; " + what + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_pages_work_without_script_keep_what_was_chosen_and_open_for_the_holder_alone() {
        asked();
        var person = holder();
        var at = "/tra-cuu/ho-so/" + id;
        assertThat(person.get(at).body())
                .contains(at + "/bo-sung", "Thiếu chữ ký", "Điều 72", "Nộp đến hết ngày 07/12/2026");
        assertThat(person.get(at + "/bo-sung").body()).contains("Giấy đề nghị", "Điều 71", "muc-1");
        assertThat(upload(person, at + "/bo-sung", "xau.pdf", "MZ".getBytes(StandardCharsets.UTF_8)))
                .contains("muc-0-error");
        assertThat(upload(person, at + "/bo-sung", "don.png", PICTURE)).endsWith(at + "/bo-sung/kiem-tra");
        assertThat(person.get(at + "/bo-sung").body()).as("kept").contains("don.png");
        var check = person.get(at + "/bo-sung/kiem-tra").body();
        assertThat(check).contains("don.png", "chưa gửi", "name=\"lan\"");
        var file = check.replaceAll("(?s).*?" + at + "/bo-sung/tep/([0-9a-f-]{36}).*", "$1");
        assertThat(person.get(at + "/bo-sung/tep/" + file).statusCode()).isEqualTo(200);
        assertThat(browser().get(at + "/bo-sung/tep/" + file).statusCode()).isEqualTo(404);
        var other = holder();
        assertThat(other.get(at + "/bo-sung/kiem-tra").body())
                .contains("don.png")
                .doesNotContain("tep/" + file);
        assertThat(other.get(at + "/bo-sung/tep/" + file).statusCode())
                .as("the key of a slip opens no paper")
                .isEqualTo(404);
        assertThat(person.get("/nop-ho-so/ban/" + reply().draft() + "/1").statusCode())
                .as("it is no application")
                .isEqualTo(404);
        assertThat(browser().get(at + "/bo-sung").statusCode()).isEqualTo(410);

        var since = check.replaceAll("(?s).*name=\"lan\" value=\"(\\d+)\".*", "$1");
        var fields = new LinkedHashMap<>(Map.of("lan", since, "ghi-chu", "x".repeat(4_001)));
        assertThat(person.submit(at + "/bo-sung/kiem-tra", at + "/bo-sung/kiem-tra", fields)
                        .body())
                .contains("xxxx", "4.000");
        fields.put("ghi-chu", "Gửi trước một tờ");
        var sent = person.submit(at + "/bo-sung/kiem-tra", at + "/bo-sung/kiem-tra", fields);
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(person.get(at + "?da-bo-sung").body()).contains("Đã gửi bổ sung", "chờ kiểm tra");
        is(DossierState.SUPPLEMENT_HANDED_IN);
        assertThat(person.get(at + "/bo-sung").statusCode())
                .as("nothing is asked")
                .isEqualTo(302);
        var late = browser().submit("/tra-cuu", at + "/bo-sung/kiem-tra", fields);
        assertThat(late.statusCode()).as("too long away").isEqualTo(410);
        assertThat(late.body()).contains("Gửi trước một tờ").doesNotContain("don.png");
    }

    @Test
    void to_ask_for_it_back_takes_the_second_fact_and_a_tick() {
        guided();
        var person = holder();
        var at = "/tra-cuu/ho-so/" + id;
        assertThat(person.get(at).body()).contains(at + "/rut");
        var fields = new LinkedHashMap<>(Map.of("key", UUID.randomUUID().toString(), "so", "9999", "ly-do", "Đổi ý"));
        assertThat(person.submit(at + "/rut", at + "/rut", fields).body()).contains("dong-y-error", "Đổi ý");
        fields.put("dong-y", "1");
        assertThat(person.submit(at + "/rut", at + "/rut", fields).body()).contains("Số không khớp", "Đổi ý");
        is(DossierState.GUIDED);
        fields.put("so", "0001");
        assertThat(person.submit(at + "/rut", at + "/rut", fields).statusCode()).isEqualTo(302);
        is(DossierState.WITHDRAWAL_REQUESTED);
        assertThat(person.get(at + "/rut").body()).contains("không rút được");
        assertThat(browser().get(at + "/rut").statusCode()).isEqualTo(404);
    }
}
