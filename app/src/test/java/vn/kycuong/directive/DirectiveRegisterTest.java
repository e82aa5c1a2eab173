package vn.kycuong.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.kycuong.TestDatabase;
import vn.kycuong.calendar.Limit;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.ImportReport;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.reference.SourceFiles;

/** The register of directing documents: as shipped, twice, and with mistakes in it. */
class DirectiveRegisterTest {
    private static final Instant NOW = Instant.parse("2020-06-15T01:00:00Z");

    private Directives directives;
    private ReferenceImport reference;
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        var database = TestDatabase.migrated();
        jdbc = JdbcClient.create(database);
        var rows = new DirectiveRows(jdbc);
        var editions = new DocumentRows(jdbc);
        directives = new Directives(rows, editions);
        reference = new ReferenceImport(
                List.of(new DirectiveRegister(rows, editions, () -> NOW)),
                Editions.of(jdbc),
                new JdbcTransactionManager(database));
    }

    @Test
    void the_official_letter_has_its_seven_clauses_in_order() {
        load(SourceFiles.shipped());
        var letter = directives.find(Directives.FIRST).orElseThrow();
        assertThat(letter.document().sign()).isEqualTo("1404/UBND-NC");
        assertThat(letter.document().status()).isEqualTo("theo bài viết, chưa có bản gốc");
        assertThat(letter.clauses())
                .extracting(Directive.Clause::letter)
                .containsExactly("a", "b", "c", "d", "đ", "e", "g");
        assertThat(letter.clauses().get(3).body()).endsWith("kiên quyết không để quá hạn.");
    }

    @Test
    void what_it_cites_and_what_it_wants_mended_is_there() {
        load(SourceFiles.shipped());
        var letter = directives.find(Directives.FIRST).orElseThrow();
        assertThat(letter.citations())
                .extracting(c -> letter.cited(c).sign())
                .containsExactly("26/CT-TTg", "1847/QĐ-TTg", "10/CT-TTg", "02/CT-UBND");
        assertThat(letter.weaknesses()).extracting(Directive.Weakness::clause).containsExactly("g", "b", "d", "e");
        assertThat(directives.citing("26-CT-TTg"))
                .extracting(Directive::documentKey)
                .containsExactly(Directives.FIRST);
    }

    @Test
    void each_clause_says_what_it_asks_of_whom_and_was_known_to_say_so_from_the_day_of_issue() {
        load(SourceFiles.shipped());
        var then = Instant.parse("2020-01-02T00:00:00Z");
        var duties = directives.duties(Directives.FIRST, then);
        assertThat(duties).extracting(Duty::clause).contains("a", "b", "c", "d", "đ", "e", "g");
        assertThat(duties).allSatisfy(d -> assertThat(d.targets().heads()).isTrue());
        var third =
                duties.stream().filter(d -> d.ref().equals("g.3")).findFirst().orElseThrow();
        assertThat(third.limit()).isEqualTo(new Limit.CalendarDate(LocalDate.of(2020, 12, 31)));
        assertThat(directives.duties(Directives.FIRST, Instant.parse("2019-12-30T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void loading_twice_changes_nothing() {
        load(SourceFiles.shipped());
        var before = written();
        var report = load(SourceFiles.shipped());
        assertThat(written()).isEqualTo(before);
        assertThat(report.of(ImportReport.Level.NOTE)).last().asString().contains("Không thay đổi");
    }

    @Test
    void every_mistake_is_named_by_line_and_field_and_nothing_is_loaded() {
        load(SourceFiles.shipped());
        var before = written();
        var report = load(SourceFiles.shipped().with(DirectiveRegister.FILE, """
                {"documents": [
                 {"key": "1-X", "number": "1", "symbol": "X", "issuer": "", "type": "Công văn", "issued_on": "2019-02-30",
                  "title": "T", "status": "S",
                  "clauses": [{"letter": "a", "heading": "H", "text": "T"},
                              {"letter": "a", "heading": "H", "text": "T"}],
                  "cites": [{"key": "2-Y", "clause": "z", "relation": "r"}]}]}
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.errors())
                .extracting(ImportReport.Line::field)
                .containsExactlyInAnyOrder("issuer", "issued_on", "letter", "key", "clause");
        assertThat(report.errors())
                .allMatch(line ->
                        line.file().equals("directives.json") && line.where().startsWith("dòng "));
        assertThat(written()).isEqualTo(before);
    }

    private ImportReport load(SourceFiles files) {
        return reference.run(files, (_, _, _) -> {});
    }

    private List<String> written() {
        return jdbc.sql("""
                select d::text || xmin::text from directive.document d
                union all select c::text || xmin::text from directive.clause c
                union all select w::text || xmin::text from directive.weakness w
                union all select t::text || xmin::text from directive.duty t
                union all select e::text || xmin::text from directive.edition e
                order by 1
                """).query(String.class).list();
    }
}
