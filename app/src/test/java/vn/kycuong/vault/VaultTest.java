package vn.kycuong.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.TestDatabase;

class VaultTest {
    private static final byte[] CONTENT = "số định danh 020200000001".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final DataSource database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void what_is_sealed_opens_for_its_purpose_and_its_place_alone() {
        var vault = vault(folder);
        var sealed = vault.seal("party.identity", "1", CONTENT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("020200000001");
        assertThat(vault.open("party.identity", "1", sealed)).isEqualTo(CONTENT);
        assertThat(vault.seal("party.identity", "1", CONTENT))
                .as("never twice the same")
                .isNotEqualTo(sealed);
        assertThatThrownBy(() -> vault.open("party.identity", "2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open("party.other", "1", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open("party.identity", "1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_turned_key_leaves_what_was_sealed_before_readable_on_every_instance() {
        var one = vault(folder);
        var other = vault(folder);
        var before = one.seal("party.identity", "1", CONTENT);
        assertThat(other.open("party.identity", "1", before)).isEqualTo(CONTENT);
        one.turn("party.identity");
        var after = one.seal("party.identity", "1", CONTENT);
        assertThat(first(after)).as("names its key in front").isNotEqualTo(first(before));
        assertThat(one.open("party.identity", "1", before)).isEqualTo(CONTENT);
        assertThat(other.open("party.identity", "1", after))
                .as("had the old keys in mind")
                .isEqualTo(CONTENT);
    }

    @Test
    void a_fingerprint_is_the_same_everywhere_and_says_nothing_without_the_key() {
        var one = vault(folder).fingerprint("party.identity-number", "020200000001");
        assertThat(one).hasSize(32).isEqualTo(vault(folder).fingerprint("party.identity-number", "020200000001"));
        assertThat(one).isNotEqualTo(vault(folder).fingerprint("party.identity-number", "020200000002"));
        assertThat(one).isNotEqualTo(vault(folder).fingerprint("party.tax-code", "020200000001"));
        assertThatThrownBy(() -> vault(folder).turn("party.identity-number"))
                .as("what was found by it would not be found again")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_copy_of_the_database_opens_nothing_without_the_master_key() throws Exception {
        var sealed = vault(folder).seal("party.identity", "1", CONTENT);
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThatThrownBy(() -> vault(elsewhere).open("party.identity", "1", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("vault/master"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keys_outlive_the_transaction_that_asked_for_them_first() {
        var vault = vault(folder);
        var sealed = new TransactionTemplate(new JdbcTransactionManager(database)).execute(transaction -> {
            transaction.setRollbackOnly();
            return vault.seal("party.identity", "1", CONTENT);
        });
        assertThat(vault(folder).open("party.identity", "1", sealed)).isEqualTo(CONTENT);
    }

    private static byte[] first(byte[] sealed) {
        return java.util.Arrays.copyOf(sealed, 5);
    }

    @Test
    void a_start_with_new_keys_leaves_all_readable_and_the_old_master_key_useless() throws Exception {
        var before = vault(folder);
        var sealed = before.seal("party.identity", "1", CONTENT);
        var print = before.fingerprint("party.identity-number", "020200000001");
        var old = Files.createDirectories(folder.resolve("old/vault")).resolve("master");
        Files.copy(folder.resolve("vault/master"), old);

        keysets(folder, true).turnAll();
        var after = vault(folder);
        assertThat(after.open("party.identity", "1", sealed)).isEqualTo(CONTENT);
        assertThat(first(after.seal("party.identity", "1", CONTENT)))
                .as("what is new is sealed by another key")
                .isNotEqualTo(first(sealed));
        assertThat(after.fingerprint("party.identity-number", "020200000001")).isEqualTo(print);
        assertThat(Files.readString(folder.resolve("vault/master"))).isNotEqualTo(Files.readString(old));
        assertThatThrownBy(() -> vault(folder.resolve("old")).open("party.identity", "1", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
        assertThat(Files.readString(folder.resolve("vault/master")).split("keyId", -1))
                .as("one key, not two")
                .hasSize(2);
    }

    private Vault vault(Path data) {
        return new Vault(keysets(data, false));
    }

    private Keysets keysets(Path data, boolean newKey) {
        var clock = Clock.fixed(Instant.parse("2020-06-15T02:00:00Z"), ZoneOffset.UTC);
        return new Keysets(
                jdbc, new MasterKey(data.toString(), ""), clock, new JdbcTransactionManager(database), newKey);
    }
}
