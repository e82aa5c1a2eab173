package vn.kycuong.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kycuong.document.Pdf;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.law.Rules;
import vn.kycuong.signature.SignatureFound.Worth;

/** Papers are signed, and whatever is done to them afterwards is found. */
class SignatureTest {
    private static final Instant SIGNED = Instant.parse("2025-03-04T02:15:30Z");
    private static final Instant LATER = SIGNED.plus(Duration.ofDays(40));
    private static final Signer PERSON = new Signer.Person(new ActorId(7), "Lãnh đạo (mẫu)", "UBND huyện Hữu Lũng");
    private static final Signer SEAL = new Signer.Organisation("H37.12", "UBND huyện Hữu Lũng");
    private static final Signing.Shown LEFT = new Signing.Shown(Signing.Place.PERSON, "");
    private static final Signing.Shown RIGHT = new Signing.Shown(Signing.Place.ORGANISATION, "");
    private static final Algorithms ALGORITHMS = new Algorithms(Rules.shipped());

    private static final TestKeys KEYS = new TestKeys(null);
    private static final byte[] PAPER =
            new Pdf().of("<html><body><p>Giấy chứng nhận (mẫu): kết quả giải quyết</p></body></html>", "Kết quả");
    private static final byte[] PAPER_SIGNED = signed(PAPER, PERSON, LEFT);

    // ---- signing

    @Test
    void a_signed_paper_names_its_signer_its_organisation_and_its_moment() throws IOException {
        var checked = (Checked.Signed) check(PAPER_SIGNED, LATER);
        assertThat(checked.worth()).isEqualTo(Worth.VALID);
        assertThat(checked.signatures()).singleElement().satisfies(s -> {
            assertThat(s.signer()).isEqualTo("Lãnh đạo (mẫu)");
            assertThat(s.organisation()).isEqualTo("UBND huyện Hữu Lũng");
            assertThat(s.issuer()).contains("CA thử nghiệm");
            assertThat(s.claimedAt()).isEqualTo(SIGNED);
            assertThat(s.stampedAt()).isNull();
        });
        assertThat(checked.remarks()).containsExactly(Checked.Remark.REVOCATION_NOT_ASKED);
        assertThat(seen(PAPER_SIGNED)).contains("Người ký: Lãnh đạo (mẫu)", "Thời gian ký: 04.03.2025 09:15:30 +07:00");
    }

    @Test
    void the_seal_comes_beside_the_person_and_both_hold() throws IOException {
        var both = signed(PAPER_SIGNED, SEAL, RIGHT);
        var checked = (Checked.Signed) check(both, LATER);
        assertThat(checked.worth()).isEqualTo(Worth.VALID);
        assertThat(checked.signatures()).extracting(SignatureFound::worth).containsExactly(Worth.VALID, Worth.VALID);
        assertThat(seen(both)).contains("Cơ quan: UBND huyện Hữu Lũng", "Người ký: UBND huyện Hữu Lũng");
    }

    @Test
    void a_certified_copy_says_so() throws IOException {
        var copy = signed(PAPER, PERSON, new Signing.Shown(Signing.Place.ORGANISATION, "SAO Y BẢN CHÍNH"));
        assertThat(seen(copy)).contains("SAO Y BẢN CHÍNH");
        assertThat(((Checked.Signed) check(copy, LATER)).worth()).isEqualTo(Worth.VALID);
    }

    @Test
    void without_a_key_nothing_is_signed() {
        var without = new Signing(new NoKeys());
        assertThat(without.sign(PAPER, PERSON, LEFT, SIGNED)).isEqualTo(new SigningResult.NoKey(PERSON));
        assertThat(without.hasKey(PERSON)).isFalse();
    }

    @Test
    void a_page_without_room_is_signed_without_a_picture() throws IOException {
        try (var small = new PDDocument()) {
            small.addPage(new PDPage(new org.apache.pdfbox.pdmodel.common.PDRectangle(200, 200)));
            var result = new Signing(KEYS).sign(saved(small), PERSON, LEFT, SIGNED);
            assertThat(result).isInstanceOfSatisfying(SigningResult.Signed.class, s -> {
                assertThat(s.visible()).isFalse();
                assertThat(((Checked.Signed) check(s.pdf(), LATER)).worth()).isEqualTo(Worth.VALID);
            });
        }
    }

    @Test
    void keys_of_a_sample_lie_in_its_folder_for_its_owner_alone(@TempDir Path folder) throws IOException {
        var kept = folder.resolve("signature");
        var first = ((SigningResult.Signed) new Signing(new TestKeys(kept)).sign(PAPER, SEAL, RIGHT, SIGNED)).pdf();
        try (var files = Files.list(kept)) {
            assertThat(files.toList())
                    .extracting(f -> f.getFileName().toString())
                    .containsExactlyInAnyOrder("authority.p12", "organisation.H37.12.p12", "password");
        }
        for (var name : List.of("authority.p12", "organisation.H37.12.p12", "password"))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(name))))
                    .isEqualTo("rw-------");
        var another = new SignatureCheck(new TestKeys(kept), ALGORITHMS); // started anew: the same authority
        assertThat(((Checked.Signed) another.check(first, LATER)).worth()).isEqualTo(Worth.VALID);
    }

    @Test
    void a_real_installation_names_its_keys_in_a_file(@TempDir Path folder) throws Exception {
        var made = folder.resolve("made");
        new Signing(new TestKeys(made)).sign(PAPER, SEAL, RIGHT, SIGNED);
        var trusted = Files.createDirectory(folder.resolve("trusted"));
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(made.resolve("authority.p12"))) {
            store.load(in, Files.readString(made.resolve("password")).toCharArray());
        }
        var authority = (X509Certificate) store.getCertificate("key");
        Files.writeString(
                trusted.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(authority.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        var file = folder.resolve("keys.properties");
        Files.writeString(
                file, """
                trusted = %s
                organisation.H37.12.pkcs12 = %s
                organisation.H37.12.password-file = %s
                """.formatted(trusted, made.resolve("organisation.H37.12.p12"), made.resolve("password")));
        var keys = new ConfiguredKeys(file);
        var result = new Signing(keys).sign(PAPER, SEAL, RIGHT, SIGNED);
        assertThat(result).isInstanceOf(SigningResult.Signed.class);
        assertThat(((Checked.Signed) new SignatureCheck(keys, ALGORITHMS)
                                .check(((SigningResult.Signed) result).pdf(), LATER))
                        .worth())
                .isEqualTo(Worth.VALID);
        assertThat(new Signing(keys).sign(PAPER, PERSON, LEFT, SIGNED)).isInstanceOf(SigningResult.NoKey.class);
    }

    @Test
    void an_organisation_without_a_proper_code_has_no_key_file() {
        assertThatThrownBy(() -> new Signer.Organisation("../x", "X")).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- what is done to a paper afterwards

    @Test
    void a_changed_byte_anywhere_in_what_is_signed_is_found() {
        var random = new Random(42);
        for (int i = 0; i < 25; i++) {
            int at = 10 + random.nextInt(PAPER_SIGNED.length - 10);
            if (holdsTheSignature(at)) continue; // its padding and what it carries unsigned say nothing of the paper
            assertThat(isValid(changed(at)))
                    .as("byte %d of %d", at, PAPER_SIGNED.length)
                    .isFalse();
        }
    }

    /** Whether a place lies in the one gap that the signature leaves out: where it stands itself. */
    private static boolean holdsTheSignature(int at) {
        var range = Pattern.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d+)\\s+(\\d+)")
                .matcher(new String(PAPER_SIGNED, StandardCharsets.ISO_8859_1));
        assertThat(range.find()).isTrue();
        return at >= Integer.parseInt(range.group(1)) && at < Integer.parseInt(range.group(2));
    }

    private static byte[] changed(int at) {
        var changed = PAPER_SIGNED.clone();
        changed[at] ^= 0x01;
        return changed;
    }

    @Test
    void a_word_changed_in_the_page_is_called_a_change() throws IOException {
        var plain = plain("Diện tích: 100 m2");
        var signed = signed(plain, PERSON, LEFT);
        int at = indexOf(signed, "/Title".getBytes(StandardCharsets.US_ASCII));
        assertThat(at).isPositive();
        var changed = signed.clone();
        changed[at + 8] ^= 0x01;
        assertThat(((Checked.Signed) check(changed, LATER)).worth()).isEqualTo(Worth.CHANGED);
    }

    @Test
    void what_is_put_in_after_the_signature_is_found() throws IOException {
        try (var document = Loader.loadPDF(PAPER_SIGNED)) {
            var page = document.getPage(0);
            try (var content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.addRect(10, 10, 500, 500);
                content.fill(); // the shadow over what was signed
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            assertThat(out.size()).isGreaterThan(PAPER_SIGNED.length);
            assertThat(Arrays.equals(out.toByteArray(), 0, PAPER_SIGNED.length, PAPER_SIGNED, 0, PAPER_SIGNED.length))
                    .as("the signed bytes themselves are untouched")
                    .isTrue();
            assertThat(((Checked.Signed) check(out.toByteArray(), LATER)).worth())
                    .isEqualTo(Worth.CHANGED);
        }
    }

    @Test
    void a_stranger_who_signs_over_a_change_makes_nothing_good() throws IOException {
        byte[] altered;
        try (var document = Loader.loadPDF(PAPER_SIGNED)) {
            var note = new PDAnnotationText();
            note.setContents("Đã đổi");
            note.setRectangle(new org.apache.pdfbox.pdmodel.common.PDRectangle(100, 300, 50, 50));
            document.getPage(0).getAnnotations().add(note);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            altered = out.toByteArray();
        }
        var stranger =
                ((SigningResult.Signed) new Signing(new TestKeys(null)).sign(altered, SEAL, RIGHT, SIGNED)).pdf();
        var checked = (Checked.Signed) check(stranger, LATER);
        assertThat(checked.worth()).isEqualTo(Worth.CHANGED);
        assertThat(checked.signatures())
                .extracting(SignatureFound::worth)
                .containsExactly(Worth.CHANGED, Worth.UNKNOWN);
    }

    @Test
    void a_signature_that_cannot_be_read_any_more_is_not_taken_for_none() {
        int at = indexOf(PAPER_SIGNED, "/Contents <".getBytes(StandardCharsets.US_ASCII));
        var blank = PAPER_SIGNED.clone();
        Arrays.fill(blank, at + 11, at + 211, (byte) '0');
        var checked = (Checked.Signed) check(blank, LATER);
        assertThat(checked.worth()).isEqualTo(Worth.CHANGED);
        assertThat(checked.remarks()).contains(Checked.Remark.UNREADABLE_SIGNATURE);
    }

    @Test
    void bytes_after_the_end_are_a_change() {
        var longer = Arrays.copyOf(PAPER_SIGNED, PAPER_SIGNED.length + 200);
        Arrays.fill(longer, PAPER_SIGNED.length, longer.length, (byte) '%');
        assertThat(isValid(longer)).isFalse();
    }

    @Test
    void a_signature_over_a_part_is_none() {
        var pdf = "0123456789<300100>tail".getBytes(StandardCharsets.US_ASCII);
        assertThat(CheckRules.isWhole(pdf, 0, 10, 18, 4)).isTrue();
        assertThat(CheckRules.isWhole(pdf, 1, 9, 18, 4))
                .as("not from the beginning")
                .isFalse();
        assertThat(CheckRules.isWhole(pdf, 0, 8, 18, 4))
                .as("more left out than itself")
                .isFalse();
        assertThat(CheckRules.isWhole(pdf, 0, 10, 19, 3)).as("a gap after it").isFalse();
        assertThat(CheckRules.isWhole(pdf, 0, 10, 18, 5)).as("beyond the end").isFalse();
        var filled = "0123456789<300107000001>tail".getBytes(StandardCharsets.US_ASCII);
        assertThat(CheckRules.isWhole(filled, 0, 10, 24, 4))
                .as("something behind the signature in its place")
                .isFalse();
        var words = "0123456789<ab)(ef>tail".getBytes(StandardCharsets.US_ASCII);
        assertThat(CheckRules.isWhole(words, 0, 10, 18, 4))
                .as("not only digits left out")
                .isFalse();
        assertThat(CheckRules.worth(
                        new CheckRules.Measured(true, false, true, true, false, CheckRules.Chain.TRUSTED, false)))
                .isEqualTo(Worth.CHANGED);
    }

    @Test
    void an_ended_certificate_and_an_unknown_authority_are_told_apart() {
        assertThat(((Checked.Signed) new SignatureCheck(KEYS, ALGORITHMS)
                                .check(PAPER_SIGNED, SIGNED.plus(Duration.ofDays(1500))))
                        .worth())
                .isEqualTo(Worth.EXPIRED);
        assertThat(((Checked.Signed) new SignatureCheck(new TestKeys(null), ALGORITHMS).check(PAPER_SIGNED, LATER))
                        .worth())
                .isEqualTo(Worth.UNKNOWN);
        assertThat(((Checked.Signed) new SignatureCheck(new NoKeys(), ALGORITHMS).check(PAPER_SIGNED, LATER)).worth())
                .isEqualTo(Worth.UNKNOWN);
    }

    @Test
    void a_weak_digest_proves_nothing() {
        assertThat(CheckRules.worth(
                        new CheckRules.Measured(true, true, true, true, true, CheckRules.Chain.TRUSTED, false)))
                .isEqualTo(Worth.WEAK);
    }

    // ---- strangers' files

    @Test
    void a_plain_paper_is_not_signed() {
        assertThat(check(PAPER, LATER)).isEqualTo(new Checked.NotSigned(List.of()));
    }

    @Test
    void what_is_no_pdf_is_refused() {
        assertThat(refusal(new byte[0])).contains("rỗng");
        assertThat(refusal("<html>".getBytes(StandardCharsets.US_ASCII))).contains("không phải PDF");
        assertThat(refusal("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII)))
                .contains("hỏng");
        assertThat(refusal(Arrays.copyOf(PAPER, PdfGate.MOST_BYTES + 1))).contains("20 MB");
    }

    @Test
    void a_locked_paper_is_refused_and_says_so() throws IOException {
        try (var document = Loader.loadPDF(PAPER)) {
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            assertThat(refusal(saved(document))).contains("mật khẩu");
        }
        try (var document = Loader.loadPDF(PAPER)) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            assertThat(refusal(saved(document))).contains("khóa");
        }
    }

    @Test
    void a_file_that_unfolds_too_far_is_not_unfolded() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var stream = new org.apache.pdfbox.pdmodel.common.PDStream(document);
            try (var out = stream.createOutputStream(org.apache.pdfbox.cos.COSName.FLATE_DECODE)) {
                var much = new byte[1024 * 1024];
                for (int i = 0; i < 210; i++) out.write(much);
            }
            document.getPage(0).setContents(stream);
            var bomb = saved(document);
            assertThat(bomb.length).isLessThan(2 * 1024 * 1024);
            assertThat(refusal(bomb)).contains("bung ra quá lớn");
        }
    }

    @Test
    void a_file_of_two_kinds_is_refused() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new java.util.zip.ZipOutputStream(zip)) {
            out.putNextEntry(new java.util.zip.ZipEntry("a.html"));
            out.write("<script>".getBytes(StandardCharsets.US_ASCII));
        }
        var both = new ByteArrayOutputStream();
        both.write(PAPER);
        both.write(zip.toByteArray());
        assertThat(refusal(both.toByteArray())).contains("tệp nén");
    }

    @Test
    void a_script_in_a_signed_paper_is_told() throws IOException {
        byte[] active;
        try (var document = Loader.loadPDF(PAPER)) {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            active = saved(document);
        }
        assertThat(check(active, LATER)).isEqualTo(new Checked.NotSigned(List.of(Checked.Remark.ACTIVE)));
        var signed = (Checked.Signed) check(signed(active, PERSON, LEFT), LATER);
        assertThat(signed.worth()).isEqualTo(Worth.VALID);
        assertThat(signed.remarks()).contains(Checked.Remark.ACTIVE);
    }

    @Test
    void many_files_at_once_are_asked_to_come_again() {
        var busy = new SignatureCheck(KEYS, ALGORITHMS, Duration.ZERO);
        assertThat(busy.check(PAPER_SIGNED, LATER)).isEqualTo(new Checked.Busy());
    }

    // ---- making papers

    private static byte[] signed(byte[] pdf, Signer signer, Signing.Shown shown) {
        var result = new Signing(KEYS).sign(pdf, signer, shown, SIGNED);
        assertThat(result).isInstanceOf(SigningResult.Signed.class);
        return ((SigningResult.Signed) result).pdf();
    }

    private static Checked check(byte[] pdf, Instant at) {
        return new SignatureCheck(KEYS, ALGORITHMS).check(pdf, at);
    }

    private static boolean isValid(byte[] pdf) {
        return check(pdf, LATER) instanceof Checked.Signed s && s.worth() == Worth.VALID;
    }

    private static String refusal(byte[] pdf) {
        return ((Checked.Refused) check(pdf, LATER)).reason();
    }

    private static byte[] plain(String words) throws IOException {
        try (var document = new PDDocument();
                var font = SignatureTest.class.getResourceAsStream("/fonts/LiberationSerif-Regular.ttf")) {
            var page = new PDPage(org.apache.pdfbox.pdmodel.common.PDRectangle.A4);
            document.addPage(page);
            document.getDocumentInformation().setTitle(words);
            var face = PDType0Font.load(document, font);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(face, 12);
                content.newLineAtOffset(100, 600);
                content.showText(words);
                content.endText();
            }
            var out = new ByteArrayOutputStream();
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i <= all.length - part.length; i++)
            if (Arrays.equals(part, 0, part.length, all, i, i + part.length)) return i;
        return -1;
    }

    /** All text of the pages and of what lies over them. */
    private static String seen(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().getAcroForm().flatten();
            try (var flat = Loader.loadPDF(saved(document))) {
                return new PDFTextStripper().getText(flat).replaceAll("\\s+", " ");
            }
        }
    }
}
