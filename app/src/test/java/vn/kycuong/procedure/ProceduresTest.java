package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.law.Limits.InForceResult.NoneInForce;
import vn.kycuong.law.Stage;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures.Competence.Competent;
import vn.kycuong.procedure.Procedures.Competence.NotHere;

class ProceduresTest {
    private static final LocalDate IN_2020 = LocalDate.of(2020, 6, 15);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 16);
    private static TestProvince province;
    private static Procedures procedures;
    private static Limits limits;
    private static Organisation organisation;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        procedures = province.face(Procedures.class);
        limits = province.face(Limits.class);
        organisation = province.face(Organisation.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static ProcedureVersion get(String key, LocalDate date) {
        return procedures.get(key, date).orElseThrow();
    }

    private static UnitId unit(String key) {
        return organisation.byKey(key).orElseThrow().id();
    }

    @Test
    void the_catalogue_holds_34_procedures_and_the_one_stop_takes_in_32() {
        assertThat(procedures.all(IN_2020)).hasSize(34);
        assertThat(procedures.all(IN_2020))
                .filteredOn(ProcedureVersion::takenInAtOneStop)
                .hasSize(32);
        assertThat(procedures.all(IN_2026)).hasSize(34);
    }

    @Test
    void complaints_and_denunciations_are_refused_by_name_and_say_where_to_go() {
        assertThat(get("COMPLAINT_1", IN_2020).refusal()).contains("khiếu nại").contains("Ban Tiếp công dân");
        assertThat(get("DENUNCIATION", IN_2026).refusal()).contains("tố cáo").contains("Ban Tiếp công dân");
        var complaint = get("COMPLAINT_1", IN_2020);
        assertThat(procedures.competentUnit(complaint, unit("TTPVHCC"), IN_2020))
                .isInstanceOf(NotHere.class);
    }

    @Test
    void a_procedure_keeps_its_identity_when_code_and_owner_change() {
        var before = get("JUDICIAL_RECORD", IN_2020);
        var after = get("JUDICIAL_RECORD", IN_2026);
        assertThat(before.code()).isEqualTo("2.000488");
        assertThat(after.code()).isEqualTo("3.000333");
        assertThat(get("2.000488", IN_2026).key()).isEqualTo("JUDICIAL_RECORD");
        assertThat(get("3.000333.000.00.00.H37", IN_2026).version()).isEqualTo("v2026");
        assertThat(get("2.002408", IN_2020).key()).isEqualTo("COMPLAINT_1");
    }

    @Test
    void a_code_that_was_not_found_stays_absent() {
        assertThat(get("BUILD_HOUSE", IN_2020).code()).isNull();
        assertThat(get("BUILD_HOUSE", IN_2026).code()).isEqualTo("1.013225");
    }

    @Test
    void the_version_changes_on_1_july_2025() {
        assertThat(get("BIRTH", LocalDate.of(2025, 6, 30)).version()).isEqualTo("v2020");
        assertThat(get("BIRTH", LocalDate.of(2025, 7, 1)).version()).isEqualTo("v2026");
        assertThat(get("DRIVING_EXCHANGE", LocalDate.of(2025, 2, 28)).version()).isEqualTo("v2020");
        assertThat(get("DRIVING_EXCHANGE", LocalDate.of(2025, 3, 1)).version()).isEqualTo("v2026");
    }

    @Test
    void a_procedure_that_left_the_catalogue_is_named_and_not_taken_in() {
        assertThat(get("ALCOHOL_RETAIL", IN_2020).takenInAtOneStop()).isTrue();
        var gone = get("ALCOHOL_RETAIL", IN_2026);
        assertThat(gone.offered()).isFalse();
        assertThat(gone.refusal()).contains("16/11/2026");
    }

    @Test
    void papers_and_fees_are_read_in_vietnamese() {
        var birth = get("BIRTH", IN_2020);
        assertThat(birth.papers()).hasSize(5);
        assertThat(birth.papers().getFirst().name()).isEqualTo("Tờ khai đăng ký khai sinh");
        assertThat(birth.fees())
                .singleElement()
                .satisfies(fee -> assertThat(fee.amountVnd()).isZero());
        assertThat(get("RES_PERM", IN_2020).fees()).isEmpty();
        assertThat(get("RES_PERM", IN_2026).feesOf("normal", "COUNTER"))
                .singleElement()
                .satisfies(fee -> assertThat(fee.amountVnd()).isEqualTo(20_000L));
        assertThat(get("RES_PERM", IN_2026).feesOf("normal", "ONLINE"))
                .singleElement()
                .satisfies(fee -> assertThat(fee.amountVnd()).isEqualTo(10_000L));
    }

    @Test
    void a_paper_of_one_case_is_not_asked_for_in_another() {
        var house = get("BUILD_HOUSE", IN_2026);
        assertThat(house.papersOf("house")).hasSize(4);
        assertThat(house.papersOf("works")).hasSize(3);
        assertThat(house.caseNames(house.papers().getLast(), Locale.of("vi"))).isEqualTo("Nhà ở riêng lẻ");
    }

    @Test
    void codes_have_their_days_and_their_owners() {
        assertThat(get("JUDICIAL_RECORD", IN_2026).codes())
                .extracting(ProcedureCode::code, ProcedureCode::owner, code -> code.inForce(IN_2020))
                .containsExactly(tuple("2.000488", "Sở Tư pháp", true), tuple("3.000333", "Công an tỉnh", false));
        assertThat(get("BIRTH", IN_2026).codes())
                .singleElement()
                .satisfies(code -> assertThat(code.validTo()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "BIRTH, normal, COUNTER, 2020-06-15, 0SD",
        "BIRTH, normal, COUNTER, 2026-11-16, 1WD",
        "MARRIAGE, verification, COUNTER, 2020-06-15, 5WD",
        "FOOD_AGRI, normal, COUNTER, 2020-06-15, 15WD",
        "FOOD_AGRI, normal, COUNTER, 2025-06-30, 15WD",
        "FOOD_AGRI, normal, COUNTER, 2025-07-01, 15D",
        "CIVIL_EXTRACT, normal, COUNTER, 2026-11-16, 0SD",
        "CIVIL_EXTRACT, portal-01, COUNTER, 2026-11-16, 15WD",
        "LAND_TRANSFER, normal, COUNTER, 2020-06-15, 10D",
        "LAND_TRANSFER, normal, COUNTER, 2026-11-16, 18WD",
        "LAND_TRANSFER, normal, POSTAL, 2026-11-16, 4WD",
        "LAND_SPLIT, normal, ONLINE, 2026-11-16, 12WD",
        "LAND_SPLIT, normal, COUNTER, 2026-11-16, 22WD",
        "BUILD_HOUSE, works, COUNTER, 2020-08-14, 30D",
        "BUILD_HOUSE, works, COUNTER, 2020-08-15, 20D",
        "JUDICIAL_RECORD, urgent, COUNTER, 2020-06-15, 24H",
        "SOCIAL_ALLOWANCE, normal, COUNTER, 2020-06-15, 32WD",
        "WORK_PERMIT, normal, COUNTER, 2020-06-15, 5WD",
        "DEATH, portal-03, COUNTER, 2026-11-16, 2D",
        "POOR_HOUSEHOLD, normal, COUNTER, 2026-06-15, D:2026-12-14",
        "POOR_HOUSEHOLD, normal, COUNTER, 2026-12-14, D:2026-12-14",
        "POOR_HOUSEHOLD, normal, COUNTER, 2026-12-15, D:2027-12-14"
    })
    void the_limit_of_a_day_is_that_of_its_law(String key, String one, String channel, LocalDate date, String limit) {
        assertThat(limits.inForce("procedure:" + key, one, channel, date))
                .isInstanceOfSatisfying(
                        InForce.class, in -> assertThat(in.limit()).isEqualTo(Limit.parse(limit)));
    }

    @ParameterizedTest
    @CsvSource({
        "WORK_PERMIT, 2022-03-01",
        "SOCIAL_ALLOWANCE, 2022-03-01",
        "FUNERAL, 2026-11-16",
        "LAND_PURPOSE, 2025-01-10",
        "POOR_HOUSEHOLD, 2020-06-15",
        "LAND_FIRST, 2026-11-16"
    })
    void where_no_limit_is_in_force_nothing_is_guessed(String key, LocalDate date) {
        assertThat(limits.inForce("procedure:" + key, "normal", "COUNTER", date))
                .isInstanceOf(NoneInForce.class);
        assertThat(get(key, date).cases()).isNotEmpty();
    }

    @Test
    void a_later_row_without_a_unit_is_not_bridged_by_an_older_one() {
        assertThat(limits.inForce("procedure:PARENT_CHILD", "normal", "COUNTER", IN_2020))
                .isInstanceOf(InForce.class);
        assertThat(limits.inForce("procedure:PARENT_CHILD", "normal", "COUNTER", IN_2026))
                .isInstanceOfSatisfying(
                        NoneInForce.class, none -> assertThat(none.reason()).contains("thiếu đơn vị"));
    }

    @Test
    void the_portal_cases_of_2026_replace_the_older_cases_of_death() {
        assertThat(get("DEATH", IN_2020).cases())
                .extracting(ProcedureCase::key)
                .containsExactly("normal", "verification");
        assertThat(get("DEATH", IN_2026).cases())
                .extracting(ProcedureCase::key)
                .containsExactlyInAnyOrder("portal-01", "portal-02", "portal-03");
        assertThat(limits.inForce("procedure:DEATH", "normal", "COUNTER", IN_2026))
                .isInstanceOf(NoneInForce.class);
    }

    @Test
    void extensions_and_consultations_are_not_cases_of_an_application() {
        assertThat(get("MARITAL_STATUS", IN_2020).cases())
                .extracting(ProcedureCase::key)
                .containsExactly("normal");
        assertThat(limits.inForce("procedure:MARITAL_STATUS", "several-places", Stage.CONSULTATION, "COUNTER", IN_2020))
                .isInstanceOf(InForce.class);
        assertThat(limits.inForce("procedure:LAND_FIRST", "remote", Stage.EXTENSION, "COUNTER", IN_2020))
                .isInstanceOf(InForce.class);
    }

    @Test
    void the_limits_of_a_page_are_every_case_by_every_channel() {
        var transfer = get("LAND_TRANSFER", IN_2026);
        assertThat(procedures.limits(transfer, IN_2026))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.limit()).isInstanceOf(InForce.class));
    }

    @Test
    void each_procedure_taken_in_at_a_level_has_a_unit_that_decides() {
        var commune = unit("commune-05974");
        var district = unit("district-178");
        assertThat(decider("BIRTH", commune, IN_2020)).isEqualTo(commune);
        assertThat(decider("SOCIAL_ALLOWANCE", commune, IN_2020)).isEqualTo(district);
        assertThat(decider("HOUSEHOLD_BIZ", district, IN_2020)).isEqualTo(district);
        assertThat(decider("CERT_COPY", district, IN_2020)).isEqualTo(district);
        assertThat(decider("ENT_JSC", unit("TTPVHCC"), IN_2020)).isEqualTo(unit("SKHDT"));
        assertThat(decider("ENT_JSC", unit("TTPVHCC"), LocalDate.of(2025, 3, 1)))
                .isEqualTo(unit("STC-2025"));
    }

    @Test
    void a_wrong_door_says_why_and_where() {
        var commune = unit("commune-05974");
        assertThat(procedures.competentUnit(get("HOUSEHOLD_BIZ", IN_2020), commune, IN_2020))
                .isInstanceOfSatisfying(
                        NotHere.class, no -> assertThat(no.where()).contains("Thành phố Lạng Sơn"));
        assertThat(procedures.competentUnit(get("ENT_JSC", IN_2020), commune, IN_2020))
                .isInstanceOf(NotHere.class);
        assertThat(procedures.competentUnit(get("BIRTH", IN_2020), unit("TTPVHCC"), IN_2020))
                .isInstanceOf(NotHere.class);
        assertThat(procedures.competentUnit(get("BIRTH", IN_2026), commune, IN_2026))
                .isInstanceOfSatisfying(
                        NotHere.class, no -> assertThat(no.reason()).contains("không còn hoạt động"));
    }

    @Test
    void from_july_2025_any_commune_receives_for_the_province() {
        var commune = unit("commune-05986-2025");
        assertThat(decider("ENT_JSC", commune, IN_2026)).isEqualTo(unit("STC-2025"));
        assertThat(decider("LAND_TRANSFER", commune, IN_2026)).isEqualTo(unit("VPDKDD"));
        assertThat(decider("HOUSEHOLD_BIZ", commune, IN_2026)).isEqualTo(commune);
        var other = unit("commune-05983-2025");
        assertThat(procedures.competentUnit(get("BIRTH", IN_2026), commune, other, IN_2026))
                .isEqualTo(new Competent(other));
    }

    private static UnitId decider(String key, UnitId receiving, LocalDate date) {
        return switch (procedures.competentUnit(get(key, date), receiving, date)) {
            case Competent(UnitId unit) -> unit;
            case NotHere no -> throw new AssertionError(key + ": " + no);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "khai sinh, BIRTH",
        "KHAI SINH, BIRTH",
        "giấy khai sinh, BIRTH",
        "giay khai sinh, BIRTH",
        "1.001193, BIRTH",
        "sổ đỏ, LAND_FIRST",
        "so do, LAND_FIRST",
        "sang ten so do, LAND_TRANSFER",
        "hộ khẩu, RES_PERM",
        "bang lai xe, DRIVING_EXCHANGE",
        "birth, BIRTH",
        "cưới, MARRIAGE",
        "công ty cổ phần, ENT_JSC"
    })
    void a_procedure_is_found_by_name_code_or_what_people_call_it(String typed, String first) {
        assertThat(procedures.search(typed, IN_2020).getFirst().key()).isEqualTo(first);
        var decomposed = Normalizer.normalize(typed, Normalizer.Form.NFD);
        assertThat(procedures.search(decomposed, IN_2020).getFirst().key()).isEqualTo(first);
    }

    @Test
    void a_mark_typed_is_a_mark_meant() {
        assertThat(procedures.search("khải sinh", IN_2020)).isEmpty();
        assertThat(procedures.search("ho khau", IN_2020)).isNotEmpty();
        assertThat(procedures.search("hồ khẩu", IN_2020)).isEmpty();
    }

    @Test
    void nothing_typed_is_the_whole_catalogue_and_nonsense_finds_nothing() {
        assertThat(procedures.search("  ", IN_2020)).hasSize(34);
        assertThat(procedures.search("%_' --", IN_2020)).isEqualTo(procedures.search("", IN_2020));
        assertThat(procedures.search("xyzzy", IN_2020)).isEmpty();
        assertThat(procedures.search("khai sinh ".repeat(2_000), IN_2020))
                .extracting(ProcedureVersion::key)
                .contains("BIRTH");
    }
}
