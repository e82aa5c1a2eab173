package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** A workbook that comes from anywhere: what is read of it, and what a hostile one is told. */
class CarrySheetTest {
    static byte[] sheet(List<Map<CarryColumn, String>> lines) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "KyCuong", "1.0")) {
            var sheet = book.newWorksheet("Hồ sơ");
            for (var column : CarryColumn.values()) sheet.value(0, column.ordinal(), column.title());
            for (int i = 0; i < lines.size(); i++)
                for (var cell : lines.get(i).entrySet())
                    sheet.value(i + 1, cell.getKey().ordinal(), cell.getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] one() {
        return sheet(List.of(Map.of(CarryColumn.CODE, "H37.01-260101-0001", CarryColumn.OWNER, "Người mẫu")));
    }

    private static List<CarrySheet.Line> lines(byte[] file) {
        return switch (CarrySheet.read(file)) {
            case CarrySheet.Read.Lines(var lines) -> lines;
            case CarrySheet.Read.Unreadable(var why) -> throw new AssertionError(why);
        };
    }

    private static String refused(byte[] file) {
        return switch (CarrySheet.read(file)) {
            case CarrySheet.Read.Lines(var lines) -> throw new AssertionError("It was read: " + lines.size());
            case CarrySheet.Read.Unreadable(var why) -> String.join(" ", why);
        };
    }

    private static Map<String, byte[]> parts(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parts;
    }

    private static byte[] packed(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] with(String name, String content) {
        var parts = parts(one());
        parts.put(name, content.getBytes(StandardCharsets.UTF_8));
        return packed(parts);
    }

    private static byte[] headed(String what, String by) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "KyCuong", "1.0")) {
            var sheet = book.newWorksheet("x");
            for (var column : CarryColumn.values())
                sheet.value(0, column.ordinal(), column.title().equals(what) ? by : column.title());
            sheet.value(1, 0, "H37.01-260101-0001");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Test
    void a_sheet_is_read_as_lines_of_texts_under_its_headings() {
        var read = lines(one());
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().no()).isEqualTo(2);
        assertThat(read.getFirst().text(CarryColumn.CODE)).isEqualTo("H37.01-260101-0001");
        assertThat(read.getFirst().text(CarryColumn.PHONE)).isEmpty();
    }

    @Test
    void the_template_has_every_column_and_no_dossier() {
        assertThat(refused(CarryBook.template())).contains("không có hồ sơ nào");
    }

    @Test
    void dates_and_numbers_of_cells_are_read_as_people_write_them() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "KyCuong", "1.0")) {
            var sheet = book.newWorksheet("x");
            for (var column : CarryColumn.values()) sheet.value(0, column.ordinal(), column.title());
            sheet.value(1, CarryColumn.RECEIVED.ordinal(), java.time.LocalDateTime.of(2026, 3, 2, 9, 30));
            sheet.style(1, CarryColumn.RECEIVED.ordinal())
                    .format("dd/mm/yyyy hh:mm")
                    .set();
            sheet.value(1, CarryColumn.PROMISED.ordinal(), java.time.LocalDate.of(2026, 3, 9));
            sheet.style(1, CarryColumn.PROMISED.ordinal()).format("dd/mm/yyyy").set();
            sheet.value(1, CarryColumn.IDENTITY.ordinal(), 123456789012L);
            sheet.value(1, CarryColumn.STATUS.ordinal(), 4);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var line = lines(out.toByteArray()).getFirst();
        assertThat(line.text(CarryColumn.RECEIVED)).isEqualTo("02/03/2026 09:30");
        assertThat(line.text(CarryColumn.PROMISED)).isEqualTo("09/03/2026");
        assertThat(line.text(CarryColumn.IDENTITY)).isEqualTo("123456789012");
        assertThat(line.text(CarryColumn.STATUS)).isEqualTo("4");
    }

    @Test
    void a_formula_is_named_by_its_cell() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "KyCuong", "1.0")) {
            var sheet = book.newWorksheet("x");
            for (var column : CarryColumn.values()) sheet.value(0, column.ordinal(), column.title());
            sheet.formula(1, CarryColumn.CODE.ordinal(), "HYPERLINK(\"http://198.51.100.7/\")");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        assertThat(lines(out.toByteArray()).getFirst().formulas()).containsExactly("A2");
    }

    @Test
    void what_is_no_workbook_is_told_so() {
        assertThat(refused("code;name".getBytes(StandardCharsets.UTF_8))).contains("không phải sổ Excel");
        assertThat(refused(new byte[0])).contains("không phải sổ Excel");
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .contains("đời cũ", "mật khẩu");
        assertThat(refused(packed(Map.of("a.txt", new byte[] {1})))).contains("không có trang tính");
    }

    @Test
    void a_bomb_is_stopped_while_it_is_unpacked() {
        var parts = parts(one());
        parts.put("xl/worksheets/sheet9.xml", new byte[70 * 1024 * 1024]);
        var bomb = packed(parts);
        assertThat(bomb.length).isLessThan(CarrySheet.MOST_BYTES);
        assertThat(refused(bomb)).contains("Sổ mở ra lớn hơn");
    }

    @Test
    void a_document_type_is_refused_in_any_part_and_any_encoding() {
        assertThat(refused(with("xl/evil.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")))
                .contains("DTD");
        var parts = parts(one());
        parts.put(
                "xl/sharedStrings.xml", "<?xml version='1.0'?><!DOCTYPE sst><sst/>".getBytes(StandardCharsets.UTF_16));
        assertThat(refused(packed(parts))).contains("UTF-8");
    }

    @Test
    void macros_links_outside_and_embedded_things_are_refused_each_by_its_name() {
        assertThat(refused(with("xl/vbaProject.bin", "x"))).contains("macro");
        assertThat(refused(with("xl/externalLinks/externalLink1.xml", "<x/>"))).contains("liên kết");
        assertThat(refused(with("xl/embeddings/oleObject1.bin", "x"))).contains("đối tượng nhúng");
        assertThat(refused(with("../../etc/x.xml", "<x/>"))).contains("đường dẫn lạ");
        assertThat(
                        refused(
                                with(
                                        "xl/worksheets/_rels/sheet1.xml.rels",
                                        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/attachedTemplate\" Target=\"http://198.51.100.7/t\" TargetMode=\"External\"/></Relationships>")))
                .contains("liên kết ra ngoài");
    }

    @Test
    void a_mail_address_that_a_spreadsheet_made_a_link_of_is_no_harm() {
        assertThat(
                        lines(
                                with(
                                        "xl/worksheets/_rels/sheet1.xml.rels",
                                        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/hyperlink\" Target=\"mailto:a@example.vn\" TargetMode=\"External\"/></Relationships>")))
                .hasSize(1);
        assertThat(lines(with("xl/printerSettings/printerSettings1.bin", "\0\1")))
                .hasSize(1);
    }

    @Test
    void a_missing_column_and_a_doubled_one_are_named() {
        assertThat(refused(headed("Chủ hồ sơ", "Gì đó"))).contains("thiếu «Chủ hồ sơ»");
        assertThat(refused(headed("Địa chỉ", "CHU HO SO"))).contains("«Chủ hồ sơ» có hai lần");
    }

    @Test
    void a_broken_workbook_never_breaks_the_reader() {
        var random = new Random(20260101);
        var whole = one();
        for (int i = 0; i < 400; i++) {
            var broken = whole.clone();
            for (int k = 0; k <= random.nextInt(6); k++)
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
            assertThat(CarrySheet.read(broken)).as("seed 20260101, try %d", i).isNotNull();
        }
        for (var name : List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")) {
            for (int i = 0; i < 200; i++) {
                var parts = parts(whole);
                var part = parts.get(name).clone();
                for (int k = 0; k <= random.nextInt(4); k++)
                    part[random.nextInt(part.length)] = (byte) (32 + random.nextInt(95));
                parts.put(name, part);
                assertThat(CarrySheet.read(packed(parts)))
                        .as("%s, try %d", name, i)
                        .isNotNull();
            }
        }
    }
}
