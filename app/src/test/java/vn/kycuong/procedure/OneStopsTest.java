package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures.Competence.Competent;

class OneStopsTest {
    private static final LocalDate JUNE_2020 = LocalDate.of(2020, 6, 15);
    private static final LocalDate NOVEMBER_2026 = LocalDate.of(2026, 11, 16);
    private static TestProvince province;
    private static Procedures procedures;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        procedures = province.face(Procedures.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @Test
    void in_2020_a_birth_is_registered_at_any_of_200_communes() {
        var units = oneStops("BIRTH", JUNE_2020);
        assertThat(units).hasSize(200).allMatch(unit -> unit.kind() == UnitKind.COMMUNE);
    }

    @Test
    void what_several_levels_decide_is_taken_in_at_each_and_decided_by_its_own() {
        var organisation = province.face(Organisation.class);
        var provincial = organisation.byKey(Organisation.PROVINCIAL_ONE_STOP).orElseThrow();
        var extract = procedures.get("CIVIL_EXTRACT", JUNE_2020).orElseThrow();
        assertThat(oneStops("CIVIL_EXTRACT", JUNE_2020)).hasSize(212).contains(provincial);
        assertThat(decides(extract, provincial, JUNE_2020))
                .isEqualTo(organisation.byKey("STP").orElseThrow().id());
        var district = organisation.unitsAt(JUNE_2020, UnitKind.DISTRICT).getFirst();
        assertThat(decides(extract, district, JUNE_2020)).isEqualTo(district.id());
        var commune = organisation.unitsAt(NOVEMBER_2026, UnitKind.COMMUNE).getFirst();
        var food = procedures.get("FOOD_AGRI", NOVEMBER_2026).orElseThrow();
        assertThat(decides(food, commune, NOVEMBER_2026)).isEqualTo(commune.id());
        assertThat(decides(food, provincial, NOVEMBER_2026))
                .isEqualTo(organisation.byKey("SNNMT").orElseThrow().id());
    }

    private static UnitId decides(ProcedureVersion procedure, Unit receiving, LocalDate date) {
        return ((Procedures.Competence.Competent) procedures.competentUnit(procedure, receiving.id(), date)).unit();
    }

    @Test
    void in_2020_an_alcohol_licence_is_handed_in_at_one_of_11_districts() {
        assertThat(oneStops("ALCOHOL_RETAIL", JUNE_2020))
                .hasSize(11)
                .allMatch(unit -> unit.kind() == UnitKind.DISTRICT);
    }

    @Test
    void what_an_agency_decides_is_handed_in_at_the_provincial_one_stop_only_and_from_july_2025_at_any_commune_too() {
        assertThat(oneStops("AD_NOTICE", JUNE_2020))
                .extracting(Unit::key)
                .containsExactly(Organisation.PROVINCIAL_ONE_STOP);
        var now = oneStops("AD_NOTICE", NOVEMBER_2026);
        assertThat(now).hasSize(66);
        assertThat(now.getFirst().key()).isEqualTo(Organisation.PROVINCIAL_ONE_STOP);
    }

    @Test
    void what_the_one_stop_refuses_has_no_door() {
        assertThat(oneStops("COMPLAINT_1", JUNE_2020)).isEmpty();
        assertThat(oneStops("DENUNCIATION", NOVEMBER_2026)).isEmpty();
    }

    @Test
    void every_unit_on_the_list_is_at_the_right_door_and_names_stand_in_vietnamese_order() {
        for (var date : List.of(JUNE_2020, NOVEMBER_2026)) {
            for (var procedure : procedures.all(date)) {
                assertThat(procedures.oneStops(procedure, date))
                        .as(procedure.key())
                        .allMatch(unit -> procedures.competentUnit(procedure, unit.id(), date) instanceof Competent);
            }
        }
        var names = oneStops("BIRTH", JUNE_2020).stream().map(Unit::name).toList();
        assertThat(names.indexOf("Xã Bằng Hữu")).isLessThan(names.indexOf("Xã Bằng Mạc"));
        assertThat(names.indexOf("Xã Cường Lợi")).isLessThan(names.indexOf("Xã Đình Lập"));
        assertThat(names.indexOf("Xã Đình Lập")).isLessThan(names.indexOf("Xã Hòa Bình"));
    }

    @Test
    void a_name_is_found_by_key_and_by_code_and_an_unknown_key_answers_itself() {
        assertThat(procedures.name("BIRTH")).isEqualTo("Đăng ký khai sinh");
        assertThat(procedures.name("1.001193")).isEqualTo("Đăng ký khai sinh");
        assertThat(procedures.name("KHONG_CO")).isEqualTo("KHONG_CO");
    }

    private static List<Unit> oneStops(String key, LocalDate date) {
        return procedures.oneStops(procedures.get(key, date).orElseThrow(), date);
    }
}
