package vn.kycuong.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.kycuong.TestProvince;
import vn.kycuong.directive.DocumentSheet.Direction;
import vn.kycuong.directive.DocumentSheet.LinkKind;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.reference.SourceFiles;

/** Documents entered by one and put in force by another, beside those of the reference files. */
class DocumentsTest {
    private static final Instant JANUARY = Instant.parse("2020-01-10T02:00:00Z");
    private static final Instant MARCH = Instant.parse("2020-03-10T02:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(JANUARY);
    private Documents documents;
    private Directives directives;
    private ReferenceImport reference;
    private Organisation organisation;
    private UnitId office;

    @BeforeEach
    void open() {
        var database = TestProvince.database();
        var jdbc = JdbcClient.create(database);
        organisation = Organisation.of(jdbc);
        var rows = new DirectiveRows(jdbc);
        var editions = new DocumentRows(jdbc);
        directives = new Directives(rows, editions);
        documents = new Documents(editions, rows, organisation, now::get);
        reference = new ReferenceImport(
                List.of(new DirectiveRegister(rows, editions, now::get)),
                Editions.of(jdbc),
                new JdbcTransactionManager(database));
        reference.run(SourceFiles.shipped(), (_, _, _) -> {});
        office = organisation.byKey("TTPVHCC").orElseThrow().id();
    }

    @Test
    void who_drafts_a_document_does_not_put_it_in_force_and_another_does() {
        int draft = begin(sheet("15", "KH-VP", "Kế hoạch"), clerk());
        assertThat(documents.apply(draft, 0, head(1))).isInstanceOf(DocumentResult.SecondPersonNeeded.class);
        assertThat(documents.apply(draft, 7, head(2))).isInstanceOf(DocumentResult.Stale.class);
        assertThat(documents.apply(draft, 0, stranger())).isInstanceOf(DocumentResult.NotAllowed.class);
        assertThat(directives.find("15-KH-VP")).isEmpty();
        assertThat(documents.apply(draft, 0, head(2))).isEqualTo(new DocumentResult.InForce("15-KH-VP"));
        assertThat(directives.find("15-KH-VP").orElseThrow().clauses())
                .extracting(Directive.Clause::letter)
                .containsExactly("a");
        assertThat(documents.apply(draft, 1, head(2))).isInstanceOf(DocumentResult.Decided.class);
    }

    @Test
    void the_same_form_is_one_draft_and_the_same_document_is_not_entered_twice() {
        var first = documents.begin(sheet("15", "KH-VP", "Kế hoạch"), "one form of many letters", clerk());
        assertThat(documents.begin(sheet("15", "KH-VP", "Kế hoạch"), "one form of many letters", clerk()))
                .isEqualTo(first);
        int again = begin(sheet("15", "KH-VP", "Kế hoạch"), clerk());
        documents.apply(((DocumentResult.Done) first).draft(), 0, head(2));
        assertThat(documents.apply(again, 0, head(2)))
                .isInstanceOfSatisfying(
                        DocumentResult.Wrong.class,
                        no -> assertThat(no.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.sentence()).contains("đã có trong sổ")));
    }

    @Test
    void a_symbol_against_the_layout_is_refused_of_an_issued_document_and_only_told_of_a_received_one() {
        var wrong = sheet("7", "BC-STC", "Kế hoạch");
        assertThat(documents.begin(wrong, "form of sixteen letters 1", clerk()))
                .isInstanceOfSatisfying(
                        DocumentResult.Wrong.class,
                        no -> assertThat(no.problems())
                                .extracting(DocumentResult.Problem::field)
                                .containsExactlyInAnyOrder("number", "symbol"));
        var h = wrong.heading();
        var received = wrong.with(
                new DocumentSheet.Heading(
                        h.number(),
                        h.symbol(),
                        h.issuer(),
                        h.type(),
                        h.issuedOn(),
                        h.title(),
                        h.status(),
                        Direction.IN,
                        null,
                        null,
                        null,
                        ""),
                "");
        assertThat(documents.begin(received, "form of sixteen letters 2", clerk()))
                .isInstanceOf(DocumentResult.Done.class);
        assertThat(documents.warning(received)).isPresent();
        assertThat(documents.warning(sheet("15", "KH-VP", "Kế hoạch"))).isEmpty();
    }

    @Test
    void every_way_to_write_a_symbol_in_the_law_is_known() {
        for (var sign : List.of(
                "UBND-NC|Công văn",
                "CT-TTg|Chỉ thị",
                "QĐ-TTg|Quyết định",
                "2018/NĐ-CP|Nghị định",
                "2019/QĐ-UBND|Quyết định",
                "VPCP-KGVX|Công văn",
                "NQ-UBTVQH14|Nghị quyết",
                "QĐ/TW|Quyết định")) {
            var parts = sign.split("\\|");
            assertThat(documents.warning(sheet("10", parts[0], parts[1])))
                    .as(sign)
                    .isEmpty();
        }
        assertThat(documents.warning(sheet("10", "QĐ-UBND", "Công văn"))).isPresent();
        assertThat(documents.warning(sheet("10", "ubnd nc", "Công văn"))).isPresent();
    }

    @Test
    void what_replaces_another_ends_it_from_its_day_and_every_edition_stays_known() {
        var old = directives.find("02-CT-UBND").orElseThrow().document();
        assertThat(directives.standing(old, LocalDate.of(2020, 2, 1)).kind()).isEqualTo(Standing.Kind.IN_FORCE);
        var links = List.of(new DocumentSheet.Link(LinkKind.REPLACES, "02-CT-UBND", "", "", LocalDate.of(2020, 2, 1)));
        int draft = begin(sheet("05", "CT-VP", "Chỉ thị").withLinks(links), clerk());
        documents.apply(draft, 0, head(2));
        assertThat(directives.standing(old, LocalDate.of(2020, 1, 31)).kind()).isEqualTo(Standing.Kind.IN_FORCE);
        var replaced = directives.standing(old, LocalDate.of(2020, 2, 1));
        assertThat(replaced.kind()).isEqualTo(Standing.Kind.REPLACED);
        assertThat(replaced.by()).extracting(Standing.Effect::sign).containsExactly("05/CT-VP");
        assertThat(directives.search(new DocumentSearch(
                        "", "", null, LocalDate.of(2020, 3, 1), null, null, DocumentSearch.Sort.NEWEST, 0)))
                .extracting(Directive::documentKey)
                .contains("05-CT-VP")
                .doesNotContain("02-CT-UBND");
    }

    @Test
    void a_change_of_a_duty_keeps_what_was_held_true_before() {
        var sheet = sheet("15", "KH-VP", "Kế hoạch").withDuties(List.of(duty("Sản phẩm cũ")));
        int draft = begin(sheet, clerk());
        documents.apply(draft, 0, head(2));
        now.set(MARCH);
        var change = documents.change("15-KH-VP", "a form of change of letters", clerk());
        int id = ((DocumentResult.Done) change).draft();
        documents.write(id, 0, sheet.withDuties(List.of(duty("Sản phẩm mới"))), clerk());
        documents.apply(id, 1, head(2));
        assertThat(directives.duties("15-KH-VP", MARCH))
                .extracting(Duty::product)
                .containsExactly("Sản phẩm mới");
        assertThat(directives.duties("15-KH-VP", JANUARY.plusSeconds(60)))
                .extracting(Duty::product)
                .containsExactly("Sản phẩm cũ");
        assertThat(directives.editions("15-KH-VP")).hasSize(2);
        assertThat(directives.editions("15-KH-VP").getFirst().knownTo()).isEqualTo(MARCH);
    }

    @Test
    void a_change_begun_before_another_edition_is_never_written_over_it() {
        documents.apply(begin(sheet("15", "KH-VP", "Kế hoạch"), clerk()), 0, head(2));
        var one = documents.change("15-KH-VP", "a form of change of letters", clerk());
        var other = documents.change("15-KH-VP", "b form of change of letters", clerk());
        assertThat(documents.apply(((DocumentResult.Done) one).draft(), 0, head(2)))
                .isInstanceOf(DocumentResult.InForce.class);
        assertThat(documents.apply(((DocumentResult.Done) other).draft(), 0, head(2)))
                .isInstanceOf(DocumentResult.Wrong.class);
        assertThat(directives.editions("15-KH-VP")).hasSize(2);
    }

    @Test
    void what_people_entered_is_not_touched_when_the_reference_is_loaded_again() {
        begin(sheet("15", "KH-VP", "Kế hoạch"), clerk());
        var change = documents.change(Directives.FIRST, "a form of change of letters", chairOffice());
        int id = ((DocumentResult.Done) change).draft();
        var seen = documents.draft(id, chair()).orElseThrow();
        var duties = new ArrayList<>(seen.sheet().duties());
        duties.removeIf(d -> d.ref().equals("g.3"));
        documents.write(id, 0, seen.sheet().withDuties(duties), chairOffice());
        assertThat(documents.apply(id, 1, head(2)))
                .as("a unit's head does not change the province's")
                .isInstanceOf(DocumentResult.NotAllowed.class);
        assertThat(documents.apply(id, 1, chair())).isInstanceOf(DocumentResult.InForce.class);
        now.set(MARCH);
        var report = reference.run(
                SourceFiles.shipped()
                        .with(
                                DirectiveRegister.FILE,
                                new String(
                                                SourceFiles.shipped().read(DirectiveRegister.FILE),
                                                java.nio.charset.StandardCharsets.UTF_8)
                                        .replace("Biên bản kiểm tra", "Biên bản khác")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                (_, _, _) -> {});
        assertThat(report.errors()).isEmpty();
        assertThat(directives.duties(Directives.FIRST, MARCH.plusSeconds(1)))
                .extracting(Duty::ref)
                .contains("g.2")
                .doesNotContain("g.3");
        assertThat(directives.find(Directives.FIRST).orElseThrow().document().origin())
                .isEqualTo(Directive.Origin.ENTERED);
    }

    private static Duty duty(String product) {
        return new Duty(
                "a", "1", "Việc", "kinds:AGENCY heads", Duty.Owner.HEAD, product, "10WD", null, null, null, null);
    }

    private static DocumentSheet sheet(String number, String symbol, String type) {
        return DocumentSheet.of(
                        new DocumentSheet.Heading(
                                number,
                                symbol,
                                "Văn phòng",
                                type,
                                LocalDate.of(2020, 1, 6),
                                "Về việc thử",
                                "theo bản gốc",
                                Direction.OUT,
                                null,
                                null,
                                null,
                                ""),
                        "a) Việc thử")
                .withClauses(List.of(new DocumentSheet.Clause("a", "Việc thử", "Việc thử")));
    }

    private int begin(DocumentSheet sheet, Officer by) {
        var result = documents.begin(sheet, java.util.UUID.randomUUID().toString(), by);
        assertThat(result).isInstanceOf(DocumentResult.Done.class);
        return ((DocumentResult.Done) result).draft();
    }

    private Officer clerk() {
        return head(1);
    }

    private Officer head(int actor) {
        return officer(actor, office, Scope.of(List.of(office), 1));
    }

    private Officer stranger() {
        return officer(9, new UnitId(office.value() + 1), Scope.of(List.of(new UnitId(office.value() + 1)), 1));
    }

    private Officer chairOffice() {
        return officer(3, office, Scope.of(List.of(office), 1));
    }

    private Officer chair() {
        return officer(4, organisation.province().id(), Scope.all(1));
    }

    private static Officer officer(int actor, UnitId unit, Scope scope) {
        return new Officer(
                new ActorId(actor),
                new PostId(actor),
                unit,
                "Đơn vị",
                "Vai trò",
                "LEADER",
                Set.of(Documents.ENTER, Documents.CONFIRM),
                scope);
    }
}
