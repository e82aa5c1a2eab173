package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.procedure.Paper;

class CounterFormTest {
    private static final List<Paper> ASKED = List.of(
            new Paper(1, "Đơn đề nghị", 2, 0, true, false, ""),
            new Paper(2, "Bản sao giấy khai sinh", 0, 1, true, false, ""));

    @Test
    void a_ticked_paper_was_received_as_the_procedure_lists_it() {
        assertThat(received(Map.of("paper0", "1", "paper1", "1")))
                .containsExactly(
                        new Application.Paper("Đơn đề nghị", 2, 0, 0),
                        new Application.Paper("Bản sao giấy khai sinh", 0, 1, 0));
    }

    @Test
    void a_typed_number_says_otherwise_than_the_list() {
        assertThat(received(Map.of("paper0", "1", "original0", "1", "copy1", "3")))
                .containsExactly(
                        new Application.Paper("Đơn đề nghị", 1, 0, 0),
                        new Application.Paper("Bản sao giấy khai sinh", 0, 0, 3));
    }

    @Test
    void a_paper_neither_ticked_nor_counted_was_not_received() {
        assertThat(received(Map.of())).noneMatch(Application.Paper::isPresent);
    }

    private static List<Application.Paper> received(Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.putAll(Map.of("key", "0123456789abcdef", "applicant", "Nguyễn Thị Ánh", "address", "Hữu Lũng"));
        var parsed = new CounterForm(fields, ASKED).parse("BIRTH", Channel.COUNTER, PlaceField.NONE);
        return ((CounterForm.Parsed.Command) parsed).command().application().papers();
    }
}
