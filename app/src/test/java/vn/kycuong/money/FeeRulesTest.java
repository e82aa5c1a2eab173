package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.Assessment.Counted;
import vn.kycuong.money.Assessment.Open;
import vn.kycuong.procedure.Fee;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;

/** What a dossier costs, from the catalogue of the day of its acceptance. */
class FeeRulesTest {
    private static final LocalDate JUNE_2020 = LocalDate.of(2020, 6, 15);
    private static final FeeBook BOOK = FeeRegister.shipped();
    private static TestProvince province;

    @BeforeAll
    static void registers() {
        province = TestProvince.fresh();
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @Test
    void a_certified_copy_costs_by_pages_and_steps() {
        var assessment = assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(3, 5, null, false));
        assertThat(assessment.due()).isEqualTo(3 * (2 * 2_000 + 3 * 1_000));
        assertThat(reasons(assessment))
                .contains("money.why.inForce", "money.why.tariff", "money.why.step", "money.why.copies");
        assertThat(assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(1, 1, null, false))
                        .due())
                .isEqualTo(2_000);
        assertThat(assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(1, 2, null, false))
                        .due())
                .isEqualTo(4_000);
    }

    @Test
    void a_copy_costs_no_more_than_its_cap_and_each_copy_has_its_own() {
        var assessment = assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(2, 500, null, false));
        assertThat(assessment.due()).isEqualTo(2 * 200_000);
        assertThat(reasons(assessment)).contains("money.why.cap");
        // 2 × 2.000 + 196 × 1.000 is the cap exactly
        assertThat(assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(1, 198, null, false))
                        .due())
                .isEqualTo(200_000);
        assertThat(assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(1, 197, null, false))
                        .due())
                .isEqualTo(199_000);
    }

    @Test
    void what_is_counted_must_be_said_and_stay_within_reason() {
        var unsaid = assess("CERT_COPY", "COUNTER", JUNE_2020, FeeQuestion.PLAIN);
        assertThat(unsaid.lacks(Open.Kind.QUANTITY)).isTrue();
        assertThat(unsaid.asked()).containsExactlyInAnyOrder(Counted.COPIES, Counted.PAGES);
        assertThat(unsaid.due()).isZero();
        var absurd = assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(999_999_999, 999_999_999, null, false));
        assertThat(absurd.isFirm()).isFalse();
        assertThat(absurd.due()).isZero();
        assertThat(assess("CIVIL_EXTRACT", "COUNTER", JUNE_2020, new FeeQuestion(4, 0, null, false))
                        .due())
                .isEqualTo(32_000);
    }

    @Test
    void the_way_of_handing_in_and_the_day_of_acceptance_decide() {
        var counter = assess("DRIVING_EXCHANGE", "COUNTER", LocalDate.of(2024, 6, 3), FeeQuestion.PLAIN);
        var online = assess("DRIVING_EXCHANGE", "ONLINE", LocalDate.of(2024, 6, 3), FeeQuestion.PLAIN);
        var later = assess("DRIVING_EXCHANGE", "ONLINE", LocalDate.of(2026, 6, 3), FeeQuestion.PLAIN);
        assertThat(List.of(counter.due(), online.due(), later.due())).containsExactly(135_000L, 115_000L, 135_000L);
    }

    @Test
    void a_fee_that_lacks_three_zeros_is_never_taken_and_nobody_can_confirm_it() {
        for (var confirmed : List.of(false, true)) {
            var odd = with(fee(700L, "700.000 đồng (TT 44/2018/TT-BTC).", "verified"));
            var assessment = assess(odd, JUNE_2020, new FeeQuestion(0, 0, null, confirmed));
            assertThat(assessment.due()).isZero();
            assertThat(assessment.lacks(Open.Kind.CATALOGUE)).isTrue();
            assertThat(assessment.open().getFirst().why().wordKey()).isEqualTo("money.open.doubtful");
        }
    }

    @Test
    void a_figure_that_contradicts_its_words_is_never_taken() {
        var odd = with(fee(70_000L, "700.000 đồng (TT 44/2018/TT-BTC).", "verified"));
        assertThat(assess(odd, JUNE_2020, new FeeQuestion(0, 0, null, true)).lacks(Open.Kind.CATALOGUE))
                .isTrue();
        var fine = with(fee(700_000L, "700.000 đồng (TT 44/2018/TT-BTC).", "verified"));
        assertThat(assess(fine, JUNE_2020, FeeQuestion.PLAIN).due()).isEqualTo(700_000);
    }

    @Test
    void an_amount_from_memory_asks_somebody_to_compare_it_with_the_law() {
        var unsure = assess("HOUSEHOLD_BIZ", "COUNTER", JUNE_2020, FeeQuestion.PLAIN);
        assertThat(unsure.lacks(Open.Kind.CONFIRMATION)).isTrue();
        assertThat(unsure.isFirm()).isFalse();
        var sure = assess("HOUSEHOLD_BIZ", "COUNTER", JUNE_2020, new FeeQuestion(0, 0, null, true));
        assertThat(sure.isFirm()).isTrue();
        assertThat(sure.due()).isEqualTo(100_000);
        assertThat(reasons(sure)).contains("money.why.confirmed");
    }

    @Test
    void an_amount_nobody_knows_is_not_guessed_and_the_tax_office_collects_its_own() {
        var land = assess("LAND_TRANSFER", "COUNTER", JUNE_2020, new FeeQuestion(0, 0, null, true));
        assertThat(land.due()).isZero();
        assertThat(land.open()).extracting(o -> o.why().wordKey()).containsExactly("money.open.unknown");
        assertThat(reasons(land)).contains("money.why.elsewhere");
    }

    @Test
    void an_exemption_lets_off_its_part_and_only_where_the_law_has_it() {
        var half = assess("JUDICIAL_RECORD", "COUNTER", JUNE_2020, new FeeQuestion(0, 0, "RECORD_HALF", true));
        assertThat(half.due()).isEqualTo(100_000);
        var free = assess("JUDICIAL_RECORD", "COUNTER", JUNE_2020, new FeeQuestion(0, 0, "RECORD_FREE", true));
        assertThat(free.due()).isZero();
        var poor = assess("CIVIL_EXTRACT", "COUNTER", JUNE_2020, new FeeQuestion(1, 0, "POOR", false));
        assertThat(poor.due()).isZero();
        assertThat(poor.gross()).isEqualTo(8_000);
        var notHere = assess("CERT_COPY", "COUNTER", JUNE_2020, new FeeQuestion(1, 1, "POOR", false));
        assertThat(notHere.exemption()).isNull();
        assertThat(notHere.due()).isEqualTo(2_000);
    }

    @Test
    void every_procedure_of_the_catalogue_has_an_answer_with_reasons() {
        for (var day : List.of(JUNE_2020, LocalDate.of(2026, 7, 1))) {
            for (var version : province.face(Procedures.class).all(day)) {
                for (var channel : version.channels()) {
                    for (var one : version.cases()) {
                        var charged = charged(version.key(), one.key(), channel, day);
                        var assessment = FeeRules.assess(version, charged, BOOK, FeeQuestion.PLAIN);
                        assertThat(assessment.lines())
                                .allSatisfy(line -> assertThat(line.reasons()).isNotEmpty());
                        assertThat(assessment.due()).isNotNegative();
                        if (!assessment.isFirm()) assertThat(assessment.open()).isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void without_the_register_nothing_is_collected_and_nothing_breaks() {
        var version = province.face(Procedures.class)
                .get("DRIVING_EXCHANGE", JUNE_2020)
                .orElseThrow();
        var empty = new FeeBook(List.of(), List.of(), List.of(), List.of());
        var assessment = FeeRules.assess(
                version, charged(version.key(), "normal", "COUNTER", JUNE_2020), empty, FeeQuestion.PLAIN);
        assertThat(assessment.lacks(Open.Kind.CATALOGUE)).isTrue();
        assertThat(assessment.due()).isZero();
    }

    private static Assessment assess(String procedure, String channel, LocalDate day, FeeQuestion said) {
        var version = province.face(Procedures.class).get(procedure, day).orElseThrow();
        return FeeRules.assess(version, charged(procedure, "normal", channel, day), BOOK, said);
    }

    private static Assessment assess(ProcedureVersion version, LocalDate day, FeeQuestion said) {
        return FeeRules.assess(version, charged(version.key(), "normal", "COUNTER", day), BOOK, said);
    }

    private static Charged charged(String procedure, String caseKey, String channel, LocalDate day) {
        return new Charged(
                new CaseId(UUID.randomUUID()), "H", procedure, caseKey, channel, day, new UnitId(1), "Nguyễn Thị Ánh");
    }

    private static List<String> reasons(Assessment assessment) {
        return assessment.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .map(FeeLine.Reason::wordKey)
                .toList();
    }

    private static Fee fee(@Nullable Long amount, String words, String confidence) {
        return new Fee("PHI", amount, "dossier", words, LocalDate.of(2018, 1, 1), null, confidence, "", "");
    }

    /** A procedure of the catalogue with another fee. */
    private static ProcedureVersion with(Fee fee) {
        var v = province.face(Procedures.class).get("FOOD_AGRI", JUNE_2020).orElseThrow();
        return new ProcedureVersion(
                v.key(),
                v.version(),
                v.name(),
                v.nameEn(),
                v.field(),
                v.fieldEn(),
                v.subjects(),
                v.effectiveFrom(),
                v.effectiveTo(),
                v.offered(),
                v.code(),
                v.codeConfidence(),
                v.level(),
                v.agency(),
                v.decides(),
                v.alsoDecides(),
                v.agencyKey(),
                v.channels(),
                v.sets(),
                v.sameDay(),
                v.result(),
                v.legalBasis(),
                v.notes(),
                v.refusal(),
                v.papers(),
                List.of(fee),
                v.cases(),
                v.publication(),
                v.codes(),
                v.related());
    }
}
