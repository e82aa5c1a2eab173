package vn.kycuong.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import vn.kycuong.document.Pdf;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.law.Rules;
import vn.kycuong.signature.RaisingResult.Failed;
import vn.kycuong.signature.RaisingResult.Raised;
import vn.kycuong.signature.RaisingResult.Reason;
import vn.kycuong.signature.SignatureFound.Worth;

/** Signatures outlive the certificates they were made with, and nothing that was signed changes for it. */
class RaisingTest {
    private static final Instant SIGNED = Instant.parse("2025-03-04T02:15:30Z");
    private static final Signer PERSON = new Signer.Person(new ActorId(7), "Lãnh đạo (mẫu)", "UBND huyện Hữu Lũng");
    private static final Signer SEAL = new Signer.Organisation("H37.12", "UBND huyện Hữu Lũng");
    private static final Algorithms ALGORITHMS = new Algorithms(Rules.shipped());

    private static final TestKeys KEYS = new TestKeys(null);
    private static final byte[] RESULT = result();

    private static byte[] result() {
        var paper = new Pdf().of("<html><body><p>Giấy chứng nhận (mẫu)</p></body></html>", "Kết quả");
        var signing = new Signing(KEYS);
        var left = new Signing.Shown(Signing.Place.PERSON, "");
        var right = new Signing.Shown(Signing.Place.ORGANISATION, "");
        var first = ((SigningResult.Signed) signing.sign(paper, PERSON, left, SIGNED)).pdf();
        return ((SigningResult.Signed) signing.sign(first, SEAL, right, SIGNED)).pdf();
    }

    private static Raising raising(TrustServices services) {
        return new Raising(KEYS, services, ALGORITHMS);
    }

    private static RaisingResult raise(TrustServices services, byte[] pdf, SignatureLevel level, Instant at) {
        return raising(services).raise(pdf, level, at, at.plus(Duration.ofDays(180)));
    }

    private static byte[] raised(byte[] pdf, SignatureLevel level, Instant at) {
        return whole(pdf, raise(new TestServices(KEYS), pdf, level, at));
    }

    private static byte[] whole(byte[] pdf, RaisingResult result) {
        assertThat(result).isInstanceOf(Raised.class);
        var added = ((Raised) result).added();
        var whole = Arrays.copyOf(pdf, pdf.length + added.length);
        System.arraycopy(added, 0, whole, pdf.length, added.length);
        return whole;
    }

    private static Checked.Signed check(byte[] pdf, Instant at) {
        return (Checked.Signed) new SignatureCheck(KEYS, ALGORITHMS).check(pdf, at);
    }

    private static Instant days(int days) {
        return SIGNED.plus(Duration.ofDays(days));
    }

    /** To LTA the day after, as the office does it. */
    private static byte[] archived() {
        var t = raised(RESULT, SignatureLevel.T, SIGNED.plusSeconds(30));
        var lt = raised(t, SignatureLevel.LT, SIGNED.plusSeconds(40));
        return raised(lt, SignatureLevel.LTA, days(1));
    }

    @Test
    void each_step_adds_what_it_promises_behind_a_file_that_stays_as_it_was() {
        var now = SIGNED.plusSeconds(60);
        assertThat(check(RESULT, now).level()).isEqualTo(SignatureLevel.B);
        var pdf = RESULT;
        for (var level : List.of(SignatureLevel.T, SignatureLevel.LT, SignatureLevel.LTA)) {
            var before = pdf;
            pdf = raised(pdf, level, now);
            var checked = check(pdf, now);
            assertThat(checked.level()).isEqualTo(level);
            assertThat(checked.worth()).as(level.name()).isEqualTo(Worth.VALID);
            assertThat(checked.signatures()).hasSize(2).allSatisfy(s -> {
                assertThat(s.level()).isEqualTo(level);
                assertThat(s.stampedAt()).isEqualTo(now);
                assertThat(s.claimedAt()).isEqualTo(SIGNED);
            });
            assertThat(checked.remarks().contains(Checked.Remark.REVOCATION_NOT_ASKED))
                    .as("said in the file")
                    .isEqualTo(level == SignatureLevel.T);
            assertThat(Arrays.equals(before, 0, before.length, pdf, 0, before.length))
                    .isTrue();
        }
    }

    /** Keys of the sample, and a source of stamps with a key of each age. */
    private static final class Stamping implements TrustServices {
        private final TestServices beside = new TestServices(KEYS);
        private final Instant from;
        private final Duration lasts;
        private final Map<BigInteger, Instant> revoked;

        Stamping(Instant from, Duration lasts, Map<BigInteger, Instant> revoked) {
            this.from = from;
            this.lasts = lasts;
            this.revoked = revoked;
        }

        @Override
        public boolean isOffered() {
            return true;
        }

        @Override
        public TSPSource stamps(Instant at) {
            var authority = KEYS.authorityOf(SIGNED);
            var pair = Certificates.pair();
            var above = authority.chain().getFirst();
            var certificate = Certificates.issued(
                    pair.getPublic(),
                    "Dấu thời gian " + from,
                    "Mẫu",
                    from,
                    from.plus(lasts),
                    authority.key(),
                    above,
                    true);
            var source = new KeyEntityTSPSource(pair.getPrivate(), certificate, List.of(certificate, above));
            source.setTsaPolicy("2.999.1");
            source.setProductionTime(Date.from(at));
            return (digest, value) -> {
                source.setDigestAlgorithm(digest);
                return source.getTimeStampResponse(digest, value);
            };
        }

        @Override
        public RevocationSource<CRL> lists(Instant at) {
            var authority = KEYS.authorityOf(SIGNED);
            var list = Certificates.revocations(
                    authority.key(), authority.chain().getFirst(), at, at.plus(Duration.ofDays(7)), revoked);
            return (certificate, issuer) -> TestServices.token(list, certificate, issuer);
        }

        @Override
        public RevocationSource<OCSP> answers(Instant at) {
            return beside.answers(at);
        }
    }

    private static Stamping years(Instant from, int years) {
        return new Stamping(from, Duration.ofDays(365L * years), Map.of());
    }

    @Test
    void stamps_that_are_renewed_in_time_carry_a_signature_over_the_ends_of_all_certificates() {
        var pdf = RESULT;
        var first = years(SIGNED.minusSeconds(60), 4);
        for (var level : List.of(SignatureLevel.T, SignatureLevel.LT, SignatureLevel.LTA))
            pdf = whole(pdf, raise(first, pdf, level, SIGNED.plusSeconds(30)));
        assertThat(check(pdf, days(1200)).worth()).as("the signer's has ended").isEqualTo(Worth.VALID);
        assertThat(check(pdf, days(1500)).worth()).as("the stamp's too").isEqualTo(Worth.EXPIRED);
        var second = years(days(1300), 5);
        var renewed = whole(pdf, raise(second, pdf, SignatureLevel.LTA, days(1400)));
        assertThat(check(renewed, days(2500)).worth()).isEqualTo(Worth.VALID);
        assertThat(check(renewed, days(2500)).level()).isEqualTo(SignatureLevel.LTA);
        assertThat(check(renewed, days(3500)).worth()).isEqualTo(Worth.EXPIRED);
        assertThat(raise(years(days(1501), 5), pdf, SignatureLevel.LTA, days(1502)))
                .as("too late is not renewed")
                .isEqualTo(new Failed(Reason.NOT_VALID, "EXPIRED"));
    }

    @Test
    void a_certificate_that_was_revoked_before_the_stamp_is_told_and_one_revoked_later_harms_nothing() {
        var signer = KEYS.of(PERSON, SIGNED).orElseThrow().certificate().getSerialNumber();
        var before =
                new Stamping(SIGNED.minusSeconds(60), Duration.ofDays(1500), Map.of(signer, SIGNED.minusSeconds(3600)));
        var t = whole(RESULT, raise(before, RESULT, SignatureLevel.T, SIGNED.plusSeconds(30)));
        assertThat(raise(before, t, SignatureLevel.LT, SIGNED.plusSeconds(40)))
                .isEqualTo(new Failed(Reason.NOT_VALID, "REVOKED"));
        var later = new Stamping(SIGNED.minusSeconds(60), Duration.ofDays(1500), Map.of(signer, days(2)));
        var kept = whole(RESULT, raise(later, RESULT, SignatureLevel.T, SIGNED.plusSeconds(30)));
        var lt = whole(kept, raise(later, kept, SignatureLevel.LT, days(3)));
        assertThat(check(lt, days(4)).worth()).isEqualTo(Worth.VALID);
        assertThat(check(lt, days(4)).level()).isEqualTo(SignatureLevel.LT);
    }

    // ---- answers about one certificate

    /** Answers by a key that the authority gave a certificate for it, or for something else. */
    private static RevocationSource<OCSP> answering(Instant at, boolean mayAnswer, boolean revoked) {
        var authority = KEYS.authorityOf(SIGNED);
        var above = authority.chain().getFirst();
        var pair = Certificates.pair();
        return (certificate, issuer) -> {
            try {
                var builder = new JcaX509v3CertificateBuilder(
                        above,
                        BigInteger.valueOf(77),
                        Date.from(SIGNED.minusSeconds(60)),
                        Date.from(days(2000)),
                        new X500Principal("CN=Trả lời (mẫu)"),
                        pair.getPublic());
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(
                                mayAnswer ? KeyPurposeId.id_kp_OCSPSigning : KeyPurposeId.id_kp_emailProtection));
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
                var own = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.key()));
                var digests = new JcaDigestCalculatorProviderBuilder().build();
                var answers = new JcaBasicOCSPRespBuilder(pair.getPublic(), digests.get(RespID.HASH_SHA1));
                var id = DSSRevocationUtils.getOCSPCertificateID(certificate, issuer, DigestAlgorithm.SHA1);
                answers.addResponse(
                        id,
                        revoked
                                ? new RevokedStatus(Date.from(SIGNED.minusSeconds(600)), CRLReason.keyCompromise)
                                : CertificateStatus.GOOD,
                        Date.from(at),
                        Date.from(at.plus(Duration.ofDays(1))));
                var answer = answers.build(
                        new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()),
                        new X509CertificateHolder[] {own},
                        Date.from(at));
                var token = new OCSPToken(answer, answer.getResponses()[0], certificate, issuer);
                token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                return token;
            } catch (OperatorCreationException | OCSPException | IOException broken) {
                throw new IllegalStateException(broken);
            }
        };
    }

    private record Answering(TestServices all, RevocationSource<OCSP> answers) implements TrustServices {
        @Override
        public boolean isOffered() {
            return true;
        }

        @Override
        public TSPSource stamps(Instant at) {
            return all.stamps(at);
        }

        @Override
        public RevocationSource<CRL> lists(Instant at) {
            return (_, _) -> null;
        }

        @Override
        public RevocationSource<OCSP> answers(Instant at) {
            return answers;
        }
    }

    @Test
    void an_answer_about_one_certificate_counts_when_the_authority_let_him_answer() {
        var now = SIGNED.plusSeconds(40);
        var t = raised(RESULT, SignatureLevel.T, SIGNED.plusSeconds(30));
        var all = new TestServices(KEYS);
        var lt = whole(t, raise(new Answering(all, answering(now, true, false)), t, SignatureLevel.LT, now));
        assertThat(check(lt, days(1)).level()).isEqualTo(SignatureLevel.LT);
        assertThat(check(lt, days(1)).worth()).isEqualTo(Worth.VALID);
        assertThat(raise(new Answering(all, answering(now, false, false)), t, SignatureLevel.LT, now))
                .as("a certificate for something else")
                .isInstanceOf(Failed.class);
        assertThat(raise(new Answering(all, answering(now, true, true)), t, SignatureLevel.LT, now))
                .isInstanceOf(Failed.class);
    }

    // ---- what is done to a raised paper afterwards

    @Test
    void a_paper_that_was_raised_is_no_place_to_hide_anything() throws IOException {
        var lt = raised(raised(RESULT, SignatureLevel.T, SIGNED.plusSeconds(30)), SignatureLevel.LT, days(1));
        for (var pdf : List.of(lt, archived())) {
            assertThat(check(pdf, days(2)).worth()).isEqualTo(Worth.VALID);
            var longer = Arrays.copyOf(pdf, pdf.length + 200);
            Arrays.fill(longer, pdf.length, longer.length, (byte) '%');
            assertThat(check(longer, days(2)).worth()).isEqualTo(Worth.CHANGED);
            assertThat(check(shadowed(pdf), days(2)).worth()).isEqualTo(Worth.CHANGED);
            var restamped = new Raising(KEYS, new TestServices(KEYS), ALGORITHMS)
                    .raise(shadowed(pdf), SignatureLevel.LTA, days(2), days(3));
            assertThat(restamped)
                    .as("a stamp over a change makes nothing good")
                    .isEqualTo(new Failed(Reason.NOT_REACHED, "no signature holds"));
        }
    }

    /** Something drawn over the page, in an update of the file. */
    private static byte[] shadowed(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var page = document.getPage(0);
            try (var content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.addRect(10, 10, 500, 500);
                content.fill();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    // ---- who does not answer

    /** The stand-in, but for what somebody says instead of it. */
    private record Instead(TSPSource stamps, RevocationSource<CRL> lists) implements TrustServices {
        @Override
        public boolean isOffered() {
            return true;
        }

        @Override
        public TSPSource stamps(Instant at) {
            return stamps;
        }

        @Override
        public RevocationSource<CRL> lists(Instant at) {
            return lists;
        }

        @Override
        public RevocationSource<OCSP> answers(Instant at) {
            return (_, _) -> null;
        }
    }

    @Test
    void who_does_not_answer_is_told_apart_and_nothing_is_added() {
        var all = new TestServices(KEYS);
        var now = SIGNED.plusSeconds(30);
        var silent = new Instead(
                (_, _) -> {
                    throw new DSSExternalResourceException("no answer");
                },
                all.lists(now));
        assertThat(raise(silent, RESULT, SignatureLevel.T, now)).isEqualTo(new Failed(Reason.NO_STAMP, "no answer"));
        var t = raised(RESULT, SignatureLevel.T, now);
        var saysNothing = new Instead(all.stamps(now), (_, _) -> null);
        assertThat(raise(saysNothing, t, SignatureLevel.LT, now))
                .isInstanceOfSatisfying(
                        Failed.class, no -> assertThat(no.reason()).isEqualTo(Reason.NO_REVOCATION));
        var refuses = new Instead(all.stamps(now), (_, _) -> {
            throw new DSSExternalResourceException("no list");
        });
        assertThat(raise(refuses, t, SignatureLevel.LT, now))
                .isInstanceOfSatisfying(
                        Failed.class, no -> assertThat(no.reason()).isEqualTo(Reason.NO_REVOCATION));
        var garbage = new Instead(
                (_, _) -> new TimestampBinary("<html>".getBytes(StandardCharsets.US_ASCII)), all.lists(now));
        assertThat(raise(garbage, RESULT, SignatureLevel.T, now))
                .isInstanceOfSatisfying(
                        Failed.class, no -> assertThat(no.reason()).isEqualTo(Reason.NO_STAMP));
        var stranger = new TestKeys(null);
        assertThat(raise(new TestServices(stranger), RESULT, SignatureLevel.T, now))
                .as("a stamp that nobody here believes")
                .isInstanceOfSatisfying(
                        Failed.class, no -> assertThat(no.reason()).isEqualTo(Reason.NOT_REACHED));
    }

    // ---- digests

    /** The rules, with a row that ends SHA-256 on a day. */
    private static Algorithms ending(Instant end) {
        return new Algorithms(Rules.shipped()) {
            @Override
            boolean trusted(DigestAlgorithm digest, Instant at) {
                return super.trusted(digest, at) && (digest != DigestAlgorithm.SHA256 || at.isBefore(end));
            }
        };
    }

    @Test
    void a_stamp_by_a_stronger_digest_carries_a_signature_over_the_end_of_the_one_it_was_made_by() {
        var ending = ending(days(500));
        var pdf = archived();
        var check = new SignatureCheck(KEYS, ending);
        assertThat(((Checked.Signed) check.check(pdf, days(400))).worth()).isEqualTo(Worth.VALID);
        assertThat(((Checked.Signed) check.check(pdf, days(600))).worth()).isEqualTo(Worth.WEAK);
        var stronger =
                new Raising(KEYS, new TestServices(KEYS), ending).raise(pdf, SignatureLevel.LTA, days(400), days(580));
        assertThat(((Raised) stronger).digest()).isEqualTo("SHA512");
        assertThat(((Checked.Signed) check.check(whole(pdf, stronger), days(600))).worth())
                .isEqualTo(Worth.VALID);
    }

    @Test
    void what_is_stamped_by_a_digest_that_can_be_forged_proves_nothing() {
        assertThat(ALGORITHMS.trusted(DigestAlgorithm.SHA1, SIGNED)).isFalse();
        assertThat(ALGORITHMS.trusted(DigestAlgorithm.SHA256, days(3000))).isTrue();
        assertThat(ALGORITHMS.strong(SIGNED)).contains(DigestAlgorithm.SHA256);
        assertThat(raising(new TestServices(KEYS)).weak(SIGNED))
                .contains("SHA1")
                .doesNotContain("SHA256");
    }
}
