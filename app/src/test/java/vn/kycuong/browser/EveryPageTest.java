package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every page at a desk's width and at a phone's: reachable, without sideways scroll, without violations, from no other host. */
class EveryPageTest extends SampleWorld {
    private static final int[] WIDTHS = {1440, 360};
    /** Leaves pictures of every page in target/screens, for eyes. */
    private static final boolean PICTURES = Boolean.getBoolean("kycuong.screens");

    private final List<String> faults = new ArrayList<>();

    @Test
    void citizens_pages() {
        var key = one("select tracking_key from dossier.dossier order by code limit 1");
        look(List.of(
                "/",
                "/dang-nhap",
                "/tra-cuu",
                "/tra-cuu?khoa=" + key,
                "/tra-cuu?ma=khong-co",
                "/kich-hoat",
                "/thiet-lap",
                "/kiem-chu-ky",
                "/tinh-han",
                "/tinh-han?theo=thu-tuc",
                "/tinh-han?so=3&loai=WD&ngay=21%2F01%2F2020&gio=10%3A00",
                "/tinh-han?so=20&loai=WD&ngay=15%2F01%2F2020&gio=16%3A00&lang=en",
                "/tinh-han?so=90&loai=WD&ngay=15%2F01%2F2020&gio=16%3A00&lang=vi",
                "/tinh-han?so=20&loai=WD&ngay=15%2F12%2F2026&gio=16%3A00",
                "/tinh-han?thu-tuc=HOUSEHOLD_BIZ",
                "/thu-tuc",
                "/thu-tuc?q=khai+sinh",
                "/thu-tuc?q=khai+sing",
                "/thu-tuc/HOUSEHOLD_BIZ",
                "/thu-tuc/BUILD_HOUSE",
                "/nop-ho-so/BIRTH",
                "/nop-ho-so/BUILD_HOUSE?lang=en",
                "/nop-ho-so/CERT_COPY?lang=vi",
                "/nop-ho-so/tiep-tuc",
                "/ho-so-qua-han",
                "/thoi-gian-giai-quyet?lang=vi",
                "/thoi-gian-giai-quyet?q=huu+lung",
                "/thoi-gian-giai-quyet/TTPVHCC?lang=en",
                "/bang-nhiem-vu",
                "/dat-lich",
                "/tuyen-truyen",
                "/tuyen-truyen/1?lang=en",
                "/tuyen-truyen?q=khong-co&lang=vi",
                "/dat-lich/TTPVHCC?lang=en",
                "/dat-lich/xem?lang=vi",
                "/lay-so",
                "/man-hinh-goi-so/TTPVHCC",
                "/ho-so-qua-han?lang=en",
                "/thu-tuc/BIRTH?ngay=2025-07-01&lang=vi",
                "/thu-tuc/BIRTH?ngay=1950-01-01&lang=en",
                "/lich/2020?lang=vi",
                "/lich/2027?don-vi=" + one("select key from organisation.unit order by id desc limit 1")));
    }

    @Test
    void counter_officers_pages() {
        logIn("tiepnhan1.huyen-huu-lung");
        var reading = "/quan-triet/viec/"
                + one("select r.case_id::text from reading.reading r join identity.account a using (actor_id)"
                        + " where a.login = 'tiepnhan1.huyen-huu-lung' order by r.opened_at limit 1");
        look(List.of(
                "/quan-triet",
                "/quan-triet?q=khong-co&lang=en",
                reading + "?lang=vi",
                reading + "/chung-nhan",
                "/viec-cua-toi",
                "/viec-cua-toi?cua=unit",
                "/tiep-nhan",
                "/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ",
                file(),
                "/viec-cua-toi/so-dinh-danh",
                "/doi-chieu-quy",
                "/doi-chieu-quy/cong",
                "/doi-chieu-quy/to-ngay",
                "/quay",
                "/quay?lang=en",
                "/quay/lich-hen?lang=vi",
                "/quay/so-lieu",
                "/quay/lich-truc",
                "/so-theo-doi?tu=2020-01-01&den=2020-06-15",
                "/so-theo-doi?tu=2020-01-01&den=2020-06-15&giao=1&lang=en",
                "/so-theo-doi?tu=2020-06-14&den=2020-06-14&lang=vi",
                "/tai-khoan",
                "/tai-khoan/da-mo",
                "/tai-khoan/thong-bao",
                "/tai-khoan/bao-mat",
                "/tai-khoan/bao-mat/mat-khau"));
    }

    @Test
    void clerks_pages() {
        logIn("vanthu.huyen-huu-lung");
        look(List.of(
                "/viec-cua-toi",
                "/viec-cua-toi?cua=unit&cho=cap-so&lang=en",
                "/so-ket-qua?lang=vi",
                "/so-ket-qua?tim=01&lang=en",
                "/so-ket-qua?tu=2019-02-01&den=2019-02-28&lang=vi"));
        page.navigate(at("/viec-cua-toi?cua=all"));
        look(List.of(page.locator("main a[href^='/ho-so/']").first().getAttribute("href")));
    }

    @Test
    void heads_pages() {
        logIn("lanhdao.huyen-huu-lung");
        look(List.of(
                "/viec-cua-toi?cua=unit",
                "/viec-cua-toi?cua=all&buoc=processing&cho=nguoi-dan",
                "/viec-cua-toi?cua=unit&cho=qua-han-bo-sung",
                "/viec-cua-toi/don-vi",
                "/bang-don-vi",
                "/bang-chi-dao",
                "/quan-triet/dot",
                "/quan-triet/dot/moi?lang=en",
                "/quan-triet/dot/1?lang=vi",
                "/quan-triet/theo-doi",
                "/quan-triet/theo-doi/1",
                "/quan-triet/theo-doi/1/nguoi?xem=tat-ca",
                "/bang-chi-dao?lang=en",
                "/du-bao",
                "/du-bao/danh-sach?lang=en",
                "/chi-so?lang=vi",
                "/quay/thiet-lap",
                "/quay/thiet-lap?lang=en",
                "/quay/biet-phai?lang=vi",
                "/quay/biet-phai/"
                        + one("select actor_id::text from identity.account where login = 'tiepnhan1.huyen-huu-lung'")
                        + "?xem=TAKEN_IN",
                "/quay/lich-truc?lang=vi",
                "/van-ban",
                "/van-ban?q=ky+luat&loai=Ch%E1%BB%89+th%E1%BB%8B&hieu-luc=2020-06-15&lang=en",
                "/van-ban/1404-UBND-NC?lang=vi",
                "/van-ban/1404-UBND-NC/lich-su",
                "/van-ban/moi?lang=en",
                "/phan-cong?lang=vi",
                "/phan-cong/moi?lang=en",
                "/noi-quy",
                "/phan-cong/viec/" + one("select min(duty_id::text) from regulation.duty") + "?lang=vi",
                "/ke-hoach",
                "/ke-hoach?nam=2019&lang=en",
                "/ke-hoach/moi?lang=vi",
                planned("plan_id"),
                planned("item_id").replace("/ke-hoach/", "/ke-hoach/viec/"),
                file(),
                "/phan-anh",
                "/phan-anh?lang=en",
                file() + "/phan-anh?lang=vi",
                file() + "/vi-sao",
                file() + "/ai-da-mo",
                file() + "/mau-cau?cho=tra-lai",
                "/mau-cau",
                file() + "/du-lieu-ca-nhan",
                "/du-lieu-ca-nhan?lang=en",
                "/du-lieu-ca-nhan?lang=vi",
                file() + "/quy-trinh"));
    }

    @Test
    void the_chairs_and_the_administrators_pages() {
        logIn("lanhdao.tinh");
        look(List.of(
                "/bang-chi-dao",
                "/bang-chi-dao/man-hinh",
                "/chi-so?ky=thang&lang=en",
                "/chi-so/dossier.on-time?ky=thang&lang=vi",
                "/chi-so/dossier.on-time/doi-chieu?ky=nam&so-voi=2020-05-04T08:00",
                "/chi-so/danh-sach?hat=ho-so&so=den-han&ky=nam",
                "/chi-so/danh-sach?hat=nhiem-vu&so=qua-han&ky=nam&van-ban=1404-UBND-NC&diem=e&lang=en",
                "/bang-don-vi",
                "/bang-don-vi/cam-ket?ky=nam",
                "/bang-don-vi/cam-ket?lang=en",
                "/bang-don-vi/thoi-gian?ky=nam&lang=vi",
                "/bang-don-vi/thoi-gian?ky=nam&theo=nguoi-dung-dau",
                "/bang-don-vi/thoi-gian?ky=nam&theo=cong-chuc&lang=en",
                "/bang-don-vi/thoi-gian/cac-phan?ky=nam&lang=vi&loai=CITIZEN",
                "/xem-lai-thoi-gian",
                "/phan-cong/don-vi?lang=en",
                "/phan-cong/don-vi?van-ban=1404-UBND-NC&diem=g&lang=vi",
                "/ke-hoach?nam=2020",
                "/bao-cao/can-doi?ky=nam",
                "/bao-cao/can-doi?ky=nam&cach=chinh-thuc&lang=en",
                "/bao-cao/danh-sach?so=tiep-nhan&ky=nam&lang=vi",
                "/bao-cao?ky=nam",
                "/bao-cao?ky=nam&mau=07&lang=en",
                "/bao-cao/cham-diem?ky=nam",
                "/bao-cao/cham-diem?ky=quy&lang=vi",
                "/van-ban",
                "/nhiem-vu",
                "/nhiem-vu?cua=tat-ca&mau=RED&lang=en",
                "/nhiem-vu/giao?van-ban=1404-UBND-NC&diem=e&lang=vi",
                aTask("OPEN"),
                aTask("ACCEPTED"),
                "/nhiem-vu/bang-tuan",
                "/nhiem-vu/diem",
                "/nhiem-vu/diem?thang=2020-05&lang=en",
                "/nhiem-vu/diem/" + one("select lead from (" + TASK + ") t order by 1 limit 1")
                        + "?thang=2020-05&lang=vi",
                "/nhiem-vu/nhap",
                "/nhiem-vu/mat"));
        logIn("quantri");
        look(List.of(
                "/quan-tri",
                "/quan-tri/nhat-ky",
                "/quan-tri/nhiem-vu-mat",
                "/quan-tri/thong-bao",
                "/quan-tri/thong-bao?lang=en",
                "/quan-tri/thong-bao/mau",
                "/quan-tri/thong-bao/mau/DAY?lang=vi",
                "/quan-tri/thong-bao/mau/NO_RESULT_YET",
                "/quan-tri/thong-bao/mau/BOOKING_OFFERED",
                "/quan-tri/danh-muc/sua",
                "/quan-tri/danh-muc/sua/BUILD_HOUSE?lang=en",
                "/quan-tri/to-khai",
                "/quan-tri/to-khai/BIRTH?lang=en",
                "/quan-tri/bieu-mau",
                "/quan-tri/bieu-mau?q=khai+sinh&lang=en",
                "/quan-tri/bieu-mau/chung?lang=vi",
                "/quan-tri/bieu-mau/BIRTH",
                "/quan-tri/bieu-mau/BIRTH/so-sanh?lang=en",
                "/quan-tri/bieu-mau/BIRTH/xem-thu?lang=vi",
                "/quan-tri/mau-so-ket-qua?lang=vi",
                "/quan-tri/mau-so-ket-qua?lang=en",
                "/quan-tri/mau-giay",
                "/mau-cau/" + one("select min(text_id::text) from dossier.reason_text where sample"),
                "/quan-tri/mau-giay/APOLOGY/2018-06-21?lang=en",
                "/quan-tri/mau-giay/APOLOGY/2025-07-01?lang=vi",
                "/quan-tri/nhat-ky?loai=REFUSED&tu=2020-01-01&lang=en",
                "/quan-tri/nguoi-dung?lang=vi",
                "/quan-tri/nguoi-dung?tim=khong.co.ai&lang=en",
                "/quan-tri/nguoi-dung/" + one("select actor_id::text from identity.account order by actor_id limit 1")
                        + "?lang=vi",
                "/quan-tri/danh-muc",
                "/quan-tri/ho-so-dang-chay",
                "/quan-tri/ho-so-dang-chay?lang=en",
                "/quan-tri/chu-ky-lau-dai?lang=vi",
                "/quan-tri/chu-ky-lau-dai?lang=en",
                "/quan-tri/cong-quoc-gia?lang=vi",
                "/quan-tri/cong-quoc-gia?lang=en",
                "/quan-tri/cong-quoc-gia/lech?lang=vi",
                "/quan-tri/cong-quoc-gia/lech?lang=en",
                "/quan-tri/sap-xep?lang=vi",
                "/quan-tri/sap-xep/2025-07-01",
                "/quan-tri/sap-xep/2025-07-01?lang=en",
                "/quan-tri/sap-xep/2025-07-01/don-vi/"
                        + one("select min(id)::text from organisation.unit where kind = 'DISTRICT'") + "?lang=vi",
                "/tai-khoan",
                "/lich/2026",
                "/quan-ly-lich",
                "/quan-ly-lich/moi?nam=2027",
                "/quy-trinh",
                version()));
    }

    @Test
    void the_pages_on_people_their_absences_and_who_looks_after_them() {
        logIn("thuly2.huyen-huu-lung");
        look(List.of("/vang-mat"));
        logIn("lanhdao.huyen-huu-lung");
        look(List.of("/vang-mat?lang=en", "/khoi-phuc-tai-khoan?lang=vi", "/lien-he-cong-vu"));
        page.navigate(at("/vang-mat"));
        var away = one("select actor_id::text from identity.account where login = 'thuly3.huyen-huu-lung'");
        page.selectOption("#person", away);
        page.fill("#to", "2020-06-19");
        page.click("form[action='/vang-mat'] button[type=submit]");
        page.waitForLoadState();
        assertThat(page.locator("table").first().innerText()).contains("Công chức thụ lý 1, Huyện Hữu Lũng");
        look(List.of("/vang-mat", "/thay-the"));
        page.navigate(at("/vang-mat"));
        page.click("form[action$='/tro-lai'] button[type=submit]");
        page.waitForLoadState();
        assertThat(text()).contains("Hôm nay không ai vắng mặt");
        logIn("lanhdao.tinh");
        look(List.of("/quan-tri/quan-tri-vien"));
        logIn("quantri");
        var person = one("select actor_id::text from identity.account where login = 'thuly1.huyen-huu-lung'");
        look(List.of(
                "/lien-he-cong-vu?lang=en",
                "/quan-tri/tep-nhan-su?lang=vi",
                "/quan-tri/quan-tri-vien",
                "/quan-tri/nguoi-dung/" + person));
        var file = "Số hiệu;Họ và tên;Tên đăng nhập;Đơn vị;Vai trò;Chức danh;Từ ngày;Quyết định\n"
                + "MAU1;Người mẫu một;mau.mot;TTPVHCC;tiếp nhận;Tiếp nhận;01/06/2020;QĐ mẫu\n"
                + "MAU2;Người mẫu hai;mau.hai;không có đơn vị này;quản trị;=1+1;32/06/2020;QĐ mẫu\n";
        page.navigate(at("/quan-tri/tep-nhan-su"));
        page.setInputFiles("#file", new FilePayload("nhan-su.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.click("form[action='/quan-tri/tep-nhan-su'] button[type=submit]");
        page.waitForURL("**/tep-nhan-su/*");
        var preview = page.url().substring(page.url().indexOf("/quan-tri"));
        assertThat(text()).contains("Chưa có gì thay đổi", "1 dòng có lỗi");
        look(List.of(preview, "/quan-tri/tep-nhan-su"));
        var procedures = "code,name,category,executing_agency,cases_processing,channels_processing\n"
                + "6.000001,Thủ tục mẫu,Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,,DIRECT:15DAY\n"
                + "6.1,Mã sai,Lĩnh vực mẫu,Đơn vị không có,,\"DIRECT:a) Không quá 5 ngày; b) không quá 7 ngàyOTHER\"\n";
        page.navigate(at("/quan-tri/danh-muc"));
        page.setInputFiles("#file", new FilePayload("ds.csv", "text/csv", procedures.getBytes(StandardCharsets.UTF_8)));
        page.fill("#quyet-dinh", "QĐ mẫu");
        page.click("form[action='/quan-tri/danh-muc'] button[type=submit]");
        page.waitForURL("**/danh-muc/*");
        var report = page.url().substring(page.url().indexOf("/quan-tri"));
        assertThat(text()).contains("Chưa có gì thay đổi", "Không nhận");
        look(List.of(report, "/quan-tri/danh-muc?lang=en"));
        page.navigate(at("/quan-tri/ho-so-dang-chay?lang=vi"));
        page.setInputFiles("#file", new FilePayload("cu.xlsx", "application/octet-stream", running()));
        page.click("form[action='/quan-tri/ho-so-dang-chay'] button[type=submit]");
        page.waitForURL("**/ho-so-dang-chay/*");
        var running = page.url().substring(page.url().indexOf("/quan-tri"));
        assertThat(text()).contains("Chưa hồ sơ nào được nhập", "Sẽ nhập", "Không hiểu");
        look(List.of(running, running + "?lang=en"));
    }

    @Test
    void a_form_as_it_is_written() {
        logIn("quantri");
        var form = "/quan-tri/bieu-mau/BIRTH";
        page.navigate(at(form));
        page.click("button[value=soan]");
        page.waitForURL("**?xong=da-ghi");
        page.click("button[value=muc-truoc]");
        page.waitForURL("**/muc/*");
        assertThat(text()).contains("Mục chưa có câu hỏi nào để hiện");
        look(List.of(
                form,
                form + "/muc/0",
                form + "/muc/0/cau/1?lang=en",
                form + "/muc/5?lang=vi",
                form + "/so-sanh?truoc=dang-dung&sau=nhap"));
        page.navigate(at(form + "/muc/0/cau/0"));
        page.fill("#e-label", "Lời vừa gõ");
        page.waitForSelector("#xem :text('Lời vừa gõ')");
    }

    @Test
    void observed_processes() {
        int process = ObservedPagesTest.imported();
        logIn("lanhdao.tinh");
        look(List.of(
                "/quy-trinh-quan-sat?lang=vi",
                "/quy-trinh-quan-sat/" + process,
                "/quy-trinh-quan-sat/" + process + "?nhom=0&lang=en",
                "/quy-trinh-quan-sat/" + process + "/bien-the?lang=vi",
                "/quy-trinh-quan-sat/" + process + "/ho-so?so=tre",
                "/quy-trinh-quan-sat/" + process + "/ho-so?cap=0",
                "/quy-trinh-quan-sat/" + process + "/ho-so/1"));
    }

    /** Two running dossiers of an old system, one of them with a mistake. */
    private static byte[] running() {
        var out = new java.io.ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "KyCuong", "1.0")) {
            var sheet = book.newWorksheet("x");
            var lines = List.of(
                    List.of(
                            "Mã hồ sơ",
                            "Mã thủ tục",
                            "Cách nộp",
                            "Đơn vị tiếp nhận",
                            "Tiếp nhận lúc",
                            "Ngày hẹn trả",
                            "Trạng thái",
                            "Chủ hồ sơ"),
                    List.of(
                            "CU.MAU-1",
                            "BIRTH",
                            "Trực tiếp",
                            "TTPVHCC",
                            "08/06/2020 08:30",
                            "24/06/2020",
                            "4",
                            "Người mẫu"),
                    List.of(
                            "CU.MAU-2",
                            "BIRTH",
                            "Chim",
                            "TTPVHCC",
                            "08/06/2020 08:30",
                            "24/06/2020",
                            "4",
                            "Người mẫu"));
            for (int row = 0; row < lines.size(); row++)
                for (int column = 0; column < lines.get(row).size(); column++)
                    sheet.value(row, column, lines.get(row).get(column));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A file opens wherever its dossier stands; one that nobody has taken in is opened by HostileFormsTest. */
    @Test
    void the_file_of_a_dossier_in_every_state() {
        logIn("lanhdao.tinh");
        var found = jdbc.sql(
                        "select distinct on (state) state, case_id::text from ledger.case_head where kind = 'dossier'"
                                + " order by state, case_id")
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        assertThat(found).extracting(Map.Entry::getKey).contains("ACCEPTED", "PROCESSING", "REFUSED", "RETURNED");
        for (var one : found) {
            for (var page : List.of("", "/vi-sao", "/quy-trinh")) {
                int status = this.page
                        .request()
                        .get(at("/ho-so/" + one.getValue() + page))
                        .status();
                boolean noProcess = page.equals("/quy-trinh") && status == 404;
                if (status != 200 && !noProcess) faults.add(one.getKey() + page + ": " + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A plan of the head's own unit, or an item of one. */
    private String planned(String what) {
        return "/ke-hoach/"
                + one("select min(i." + what
                        + "::text) from plan.item i where i.unit_id = (select unit_in from dossier.dossier"
                        + " where code like '%-190426-0001')");
    }

    private static final String TASK = "select h.unit_now::text as lead from ledger.case_head h where h.kind = 'task'"
            + " and h.state not in ('DRAFT', 'RETURNED')";

    private String aTask(String state) {
        return "/nhiem-vu/"
                + one("select case_id::text from ledger.case_head where kind = 'task' and (state = '" + state + "' or '"
                        + state + "' = 'OPEN' and closed_at is null) order by case_id limit 1");
    }

    private String version() {
        return "/quy-trinh/ban/" + one("select max(id)::text from process.version");
    }

    private String file() {
        return "/ho-so/"
                + one("select case_id::text from ledger.open_work where kind = 'dossier' and unit_now = (select"
                        + " unit_in from dossier.dossier where code like '%-190426-0001') order by late_from nulls"
                        + " last limit 1");
    }

    private void look(List<String> paths) {
        page.onRequest(r -> {
            if (!r.url().startsWith("http://127.0.0.1:" + port)) faults.add("asks another host: " + r.url());
        });
        for (var path : paths) {
            page.setViewportSize(1440, 1000);
            var response = page.navigate(at(path));
            if (response.status() != 200) faults.add(path + ": status " + response.status());
            for (int width : WIDTHS) shown(path, width);
        }
        assertThat(faults).isEmpty();
    }

    /** The same page at another width: what differs there is where it stands and how large it is. */
    private void shown(String path, int width) {
        page.setViewportSize(width, width == 360 ? 800 : 1000);
        var where = path + " at " + width + ": ";
        var scroll = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
        if (scroll > width) faults.add(where + "scrolls sideways to " + scroll);
        Axe.violations(page).forEach(violation -> faults.add(where + violation));
        var name = path.replaceAll("[^a-zA-Z0-9]+", "_") + "-" + width + ".png";
        if (!PICTURES) return;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens", name))
                .setFullPage(true));
    }
}
