package vn.kycuong.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the keys of the vault. It lies in a file that only its owner reads ({@code vault/master} in the data folder, or wherever {@code
 * kycuong.vault.key} points), made once. Whoever has a copy of the database and not this file reads nothing that was sealed.
 */
@Component
class MasterKey {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);

    private final @Nullable Path file;
    private @Nullable Aead seal;

    MasterKey(@Value("${kycuong.data-folder:}") String folder, @Value("${kycuong.vault.key:}") String file) {
        this.file = place(folder, file);
    }

    private static @Nullable Path place(String folder, String file) {
        if (!file.isBlank()) return Path.of(file);
        return folder.isBlank() ? null : Path.of(folder, "vault", "master");
    }

    synchronized Aead seal() {
        var known = seal;
        if (known != null) return known;
        try {
            AeadConfig.register();
            var made = keys().getPrimitive(RegistryConfiguration.get(), Aead.class);
            seal = made;
            return made;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Not a master key: " + this, unreadable);
        }
    }

    /** From now on sealed by a key of its own; the one before still opens, until {@link #dropOld}. */
    synchronized void add() {
        if (file == null) return;
        try {
            var made = KeysetHandle.newBuilder(keys())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            write(file, made);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Not a master key: " + this, unreadable);
        }
    }

    /** The keys before the newest open nothing any more. */
    synchronized void dropOld() {
        if (file == null) return;
        try {
            var all = keys();
            var newest = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(all.getPrimary().getKey())
                            .withFixedId(all.getPrimary().getId())
                            .makePrimary())
                    .build();
            write(file, newest);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Not a master key: " + this, unreadable);
        }
    }

    private void write(Path place, KeysetHandle made) throws GeneralSecurityException {
        KeyFile.write(
                place, TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()), KeyFile.PRIVATE);
        seal = null;
    }

    private KeysetHandle keys() throws GeneralSecurityException {
        if (file == null) {
            LOG.warn("There is neither a data folder nor kycuong.vault.key: what is sealed opens during this run only");
            return OfThisRun.KEYS;
        }
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (NoSuchFileException none) {
            var made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            write(file, made);
            return made;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return file == null ? "that of this run" : file.toString();
    }

    /** Without a file: one for the whole run, so that houses of one test read each other's copies. */
    private static final class OfThisRun {
        static final KeysetHandle KEYS = made();

        private static KeysetHandle made() {
            try {
                return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            } catch (GeneralSecurityException notThere) {
                throw new IllegalStateException(notThere);
            }
        }
    }
}
