package vn.kycuong.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.procedure.CatalogueImports;
import vn.kycuong.procedure.ImportResult;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.ReferenceImport;

/**
 * The search of the catalogue with as many procedures as the country has: the product's own face, as its page asks it (the first fifty, each
 * with its limits), one question after the other. The procedures are made up from words of real ones and come in as a file.
 */
final class SearchRun {
    private static final int PAGE = 50;
    private static final int WARM = 1_800;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
    private static final ActorId READER = new ActorId(1001);
    private static final ActorId SECOND = new ActorId(1002);

    private static final List<String> ACTS = List.of(
            "Cấp",
            "Cấp lại",
            "Cấp đổi",
            "Gia hạn",
            "Điều chỉnh",
            "Thu hồi",
            "Đăng ký",
            "Xóa đăng ký",
            "Thẩm định",
            "Phê duyệt",
            "Công nhận",
            "Xác nhận",
            "Chấm dứt",
            "Chuyển đổi",
            "Thông báo",
            "Kiểm tra");
    private static final List<String> THINGS = List.of(
            "giấy phép hoạt động",
            "giấy chứng nhận đủ điều kiện",
            "chứng chỉ hành nghề",
            "giấy phép xây dựng công trình",
            "giấy phép khai thác khoáng sản",
            "quyền sử dụng đất",
            "văn bằng bảo hộ",
            "giấy phép xuất bản",
            "phương án phòng cháy chữa cháy",
            "giấy phép môi trường",
            "báo cáo đánh giá tác động môi trường",
            "giấy phép lái xe",
            "thẻ hướng dẫn viên du lịch",
            "giấy phép bán buôn rượu",
            "giấy xác nhận khuyết tật",
            "trợ cấp xã hội",
            "học bổng học sinh",
            "giấy phép khám bệnh, chữa bệnh",
            "chứng nhận lưu hành tự do",
            "giấy phép vận tải liên vận",
            "phương án sử dụng rừng",
            "giấy phép thăm dò nước dưới đất",
            "giấy phép kinh doanh karaoke",
            "quảng cáo ngoài trời",
            "giấy phép lao động");
    private static final List<String> WHERE = List.of(
            "cho cá nhân",
            "cho tổ chức",
            "cho hộ gia đình",
            "đối với người nước ngoài",
            "trong khu công nghiệp",
            "tại khu vực biên giới",
            "thuộc thẩm quyền cấp tỉnh",
            "thuộc thẩm quyền cấp xã",
            "khi bị mất hoặc hư hỏng",
            "khi thay đổi người đại diện",
            "có yếu tố nước ngoài",
            "trên địa bàn một tỉnh",
            "theo ủy quyền",
            "trường hợp đặc biệt",
            "lần đầu",
            "có thời hạn");

    /**
     * What one kind of question waited.
     *
     * @param found middle number of procedures found
     * @param p99OfProcessor milliseconds of the processor, which waiting for other work on the machine does not add to
     */
    record Row(
            String kind,
            int asked,
            int found,
            double p50Millis,
            double p99Millis,
            double maxMillis,
            double p99OfProcessor) {}

    private SearchRun() {}

    static void main(List<String> options) throws IOException {
        boolean json = options.contains("--json");
        int procedures = options.contains("--quick") ? 1_000 : 6_000;
        int questions = options.contains("--quick") ? 200 : 1_000;
        try (var server = BenchHouse.server();
                var house = BenchHouse.on(server.getPostgresDatabase())) {
            BenchHouse.quiet(house);
            house.getBean(ReferenceImport.class).run((_, _, _) -> {});
            fill(house, procedures);
            var rows = measure(house.getBean(Procedures.class), procedures, questions);
            System.out.println(
                    json
                            ? JsonMapper.builder()
                                    .build()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(rows)
                            : text(rows));
        }
    }

    private static void fill(AnnotationConfigApplicationContext house, int procedures) {
        var imports = house.getBean(CatalogueImports.class);
        var file = JsonMapper.builder()
                .build()
                .writeValueAsString(file(procedures))
                .getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        var heading = new CatalogueImports.Heading("bench.json", "", null);
        if (!(imports.read(heading, file, READER) instanceof ImportResult.Reported(var id)))
            throw new IllegalStateException("The file of the bench was not read");
        long read = System.nanoTime();
        var result = imports.confirm(id, "", SECOND);
        if (!result.equals(new ImportResult.Confirmed(procedures)))
            throw new IllegalStateException("The file of the bench was not confirmed: " + result);
        long confirmed = System.nanoTime();
        house.getBean(Procedures.class).find("mở", DAY, 0, 1);
        System.err.printf(
                Locale.ROOT,
                "%,d procedures, %.1f MB: read and reported in %.1f s, confirmed in %.1f s, in memory and indexed in %.1f s%n",
                procedures,
                file.length / 1e6,
                (read - begun) / 1e9,
                (confirmed - read) / 1e9,
                (System.nanoTime() - confirmed) / 1e9);
    }

    private static List<Row> measure(Procedures procedures, int many, int questions) {
        var kinds = new LinkedHashMap<String, List<String>>();
        var random = new Random(20261129);
        kinds.put("a name, with marks", asked(questions, () -> name(random.nextInt(many))));
        kinds.put("a name, without marks", asked(questions, () -> folded(name(random.nextInt(many)))));
        kinds.put(
                "two words",
                asked(questions, () -> folded(pick(THINGS, random).split(" ")[0] + " " + pick(ACTS, random))));
        kinds.put(
                "one word, the beginning of it",
                asked(questions, () -> folded(pick(THINGS, random)).substring(0, 2)));
        kinds.put("one letter wrong", asked(questions, () -> misspelt(folded(name(random.nextInt(many))), random)));
        kinds.put(
                "a sentence",
                asked(
                        questions,
                        () -> "tôi muốn hỏi thủ tục " + pick(THINGS, random) + " " + pick(WHERE, random)
                                + " thì làm thế nào"));
        kinds.put(
                "everyday words",
                asked(questions, () -> pick(List.of("sổ đỏ", "bang lai", "lam giay khai sinh", "mở quán"), random)));
        kinds.put("a code", asked(questions, () -> code(random.nextInt(many))));
        kinds.put("nothing there", asked(questions, () -> "qwerty zxcvb " + random.nextInt(1_000)));
        kinds.values().forEach(all -> all.stream().limit(WARM / kinds.size()).forEach(q -> ask(procedures, q)));
        var rows = new ArrayList<Row>();
        for (var kind : kinds.entrySet()) rows.add(row(procedures, kind));
        return rows;
    }

    private static Row row(Procedures procedures, Map.Entry<String, List<String>> kind) {
        var waited = new Latencies();
        var worked = new Latencies();
        var processor = ManagementFactory.getThreadMXBean();
        var found = new ArrayList<Integer>();
        for (var question : kind.getValue()) {
            long begun = System.nanoTime();
            long working = processor.getCurrentThreadCpuTime();
            int all = ask(procedures, question);
            worked.add(processor.getCurrentThreadCpuTime() - working);
            waited.add(System.nanoTime() - begun);
            found.add(all);
        }
        var one = List.of(waited);
        return new Row(
                kind.getKey(),
                waited.count(),
                found.stream().sorted().toList().get(found.size() / 2),
                Latencies.percentile(one, 50) / 1e6,
                Latencies.percentile(one, 99) / 1e6,
                Latencies.percentile(one, 100) / 1e6,
                Latencies.percentile(List.of(worked), 99) / 1e6);
    }

    /** As the page asks: the first fifty, each with its limits. */
    private static int ask(Procedures procedures, String question) {
        var found = procedures.find(question, DAY, 0, PAGE);
        found.shown().forEach(p -> procedures.limits(p, DAY));
        return found.all();
    }

    private static String text(List<Row> rows) {
        var text = new StringBuilder("%-30s %8s %8s %9s %9s %9s %9s%n"
                .formatted("", "asked", "found", "p50, ms", "p99, ms", "max, ms", "p99 cpu"));
        for (var row : rows)
            text.append("%-30s %8d %8d %9.2f %9.2f %9.2f %9.2f%n"
                    .formatted(
                            row.kind(),
                            row.asked(),
                            row.found(),
                            row.p50Millis(),
                            row.p99Millis(),
                            row.maxMillis(),
                            row.p99OfProcessor()));
        return text.toString();
    }

    private static List<String> asked(int questions, java.util.function.Supplier<String> question) {
        return java.util.stream.Stream.generate(question).limit(questions).toList();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    private static String misspelt(String text, Random random) {
        var words = text.split(" ");
        int at = random.nextInt(words.length);
        if (words[at].length() > 3) words[at] = words[at].substring(0, 2) + "q" + words[at].substring(3);
        return String.join(" ", words);
    }

    private static String name(int i) {
        return "%s %s %s, loại %d"
                .formatted(
                        ACTS.get(i % ACTS.size()),
                        THINGS.get(i / ACTS.size() % THINGS.size()),
                        WHERE.get(i / (ACTS.size() * THINGS.size()) % WHERE.size()),
                        i);
    }

    private static String code(int i) {
        return "8.%06d".formatted(i);
    }

    private static Map<String, Object> file(int procedures) {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < procedures; i++) all.add(procedure(i));
        return Map.of("format", "kycuong-catalogue", "format_version", 1, "procedures", all);
    }

    private static Map<String, Object> procedure(int i) {
        var p = new LinkedHashMap<String, Object>();
        p.put("key", "BENCH_" + i);
        p.put("name_vi", name(i));
        p.put("name_en", "");
        p.put("field_vi", "Lĩnh vực " + i % 120);
        p.put("field_en", "");
        p.put("subjects", List.of("Cá nhân", "Tổ chức"));
        p.put("words", List.of("làm " + THINGS.get(i % THINGS.size())));
        p.put(
                "codes",
                List.of(Map.of(
                        "code", code(i), "valid_from", "2025-07-01", "owner", "UBND cấp xã", "confidence", "bench")));
        p.put("related", List.of());
        p.put("cases", List.of(Map.of("key", "normal", "stage", "WHOLE", "name_vi", "Thông thường", "name_en", "")));
        p.put("versions", List.of(version(i)));
        p.put(
                "fees",
                List.of(Map.of(
                        "effective_from",
                        "2025-07-01",
                        "case",
                        "",
                        "channel",
                        "",
                        "kind",
                        "LE_PHI",
                        "amount_vnd",
                        50_000,
                        "per",
                        "dossier",
                        "words",
                        "50.000 đồng.",
                        "confidence",
                        "bench")));
        p.put(
                "limits",
                List.of(Map.of(
                        "effective_from",
                        "2025-07-01",
                        "case",
                        "normal",
                        "stage",
                        "WHOLE",
                        "channel",
                        "",
                        "limit",
                        (1 + i % 30) + "WD",
                        "basis",
                        "bench",
                        "confidence",
                        "bench",
                        "note",
                        "")));
        return p;
    }

    private static Map<String, Object> version(int i) {
        var papers = new ArrayList<Map<String, Object>>();
        for (int no = 1; no <= 5; no++) papers.add(paper(no));
        var v = new LinkedHashMap<String, Object>();
        v.put("version", "v2025");
        v.put("effective_from", "2025-07-01");
        v.put("offered", true);
        v.put("code", code(i));
        v.put("code_confidence", "bench");
        v.put("decision", "bench");
        v.put("level", "COMMUNE");
        v.put("agency", "UBND cấp xã");
        v.put("decides", "COMMUNE");
        v.put("channels", List.of("COUNTER", "POSTAL", "ONLINE"));
        v.put("sets", 1);
        v.put("same_day", false);
        v.put("result", "Kết quả");
        v.put("legal_basis", "Căn cứ");
        v.put("notes", "");
        v.put("conditions", "");
        v.put("reception", "");
        v.put("sequence", List.of("Nộp", "Giải quyết", "Trả"));
        v.put("agencies", List.of());
        v.put("ways", List.of());
        v.put("papers", papers);
        return v;
    }

    private static Map<String, Object> paper(int no) {
        return Map.ofEntries(
                Map.entry("no", no),
                Map.entry("name", "Giấy tờ thứ " + no),
                Map.entry("originals", 1),
                Map.entry("copies", 0),
                Map.entry("mandatory", true),
                Map.entry("present_only", false),
                Map.entry("note", ""),
                Map.entry("cases", List.of()),
                Map.entry("form", ""),
                Map.entry("code", ""),
                Map.entry("reusable", false));
    }
}
