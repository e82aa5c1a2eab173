package vn.kycuong.vault;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A vault for tests that build their own house; its master key is that of the run. */
public final class VaultOnDatabase {
    private VaultOnDatabase() {}

    public static Vault of(DataSource database) {
        return new Vault(new Keysets(
                JdbcClient.create(database),
                new MasterKey("", ""),
                Clock.systemUTC(),
                new JdbcTransactionManager(database),
                false));
    }
}
