package vn.kycuong.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.WarningLead;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceFiles;

class RulesTest {
    private static final LocalDate IN_2020 = LocalDate.of(2020, 6, 15);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 16);
    private static TestProvince province;
    private static Rules rules;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        rules = province.face(Rules.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @Test
    void the_rules_of_2020_are_typed_and_carry_their_basis() {
        var law = rules.at(IN_2020);
        assertThat(law.sameDayCutoff()).isEqualTo(LocalTime.of(15, 0));
        assertThat(law.receptionLimit()).isEqualTo(new Limit.WorkingHours(8));
        assertThat(law.apologyLeadDays()).isEqualTo(1);
        assertThat(law.apologyMaximum()).isEqualTo(1);
        assertThat(law.resumePolicy()).isEqualTo(ResumePolicy.RESTART);
        assertThat(law.warningLead()).isEqualTo(new WarningLead(20, 4 * 60, 50));
        assertThat(law.weekListFrom()).contains(LocalDate.of(2020, 6, 15).atTime(8, 0));
        assertThat(law.rule("dossier.apology-maximum").basis()).contains("61/2018");
    }

    @Test
    void a_day_of_the_week_that_is_none_is_named_when_the_file_is_read() {
        var findings = new Findings();
        var shipped = new String(SourceFiles.shipped().read("law.json"), StandardCharsets.UTF_8);
        LawRegister.rules(_ -> shipped.replace("\"MONDAY\"", "\"Thứ Hai\"").getBytes(StandardCharsets.UTF_8), findings);
        assertThat(findings.report().toString()).contains("Thứ Hai", "WEEKDAY");
    }

    @Test
    void what_a_newer_version_brought_holds_beside_what_was_loaded_before_until_it_is_loaded_again() {
        try (var older = TestProvince.fresh()) {
            var jdbc = older.jdbc();
            jdbc.sql("delete from law.rule where key = 'dossier.supplement-late-refused'")
                    .update();
            jdbc.sql("update law.rule set value = '7WD' where key = 'dossier.supplement-notice-limit'")
                    .update();
            var law = Rules.of(jdbc).at(IN_2020);
            assertThat(law.lateSupplementRefused()).isFalse();
            assertThat(law.supplementNoticeLimit()).isEqualTo(new Limit.WorkingDays(7));
            jdbc.sql("delete from law.rule").update();
            assertThat(Rules.of(jdbc).at(IN_2020).supplementNotice())
                    .as("where nothing is loaded nothing holds")
                    .isEmpty();
        }
    }

    @Test
    void the_apology_has_another_title_and_a_stop_has_a_form_from_july_2025() {
        assertThat(rules.at(IN_2020).form(Form.Purpose.APOLOGY).orElseThrow().title())
                .isEqualTo("Phiếu xin lỗi và hẹn lại ngày trả kết quả");
        assertThat(rules.at(IN_2020).form(Form.Purpose.STOP)).isEmpty();
        assertThat(rules.at(IN_2026).form(Form.Purpose.STOP).orElseThrow().number())
                .isEqualTo("05");
        assertThat(rules.at(IN_2026).form(Form.Purpose.CONTROL).orElseThrow().number())
                .isEqualTo("06");
        assertThat(rules.at(LocalDate.of(2025, 6, 30))
                        .form(Form.Purpose.CONTROL)
                        .orElseThrow()
                        .number())
                .isEqualTo("05");
    }

    @Test
    void a_rule_that_is_not_in_force_is_never_a_default() {
        assertThatThrownBy(() -> rules.at(LocalDate.of(2010, 1, 1)).sameDayCutoff())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dossier.same-day-cutoff");
    }

    @Test
    void a_rule_of_one_procedure_goes_before_the_general_one_once_its_edition_changed() {
        try (var other = TestProvince.fresh()) {
            var own = other.face(Rules.class);
            assertThat(own.at(IN_2020, "procedure:BIRTH").resumePolicy()).isEqualTo(ResumePolicy.RESTART);
            other.jdbc().sql("""
                insert into law.rule values ('dossier.resume-policy', 'procedure:BIRTH', '2019-01-01', null, 'RESUME',
                                             'RESUME', 'test', 'ASSUMED', '')
                """).update();
            other.face(Editions.class).changed(Rules.REGISTER);
            assertThat(own.at(IN_2020, "procedure:BIRTH").resumePolicy()).isEqualTo(ResumePolicy.RESUME);
            assertThat(own.at(IN_2020).resumePolicy()).isEqualTo(ResumePolicy.RESTART);
        }
    }
}
