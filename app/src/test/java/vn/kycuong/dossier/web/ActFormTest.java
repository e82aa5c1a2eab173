package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.SupplementItem;

class ActFormTest {
    private final MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    private final ActForm form = ActForm.of("tu-choi", typed);

    @Test
    void a_text_over_the_limit_is_refused_by_its_limit_and_kept_whole() {
        typed.set("reason", "ỡ".repeat(ActForm.TEXT + 1));
        form.must("reason", ActForm.TEXT, "dossier.no.reasonMissing");
        assertThat(form.problems()).containsExactly(new FieldProblem("reason", "dossier.problem.long.4000"));
        assertThat(form.value("tu-choi", "reason", "")).hasSize(ActForm.TEXT + 1);
        assertThat(form.error("tu-choi", "reason")).isEqualTo("dossier.problem.long.4000");
        assertThat(form.error("tra-lai", "reason")).isNull();
    }

    @Test
    void what_nobody_can_see_is_no_reason() {
        for (var blank : List.of("", " ", "\u00a0\u200b", "\u3000")) {
            var one = ActForm.of("tra-lai", new LinkedMultiValueMap<>(java.util.Map.of("reason", List.of(blank))));
            one.must("reason", ActForm.TEXT, "dossier.no.reasonMissing");
            assertThat(one.problems()).containsExactly(new FieldProblem("reason", "dossier.no.reasonMissing"));
        }
    }

    @Test
    void a_paper_that_is_asked_for_needs_its_article() {
        typed.addAll("paper", List.of("Tờ khai", "Bản sao"));
        typed.addAll("lack", List.of("", "thiếu chữ ký"));
        typed.addAll("basis", List.of("Đ.1", " "));
        assertThat(form.items()).hasSize(1);
        assertThat(form.problems()).containsExactly(new FieldProblem("basis1", "dossier.no.basisMissing"));
    }

    @Test
    void how_many_of_a_paper_are_asked_for_is_typed_and_what_is_no_number_is_said() {
        typed.addAll("paper", List.of("Tờ khai", "Bản sao", "Ảnh"));
        typed.addAll("lack", List.of("Chưa có", "Mờ", "Sai cỡ"));
        typed.addAll("basis", List.of("Đ.1", "Đ.2", "Đ.3"));
        typed.addAll("originals", List.of("2", "", "hai"));
        typed.addAll("copies", List.of("0", " 3 ", "1000"));
        assertThat(form.items())
                .extracting(SupplementItem::count)
                .containsExactly(new PaperCount(2, 0), new PaperCount(0, 3), new PaperCount(0, 0));
        assertThat(form.problems())
                .containsExactly(
                        new FieldProblem("originals2", "dossier.problem.copies"),
                        new FieldProblem("copies2", "dossier.problem.copies"));
    }

    @Test
    void papers_that_are_empty_were_not_received() {
        typed.addAll("paper", List.of("", "\u00a0"));
        assertThat(form.papers()).isEmpty();
        assertThat(form.problems()).containsExactly(new FieldProblem("paper", "dossier.no.papersMissing"));
    }

    @Test
    void the_number_of_a_parcel_is_read_as_the_post_writes_it_and_only_when_it_goes_by_post() {
        typed.set("parcel", " eb 123 456 789 vn ");
        assertThat(form.parcel("POSTAL")).isEqualTo("EB123456789VN");
        assertThat(form.isFine()).isTrue();
        form.parcel("COUNTER");
        typed.set("parcel", "<EB>");
        form.parcel("POSTAL");
        assertThat(form.problems())
                .containsExactly(
                        new FieldProblem("parcel", "dossier.no.parcelElsewhere"),
                        new FieldProblem("parcel", "dossier.no.parcelWrong"));
        typed.set("parcel", " ");
        assertThat(form.parcel("POSTAL")).isEmpty();
    }

    @Test
    void a_day_that_is_none_is_marked() {
        typed.set("newDate", "2020-02-30");
        typed.set("newTime", "25:00");
        assertThat(form.moment("newDate", "newTime")).isEmpty();
        assertThat(form.problems()).hasSize(2);
    }

    @Test
    void a_request_without_the_hidden_fields_is_nobodys_form() {
        for (var version : List.of("", "x", "-1", "99999999999")) {
            typed.set("key", "0123456789abcdef");
            typed.set("version", version);
            assertThatThrownBy(form::sheet).isInstanceOf(ResponseStatusException.class);
        }
    }
}
