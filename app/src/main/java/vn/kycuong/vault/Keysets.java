package vn.kycuong.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of each purpose, kept sealed by the master key. Made when first asked for, apart from the transaction of whoever asks. */
@Repository
class Keysets {
    private static final Logger LOG = LoggerFactory.getLogger(Keysets.class);

    private final JdbcClient jdbc;
    private final MasterKey master;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final boolean newKey;

    enum Kind {
        SEAL,
        FINGERPRINT
    }

    private record Stored(String purpose, Kind kind, byte[] sealed, int revision) {}

    /** @param newKey whether this start gives the vault new keys, the master key first; no other instance may run meanwhile */
    Keysets(
            JdbcClient jdbc,
            MasterKey master,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${kycuong.vault.newkey:false}") boolean newKey) {
        this.newKey = newKey;
        this.jdbc = jdbc;
        this.master = master;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    /** The file holds both master keys until every set is sealed by the newer: whatever ends this half way, all still opens. */
    @PostConstruct
    void turnAll() {
        if (!newKey) return;
        master.add();
        apart.executeWithoutResult(_ -> all().forEach(stored -> {
            var keys = open(stored);
            store(stored, stored.kind() == Kind.SEAL ? added(keys) : keys);
        }));
        master.dropOld();
        LOG.info("The vault has new keys; take kycuong.vault.newkey away before the next start");
    }

    KeysetHandle of(String purpose, Kind kind) {
        return apart.execute(_ -> find(purpose).map(this::open).orElseGet(() -> made(purpose, kind)));
    }

    /** Adds a key for new content; the old ones go on opening what they sealed. */
    void turn(String purpose) {
        apart.executeWithoutResult(_ -> {
            var stored =
                    find(purpose).orElseThrow(() -> new IllegalArgumentException("Nothing was sealed for " + purpose));
            if (stored.kind() != Kind.SEAL)
                throw new IllegalStateException("The key of " + purpose + " cannot be turned: it makes fingerprints");
            store(stored, added(open(stored)));
        });
    }

    private void store(Stored before, KeysetHandle keys) {
        int done = jdbc.sql("""
                update vault.keyset set sealed = :sealed, revision = revision + 1, turned_at = :at
                 where purpose = :purpose and revision = :revision
                """)
                .param("sealed", sealed(before.purpose(), keys))
                .param("at", now())
                .param("purpose", before.purpose())
                .param("revision", before.revision())
                .update();
        if (done == 0)
            throw new IllegalStateException("The key of " + before.purpose() + " was turned by somebody else");
    }

    private List<Stored> all() {
        return jdbc.sql("select purpose, kind, sealed, revision from vault.keyset order by purpose")
                .query(Keysets::stored)
                .list();
    }

    private static Stored stored(ResultSet row, int no) throws SQLException {
        return new Stored(
                row.getString("purpose"),
                Kind.valueOf(row.getString("kind")),
                row.getBytes("sealed"),
                row.getInt("revision"));
    }

    private KeysetHandle made(String purpose, Kind kind) {
        var keys = generated(
                kind == Kind.SEAL ? PredefinedAeadParameters.AES256_GCM : PredefinedPrfParameters.HMAC_SHA256_PRF);
        int first = jdbc.sql("""
                insert into vault.keyset (purpose, kind, sealed, made_at, turned_at) values (:purpose, :kind, :sealed, :at, :at)
                on conflict do nothing
                """)
                .param("purpose", purpose)
                .param("kind", kind.name())
                .param("sealed", sealed(purpose, keys))
                .param("at", now())
                .update();
        return first == 1 ? keys : open(find(purpose).orElseThrow());
    }

    private Optional<Stored> find(String purpose) {
        return jdbc.sql("select purpose, kind, sealed, revision from vault.keyset where purpose = :purpose")
                .param("purpose", purpose)
                .query(Keysets::stored)
                .optional();
    }

    private byte[] sealed(String purpose, KeysetHandle keys) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.seal(), bytes(purpose));
        } catch (GeneralSecurityException noRoom) {
            throw new IllegalStateException(noRoom);
        }
    }

    private KeysetHandle open(Stored stored) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(stored.sealed(), master.seal(), bytes(stored.purpose()));
        } catch (GeneralSecurityException otherMaster) {
            throw new IllegalStateException(
                    "The keys of " + stored.purpose() + " were sealed by another master key than " + master,
                    otherMaster);
        }
    }

    private static KeysetHandle generated(Parameters parameters) {
        try {
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    private static KeysetHandle added(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
