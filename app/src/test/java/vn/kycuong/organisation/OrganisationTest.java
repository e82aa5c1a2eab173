package vn.kycuong.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kycuong.TestProvince;
import vn.kycuong.kernel.ActorId;

class OrganisationTest {
    private static final LocalDate JUNE_2020 = LocalDate.of(2020, 6, 15);
    private static final LocalDate NOVEMBER_2026 = LocalDate.of(2026, 11, 16);
    private static TestProvince province;
    private static Organisation organisation;
    private static Posts posts;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        organisation = province.face(Organisation.class);
        posts = province.face(Posts.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, 11, 226",
        "2020-01-01, 11, 200",
        "2024-11-30, 11, 200",
        "2024-12-01, 11, 194",
        "2025-06-30, 11, 194",
        "2025-07-01, 0, 65",
        "2026-11-16, 0, 65"
    })
    void each_date_has_its_districts_and_communes(LocalDate date, int districts, int communes) {
        assertThat(organisation.unitsAt(date, UnitKind.DISTRICT)).hasSize(districts);
        assertThat(organisation.unitsAt(date, UnitKind.COMMUNE)).hasSize(communes);
    }

    @Test
    void whom_a_rule_means_is_asked_on_the_day() {
        var targets = province.face(Targets.class);
        var communes = TargetRule.of(UnitKind.COMMUNE);
        assertThat(targets.units(communes, JUNE_2020)).hasSize(200);
        assertThat(targets.units(communes, NOVEMBER_2026)).hasSize(65);
        var district = organisation.unitsAt(JUNE_2020, UnitKind.DISTRICT).getFirst();
        var below = TargetRule.parse("kinds:COMMUNE under:" + district.id().value());
        assertThat(targets.units(below, JUNE_2020))
                .containsExactlyInAnyOrderElementsOf(organisation.children(district.id(), JUNE_2020));
        assertThat(targets.units(below, NOVEMBER_2026)).isEmpty();
        var receivers = TargetRule.parse("kinds:AGENCY,ATTACHED,DISTRICT,COMMUNE roles:RECEIVER");
        var post = posts.create(district.id(), PostRole.RECEIVER, "Công chức tiếp nhận mẫu", false, JUNE_2020);
        posts.appoint(post, new ActorId(1), JUNE_2020, false, "Quyết định mẫu");
        assertThat(targets.holdings(receivers, JUNE_2020.minusDays(1)))
                .noneMatch(h -> h.post().id().equals(post));
        assertThat(targets.holdings(receivers, JUNE_2020))
                .anyMatch(h -> h.post().id().equals(post));
        posts.leave(post, new ActorId(1), JUNE_2020.plusDays(9));
        assertThat(targets.holdings(receivers, JUNE_2020.plusDays(10)))
                .noneMatch(h -> h.post().id().equals(post));
    }

    @Test
    void twenty_agencies_of_2020_become_fifteen_on_1_march_2025() {
        assertThat(organisation.unitsAt(JUNE_2020, UnitKind.AGENCY)).hasSize(20);
        assertThat(organisation.unitsAt(LocalDate.of(2025, 2, 28), UnitKind.AGENCY))
                .hasSize(20);
        assertThat(organisation.unitsAt(LocalDate.of(2025, 3, 1), UnitKind.AGENCY))
                .hasSize(15);
        assertThat(organisation.unitsAt(JUNE_2020, UnitKind.ATTACHED)).hasSize(3);
        assertThat(organisation.byKey("CAT").orElseThrow().kind()).isEqualTo(UnitKind.VERTICAL);
    }

    @Test
    void a_reused_statistics_code_names_two_units() {
        var before = organisation.byKey("commune-06112").orElseThrow();
        var after = organisation.byKey("commune-06112-2020").orElseThrow();
        assertThat(before.name()).isEqualTo("Xã Tô Hiệu");
        assertThat(before.existsOn(LocalDate.of(2019, 12, 31))).isTrue();
        assertThat(before.existsOn(JUNE_2020)).isFalse();
        assertThat(after.name()).isEqualTo("Thị trấn Bình Gia");
        assertThat(after.existsOn(JUNE_2020)).isTrue();
        assertThat(before.gsoCode()).isEqualTo(after.gsoCode());
    }

    @Test
    void a_commune_stands_under_its_district_and_from_july_2025_under_the_province() {
        var old = organisation.byKey("commune-05971").orElseThrow();
        assertThat(organisation.parentAt(old.id(), JUNE_2020).orElseThrow().name())
                .isEqualTo("Thành phố Lạng Sơn");
        assertThat(organisation.parentAt(old.id(), NOVEMBER_2026)).isEmpty();
        var now = organisation.byKey("commune-06187-2025").orElseThrow();
        assertThat(organisation.parentAt(now.id(), NOVEMBER_2026).orElseThrow()).isEqualTo(organisation.province());
    }

    @Test
    void the_land_office_moves_with_its_department() {
        var office = organisation.byKey("VPDKDD").orElseThrow().id();
        assertThat(organisation.parentAt(office, JUNE_2020).orElseThrow().key()).isEqualTo("STNMT");
        assertThat(organisation.parentAt(office, NOVEMBER_2026).orElseThrow().key())
                .isEqualTo("SNNMT");
    }

    @Test
    void a_subtree_is_the_unit_and_all_below_it_on_the_date() {
        var city = organisation.byKey("district-178").orElseThrow().id();
        assertThat(organisation.subtree(city, JUNE_2020)).hasSize(9);
        assertThat(organisation.subtree(organisation.province().id(), JUNE_2020))
                .hasSize(1 + 20 + 3 + 11 + 200);
        assertThat(organisation.subtree(organisation.province().id(), NOVEMBER_2026))
                .hasSize(1 + 15 + 3 + 65);
    }

    @Test
    void successors_say_how_much_went_where_and_what_is_not_known() {
        var ward = organisation.byKey("commune-05971").orElseThrow().id();
        assertThat(organisation.successors(ward)).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Successor.Kind.FULL);
            assertThat(organisation.unit(step.known().orElseThrow()).name()).isEqualTo("Phường Kỳ Lừa");
        });
        var split = organisation.byKey("commune-06622").orElseThrow().id();
        assertThat(organisation.successors(split)).hasSize(2).allMatch(s -> s.kind() == Successor.Kind.PARTIAL);
        var unknown = organisation.byKey("commune-05995").orElseThrow().id();
        assertThat(organisation.successors(unknown)).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Successor.Kind.UNKNOWN);
            assertThat(step.known()).isEmpty();
        });
        var district = organisation.byKey("district-189").orElseThrow().id();
        assertThat(organisation.successors(district)).allMatch(s -> s.kind() == Successor.Kind.ABOLISHED);
    }

    @Test
    void duties_follow_full_successions_only() {
        var justice = organisation.byKey("STP").orElseThrow();
        assertThat(organisation.dutyBearer(justice.id(), NOVEMBER_2026)).contains(justice);
        var planning = organisation.byKey("SKHDT").orElseThrow().id();
        assertThat(organisation
                        .dutyBearer(planning, NOVEMBER_2026)
                        .orElseThrow()
                        .key())
                .isEqualTo("STC-2025");
        var district = organisation.byKey("district-178").orElseThrow().id();
        assertThat(organisation.dutyBearer(district, NOVEMBER_2026)).isEmpty();
    }

    @Test
    void a_name_is_found_exactly_with_marks_and_tolerantly_without() {
        assertThat(organisation.search("tam thanh", JUNE_2020))
                .extracting(Unit::name)
                .contains("Phường Tam Thanh");
        assertThat(organisation.search("huu lung", JUNE_2020))
                .extracting(Unit::name)
                .contains("Huyện Hữu Lũng");
        assertThat(organisation.search("hưu lũng", JUNE_2020)).isEmpty();
        var decomposed = Normalizer.normalize("Hữu Lũng", Normalizer.Form.NFD);
        assertThat(organisation.search(decomposed, JUNE_2020))
                .extracting(Unit::name)
                .contains("Huyện Hữu Lũng");
    }

    @Test
    void a_code_below_the_province_is_never_invented() {
        var unit = organisation.byKey("commune-05971").orElseThrow().id();
        assertThat(organisation.codePrefix(unit)).isEqualTo("H37.N%04d".formatted(unit.value()));
    }

    @Test
    void the_head_of_a_unit_changes_with_the_date_and_is_one_at_a_time() {
        var unit = organisation.byKey("commune-05974").orElseThrow().id();
        var start = LocalDate.of(2019, 1, 1);
        var chair = posts.create(unit, PostRole.LEADER, "Chủ tịch UBND phường", true, start);
        var first = new ActorId(101);
        var second = new ActorId(102);
        posts.appoint(chair, first, start, false, "Quyết định thử");
        posts.appoint(chair, second, LocalDate.of(2020, 6, 1), true, "Quyết định thử");
        assertThat(organisation
                        .headAt(unit, LocalDate.of(2020, 5, 31))
                        .orElseThrow()
                        .person())
                .isEqualTo(first);
        assertThat(organisation
                        .headAt(unit, LocalDate.of(2020, 6, 1))
                        .orElseThrow()
                        .person())
                .isEqualTo(second);
        assertThat(organisation.headAt(unit, LocalDate.of(2018, 12, 31))).isEmpty();
        posts.leave(chair, second, LocalDate.of(2020, 12, 31));
        assertThat(posts.holdingsOf(second, LocalDate.of(2020, 12, 31))).hasSize(1);
        assertThat(posts.holdingsOf(second, LocalDate.of(2021, 1, 1))).isEmpty();
        assertThat(posts.holdersAt(unit, LocalDate.of(2020, 7, 1)))
                .extracting(Holding::person)
                .containsExactly(second);
        assertThat(posts.of(unit, LocalDate.of(2020, 7, 1)))
                .extracting(Post::id)
                .containsExactly(chair);
    }
}
