package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;

/** One act on many dossiers, from the work list: shown once more, confirmed, answered one by one. */
class BulkActsTest extends StaffedUnit {
    private static final Pattern PICK = Pattern.compile("name=\"viec\" value=\"([0-9a-f-]{36}\\.\\d+)\"");

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Holders holders;

    @Autowired
    private Consultations consultations;

    @Autowired
    private Comments comments;

    @Autowired
    private Jobs jobs;

    @Test
    void steps_are_done_one_by_one_and_what_moved_on_since_it_was_shown_is_refused_by_name() {
        var cases = List.of(takenIn(), takenIn(), takenIn());
        for (var id : cases) holders.take(id, sheet(id), 1, officer);
        var mine = browserOf(officer);
        var shown = confirm(mine, "COMPLETE", cases);
        assertThat(shown.body()).contains("Hoàn thành bước của 3 hồ sơ");
        comments.comment(cases.get(0), sheet(cases.get(0)), "Ý kiến không cản ai.", colleague);
        holders.handOver(cases.get(1), sheet(cases.get(1)), 1, colleague.actor(), "", officer);
        var key = UUID.randomUUID().toString();
        var picks = picks(shown.body());
        var page = await(mine, order(mine, "COMPLETE", picks, key));
        assertThat(page).contains("Được: 2. Không được: 1.", "Hồ sơ đã đổi sau khi bạn chọn", "Người một");
        assertThat(kinds(cases.get(0))).containsOnlyOnce("dossier.StepCompleted");
        assertThat(kinds(cases.get(1))).doesNotContain("dossier.StepCompleted");
        var before = state(cases.get(0)).version();
        await(mine, order(mine, "COMPLETE", picks, key));
        assertThat(state(cases.get(0)).version()).as("the same order again").isEqualTo(before);
    }

    @Test
    void results_are_signed_after_one_look_and_no_other_step_is_taken_for_a_signature() {
        var ready = List.of(toBeSigned(), toBeSigned());
        var notReady = takenIn();
        var his = browserOf(head);
        var all = new ArrayList<>(ready);
        all.add(notReady);
        var shown = confirm(his, "SIGN", all).body();
        assertThat(shown).contains("Ký 2 hồ sơ", "Để lại:", "Không có tệp dự thảo.");
        assertThat(picks(shown)).noneMatch(p -> p.startsWith(notReady.toString()));
        dossiers.complete(ready.get(1), sheet(ready.get(1)), "", head);
        var page = await(his, order(his, "SIGN", picks(shown), UUID.randomUUID().toString()));
        assertThat(page).contains("Đã ký.", "Được: 1. Không được: 1.");
        assertThat(state(ready.get(0)).state()).isEqualTo("AT_ONE_STOP");
        assertThat(kinds(ready.get(1))).containsOnlyOnce("dossier.Signed");
    }

    @Test
    void
            online_applications_are_accepted_and_results_go_the_way_that_was_chosen_but_for_those_fetched_at_the_counter() {
        var posted = applied("POSTAL");
        var fetched = applied("COUNTER");
        var hers = browserOf(receiver);
        var accepted = await(
                hers,
                order(
                        hers,
                        "ACCEPT",
                        picks(confirm(hers, "ACCEPT", List.of(posted, fetched)).body()),
                        UUID.randomUUID().toString()));
        assertThat(accepted).contains("Đã tiếp nhận.", "Được: 2.");
        for (var id : List.of(posted, fetched)) while (!state(id).state().equals("AT_ONE_STOP")) step(id);
        var shown = confirm(hers, "RETURN", List.of(posted, fetched)).body();
        assertThat(shown).contains("Người nộp chọn nhận tại quầy", "Trả kết quả 1 hồ sơ");
        await(hers, order(hers, "RETURN", picks(shown), UUID.randomUUID().toString()));
        assertThat(state(posted).state()).isEqualTo("RETURNED");
        assertThat(state(fetched).state()).isEqualTo("AT_ONE_STOP");
    }

    @Test
    void every_unit_that_has_not_answered_is_reminded_once() {
        var asked = takenIn();
        var quiet = takenIn();
        holders.take(asked, sheet(asked), 1, officer);
        consultations.ask(asked, sheet(asked), stranger.unit(), "Có đúng không?", officer);
        var mine = browserOf(officer);
        var shown = confirm(mine, "REMIND", List.of(asked, quiet)).body();
        assertThat(shown).contains("Không có đơn vị nào đang được hỏi ý kiến");
        var key = UUID.randomUUID().toString();
        await(mine, order(mine, "REMIND", picks(shown), key));
        await(mine, order(mine, "REMIND", picks(shown), key));
        assertThat(kinds(asked)).containsOnlyOnce(CaseEvent.REMINDED.kind());
    }

    @Test
    void nobody_is_offered_what_his_post_does_not_do() {
        var mine = browserOf(officer);
        var choose = confirm(mine, "", List.of(takenIn())).body();
        assertThat(choose)
                .contains("Hoàn thành bước, chuyển tiếp")
                .doesNotContain("Ký kết quả", "Tiếp nhận hồ sơ trực tuyến");
        assertThat(confirm(mine, "SIGN", List.of(takenIn())).body()).contains("Chọn việc cần làm");
    }

    private CaseId toBeSigned() {
        var id = takenIn();
        while (!state(id).openWork().orElseThrow().role().equals("LEADER")) step(id);
        return id;
    }

    /** Whoever has it does his step. */
    private void step(CaseId id) {
        var work = state(id).openWork().orElseThrow();
        var doer = work.role().equals("LEADER") ? head : work.role().equals("RECEIVER") ? receiver : officer;
        if (work.holder() == null) holders.take(id, sheet(id), work.no(), doer);
        assertThat(dossiers.complete(id, sheet(id), "", doer)).isInstanceOf(ActResult.Done.class);
    }

    private CaseId applied(String delivery) {
        return ((TakeInResult.Registered) intake.apply(application(Channel.ONLINE, delivery), unit))
                .ref()
                .caseId();
    }

    private List<String> kinds(CaseId id) {
        return ledger.entries(id).stream().map(Entry::kind).toList();
    }

    private HttpResponse<String> confirm(Browser browser, String act, Collection<CaseId> cases) {
        return post(
                browser,
                "/viec-cua-toi/hang-loat",
                act,
                cases.stream().map(id -> id + ".").toList(),
                UUID.randomUUID().toString());
    }

    private static List<String> picks(String body) {
        return PICK.matcher(body).results().map(found -> found.group(1)).toList();
    }

    private String order(Browser browser, String act, List<String> picks, String key) {
        var answer = post(browser, "/viec-cua-toi/hang-loat/xac-nhan", act, picks, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]*", "");
    }

    private HttpResponse<String> post(Browser browser, String path, String act, List<String> picks, String key) {
        var body = new StringBuilder(
                "_csrf=" + URLEncoder.encode(token(browser.get("/tai-khoan").body()), StandardCharsets.UTF_8));
        body.append("&key=").append(key).append("&lam=").append(act);
        picks.forEach(pick -> body.append("&viec=").append(pick));
        return browser.send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private String await(Browser browser, String address) {
        for (int i = 0; i < 200; i++) {
            while (jobs.round()) {}
            var body = browser.get(address).body();
            if (body.contains("Đã xong")) return body;
        }
        throw new AssertionError("the job does not end");
    }
}
