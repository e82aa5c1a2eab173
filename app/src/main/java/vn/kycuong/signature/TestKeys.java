package vn.kycuong.signature;

import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.vault.KeyFile;

/**
 * Keys of a sample or a test, made when first asked for under an authority of its own that says it is none. They lie in {@code signature/} of
 * the data folder, read by its owner alone; without a folder they live as long as the run.
 */
final class TestKeys implements SigningKeys {
    private static final String AUTHORITY = "authority";
    private static final String STAMPER = "time-stamps";
    private static final String ALIAS = "key";
    private static final String NAME = "CA thử nghiệm Kỷ Cương (không có giá trị pháp lý)";
    private static final String STAMPER_NAME = "Dấu thời gian thử nghiệm Kỷ Cương (không có giá trị pháp lý)";
    private static final Duration LEFT_TO_STAMPER = Duration.ofDays(365);
    private static final Duration OF_AUTHORITY = Duration.ofDays(3650);
    private static final Duration OF_KEY = Duration.ofDays(1095);

    private final @Nullable Path folder;
    private final Map<String, byte[]> ofThisRun = new HashMap<>();
    private final Map<String, HeldKey> open = new HashMap<>();
    private char @Nullable [] password;
    private @Nullable Authority known;

    /** @param folder where they lie; null for keys of this run alone */
    TestKeys(@Nullable Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Optional<HeldKey> of(Signer signer, Instant at) {
        var authority = authority(at);
        var file = signer.key();
        var before = open.get(file);
        if (before != null && holds(before.certificate().getCertificate(), authority, at)) return Optional.of(before);
        var stored = read(file).filter(p12 -> holds(certificate(p12), authority, at));
        var p12 = stored.orElseGet(() -> kept(file, issued(signer, authority, at)));
        var held = HeldKey.in(new Pkcs12SignatureToken(p12, new PasswordProtection(password())), null)
                .map(HeldKey::kept);
        held.ifPresent(key -> open.put(file, key));
        return held;
    }

    @Override
    public boolean has(Signer signer) {
        return true;
    }

    @Override
    public synchronized List<X509Certificate> trusted(Instant at) {
        return List.of(authority(at).certificate());
    }

    private record Authority(PrivateKey key, X509Certificate certificate) {}

    /** A key with its certificate and those above it. */
    record WithChain(PrivateKey key, List<X509Certificate> chain) {}

    /** What stamps the time here; another key in good time, as those do who live by it. */
    synchronized WithChain stamper(Instant at) {
        var authority = authority(at);
        var p12 = read(STAMPER)
                .filter(found -> holds(certificate(found), authority, at))
                .filter(found -> isInForce(certificate(found), at.plus(LEFT_TO_STAMPER)))
                .orElseGet(() -> kept(STAMPER, stamping(authority, at)));
        return new WithChain(privateKey(p12), List.of(certificate(p12), authority.certificate()));
    }

    /** The authority above all keys of this folder. */
    synchronized WithChain authorityOf(Instant at) {
        var authority = authority(at);
        return new WithChain(authority.key(), List.of(authority.certificate()));
    }

    private byte[] stamping(Authority authority, Instant at) {
        var pair = Certificates.pair();
        var certificate = Certificates.issued(
                pair.getPublic(),
                STAMPER_NAME,
                STAMPER_NAME,
                from(at),
                at.plus(OF_KEY),
                authority.key(),
                authority.certificate(),
                true);
        return store(pair.getPrivate(), certificate, authority.certificate());
    }

    private Authority authority(Instant at) {
        var before = known;
        if (before == null || !isInForce(before.certificate(), at)) known = before = readOrMade(at);
        return before;
    }

    private Authority readOrMade(Instant at) {
        var p12 = read(AUTHORITY)
                .filter(found -> isInForce(certificate(found), at))
                .orElseGet(() -> kept(AUTHORITY, made(at)));
        return new Authority(privateKey(p12), certificate(p12));
    }

    private byte[] made(Instant at) {
        var pair = Certificates.pair();
        var certificate = Certificates.authority(pair, NAME, from(at), at.plus(OF_AUTHORITY));
        return store(pair.getPrivate(), certificate);
    }

    private byte[] issued(Signer signer, Authority authority, Instant at) {
        var pair = Certificates.pair();
        var certificate = Certificates.issued(
                pair.getPublic(),
                signer.name(),
                signer.organisation(),
                from(at),
                at.plus(OF_KEY),
                authority.key(),
                authority.certificate());
        return store(pair.getPrivate(), certificate, authority.certificate());
    }

    private static Instant from(Instant at) {
        return at.minus(Duration.ofDays(1));
    }

    /** The sample's clock may have been set anew, and an authority made anew with it. */
    private static boolean holds(X509Certificate certificate, Authority authority, Instant at) {
        return isInForce(certificate, at)
                && certificate
                        .getIssuerX500Principal()
                        .equals(authority.certificate().getSubjectX500Principal())
                && Certificates.isSignedBy(certificate, authority.certificate());
    }

    private static boolean isInForce(X509Certificate certificate, Instant at) {
        var moment = Date.from(at);
        return !moment.before(certificate.getNotBefore()) && !moment.after(certificate.getNotAfter());
    }

    // ---- where they lie

    private Optional<byte[]> read(String name) {
        if (folder == null) return Optional.ofNullable(ofThisRun.get(name));
        var file = folder.resolve(name + ".p12");
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] kept(String name, byte[] p12) {
        if (folder == null) ofThisRun.put(name, p12);
        else KeyFile.write(folder.resolve(name + ".p12"), p12, KeyFile.PRIVATE);
        return p12;
    }

    private char[] password() {
        var known = password;
        if (known == null)
            password = known = (folder == null ? random() : readOrMade(folder.resolve("password"))).toCharArray();
        return known;
    }

    private static String readOrMade(Path file) {
        try {
            if (Files.exists(file))
                return Files.readString(file, StandardCharsets.US_ASCII).strip();
            var made = random();
            KeyFile.write(file, made, KeyFile.PRIVATE);
            return made;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    // ---- PKCS#12

    private byte[] store(PrivateKey key, X509Certificate... chain) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password(), chain);
            var out = new ByteArrayOutputStream();
            store.store(out, password());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("A key store could not be made", broken);
        }
    }

    private KeyStore opened(byte[] p12) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new java.io.ByteArrayInputStream(p12), password());
            return store;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "A key store of the data folder does not open: is its password beside it?", broken);
        }
    }

    private X509Certificate certificate(byte[] p12) {
        try {
            Certificate found = opened(p12).getCertificate(ALIAS);
            return (X509Certificate) found;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private PrivateKey privateKey(byte[] p12) {
        try {
            return (PrivateKey) opened(p12).getKey(ALIAS, password());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
