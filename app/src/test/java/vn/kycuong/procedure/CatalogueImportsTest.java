package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.law.Limits.InForceResult.NoneInForce;
import vn.kycuong.law.Stage;
import vn.kycuong.procedure.ImportLine.Effect;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.reference.SourceFiles;

class CatalogueImportsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 11, 16);
    private static final ActorId READER = new ActorId(1001);
    private static final ActorId SECOND = new ActorId(1002);
    private static final CatalogueImports.Heading JSON = new CatalogueImports.Heading("danh-muc.json", "", null);
    private static final CatalogueImports.Heading CSV = new CatalogueImports.Heading("ds.csv", "QĐ 1/QĐ-UBND", FROM);

    private TestProvince province;
    private CatalogueImports imports;
    private Procedures procedures;

    @BeforeEach
    void open() {
        province = TestProvince.fresh();
        imports = province.face(CatalogueImports.class);
        procedures = province.face(Procedures.class);
    }

    @AfterEach
    void close() {
        province.close();
    }

    private UUID read(CatalogueImports.Heading heading, String content) {
        return switch (imports.read(heading, content.getBytes(StandardCharsets.UTF_8), READER)) {
            case ImportResult.Reported(var id) -> id;
            case ImportResult other -> throw new AssertionError(other);
        };
    }

    private ImportLine line(UUID id, String label) {
        return imports.lines(id).stream()
                .filter(line -> line.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private String exported() {
        return new String(imports.export(), StandardCharsets.UTF_8);
    }

    @Test
    void an_export_read_back_changes_nothing() {
        var id = read(JSON, exported());
        assertThat(imports.lines(id)).hasSize(34).allMatch(line -> line.effect() == Effect.SAME);
        assertThat(imports.confirm(id, "", SECOND)).isEqualTo(new ImportResult.NothingToDo());
    }

    @Test
    void a_whole_catalogue_goes_into_an_empty_one_and_comes_out_in_the_same_bytes() {
        var before = exported();
        for (var table :
                List.of("version", "agency", "way", "paper", "fee", "case_kind", "code", "related", "procedure"))
            province.jdbc().sql("delete from procedure." + table).update();
        province.jdbc()
                .sql("delete from law.time_limit where subject like 'procedure:%'")
                .update();
        var id = read(JSON, before);
        assertThat(imports.lines(id)).hasSize(34).allMatch(line -> line.effect() == Effect.NEW);
        assertThat(imports.confirm(id, "Đã đối chiếu", SECOND)).isEqualTo(new ImportResult.Confirmed(34));
        assertThat(exported()).isEqualTo(before);
    }

    @Test
    void nothing_holds_before_a_second_person_confirms_it() {
        var changed = exported().replace("\"Đăng ký khai sinh\"", "\"Đăng ký khai sinh tại xã\"");
        var id = read(JSON, changed);
        assertThat(line(id, "BIRTH").effect()).isEqualTo(Effect.CHANGED);
        assertThat(line(id, "BIRTH").notes()).extracting(ImportNote::sentence).contains("Đổi: name_vi.");
        assertThat(procedures.name("BIRTH")).isEqualTo("Đăng ký khai sinh");
        assertThat(imports.confirm(id, "", READER)).isInstanceOf(ImportResult.SecondPersonNeeded.class);
        assertThat(procedures.name("BIRTH")).isEqualTo("Đăng ký khai sinh");
        assertThat(imports.confirm(id, "Đồng ý", SECOND)).isEqualTo(new ImportResult.Confirmed(1));
        assertThat(procedures.name("BIRTH")).isEqualTo("Đăng ký khai sinh tại xã");
        assertThat(exported()).isEqualTo(changed);
        assertThat(imports.confirm(id, "", SECOND)).isInstanceOf(ImportResult.Decided.class);
        assertThat(imports.find(id).orElseThrow().opinion()).isEqualTo("Đồng ý");
    }

    @Test
    void what_was_withdrawn_is_not_confirmed() {
        var id = read(JSON, exported().replace("\"Đăng ký khai sinh\"", "\"Tên khác\""));
        assertThat(imports.withdraw(id, "", READER)).isInstanceOf(ImportResult.Withdrawn.class);
        assertThat(imports.confirm(id, "", SECOND)).isInstanceOf(ImportResult.Decided.class);
        assertThat(procedures.name("BIRTH")).isEqualTo("Đăng ký khai sinh");
    }

    @Test
    void a_report_on_a_catalogue_that_changed_since_is_outdated() {
        var first = read(JSON, exported().replace("\"Đăng ký khai sinh\"", "\"Tên thứ nhất\""));
        var second = read(JSON, exported().replace("\"Đăng ký khai sinh\"", "\"Tên thứ hai\""));
        assertThat(imports.confirm(first, "", SECOND)).isInstanceOf(ImportResult.Confirmed.class);
        assertThat(imports.confirm(second, "", SECOND)).isEqualTo(new ImportResult.Outdated(1));
        assertThat(procedures.name("BIRTH")).isEqualTo("Tên thứ nhất");
    }

    @Test
    void what_the_province_confirmed_stands_above_our_files() {
        var id = read(JSON, exported().replace("\"Đăng ký khai sinh\"", "\"Tên của tỉnh\""));
        imports.confirm(id, "", SECOND);
        var files = SourceFiles.shipped();
        var again = files.with(
                "catalogue.json",
                (new String(files.read("catalogue.json"), StandardCharsets.UTF_8) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        var report = province.face(ReferenceImport.class).run(again, (_, _, _) -> {});
        assertThat(report.errors()).isEmpty();
        assertThat(procedures.name("BIRTH")).isEqualTo("Tên của tỉnh");
        assertThat(procedures.name("MARRIAGE")).isEqualTo("Đăng ký kết hôn");
        assertThat(province.face(Limits.class).inForce("procedure:BIRTH", "normal", "COUNTER", LATER))
                .isInstanceOf(InForce.class);
        assertThat(procedures.get("BIRTH", LATER).orElseThrow().papers()).hasSize(5);
    }

    @Test
    void each_mistake_is_named_by_line_and_field_and_the_other_lines_stay() {
        var broken = exported()
                .replaceFirst("\"key\": \"BIRTH\"", "\"key\": \"BIRTH\",\n   \"nmae\": \"x\"")
                .replace("\"limit\": \"5WD\"", "\"limit\": \"5 ngày\"")
                .replace("\"amount_vnd\": 700000", "\"amount_vnd\": 700")
                .replace("\"agency_key\": \"STP\"", "\"agency_key\": \"KHONG-CO\"");
        var id = read(JSON, broken);
        assertThat(line(id, "BIRTH").notes())
                .anyMatch(note -> note.field().equals("nmae") && note.sentence().startsWith("dòng "));
        assertThat(line(id, "MARRIAGE").notes())
                .anyMatch(note -> note.sentence().contains("\"5 ngày\" không đọc được"));
        assertThat(line(id, "FOOD_AGRI").notes())
                .anyMatch(note -> note.sentence().contains("thiếu ba số không"));
        assertThat(line(id, "JUDICIAL_RECORD").notes())
                .anyMatch(note -> note.sentence().contains("KHONG-CO"));
        assertThat(List.of("BIRTH", "MARRIAGE", "FOOD_AGRI", "JUDICIAL_RECORD"))
                .allMatch(label -> line(id, label).effect() == Effect.REFUSED);
        assertThat(line(id, "RES_TEMP").effect()).isEqualTo(Effect.SAME);
    }

    @Test
    void a_version_that_dossiers_were_accepted_under_is_not_dropped() {
        var id = read(JSON, exported().replace("\"version\": \"v2020\"", "\"version\": \"v2019\""));
        assertThat(line(id, "BIRTH").effect()).isEqualTo(Effect.REFUSED);
        assertThat(line(id, "BIRTH").notes()).anyMatch(note -> note.sentence().contains("Thiếu phiên bản v2020"));
    }

    @Test
    void what_is_no_such_file_is_refused_whole() {
        for (var content : List.of("{", "{}", "[1]", "{\"format\":\"x\"}", "", "a,b\n1,2", "\"open"))
            assertThat(imports.read(
                            new CatalogueImports.Heading("x", "QĐ", null),
                            content.getBytes(StandardCharsets.UTF_8),
                            READER))
                    .as(content)
                    .isInstanceOf(ImportResult.Unreadable.class);
        assertThat(imports.read(JSON, "code,name\n1.000001,X".getBytes(StandardCharsets.UTF_8), READER))
                .isEqualTo(new ImportResult.Unreadable(
                        List.of("Ghi số quyết định công bố: tệp CSV không có trường này.")));
        assertThat(imports.latest()).isEmpty();
    }

    private String linked(LocalDate day, List<ProcedureVersion> of) {
        var document = new CpsvAp("https://mau.example", "Tỉnh mẫu");
        for (var p : of) {
            var related = p.related().stream()
                    .flatMap(one -> procedures.get(one.other(), day).stream())
                    .toList();
            document.add(p, procedures.limits(p, day), p.agency(), related, procedures.exchanged(p));
        }
        return document.json();
    }

    @Test
    void what_leaves_as_linked_data_comes_back_and_changes_nothing() {
        var before = exported();
        for (var day : List.of(LocalDate.of(2020, 6, 15), LATER)) {
            var id = read(JSON, linked(day, procedures.all(day)));
            assertThat(imports.lines(id))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(line -> assertThat(line.effect())
                            .as(line.label() + " " + line.notes())
                            .isEqualTo(Effect.SAME));
            assertThat(imports.confirm(id, "", SECOND)).isInstanceOf(ImportResult.NothingToDo.class);
        }
        assertThat(exported()).isEqualTo(before);
        var one = linked(LATER, List.of(procedures.get("MARRIAGE", LATER).orElseThrow()));
        var id = read(JSON, one.replaceFirst("(\"@value\"\\s*:\\s*\")Đăng ký kết hôn\"", "$1Đăng ký cưới\""));
        assertThat(imports.lines(id)).anySatisfy(line -> {
            assertThat(line.effect()).isEqualTo(Effect.REFUSED);
            assertThat(line.notes()).anyMatch(note -> note.sentence().contains("Đăng ký cưới"));
        });
    }

    private static final String OTHERS = """
        {"@context": ["https://khong.co.that.example/context.jsonld", {"dct": "http://purl.org/dc/terms/"}],
         "@graph": [
          {"@id": "x:1", "@type": ["http://purl.org/vocab/cpsv#PublicService"],
           "http://purl.org/dc/terms/identifier": "8.100001",
           "dct:title": [{"@language": "en", "@value": "A permit"}, {"@language": "vi", "@value": "Giấy phép mẫu"}],
           "cv:hasCompetentAuthority": {"@id": "x:stc"},
           "cv:hasChannel": [{"@id": "x:c1", "@type": "cv:Channel", "dct:type": {"@id": "x:E-service", "skos:prefLabel": "Website"},
                              "cv:processingTime": {"@type": "xsd:duration", "@value": "P15D"}}, {"@id": "x:c2", "dct:identifier": "chim bồ câu"}],
           "cv:hasCost": {"@type": "cv:Cost", "cv:hasValue": 50000, "cv:currency": {"@id": "http://x/VND"}, "dct:description": "50.000 đồng"},
           "cpsv:hasInput": [{"@id": "x:p", "dct:title": "Đơn đề nghị"}],
           "cv:sector": "x"},
          {"@id": "x:2", "@type": "cpsv:PublicService", "dct:identifier": "khong-ma", "dct:title": "Không mã"},
          {"@id": "x:3", "@type": "cpsv:PublicService", "dct:identifier": "1.001193", "dct:title": "Khai sinh"},
          {"@id": "x:stc", "@type": "cv:PublicOrganisation", "skos:prefLabel": "Sở Tài chính"}]}
        """;

    @Test
    void of_others_linked_data_is_read_what_can_be_understood_and_the_rest_is_named() {
        var id = read(CSV, OTHERS);
        assertThat(imports.lines(id))
                .extracting(ImportLine::label, ImportLine::effect)
                .containsExactly(
                        tuple("8.100001", Effect.NEW),
                        tuple("khong-ma", Effect.REFUSED),
                        tuple("1.001193", Effect.SAME));
        assertThat(line(id, "8.100001").notes())
                .anyMatch(note -> note.sentence().contains("cv:sector"))
                .anyMatch(note -> note.sentence().contains("chim bồ câu"))
                .anyMatch(note -> note.sentence().contains("ngày lịch"));
        assertThat(imports.confirm(id, "", SECOND)).isEqualTo(new ImportResult.Confirmed(1));
        var read = procedures.get("8.100001", LATER).orElseThrow();
        assertThat(read.name()).isEqualTo("Giấy phép mẫu");
        assertThat(read.nameEn()).isEqualTo("A permit");
        assertThat(read.agencyKey()).isEqualTo("STC-2025");
        assertThat(read.channels()).containsExactly("ONLINE");
        assertThat(read.papers()).extracting(Paper::name).containsExactly("Đơn đề nghị");
        assertThat(read.fees()).extracting(Fee::amountVnd).containsExactly(50_000L);
        assertThat(imports.read(
                        new CatalogueImports.Heading("x.jsonld", "", FROM),
                        OTHERS.getBytes(StandardCharsets.UTF_8),
                        READER))
                .as("without a decision nothing of others' is accepted")
                .isInstanceOfSatisfying(
                        ImportResult.Reported.class,
                        r -> assertThat(imports.lines(r.id())).noneMatch(l -> l.effect() == Effect.NEW));
        for (var broken : List.of("{\"@graph\": [", "{\"@graph\": [1, null]}", "[".repeat(5_000) + "\"@type\""))
            assertThat(imports.read(JSON, broken.getBytes(StandardCharsets.UTF_8), READER))
                    .isInstanceOf(ImportResult.Unreadable.class);
    }

    private static final String LIST = """
        code,name,category,executing_agency,cases_processing,channels_processing
        1.900001,Thủ tục mẫu thứ nhất,Lĩnh vực mẫu,Sở Tài chính - tỉnh Lạng Sơn,,DIRECT:15DAY; ONLINE:10DAY; POSTAL:15DAY
        1.900002,"Thủ tục mẫu
        thứ hai",Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,20 WORKING_DAY,DIRECT:Không quá 20 ngày làm việcOTHER; ONLINE:Không quá 20 ngày làm việcOTHER
        1.900003,Thủ tục mẫu thứ ba,Lĩnh vực mẫu,Đơn vị không có thật,15 DAY,"DIRECT:Bước 1 không quá 15 ngày; bước 2 không quá 5 ngày làm việc.OTHER"
        1.001193,Đăng ký khai sinh,Hộ tịch,Ủy ban nhân dân cấp xã,,DIRECT:1WORKING_DAY
        19.1,Mã sai,Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,,DIRECT:1DAY
        1.900004,,Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,,DIRECT:1DAY
        1.900005,Đăng ký kết hôn,Hộ tịch,Ủy ban nhân dân cấp xã,,DIRECT:1DAY
        1.900006,Hai lần,Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,,DIRECT:1DAY
        1.900006,Hai lần nữa,Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,,DIRECT:2DAY
        1.900007,Thiếu đơn vị,Lĩnh vực mẫu,Ủy ban nhân dân cấp xã,,DIRECT:4OTHER
        """;

    @Test
    void a_list_of_the_portal_is_reported_line_by_line() {
        var id = read(CSV, LIST);
        assertThat(imports.lines(id))
                .extracting(ImportLine::no, ImportLine::label, ImportLine::effect)
                .containsExactly(
                        tuple(2, "1.900001", Effect.NEW),
                        tuple(3, "1.900002", Effect.NEW),
                        tuple(5, "1.900003", Effect.NEW),
                        tuple(6, "1.001193", Effect.SAME),
                        tuple(7, "19.1", Effect.REFUSED),
                        tuple(8, "1.900004", Effect.REFUSED),
                        tuple(9, "1.900005", Effect.REFUSED),
                        tuple(10, "1.900006", Effect.REFUSED),
                        tuple(11, "1.900006", Effect.REFUSED),
                        tuple(12, "1.900007", Effect.NEW));
        assertThat(line(id, "1.900002").notes())
                .anyMatch(note -> note.sentence().contains("ngắt dòng"));
        assertThat(line(id, "1.900003").notes())
                .anyMatch(note -> note.sentence().contains("câu chữ nói khác"))
                .anyMatch(note -> note.sentence().contains("Đơn vị không có thật"));
        assertThat(line(id, "1.900005").notes())
                .anyMatch(note -> note.sentence().contains("Trùng tên"));
    }

    @Test
    void what_of_a_list_was_accepted_is_found_and_promises_only_what_can_be_used() {
        var id = read(CSV, LIST);
        assertThat(imports.confirm(id, "", SECOND)).isEqualTo(new ImportResult.Confirmed(4));
        var first = procedures.get("1.900001", LATER).orElseThrow();
        assertThat(first.publication().decision()).isEqualTo("QĐ 1/QĐ-UBND");
        assertThat(first.decides()).isEqualTo(Decider.AGENCY);
        assertThat(first.agencyKey()).isEqualTo("STC-2025");
        assertThat(procedures.get("1.900001", FROM.minusDays(1))).isEmpty();
        var limits = province.face(Limits.class);
        assertThat(limits.inForce(first.limitSubject(), "normal", Stage.WHOLE, "ONLINE", LATER))
                .isInstanceOfSatisfying(
                        InForce.class, in -> assertThat(in.limit()).isEqualTo(Limit.parse("10D")));
        assertThat(limits.inForce(first.limitSubject(), "normal", Stage.WHOLE, "COUNTER", LATER))
                .isInstanceOfSatisfying(
                        InForce.class, in -> assertThat(in.limit()).isEqualTo(Limit.parse("15D")));
        var third = procedures.get("1.900003", LATER).orElseThrow();
        assertThat(third.takenInAtOneStop()).isFalse();
        assertThat(limits.inForce(third.limitSubject(), "normal", Stage.WHOLE, "COUNTER", LATER))
                .isInstanceOf(NoneInForce.class);
        assertThat(procedures.find("thu tuc mau thu hai", LATER, 0, 5).shown())
                .extracting(ProcedureVersion::code)
                .first()
                .isEqualTo("1.900002");
        var again = read(CSV, LIST);
        assertThat(line(again, "1.900001").effect()).isEqualTo(Effect.SAME);
    }

    @Test
    void branches_divisions_of_the_commune_and_cases_of_a_list_are_understood_and_said_to_be() {
        var id = read(CSV, """
            code,name,category,executing_agency,cases_processing,channels_processing
            1.900011,Việc của chi nhánh,Đất đai,Chi nhánh Văn phòng đăng ký đất đai khu vực,,DIRECT:3WORKING_DAY
            1.900012,Việc của phòng,Đất đai,"Phòng Kinh tế; Phòng Kinh tế, Hạ tầng và Đô thị",,DIRECT:3WORKING_DAY
            1.900013,Việc của hai nơi,Đất đai,Ủy ban nhân dân cấp xã; Chi nhánh Văn phòng đăng ký đất đai khu vực,,DIRECT:3WORKING_DAY
            1.900014,Việc có trường hợp,Đất đai,Cơ quan quản lý đất đai cấp xã,,"DIRECT:a) Không quá 05 ngày làm việc đối với thủ tục đổi tên; b) Không quá 07 ngày làm việc đối với trường hợp khác, vùng xa -OTHER; ONLINE:a) Không quá 05 ngày làm việc đối với thủ tục đổi tên; b) Không quá 07 ngày làm việc đối với trường hợp khác, vùng xa - vùng sâu.OTHER"
            """);
        imports.confirm(id, "", SECOND);
        var branch = procedures.get("1.900011", LATER).orElseThrow();
        assertThat(branch.decides()).isEqualTo(Decider.AGENCY);
        assertThat(branch.agencyKey()).isEqualTo("VPDKDD");
        assertThat(line(id, "1.900011").notes())
                .anyMatch(note -> note.sentence().contains("đơn vị có các chi nhánh"));
        assertThat(procedures.get("1.900012", LATER).orElseThrow().decides()).isEqualTo(Decider.COMMUNE);
        assertThat(procedures.get("1.900013", LATER).orElseThrow().decides()).isEqualTo(Decider.NONE);
        assertThat(line(id, "1.900013").notes())
                .anyMatch(note -> note.sentence().contains("chưa rõ ai giải quyết"));
        var cases = procedures.get("1.900014", LATER).orElseThrow();
        assertThat(cases.decides()).isEqualTo(Decider.COMMUNE);
        assertThat(cases.cases())
                .extracting(ProcedureCase::key, ProcedureCase::name)
                .containsExactly(tuple("case-1", "Đổi tên"), tuple("case-2", "Khác, vùng xa - vùng sâu"));
        assertThat(line(id, "1.900014").notes())
                .anyMatch(note -> note.sentence().contains("bị cắt giữa chừng"));
        assertThat(province.face(Limits.class).inForce(cases.limitSubject(), "case-2", "COUNTER", LATER))
                .isInstanceOfSatisfying(
                        InForce.class, in -> assertThat(in.limit()).isEqualTo(Limit.parse("7WD")));
    }
}
