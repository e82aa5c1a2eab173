package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.StaffFiles.Effect;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;

/** A file of the staff office is shown, then done line by line; the same file again changes nothing. */
class StaffFilesTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String HEADING =
            "Số hiệu;Họ và tên;Tên đăng nhập;Đơn vị;Huyện;Vai trò;Chức danh;Đứng đầu;Quyền;"
                    + "Từ ngày;Đến ngày;Quyết định;Hình thức;Đơn vị gốc\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private StaffFiles files;

    @Autowired
    private AccountBook book;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Jobs jobs;

    @Autowired
    private WorkContacts contacts;

    @Autowired
    private JdbcClient jdbc;

    private Officer admin;
    private LocalDate today;
    private Unit unit;
    private String n;

    @BeforeEach
    void anAdministratorAndAUnit() {
        jdbc.sql("truncate identity.attempt").update();
        admin = administrator("to.chuc.can.bo");
        today = appointments.today();
        unit = organisation.unitsAt(today, UnitKind.COMMUNE).get(30 + NUMBER.incrementAndGet());
        n = UUID.randomUUID().toString().substring(0, 8);
    }

    private Officer administrator(String login) {
        if (identity.logIn(login, PASSWORD, "a") instanceof LoggedIn in) return in.officer();
        accounts.setUp(accounts.openSetUpLink(), "Tổ chức cán bộ", login, PASSWORD);
        return ((LoggedIn) identity.logIn(login, PASSWORD, "a")).officer();
    }

    private String line(String no, String role, String title, String head, LocalDate from, String to) {
        return line(no, unit.key(), role, title, head, from, to, ";");
    }

    private String line(
            String no, String at, String role, String title, String head, LocalDate from, String to, String rest) {
        return "%s%s;Nông Thị %s;nt.%s.%s;%s;;%s;%s;%s;;%s;%s;QĐ 12/QĐ-UBND;%s\n"
                .formatted(no, n, no, no.toLowerCase(), n, at, role, title, head, DAY.format(from), to, rest);
    }

    private StaffFiles.Preview read(String lines) {
        var read = files.read((HEADING + lines).getBytes(StandardCharsets.UTF_8), admin);
        assertThat(read).isInstanceOf(StaffFileResult.Previewed.class);
        return files.find(((StaffFileResult.Previewed) read).id()).orElseThrow();
    }

    private StaffFiles.Preview done(StaffFiles.Preview preview, UUID... leaving) {
        assertThat(files.confirm(preview.id(), Set.of(leaving), admin)).isInstanceOf(StaffFileResult.Ordered.class);
        for (int i = 0; i < 500; i++) {
            while (jobs.round()) {}
            var now = files.find(preview.id()).orElseThrow();
            if (now.finished()) return now;
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000); // the application's own thread may be at it
        }
        throw new AssertionError("the job does not end");
    }

    private static List<Effect> effects(StaffFiles.Preview preview) {
        return preview.lines().stream().map(StaffFiles.Line::effect).toList();
    }

    private static String problem(StaffFiles.Preview preview, int line) {
        return preview.lines().get(line).notes().stream()
                .map(note -> note.column() + " " + note.wordKey())
                .collect(Collectors.joining(", "));
    }

    private ActorId actor(String no) {
        return new ActorId(jdbc.sql("select actor_id from identity.account where staff_no = :no")
                .param("no", (no + n).toUpperCase())
                .query(Integer.class)
                .single());
    }

    private String world() {
        return jdbc.sql("""
            select (select count(*) from identity.account) || ' ' || (select count(*) from organisation.post) || ' '
                || (select md5(string_agg(h::text, '' order by h::text)) from organisation.holding h) || ' '
                || (select md5(string_agg(a.actor_id || coalesce(a.staff_no, ''), '' order by a.actor_id)) from identity.account a)
            """).query(String.class).single();
    }

    @Test
    void nothing_changes_before_it_is_confirmed_and_the_same_file_twice_changes_nothing() {
        var before = world();
        var lines = line("A", "lãnh đạo", "Chủ tịch UBND xã", "có", today.minusYears(1), "")
                + line("B", "thụ lý", "Công chức", "", today.minusDays(3), "")
                + line("B", "tiếp nhận", "Trực Một cửa", "không", today.minusDays(2), "");
        var preview = read(lines);
        assertThat(effects(preview)).containsExactly(Effect.NEW_ACCOUNT, Effect.NEW_ACCOUNT, Effect.APPOINTED);
        assertThat(world()).isEqualTo(before);

        var done = done(preview);
        assertThat(done.lines())
                .allSatisfy(l -> assertThat(l.outcome().outcome()).isEqualTo(JobItem.Outcome.DONE));
        assertThat(organisation.headAt(unit.id(), today).orElseThrow().person()).isEqualTo(actor("A"));
        assertThat(identity.postsOf(actor("B"))).hasSize(2);
        var account = book.find(actor("A")).orElseThrow();
        assertThat(account.activated()).isFalse();
        assertThat(account.staffNo()).isEqualTo(("A" + n).toUpperCase());

        var after = world();
        var again = read(lines);
        assertThat(effects(again)).containsOnly(Effect.UNCHANGED);
        assertThat(again.missing()).isEmpty();
        assertThat(files.confirm(again.id(), Set.of(), admin))
                .isEqualTo(new StaffFileResult.Refused("staff.nothing", List.of()));
        assertThat(files.confirm(preview.id(), Set.of(), admin))
                .isEqualTo(new StaffFileResult.Refused("staff.confirmed", List.of()));
        assertThat(world()).isEqualTo(after);
    }

    @Test
    void telephone_and_mail_at_work_come_with_the_file_and_what_it_leaves_out_stays() {
        var heading = HEADING.strip() + ";Điện thoại;Thư công vụ\n";
        var one = line("C1", "thụ lý", "Thụ lý", "", today, "").strip();
        var first = previewOf(heading + one + ";0205 000 0007;c1@example.vn\n");
        assertThat(effects(first)).containsExactly(Effect.NEW_ACCOUNT);
        done(first);
        assertThat(contacts.of(actor("C1"))).isEqualTo(new WorkContact("0205 000 0007", "c1@example.vn"));
        assertThat(effects(previewOf(heading + one + ";0205 000 0007;\n"))).containsExactly(Effect.UNCHANGED);
        var changed = previewOf(heading + one + ";0205 000 0008;\n");
        assertThat(effects(changed)).containsExactly(Effect.CONTACT);
        done(changed);
        assertThat(contacts.of(actor("C1"))).isEqualTo(new WorkContact("0205 000 0008", "c1@example.vn"));
        assertThat(problem(previewOf(heading + one + ";gọi quầy;không phải thư\n"), 0))
                .contains("contact.no.phone");
    }

    private StaffFiles.Preview previewOf(String file) {
        var read = files.read(file.getBytes(StandardCharsets.UTF_8), admin);
        return files.find(((StaffFileResult.Previewed) read).id()).orElseThrow();
    }

    @Test
    void a_date_in_the_future_is_prepared_and_the_head_before_goes_on_until_then() {
        done(read(line("A", "lãnh đạo", "Chủ tịch", "có", today.minusYears(1), "")));
        var next = today.plusMonths(1);
        var lines = line("A", "lãnh đạo", "Chủ tịch", "có", today.minusYears(1), DAY.format(next.minusDays(1)))
                + line("C", "lãnh đạo", "Chủ tịch", "có", next, "");
        var preview = read(lines);
        assertThat(effects(preview)).containsExactly(Effect.LEAVES, Effect.NEW_ACCOUNT);
        done(preview);
        assertThat(organisation.headAt(unit.id(), today).orElseThrow().person()).isEqualTo(actor("A"));
        assertThat(organisation
                        .headAt(unit.id(), next.minusDays(1))
                        .orElseThrow()
                        .person())
                .isEqualTo(actor("A"));
        assertThat(organisation.headAt(unit.id(), next).orElseThrow().person()).isEqualTo(actor("C"));
        assertThat(identity.postsOf(actor("C"))).as("not before its day").isEmpty();
        assertThat(effects(read(lines))).containsOnly(Effect.UNCHANGED);
        // what is only prepared can be taken back
        var post = posts.history(List.of(actor("C"))).getFirst().post().id();
        assertThat(appointments.leave(actor("C"), post, next.minusDays(1), admin))
                .isEqualTo(new AccountResult.Done(actor("C")));
        assertThat(posts.history(List.of(actor("C")))).isEmpty();
    }

    @Test
    void an_account_that_is_there_is_tied_to_its_number_once_and_to_nobody_elses() {
        var there = ((AccountResult.Linked) book.open(new NewAccount("nt.d." + n, "Nông Thị D"), admin)).actor();
        var preview = read(line("D", "thụ lý", "Công chức", "", today, ""));
        assertThat(effects(preview)).containsExactly(Effect.APPOINTED);
        assertThat(problem(preview, 0)).isEqualTo("STAFF_NO staff.note.tied");
        done(preview);
        assertThat(actor("D")).isEqualTo(there);
        var other = line("D", "thụ lý", "Công chức", "", today, "").replace("D" + n + ";", "E" + n + ";");
        assertThat(problem(read(other), 0)).isEqualTo("LOGIN staff.no.loginTaken");
        var renamed = line("D", "thụ lý", "Công chức", "", today, "").replace("nt.d.", "khac.");
        assertThat(problem(read(renamed), 0)).isEqualTo("LOGIN staff.no.otherLogin");
        var stranger = ((AccountResult.Linked) book.open(new NewAccount("nt.f." + n, "Người khác"), admin)).actor();
        assertThat(problem(read(line("F", "thụ lý", "Công chức", "", today, "")), 0))
                .isEqualTo("NAME staff.no.otherName");
        assertThat(book.number(stranger, "d" + n, admin)).isEqualTo(new AccountResult.NotPossible("people.no.staffNo"));
    }

    @Test
    void what_is_wrong_is_said_by_line_and_column_and_the_rest_can_be_done() {
        var good = line("G", "thụ lý", "Công chức", "", today, "");
        var preview = read(good
                + line("H", "quản trị", "Quản trị hệ thống", "", today, "")
                + line("I", "lãnh đạo UBND tỉnh", "Phó Chủ tịch", "", today, "")
                + line("J", "thụ lý", "=HYPERLINK(1)", "", today, "")
                + line("K", "thụ lý", "Công chức", "có lẽ", today, "32/13/2020")
                + line("L", "khong-co", "thụ lý", "Công chức", "", today, "", ";")
                + line("M", "lãnh đạo", "Chủ tịch", "x", today, "")
                + line("N", "lãnh đạo", "Quyền Chủ tịch", "x", today, "")
                + line("O", "thụ lý", "Công chức\u202e", "", today, "")
                + line("", "thụ lý", "Công chức", "", today, "").replaceFirst("^[^;]*;", ";"));
        assertThat(preview.totals()).containsEntry(Effect.ERROR, 8L);
        assertThat(problem(preview, 1)).isEqualTo("ROLE staff.no.admin");
        assertThat(problem(preview, 2)).isEqualTo("ROLE staff.no.chair");
        assertThat(problem(preview, 3)).isEqualTo("TITLE staff.no.formula");
        assertThat(problem(preview, 4)).contains("TO staff.no.date", "HEAD staff.no.flag");
        assertThat(problem(preview, 5)).isEqualTo("UNIT staff.no.unit");
        assertThat(problem(preview, 7)).isEqualTo("HEAD staff.no.twoHeads");
        assertThat(problem(preview, 8)).isEqualTo("TITLE staff.no.unseen");
        assertThat(problem(preview, 9)).contains("STAFF_NO staff.no.missing");
        var done = done(preview);
        assertThat(done.lines().stream().filter(l -> l.outcome() != null)).hasSize(2);
        assertThat(jdbc.sql("select count(*) from identity.account where login like :n and standing_role is not null")
                        .param("n", "%" + n)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_name_that_several_units_bear_asks_for_the_district() {
        var then = LocalDate.of(2020, 6, 15);
        var names = organisation.unitsAt(then, UnitKind.COMMUNE).stream()
                .collect(Collectors.groupingBy(u -> organisation.nameAt(u.id(), then)));
        var twins =
                names.values().stream().filter(u -> u.size() > 1).findFirst().orElseThrow();
        var name = organisation.nameAt(twins.getFirst().id(), then);
        var alone = line("P", name, "thụ lý", "Công chức", "", then, "", ";");
        assertThat(problem(read(alone), 0)).isEqualTo("UNIT staff.no.units");
        var district = organisation.parentAt(twins.getFirst().id(), then).orElseThrow();
        var told = alone.replace(name + ";;", name + ";" + organisation.nameAt(district.id(), then) + ";");
        assertThat(effects(read(told))).containsExactly(Effect.NEW_ACCOUNT);
        done(read(told));
        assertThat(posts.holdersAt(twins.getFirst().id(), then))
                .extracting(Holding::person)
                .containsExactly(actor("P"));
        var shorter = told.replace(organisation.nameAt(district.id(), then), lastWords(district, then));
        assertThat(effects(read(shorter))).containsExactly(Effect.UNCHANGED);
        assertThat(problem(read(line("P", name, "thụ lý", "Công chức", "", today, "", ";")), 0))
                .as("units of that name are no more")
                .startsWith("UNIT staff.no.unit");
    }

    /** "Hữu Lũng" of "Huyện Hữu Lũng". */
    private String lastWords(Unit unit, LocalDate then) {
        return organisation.nameAt(unit.id(), then).replaceFirst("^(Huyện|Thành phố) ", "");
    }

    @Test
    void who_is_missing_is_listed_and_leaves_only_where_it_is_ticked() {
        done(read(line("Q", "thụ lý", "Công chức", "", today.minusDays(9), "")
                + line("R", "thụ lý", "Công chức", "", today.minusDays(9), "")
                + line("S", "thụ lý", "Công chức", "", today.minusDays(9), "")));
        var preview = read(line("Q", "thụ lý", "Công chức", "", today.minusDays(9), ""));
        assertThat(preview.missing())
                .extracting(StaffFiles.Missing::person)
                .containsExactlyInAnyOrder(actor("R"), actor("S"));
        var gone = preview.missing().stream()
                .filter(m -> m.person().equals(actor("R")))
                .findFirst()
                .orElseThrow();
        done(preview, gone.subject());
        assertThat(posts.holdingsOf(actor("R"), today))
                .as("today is the last day")
                .hasSize(1);
        assertThat(posts.holdingsOf(actor("R"), today.plusDays(1))).isEmpty();
        assertThat(posts.holdingsOf(actor("S"), today.plusDays(1))).hasSize(1);
        assertThat(book.find(actor("R")).orElseThrow().enabled()).isTrue();
    }

    @Test
    void a_secondment_to_the_one_stop_remembers_the_unit_it_came_from() {
        var oneStop = organisation.byKey(Organisation.PROVINCIAL_ONE_STOP).orElseThrow();
        var own = line("T", "thụ lý", "Công chức", "", today.minusDays(20), "");
        var sent = line("T", oneStop.key(), "tiếp nhận", "Trực quầy", "", today, "", "biệt phái;" + unit.key());
        assertThat(problem(read(sent), 0)).isEqualTo("HOME staff.no.home");
        assertThat(problem(read(sent.replace("biệt phái;" + unit.key(), "biệt phái;")), 0))
                .isEqualTo("HOME staff.no.homeMissing");
        assertThat(problem(read(sent.replace("tiếp nhận", "thụ lý")), 0)).isEqualTo("KIND staff.no.oneStop");
        done(read(own + sent));
        var held = posts.holdingsOf(actor("T"), today);
        assertThat(held).hasSize(2);
        var secondment = held.stream()
                .filter(h -> h.post().unit().equals(oneStop.id()))
                .findFirst()
                .orElseThrow();
        assertThat(secondment.terms().kind()).isEqualTo(Holding.Kind.SECONDED);
        assertThat(secondment.terms().home()).isEqualTo(unit.id());
        var page = browser();
        page.logIn("to.chuc.can.bo", PASSWORD);
        assertThat(page.get("/quan-tri/nguoi-dung/" + actor("T")).body())
                .contains("biệt phái, phân công tới Một cửa", "đơn vị gốc: " + unit.name());
        assertThat(effects(read(own + sent))).containsOnly(Effect.UNCHANGED);
    }

    @Test
    void nobody_appoints_himself_and_what_is_not_as_it_was_shown_is_not_done() {
        book.number(admin.actor(), "", admin);
        var self = line("U", "thụ lý", "Công chức", "", today, "")
                .replace("nt.u." + n, "to.chuc.can.bo")
                .replace("Nông Thị U", "Tổ chức cán bộ");
        assertThat(problem(read(self), 0)).isEqualTo("STAFF_NO staff.no.oneself");

        var preview = read(line("V", "thụ lý", "Công chức", "", today, ""));
        book.open(new NewAccount("nt.v." + n, "Nông Thị V"), admin);
        var done = done(preview);
        assertThat(done.lines().getFirst().outcome().outcome()).isEqualTo(JobItem.Outcome.REFUSED);
        assertThat(done.lines().getFirst().outcome().wordKey()).isEqualTo("staff.changed");
    }

    @Test
    void another_decision_about_what_is_held_is_put_right_and_another_manner_begins_anew() {
        var from = today.minusDays(30);
        done(read(line("W", "thụ lý", "Công chức", "", from, "")));
        var corrected = line("W", "thụ lý", "Công chức", "", from, "").replace("QĐ 12", "QĐ 13");
        assertThat(effects(read(corrected))).containsExactly(Effect.CHANGED);
        done(read(corrected));
        assertThat(posts.history(List.of(actor("W"))))
                .singleElement()
                .satisfies(h -> assertThat(h.basis()).startsWith("QĐ 13"));
        var acting = line("W", "thụ lý", "Công chức", "", today, "").replace(";Công chức;;;", ";Công chức;;có;");
        var preview = read(acting);
        assertThat(effects(preview)).containsExactly(Effect.APPOINTED);
        done(preview);
        assertThat(posts.history(List.of(actor("W"))))
                .extracting(h -> h.validFrom() + " " + h.validTo() + " " + h.acting())
                .containsExactly(from + " " + today.minusDays(1) + " false", today + " null true");
        assertThat(effects(read(acting))).containsOnly(Effect.UNCHANGED);
    }

    @Test
    void the_pages_show_confirm_and_tell_what_became_of_each_line() {
        var browser = browser();
        browser.logIn("to.chuc.can.bo", PASSWORD);
        var path = "/quan-tri/tep-nhan-su";
        assertThat(upload(browser, new byte[] {'P', 'K', 3, 4}).body()).contains("Đây là tệp Excel");
        assertThat(upload(browser, "a;b\n1;2".getBytes(StandardCharsets.UTF_8)).body())
                .contains("Dòng đầu thiếu cột: Số hiệu, Họ và tên");
        var answer = upload(
                browser,
                ("\uFEFF" + HEADING + line("X", "thụ lý", "Công chức <b>", "", today, "")
                                + line("Y", "gì", "x", "", today, ""))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(302);
        var preview = answer.headers().firstValue("location").orElseThrow();
        assertThat(browser.get(preview).body())
                .contains(
                        "Chưa có gì thay đổi",
                        "mở tài khoản và bố trí",
                        "Vai trò: ghi một trong",
                        "Công chức &lt;b",
                        "1 dòng có lỗi");
        assertThat(browser.submit(preview, preview, Map.of()).statusCode()).isEqualTo(302);
        for (int i = 0; i < 100 && !browser.get(preview).body().contains("Đã thực hiện xong"); i++) {
            while (jobs.round()) {}
        }
        assertThat(browser.get(preview).body()).contains("Đã thực hiện xong", "Đã mở tài khoản và bố trí");
        assertThat(browser.get(path).body()).contains("đã xác nhận");
        assertThat(browser.get(path + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> upload(Browser browser, byte[] content) {
        var path = "/quan-tri/tep-nhan-su";
        var token = token(browser.get(path).body());
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ns.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return browser.send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }
}
