package vn.kycuong.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/** Files that are not what they seem, at every door of the one-stop that takes files: refused in words, kept nowhere, and opened by nobody. */
class HostileFilesTest extends HostileWalk {
    /** Less than {@code UploadGate} lets through of one person at once. */
    private static final int AT_ONCE = 50;
    /** So many at least go through each door, and so many are kept for doors that come later. */
    private static final int A_FEW = 4;

    private static final int LATER = 15;

    private static final String SECRET = "kc-bi-mat-cua-may-chu";
    private static final long PATIENCE = 15_000;

    @Test
    void no_door_takes_a_bomb_a_file_of_two_kinds_an_entity_or_what_is_too_large() throws IOException {
        asksAlike = true; // what is asked of a page does not change where its files go
        prepare();
        watch();
        var doors = new TreeSet<String>();
        var tried = new HashSet<String>();
        var files = files();
        for (var login : UNITS_PEOPLE) {
            var walker = new Person(login);
            var all = walked(walker).values();
            int sent = 0;
            for (var seen : all) {
                var door = NUMBERS.matcher(seen.form().shape()).replaceAll("*");
                if (seen.form().files().isEmpty() || !tried.add(door)) continue;
                doors.add(door.substring(0, door.indexOf('[')).strip());
                // a person may send sixty files at once and then one each ten seconds, so each file goes through one
                // field of a door, and through his later doors some of each kind; who has no account is known by the
                // address
                for (var field : seen.form().files()) {
                    if (!field.equals(seen.form().files().getFirst()) && !field.matches("\\D*[01]")) continue;
                    var some = new ArrayList<>(files.entrySet());
                    if (!login.isEmpty() && sent + some.size() > AT_ONCE) {
                        Collections.shuffle(some, new Random(sent));
                        some.subList(Math.min(some.size(), Math.max(A_FEW, AT_ONCE - sent - LATER)), some.size())
                                .clear();
                    }
                    for (var file : some)
                        sent(login.isEmpty() ? new Person(login) : walker, seen, field, file.getKey(), file.getValue());
                    sent += some.size();
                }
            }
        }
        System.out.println("hostile files: doors " + doors);
        assertThat(faults).isEmpty();
        assertThat(doors)
                .as("the doors that are known")
                .anyMatch(door -> door.contains("/nop-ho-so/"))
                .anyMatch(door -> door.contains("/tiep-nhan"))
                .anyMatch(door -> door.contains("/kiem-chu-ky"))
                .anyMatch(door -> door.contains("/quan-tri/danh-muc"))
                .anyMatch(door -> door.contains("/quan-tri/ho-so-dang-chay"));
    }

    private void sent(Person person, Seen seen, String field, String name, byte[] content) {
        var page = seen.pages().getFirst();
        var there = PageForm.of(person.get(page).body()).stream()
                .filter(one -> one.shape().equals(seen.form().shape()))
                .findFirst()
                .orElse(seen.form());
        written();
        var typed = new LinkedHashMap<>(there.fields());
        there.buttons().forEach(typed::putIfAbsent);
        var type = name.endsWith("pdf") ? "application/pdf" : "application/octet-stream";
        long start = System.nanoTime();
        var answer = person.post(there.action(), typed, List.of(new Sent(field, name, type, content)));
        long took = (System.nanoTime() - start) / 1_000_000;
        var where =
                (person.login.isEmpty() ? "anybody" : person.login) + " " + there.action() + " " + field + " " + name;
        if (answer.statusCode() >= 500) faults.add(where + ": " + answer.statusCode());
        if (took > PATIENCE) faults.add(where + ": took " + took + " ms");
        if (answer.body().contains(SECRET)) faults.add(where + ": read what lies on the server");
        var written = new ArrayList<>(written());
        // an application in the making keeps what was typed beside the file
        written.remove("dossier.draft_form update");
        if (answer.statusCode() == 429) faults.add(where + ": braked, so not tried");
        if (!written.isEmpty()) faults.add(where + ": " + answer.statusCode() + ", yet " + written);
        if (answer.statusCode() < 300 && !says(answer)) faults.add(where + ": nothing said");
        if (answer.statusCode() == 302 && written.isEmpty() && !redirectSays(person, answer))
            faults.add(where + ": went on as if nothing was");
    }

    private static boolean says(HttpResponse<String> answer) {
        return answer.body().contains("role=\"alert\"")
                || answer.body().contains("govuk-error")
                || answer.body().contains("kc-notice--bad")
                || answer.body().contains("kc-notice--warn");
    }

    private static boolean redirectSays(Person person, HttpResponse<String> answer) {
        var to = answer.headers().firstValue("location").orElse("");
        return says(person.get(to));
    }

    /** By the name under which each is sent. */
    private static Map<String, byte[]> files() throws IOException {
        var secret = java.nio.file.Files.createTempFile("kc", ".txt");
        java.nio.file.Files.writeString(secret, SECRET);
        secret.toFile().deleteOnExit();
        var entity = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++)
            laughs.append(
                    "<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        laughs.append("]>");
        var files = new LinkedHashMap<String, byte[]>();
        files.put("bom.zip", bomb("a.txt"));
        files.put("bom.xlsx", book(Map.of("xl/worksheets/sheet1.xml", new byte[128 << 20])));
        files.put(
                "thuc-the.xlsx", book(Map.of("xl/sharedStrings.xml", utf8(entity + "<sst><si><t>&x;</t></si></sst>"))));
        files.put("cuoi.xlsx", book(Map.of("xl/workbook.xml", utf8(laughs + "<workbook>&l11;</workbook>"))));
        files.put("thuc-the.docx", zip(Map.of("word/document.xml", utf8(entity + "<w>&x;</w>"))));
        files.put("thuc-the.xml", utf8(entity + "<a>&x;</a>"));
        files.put(
                "quy-trinh.bpmn",
                utf8(entity + "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">&x;</definitions>"));
        files.put("cuoi.bpmn", utf8(laughs + "<definitions>&l11;</definitions>"));
        files.put("anh.svg", utf8("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert('kc')\"/>"));
        files.put("trang.html", utf8("<!doctype html><script>alert('kc')</script>"));
        files.put("hai-mat.gif", utf8("GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert('kc')//;"));
        files.put("hai-mat.pdf", joined(pdf(), zip(Map.of("a.js", utf8("alert('kc')")))));
        files.put("hai-mat.png", joined(picture("png"), utf8("<script>alert('kc')</script>")));
        files.put("hai-mat.jpg", joined(picture("jpg"), pdf()));
        files.put("chuong-trinh.pdf", joined(utf8("MZ\u0000"), pdf()));
        files.put("cat-ngang.pdf", java.util.Arrays.copyOf(pdf(), 200));
        files.put("qua-lon.pdf", joined(pdf(), new byte[19 << 20]));
        files.put("rong.pdf", new byte[0]);
        files.put("../../../../tmp/kc.pdf", utf8("không phải PDF"));
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** Noughts, hundreds of megabytes of them, in a few hundred kilobytes; and a copy of them within. */
    private static byte[] bomb(String name) throws IOException {
        var inner = zip(Map.of(name, new byte[32 << 20]));
        return zip(Map.of("a.zip", inner, "b.zip", inner, name, new byte[64 << 20]));
    }

    /** A workbook as its reader expects it, with other parts in the place of some. */
    private static byte[] book(Map<String, byte[]> instead) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                utf8(
                        "<?xml version=\"1.0\"?><Types"
                                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                                + " PartName=\"/xl/workbook.xml\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"));
        parts.put(
                "_rels/.rels",
                utf8("<?xml version=\"1.0\"?><Relationships"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"rId1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                        + " Target=\"xl/workbook.xml\"/></Relationships>"));
        parts.put(
                "xl/workbook.xml",
                utf8("<?xml version=\"1.0\"?><workbook"
                        + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                        + " name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8("<?xml version=\"1.0\"?><Relationships"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"rId1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                        + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\""
                        + " Target=\"sharedStrings.xml\"/></Relationships>"));
        parts.put(
                "xl/worksheets/sheet1.xml",
                utf8("<?xml version=\"1.0\"?><worksheet"
                        + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row"
                        + " r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>"));
        parts.putAll(instead);
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : new ArrayList<>(parts.entrySet())) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
