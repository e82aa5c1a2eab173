package vn.kycuong.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kycuong.TestDatabase;
import vn.kycuong.TestProvince;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;

class ReferenceImportTest {
    private static final LocalDate IN_2020 = LocalDate.of(2020, 6, 15);
    private static final List<String> TABLES = List.of(
            "law.rule",
            "law.time_limit",
            "worktime.day",
            "worktime.session",
            "organisation.unit",
            "organisation.unit_name",
            "organisation.unit_parent",
            "organisation.successor",
            "process.version",
            "process.step",
            "procedure.procedure",
            "procedure.version",
            "procedure.paper",
            "procedure.fee",
            "procedure.case_kind",
            "reference.edition");

    private static ImportReport load(TestProvince province, SourceFiles files) {
        return province.face(ReferenceImport.class).run(files, (_, _, _) -> {});
    }

    private static String content(TestProvince province) {
        var all = new StringBuilder();
        for (var table : TABLES) {
            all.append(table)
                    .append(province.jdbc()
                            .sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return all.toString();
    }

    private static SourceFiles changed(String file, String from, String to) {
        var text = new String(SourceFiles.shipped().read(file), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return SourceFiles.shipped().with(file, replaceFirst(text, from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static String replaceFirst(String text, String from, String to) {
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    @Test
    void everything_is_loaded_in_moments_and_loading_twice_changes_nothing() {
        try (var province = TestProvince.on(TestDatabase.migrated())) {
            long start = System.nanoTime();
            assertThat(load(province, SourceFiles.shipped()).errors()).isEmpty();
            // Two seconds on a quiet machine; a loaded one gets some room.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
            var before = content(province);
            var again = load(province, SourceFiles.shipped());
            assertThat(again.errors()).isEmpty();
            assertThat(content(province)).isEqualTo(before);
        }
    }

    @Test
    void a_file_that_only_looks_different_leaves_every_row_as_it_was() {
        try (var province = TestProvince.fresh()) {
            province.jdbc().sql("delete from reference.edition").update();
            var units = province.face(Organisation.class).units();
            var processes = province.jdbc()
                    .sql("select max(id) from process.version")
                    .query(Integer.class)
                    .single();
            assertThat(load(province, SourceFiles.shipped()).errors()).isEmpty();
            assertThat(province.face(Organisation.class).units()).isEqualTo(units);
            assertThat(province.jdbc()
                            .sql("select max(id) from process.version")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(processes);
        }
    }

    @Test
    void overlaps_and_missing_units_are_named_in_the_report() {
        try (var province = TestProvince.on(TestDatabase.migrated())) {
            var warnings = load(province, SourceFiles.shipped()).of(ImportReport.Level.WARNING);
            assertThat(warnings).anyMatch(w -> w.message().contains("dùng thời hạn 15D, không dùng 15WD"));
            assertThat(warnings).anyMatch(w -> w.message().contains("dùng thời hạn 1WD, không dùng 0SD"));
            assertThat(warnings)
                    .filteredOn(w -> w.message().contains("thiếu đơn vị thời gian"))
                    .hasSize(1);
            assertThat(warnings).allMatch(w -> w.where().startsWith("dòng "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units.json | \"gso_code\": \"05974\" | \"gso_code\": \"05971\" | gso_code",
                "units.json | \"communes\": 226 | \"communes\": 227 | communes",
                "successors.csv | 05974,Phường Tam Thanh | 99999,Phường Tam Thanh | old_code",
                "successors.csv | ,full,\" | ,whole,\" | kind",
                "holidays.json | \"date\": \"2018-01-01\" | \"date\": \"2018-02-30\" | date",
                "holidays.json | \"kind\": \"COMPENSATORY\" | \"kind\": \"PARTY\" | kind",
                "procedures.json | \"unit\": \"SAME_DAY\" | \"unit\": \"MOON\" | unit",
                "procedures.json | \"qty\": 5 | \"qty\": \"five\" | qty",
                "procedures.json | \"code\": \"1.001193\" | \"code\": \"BIRTH\" | code",
                "procedures.json | \"working_hours\": 4 | \"working_hours\": -4 | working_hours",
                "law.json | \"value\": \"15:00\" | \"value\": \"3pm\" | value",
                "law.json | \"effective_from\": \"2018-06-21\" | \"effective_from\": \"2018-06-31\" | effective_from",
                "catalogue.json | \"agency\": \"SKHDT\" | \"agency\": \"NOWHERE\" | agency"
            })
    void a_broken_file_names_line_and_field_and_changes_nothing(String file, String from, String to, String field) {
        try (var province = TestProvince.fresh()) {
            var before = content(province);
            var report = load(province, changed(file, from, to));
            assertThat(report.refused()).isTrue();
            assertThat(report.errors())
                    .anyMatch(e -> e.file().equals(file)
                            && e.field().equals(field)
                            && e.where().matches("dòng \\d+"));
            assertThat(content(province)).isEqualTo(before);
        }
    }

    @Test
    void a_file_that_is_no_json_is_refused_with_its_line() {
        try (var province = TestProvince.fresh()) {
            var cut = "{\n \"rules\": [\n {\"key\": ".getBytes(StandardCharsets.UTF_8);
            var report = load(province, SourceFiles.shipped().with("law.json", cut));
            assertThat(report.errors())
                    .anyMatch(e -> e.file().equals("law.json") && e.where().equals("dòng 3"));
            assertThat(province.face(Procedures.class).all(IN_2020)).hasSize(34);
        }
    }

    @Test
    void a_changed_file_is_seen_by_the_faces_at_once() {
        try (var province = TestProvince.fresh()) {
            assertThat(province.face(Procedures.class)
                            .get("BIRTH", IN_2020)
                            .orElseThrow()
                            .name())
                    .isEqualTo("Đăng ký khai sinh");
            var files = changed("procedures.json", "\"name_vi\": \"Đăng ký khai sinh\"", "\"name_vi\": \"Khai sinh\"");
            assertThat(load(province, files).errors()).isEmpty();
            assertThat(province.face(Procedures.class)
                            .get("BIRTH", IN_2020)
                            .orElseThrow()
                            .name())
                    .isEqualTo("Khai sinh");
        }
    }
}
