package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.OneStopWorld;

/** The page on which an applicant rates says what it still needs at the question itself, and keeps what was typed. */
class RatingPageTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private Course course;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_one_answer_it_needs_is_asked_for_at_its_question() {
        setClock("2026-11-23T09:00");
        var version = procedures.get("HOUSEHOLD_BIZ", MONDAY).orElseThrow();
        var unit = procedures.oneStops(version, MONDAY).getFirst().id();
        var head = officer(unit, "LEADER", ALL.toArray(String[]::new));
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), head);
        done(() -> course.stop(id, sheet(), "Người nộp không cung cấp được giấy tờ", head));
        var person = browser();
        var key = jdbc.sql("select tracking_key from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .single();
        person.get("/tra-cuu?khoa=" + key);
        var page = "/tra-cuu/ho-so/" + id + "/danh-gia";
        var typed = Map.of("comment", "Hẹn rõ hơn", "key", UUID.randomUUID().toString());
        assertThat(person.submit(page, page, typed).body())
                .contains("href=\"#whole\"", "id=\"whole-error\"", "Chọn một mức hài lòng", "Hẹn rõ hơn");
    }
}
