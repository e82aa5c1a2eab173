package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.dossier.ReasonPlace;
import vn.kycuong.dossier.ReasonText;
import vn.kycuong.dossier.ReasonText.Draft;
import vn.kycuong.dossier.ReasonText.Whose;
import vn.kycuong.dossier.ReasonTextResult;
import vn.kycuong.dossier.ReasonTexts;
import vn.kycuong.dossier.StaffedUnit;
import vn.kycuong.identity.Officer;

/** Texts that reasons begin from. */
class ReasonTextsTest extends StaffedUnit {
    @Autowired
    private ReasonTexts texts;

    @Autowired
    private JdbcClient jdbc;

    private UUID added(Whose whose, String label, Officer by) {
        var id = UUID.randomUUID();
        assertThat(texts.add(
                        id, new Draft(ReasonPlace.SEND_BACK, whose, label, "Trả lại {ma-ho-so}, hẹn {hen-tra}."), by))
                .isEqualTo(new ReasonTextResult.Done());
        return id;
    }

    @Test
    void ones_own_come_first_then_the_units_then_the_provinces_and_no_others() {
        added(Whose.PERSON, "Của tôi", officer);
        added(Whose.PERSON, "Của người khác", colleague);
        added(Whose.UNIT, "Của đơn vị", head);
        var offered = texts.offered(ReasonPlace.SEND_BACK, Map.of(ReasonTexts.CODE, "H1"), officer);
        assertThat(offered).extracting(ReasonText::whose).startsWith(Whose.PERSON, Whose.UNIT, Whose.PROVINCE);
        assertThat(offered)
                .extracting(ReasonText::label)
                .contains("Của tôi", "Của đơn vị")
                .doesNotContain("Của người khác");
        assertThat(offered.getFirst().text()).isEqualTo("Trả lại H1, hẹn ….");
        assertThat(texts.offered(ReasonPlace.SEND_BACK, Map.of(), stranger))
                .extracting(ReasonText::whose)
                .containsOnly(Whose.PROVINCE);
    }

    @Test
    void whoever_leads_keeps_those_of_the_unit_and_that_is_noted_as_administration() {
        var draft = new Draft(ReasonPlace.SEND_BACK, Whose.UNIT, "Của đơn vị", "Sửa thể thức.");
        assertThat(texts.add(UUID.randomUUID(), draft, officer)).isEqualTo(new ReasonTextResult.NotFound());
        var id = added(Whose.UNIT, "Của đơn vị", head);
        assertThat(texts.edit(id, 1, draft, officer)).isEqualTo(new ReasonTextResult.NotFound());
        assertThat(texts.edit(id, 1, draft, head)).isEqualTo(new ReasonTextResult.Done());
        assertThat(texts.edit(id, 1, draft, head)).isEqualTo(new ReasonTextResult.Overtaken());
        assertThat(texts.remove(id, 2, head)).isEqualTo(new ReasonTextResult.Done());
        var province = texts.all(head).stream()
                .filter(t -> t.whose() == Whose.PROVINCE)
                .toList();
        assertThat(province).isNotEmpty().allMatch(ReasonText::sample);
        assertThat(texts.find(province.getFirst().id(), head))
                .as("the administrator's")
                .isEmpty();
        assertThat(jdbc.sql("select outcome from audit.note where kind = 'ADMINISTERED' and what = 'reason-text'"
                                + " and actor_id = :me order by at")
                        .param("me", head.actor().value())
                        .query((row, _) -> row.getString("outcome"))
                        .list())
                .containsExactly("added", "edited", "removed");
    }

    @Test
    void what_is_wrong_is_said_and_what_was_typed_stays() {
        var mine = browserOf(officer);
        var typed = Map.of(
                "key",
                UUID.randomUUID().toString(),
                "version",
                "0",
                "whose",
                "PERSON",
                "place",
                "APOLOGY",
                "label",
                "",
                "text",
                "Xin lỗi {nguoi-nop}");
        var answer = mine.submit("/mau-cau", "/mau-cau", typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Chưa có tên mẫu", "chỗ điền mà phần mềm không biết", "Xin lỗi {nguoi-nop}");
        var id = added(Whose.PERSON, "Một câu", officer);
        texts.edit(id, 1, new Draft(ReasonPlace.SEND_BACK, Whose.PERSON, "Một câu", "Bản mới."), officer);
        var late = mine.submit(
                "/mau-cau/" + id,
                "/mau-cau/" + id,
                Map.of("version", "1", "place", "SEND_BACK", "label", "Một câu", "text", "Tôi gõ bản này."));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("vừa được người khác sửa", "Bản mới.", "Tôi gõ bản này.");
        assertThat(browserOf(colleague).get("/mau-cau/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void on_a_dossier_the_gaps_are_filled_for_whoever_may_see_it() {
        var id = takenIn();
        added(Whose.PERSON, "Của tôi", officer);
        var address = "/ho-so/" + id + "/mau-cau?cho=tra-lai";
        var body = browserOf(officer).get(address).body();
        var code = jdbc.sql("select code from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(body).contains("Trả lại " + code + ", hẹn ").doesNotContain("{ma-ho-so}", "hẹn ….");
        assertThat(browserOf(stranger).get(address).statusCode()).isEqualTo(404);
        assertThat(browserOf(officer)
                        .get("/ho-so/" + id + "/mau-cau?cho=khong-co")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_form_that_offers_texts_has_a_place_for_them() throws IOException {
        var offers = Pattern.compile("texts\\(\"([a-z-]+)\"\\)");
        try (var pages = Files.list(Path.of("src/main/jte/dossier"))) {
            for (var one : pages.toList())
                assertThat(offers.matcher(Files.readString(one)).results().map(found -> found.group(1)))
                        .as(one.toString())
                        .allMatch(act -> ReasonPlace.ofAct(act).isPresent());
        }
    }

    @Test
    void who_else_has_a_dossier_open_is_told_to_whoever_may_see_it() {
        var id = takenIn();
        var mine = browserOf(officer);
        var his = browserOf(colleague);
        assertThat(mine.submit("/ho-so/" + id, "/ho-so/" + id + "/dang-mo", Map.of())
                        .body())
                .isEmpty();
        assertThat(his.submit("/ho-so/" + id, "/ho-so/" + id + "/dang-mo", Map.of())
                        .body())
                .startsWith("Đang mở cùng lúc: Người một (");
        assertThat(browserOf(stranger)
                        .submit("/mau-cau", "/ho-so/" + id + "/dang-mo", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }
}
