package vn.kycuong.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.form.Forms;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** Walks through the pages of the one-stop as each of its people and finds their forms. */
abstract class HostileWalk extends HostileWorld {
    /** Where the one-stop lives. Log-in, accounts and registers have walls of their own: WallsTest, SecondProofTest. */
    static final Pattern ONE_STOP = Pattern.compile(
            "/($|\\?.*|(nop-ho-so|tra-cuu|dat-lich|lay-so|man-hinh-goi-so"
                    + "|kiem-chu-ky|tinh-han|thu-tuc|ho-so-qua-han|ho-so|tiep-nhan|viec-cua-toi|so-theo-doi|so-ket-qua|bang-don-vi|bang-chi-dao"
                    + "|bao-cao|doi-chieu-quy|quay|xem-lai-thoi-gian|van-ban|cong-dan/ban-nhap|tai-khoan/thong-bao"
                    + "|du-bao|mau-cau|phan-anh|thoi-gian-giai-quyet|quan-tri/(danh-muc|bieu-mau|to-khai|ho-so-dang-chay|thong-bao|chu-ky-lau-dai|cong-quoc-gia|mau-giay|mau-so-ket-qua))([/?.].*)?$)");

    static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    static final Pattern NUMBERS = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f-]{27}|(?<=[/=])\\d[^/&?]*|(?<=/(?:thu-tuc|bieu-mau|to-khai|sua)/)[A-Z][A-Z0-9_]*(?:~\\w+)?");
    private static final Pattern PARAMETER = Pattern.compile("([?&][^=&]+)=[^&]*");

    /** So many pages of one kind are looked at by each person; of the file of a dossier more, as they differ by its state. */
    int ofAKind = 2;

    /** Whether two pages that are asked the same things are of a kind, whatever the answers are. */
    boolean asksAlike;

    int filesOfDossiers = 24;

    /** Everybody of a district and the province; a commune's people have the same doors. */
    static final List<String> UNITS_PEOPLE = List.of(
            "",
            "tiepnhan1.huyen-huu-lung",
            "thuly1.huyen-huu-lung",
            "lanhdao.huyen-huu-lung",
            "lanhdao.tinh",
            "quantri");

    private static final String COMMUNE = "Phường Tam Thanh";
    static final List<String> COMMUNES_PEOPLE =
            List.of("tiepnhan1.phuong-tam-thanh", "thuly1.phuong-tam-thanh", "lanhdao.phuong-tam-thanh");

    @Autowired
    private Organisation organisation;

    @Autowired
    private Forms forms;

    @Autowired
    private Procedures procedures;

    @Autowired
    private LegalClock time;

    private static boolean prepared;

    final Set<String> faults = new LinkedHashSet<>();
    /** Every address that was opened, without what was asked of it. */
    final Set<String> opened = new LinkedHashSet<>();

    int requests;

    /** A form, and the pages on which it was seen. */
    record Seen(PageForm form, List<String> pages) {}

    /** Bookings are open, somebody has one, numbers are drawn, a time is contested. */
    void prepare() {
        if (prepared) return;
        prepared = true;
        var head = new Person("lanhdao.huyen-huu-lung");
        var page = head.get("/quay/thiet-lap").body();
        var form = PageForm.of(page).stream()
                .filter(one -> one.action().equals("/quay/thiet-lap"))
                .findFirst()
                .orElseThrow();
        var typed = new LinkedHashMap<>(form.fields());
        typed.put("mo", "co");
        typed.put("quay", "3");
        typed.put("quay-hen", "1");
        assertThat(head.post("/quay/thiet-lap", typed).statusCode()).isEqualTo(302);
        var receiver = new Person("tiepnhan1.huyen-huu-lung");
        var desk = receiver.get("/quay").body();
        for (var one : PageForm.of(desk))
            if (one.post() && one.action().matches("/quay/(ngoi|phat-so)")) receiver.post(one.action(), one.fields());
        var unit = all("select unit_in::text from dossier.dossier where code like '%-190426-0001'")
                .getFirst();
        var key = one("select key from organisation.unit where id = " + unit);
        var stranger = new Person("");
        var book = PageForm.of(stranger.get("/dat-lich/" + key).body()).stream()
                .filter(PageForm::post)
                .filter(one -> one.fields().containsKey("luc"))
                .findFirst()
                .orElseThrow();
        assertThat(stranger.post(book.action(), book.fields()).body()).contains("Đã đặt lịch");
    }

    private List<String> begun(Person person) {
        var links = new ArrayList<String>(List.of(
                "/",
                "/tra-cuu",
                "/thu-tuc?q=khai+sinh",
                "/tinh-han",
                "/tinh-han?theo=thu-tuc",
                "/kiem-chu-ky",
                "/ho-so-qua-han",
                "/dat-lich",
                "/dat-lich/xem",
                "/lay-so",
                "/nop-ho-so/tiep-tuc"));
        if (person.login.isEmpty()) {
            tracked(person, links);
            for (var procedure : List.of("HOUSEHOLD_BIZ", "BIRTH")) apply(person, procedure, links);
        } else {
            links.addAll(List.of(
                    "/viec-cua-toi",
                    "/viec-cua-toi?cua=unit",
                    "/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ",
                    "/so-theo-doi?tu=2020-01-01&den=2020-06-15",
                    "/so-ket-qua",
                    "/quay",
                    "/quay/lich-hen",
                    "/quay/lich-truc",
                    "/quay/biet-phai",
                    "/quay/thiet-lap",
                    "/quay/so-lieu",
                    "/doi-chieu-quy",
                    "/bang-don-vi",
                    "/bang-chi-dao",
                    "/bao-cao",
                    "/bao-cao/can-doi?ky=nam",
                    "/bao-cao/cham-diem",
                    "/xem-lai-thoi-gian",
                    "/tai-khoan/thong-bao",
                    "/quan-tri/danh-muc",
                    "/quan-tri/ho-so-dang-chay",
                    "/quan-tri/thong-bao",
                    "/quan-tri/thong-bao/mau",
                    "/quan-tri/bieu-mau",
                    "/quan-tri/mau-giay",
                    "/quan-tri/mau-so-ket-qua",
                    "/du-bao",
                    "/quan-tri/chu-ky-lau-dai",
                    "/quan-tri/cong-quoc-gia"));
            for (var id : dossiers(person)) links.addAll(List.of("/ho-so/" + id, "/ho-so/" + id + "/thu-phi"));
        }
        return links;
    }

    /** Three in each state of those that this person's unit took in. */
    private List<String> dossiers(Person person) {
        var unit = COMMUNES_PEOPLE.contains(person.login)
                ? organisation.unitsAt(time.today(), UnitKind.COMMUNE).stream()
                        .filter(one -> one.name().equals(COMMUNE))
                        .map(one -> one.id().value())
                        .findFirst()
                        .orElseThrow()
                : Integer.valueOf(one("select unit_in::text from dossier.dossier where code like '%-190426-0001'"));
        return jdbc.sql("""
            select case_id::text from (
              select case_id, row_number() over (partition by h.state order by d.code desc) as n
                from dossier.dossier d join ledger.case_head h using (case_id)
               where d.unit_in = :unit) x
             where n <= 3
            """).param("unit", unit).query(String.class).list();
    }

    private void tracked(Person person, List<String> links) {
        for (var key : all("select distinct on (h.state) d.tracking_key from dossier.dossier d join ledger.case_head h"
                + " using (case_id) order by h.state, d.code")) {
            var opened = person.get("/tra-cuu?khoa=" + key).headers().firstValue("location");
            opened.ifPresent(address -> links.addAll(List.of(address, address + "/danh-gia")));
        }
    }

    private void apply(Person person, String procedure, List<String> links) {
        var start = PageForm.of(person.get("/nop-ho-so/" + procedure).body()).stream()
                .filter(form -> form.action().equals("/nop-ho-so/" + procedure))
                .findFirst()
                .orElseThrow();
        var typed = new HashMap<>(start.fields());
        if (typed.containsKey("cach")) typed.put("cach", "ONLINE");
        var draft = person.post(start.action(), typed)
                .headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError("no draft of " + procedure + " " + typed));
        var version = procedures.get(procedure, time.today()).orElseThrow();
        for (var section : forms.of(version).sections()) links.add(draft + "/cau/" + section.key());
        links.add(draft + "/kiem-tra");
        links.add(draft.replaceFirst("/\\d+$", ""));
        links.add(draft.replaceFirst("/\\d+$", "") + "/luu");
    }

    Map<String, Seen> walked(Person person) {
        var found = new LinkedHashMap<String, Seen>();
        var kinds = new HashMap<String, Integer>();
        var begun = begun(person);
        var seen = new HashSet<>(begun);
        var ahead = new ArrayDeque<>(begun);
        while (!ahead.isEmpty()) {
            var path = ahead.removeFirst();
            var answer = person.get(path);
            requests++;
            if (answer.statusCode() >= 500) faults.add(person.login + " " + path + ": " + answer.statusCode());
            if (answer.statusCode() == 302)
                answer.headers().firstValue("location").filter(seen::add).ifPresent(ahead::add);
            if (answer.statusCode() != 200 || !html(answer)) continue;
            opened.add(path.replaceFirst("\\?.*", ""));
            for (var form : PageForm.of(answer.body())) {
                if (!ONE_STOP.matcher(form.action()).matches()) continue;
                found.computeIfAbsent(form.shape(), _ -> new Seen(form, new ArrayList<>()))
                        .pages()
                        .add(path);
            }
            for (var link = LINK.matcher(answer.body()); link.find(); ) {
                var next = PageForm.plain(link.group(1));
                if (!ONE_STOP.matcher(next).matches()
                        || next.matches(".*\\.(pdf|csv|xlsx|xml|jsonld|ics|json|png|svg)(\\?.*)?")) continue;
                var kind = kind(next);
                int most = kind.equals("/ho-so/*") ? filesOfDossiers : ofAKind;
                if (kinds.merge(kind, 1, Integer::sum) <= most && seen.add(next)) ahead.add(next);
            }
        }
        return found;
    }

    /** Pages of a kind have the same forms; so many of them are opened as {@link #ofAKind} says. */
    String kind(String path) {
        var numbered = NUMBERS.matcher(path).replaceAll("*");
        return asksAlike ? PARAMETER.matcher(numbered).replaceAll("$1=*") : numbered;
    }

    static boolean html(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
    }
}
