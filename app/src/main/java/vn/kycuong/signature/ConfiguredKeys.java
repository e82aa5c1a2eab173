package vn.kycuong.signature;

import eu.europa.esig.dss.token.Pkcs11SignatureToken;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore.PasswordProtection;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a file of this machine names, one signer a line (docs/signatures.md): {@code organisation.H37.12.pkcs12=/place/seal.p12}, or
 * {@code person.34.pkcs11=/lib/device.so}; passwords lie in files of their own, and {@code trusted} is a folder of certificates.
 */
final class ConfiguredKeys implements SigningKeys {
    private final Path file;
    private final Properties said;
    private final List<X509Certificate> trusted;

    private final Map<String, OpenKey> open = new ConcurrentHashMap<>();

    /** @param changed when the file was last written */
    private record OpenKey(FileTime changed, HeldKey held) {}

    ConfiguredKeys(Path file) {
        this.file = file;
        this.said = read(file);
        this.trusted = certificates(text("trusted"));
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException("The file of signing keys cannot be read: " + file, broken);
        }
    }

    @Override
    public Optional<HeldKey> of(Signer signer, Instant at) {
        var key = signer.key();
        var pkcs12 = text(key + ".pkcs12");
        var pkcs11 = text(key + ".pkcs11");
        if (pkcs12 != null) return inFile(key, Path.of(pkcs12));
        if (pkcs11 == null) return Optional.empty();
        var slot = text(key + ".slot");
        return HeldKey.in(
                new Pkcs11SignatureToken(pkcs11, password(key), slot == null ? 0 : Integer.parseInt(slot), ""),
                text(key + ".subject"));
    }

    /** A key of a file, opened anew when the file is another. */
    private Optional<HeldKey> inFile(String key, Path file) {
        var before = open.get(key);
        var changed = changed(file);
        if (before != null && before.changed().equals(changed)) return Optional.of(before.held());
        var held =
                HeldKey.in(opened(file, password(key)), text(key + ".subject")).map(HeldKey::kept);
        held.ifPresent(found -> open.put(key, new OpenKey(changed, found)));
        return held;
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("A signing key cannot be read: " + file, broken);
        }
    }

    @Override
    public boolean has(Signer signer) {
        return text(signer.key() + ".pkcs12") != null || text(signer.key() + ".pkcs11") != null;
    }

    @Override
    public List<X509Certificate> trusted(Instant at) {
        return trusted;
    }

    private static Pkcs12SignatureToken opened(Path file, PasswordProtection password) {
        try {
            return new Pkcs12SignatureToken(Files.readAllBytes(file), password);
        } catch (IOException broken) {
            throw new UncheckedIOException("A signing key cannot be read: " + file, broken);
        }
    }

    private PasswordProtection password(String key) {
        var place = text(key + ".password-file");
        if (place == null) throw new IllegalStateException(key + " has no password-file in " + file);
        try {
            return new PasswordProtection(Files.readString(Path.of(place), StandardCharsets.UTF_8)
                    .strip()
                    .toCharArray());
        } catch (IOException broken) {
            throw new UncheckedIOException("The password of " + key + " cannot be read", broken);
        }
    }

    private @Nullable String text(String name) {
        var value = said.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static List<X509Certificate> certificates(@Nullable String folder) {
        if (folder == null) return List.of();
        var found = new ArrayList<X509Certificate>();
        try (var files = Files.newDirectoryStream(Path.of(folder), Files::isRegularFile)) {
            for (var one : files) {
                try (InputStream in = Files.newInputStream(one)) {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .forEach(c -> found.add((X509Certificate) c));
                }
            }
            return List.copyOf(found);
        } catch (IOException broken) {
            throw new UncheckedIOException("Trusted certificates cannot be read: " + folder, broken);
        } catch (CertificateException strange) {
            throw new IllegalStateException("Not a certificate, in " + folder, strange);
        }
    }
}
