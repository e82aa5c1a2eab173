package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.CountedStatements;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.identity.Throttle;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** A code is numbered one after another: whoever guesses one learns nothing of it, from no byte and from no effort. */
class TrackingByCodeTest extends OneStopWorld {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);

    @Autowired
    private Organisation organisation;

    @Autowired
    private DataSource database;

    @Autowired
    private Throttle throttle;

    @Autowired
    @Qualifier("facts")
    private Throttle facts;

    @Autowired
    private LegalClock time;

    private String codeOf(String procedure) {
        setClock("2020-06-15T09:00");
        var unit = organisation.unitsAt(DAY, UnitKind.COMMUNE).getFirst().id();
        var head = officer(unit, "LEADER", ALL.toArray(String[]::new));
        takenIn(application(procedure, "normal", Channel.COUNTER, DAY), head);
        return JdbcClient.create(database)
                .sql("select code from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    @Test
    void a_code_alone_or_with_wrong_digits_is_answered_alike_whether_anybody_bears_it() {
        var known = codeOf("BIRTH");
        var sensitive = codeOf("MARITAL_STATUS");
        var unknown = known.substring(0, known.length() - 4) + "9999";
        for (var digits : List.of("", "4862")) {
            var answers = new ArrayList<String>();
            for (var code : List.of(unknown, known, sensitive))
                answers.add(browser()
                        .submit("/tra-cuu", "/tra-cuu", Map.of("ma", code, "so", digits))
                        .body()
                        .replace(code, "CODE")
                        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "TOKEN"));
            assertThat(answers).as("digits '%s'", digits).allMatch(answers.getFirst()::equals);
            assertThat(answers.getFirst()).contains(digits.isEmpty() ? "Nhập thêm 4 số cuối" : "không khớp hồ sơ nào");
        }
    }

    @Test
    void as_many_statements_are_sent_for_a_code_that_nobody_bears() {
        var known = codeOf("BIRTH");
        var unknown = known.substring(0, known.length() - 4) + "9998";
        var counted = new CountedStatements(database);
        var rows = new FileRows(
                JdbcClient.create(counted.dataSource()), JsonMapper.builder().build());
        var pages = new TrackPages(rows, null, throttle, new SecondFact(rows, facts), time);
        var sent = counted.during(() -> ask(pages, known, "4862"));
        assertThat(counted.during(() -> ask(pages, unknown, "4862")))
                .isEqualTo(sent)
                .isNotEmpty();
        assertThat(counted.during(() -> ask(pages, known, "")))
                .as("a code alone")
                .isEmpty();
    }

    private static void ask(TrackPages pages, String code, String digits) {
        pages.ask(
                "", code, digits, new MockHttpServletRequest(), new MockHttpServletResponse(), new ExtendedModelMap());
    }
}
