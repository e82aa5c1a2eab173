package vn.kycuong.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kycuong.mining.LogMapping.Role;

/** Logs of other systems as they are found: read to the end, or refused by line and reason. */
class LogReadingTest {
    private static final String HEAD = "<log xes.version=\"1849.2016\" xes.features=\"\">\n";

    @Test
    void an_xes_log_is_counted_with_its_ends_and_deadlines() {
        var log = LogFiles.summary("permits.xes");
        assertThat(log.cases()).isEqualTo(3);
        assertThat(log.events()).isEqualTo(9);
        assertThat(log.activities()).containsExactly("Tiếp nhận", "Thẩm định", "Trả kết quả");
        assertThat(log.variants()).isEqualTo(3);
        assertThat(log.finished()).isEqualTo(OptionalLong.of(2));
        assertThat(log.late()).isEqualTo(OptionalLong.of(1));
        assertThat(log.starts()).isEqualTo(Map.of("Tiếp nhận", 3L));
        assertThat(log.ends()).isEqualTo(Map.of("Trả kết quả", 2L, "Thẩm định", 1L));
        assertThat(log.edges())
                .containsExactlyInAnyOrder(
                        new EdgeCount("Tiếp nhận", "Thẩm định", 3),
                        new EdgeCount("Thẩm định", "Thẩm định", 1),
                        new EdgeCount("Thẩm định", "Trả kết quả", 2));
        assertThat(log.mapping()).containsEntry("end", "enddate").containsEntry("deadline", "deadline");
        assertThat(log.notes()).isEmpty();
    }

    @Test
    void the_same_log_as_a_table_packed_or_in_any_order_of_lines_has_the_same_figures() throws Exception {
        var xes = LogFiles.summary("permits.xes");
        for (var same : new LogSummary[] {
            LogFiles.summary("permits.csv"),
            LogFiles.read(LogFiles.packed(LogFiles.bytes("permits.csv")), LogMapping.GUESSED)
        }) {
            assertThat(same.cases()).isEqualTo(xes.cases());
            assertThat(same.variants()).isEqualTo(xes.variants());
            assertThat(same.finished()).isEqualTo(xes.finished());
            assertThat(same.late()).isEqualTo(xes.late());
            assertThat(same.edges()).containsExactlyInAnyOrderElementsOf(xes.edges());
        }
        assertThat(LogFiles.read(LogFiles.packed(LogFiles.bytes("permits.xes")), LogMapping.GUESSED))
                .isEqualTo(xes);
    }

    @Test
    void which_attribute_says_what_can_be_told() throws Exception {
        var log = LogFiles.bytes("permits.xes");
        var planned = LogFiles.read(log, LogMapping.GUESSED.with(Role.END, "enddate_planned"));
        assertThat(planned.finished()).isEqualTo(OptionalLong.empty());
        var last = LogFiles.read(log, LogMapping.GUESSED.with(Role.END, LogMapping.LAST_EVENT));
        assertThat(last.finished()).isEqualTo(OptionalLong.of(3));
        var people = LogFiles.read(log, LogMapping.GUESSED.with(Role.ACTIVITY, "org:resource"));
        assertThat(people.activities()).containsExactly("r1", "r2", "r3");
    }

    @Test
    void in_an_object_centric_log_the_chosen_type_makes_the_cases() throws Exception {
        var log = LogFiles.summary("orders.jsonocel");
        var ocel = log.ocel().orElseThrow();
        assertThat(ocel.events()).isEqualTo(4);
        assertThat(ocel.objects()).isEqualTo(4);
        assertThat(ocel.eventObjectLinks()).isEqualTo(8);
        assertThat(ocel.objectObjectLinks()).isEqualTo(2);
        assertThat(ocel.caseType()).isEqualTo("hồ sơ");
        assertThat(log.cases()).isEqualTo(2);
        assertThat(log.eventsInCases()).isEqualTo(4); // e2 belongs to two, e4 to none
        assertThat(log.finished()).isEqualTo(OptionalLong.of(1));
        assertThat(log.late()).as("the deadline was moved before it passed").isEqualTo(OptionalLong.of(0));
        assertThat(log.notes()).extracting(LogNote::sentence).anyMatch(n -> n.contains("nhiều đối tượng"));
        var papers =
                LogFiles.read(LogFiles.bytes("orders.jsonocel"), LogMapping.GUESSED.with(Role.OBJECT_TYPE, "giấy tờ"));
        assertThat(papers.cases()).isEqualTo(2);
        assertThat(papers.edges()).containsExactly(new EdgeCount("nộp", "kiểm tra", 2));
    }

    @Test
    void what_is_wrong_is_said_by_line_and_reason() {
        refused(HEAD + "<float key=\"a\" value=\"1.0.0\"/></log>", 2, "không phải là số");
        refused(HEAD + "<int key=\"a\" value=\"0.0\"/></log>", 2, "không phải là số nguyên");
        refused(HEAD + "<boolean key=\"a\" value=\"yes\"/></log>", 2, "true hay false");
        refused(HEAD + "<id key=\"a\" value=\"No ID\"/></log>", 2, "UUID");
        refused(HEAD + "<date key=\"a\" value=\"2020-02-30T00:00:00Z\"/></log>", 2, "thời điểm");
        refused(HEAD + "<string/></log>", 2, "thiếu key");
        refused(HEAD + "<string key=\"a\"/></log>", 2, "thiếu value");
        refused(HEAD + "<extension name=\"a\"/></log>", 2, "thiếu prefix");
        refused(HEAD + "<classifier name=\"a\"/></log>", 2, "thiếu keys");
        refused(HEAD + "<list key=\"a\"/>\n</log>", 2, "<values>");
        refused(HEAD + "0<trace/></log>", 2, "nằm ngoài mọi thuộc tính");
        refused(HEAD + "<trace><event><trace/></event></trace></log>", 2, "không được nằm trong <event>");
        refused(
                HEAD + "<trace><event><int key=\"org:resource\" value=\"1\"/></event></trace></log>",
                2,
                "chuẩn XES quy định string");
        refused(HEAD + "<unknown/></log>", 2, "không có trong chuẩn");
        refused(HEAD + "<trace>\n<event>\n", 4, "XML không đúng cú pháp");
        refused("<notALog/>", 1, "không phải <log>");
        refused("a,b\n1,2\n", 1, "không thấy cột mã hồ sơ");
        refused("case,activity,time\nc,a,2020-01-01\nc,a\n", 3, "có 2 cột, dòng đầu có 3");
        refused("case,activity,time\nc,a,hôm qua\n", 2, "không phải là thời điểm");
        refused("case,activity,time\n\"c,a,2020-01-01\n", 2, "mở ra mà không đóng");
        refused("case,activity,time\n,a,2020-01-01\n", 2, "không ghi mã hồ sơ");
        refused("", 1, "tệp trống");
        refused("{\"objects\": []}", 1, "thiếu “events”");
        refused(
                "{\"objects\": [],\n \"events\": [{\"id\": \"e\", \"type\": \"t\",\n \"time\": \"x\"}]}",
                2,
                "không phải là thời điểm");
        refused(
                "{\"objects\": [],\n\"events\": [{\"id\": \"e\", \"type\": \"t\", \"time\": \"2020-01-01T00:00:00Z\", \"relationships\": [{\"objectId\": \"o\"}]}]}",
                2,
                "mà tệp không có");
        refused("{\"objects\": [}", 1, "JSON không đúng cú pháp");
    }

    @Test
    void what_is_read_in_good_faith_is_said() throws Exception {
        noted(HEAD + "<date key=\"a\" value=\"2020-02-20T00:00:00\"/></log>", "giờ Việt Nam");
        noted(HEAD + "<trace/><extension name=\"a\" prefix=\"b\" uri=\"c\"/></log>", "đứng sau chỗ");
        noted(HEAD + "<global><string key=\"a\" value=\"b\"/></global></log>", "không ghi scope");
        noted(
                HEAD + "<string key=\"a\" value=\"b\"><string key=\"c\" value=\"d\"/></string></log>",
                "nested-attributes");
        noted(HEAD + "<event/></log>", "ngoài mọi hồ sơ");
        noted(HEAD + "<trace><event/></trace></log>", "không ghi tên bước");
        noted("case,activity,time\nc,a,2020-01-01 10:00\n", "giờ Việt Nam");
    }

    @Test
    void entities_are_neither_fetched_nor_unfolded() {
        refused(
                "<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<log><string key=\"a\" value=\"&x;\"/></log>",
                0,
                "");
        refused("<!DOCTYPE log [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<log>&b;</log>", 0, "");
        refused("<!DOCTYPE log SYSTEM \"http://127.0.0.1:1/x.dtd\"><log/>", 0, "DOCTYPE");
    }

    @Test
    void a_value_that_does_not_end_is_refused_before_it_fills_the_memory() {
        var endless = HEAD + "<string key=\"a\" value=\"" + "x".repeat(GuardedStream.PIECE * 2) + "\"/></log>";
        refused(endless, 0, "dài hơn");
        refused(HEAD + "<!--" + "<".repeat(GuardedStream.PIECE * 2) + "--></log>", 0, "dài hơn");
        refused(HEAD + "<string key=\"a\" value=\"\">".repeat(100), 0, "lồng sâu");
        refused("case,activity,time\nc,a," + "x".repeat(GuardedStream.PIECE * 2), 0, "");
    }

    @Test
    void a_packed_file_cut_off_is_refused_whole() {
        var whole = LogFiles.packed(LogFiles.bytes("permits.xes"));
        for (int length : new int[] {3, 10, whole.length / 2, whole.length - 9})
            assertThat(answer(Arrays.copyOf(whole, length)))
                    .as("cut at " + length)
                    .isNotNull();
    }

    @Test
    void whatever_comes_is_read_or_refused_and_never_thrown() {
        var random = new Random(20201129);
        for (var name : new String[] {"permits.xes", "permits.csv", "orders.jsonocel"}) {
            var whole = LogFiles.bytes(name);
            for (int round = 0; round < 1500; round++) {
                var bytes = whole.clone();
                int changes = 1 + random.nextInt(4);
                for (int i = 0; i < changes; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                if (random.nextInt(4) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                answer(bytes); // anything but Malformed ends the test
            }
        }
    }

    @Test
    void a_file_that_is_not_there_is_said(@TempDir Path folder) throws IOException {
        assertThat(LogImport.unreadable(folder.resolve("x.xes"))).contains("Không có tệp");
        assertThat(LogImport.unreadable(folder)).contains("không phải là một tệp");
        var file = Files.writeString(folder.resolve("x.xes"), "<log>\n<x/></log>");
        assertThat(LogImport.unreadable(file)).isNull();
        assertThat(LogImport.read(file, LogMapping.GUESSED, _ -> {}))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        no -> assertThat(no.sentence()).startsWith("x.xes, dòng 2, cột "));
    }

    private static Malformed answer(byte[] log) {
        return catchThrowableOfType(Malformed.class, () -> read(log));
    }

    private static void read(byte[] log) throws Malformed {
        try {
            LogFiles.read(log, LogMapping.GUESSED);
        } catch (java.util.zip.ZipException | java.io.EOFException cut) {
            throw new Malformed(0, 0, "cut"); // as LogFile.read of a path does
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void refused(String log, long line, String reason) {
        var no = answer(log.getBytes(StandardCharsets.UTF_8));
        assertThat(no).as(LogReading.shown(log)).isNotNull();
        assertThat(no.reason()).contains(reason);
        if (line > 0) assertThat(no.line()).as(no.reason()).isEqualTo(line);
    }

    private static void noted(String log, String sentence) throws Exception {
        assertThat(LogFiles.read(log).notes()).extracting(LogNote::sentence).anyMatch(n -> n.contains(sentence));
    }
}
