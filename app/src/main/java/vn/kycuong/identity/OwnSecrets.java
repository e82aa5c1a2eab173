package vn.kycuong.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.kycuong.vault.Vault;

/** What this installation invented for itself (bí mật riêng của hệ thống), such as the key of its cookies: kept sealed by the vault. */
@Component
public class OwnSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSecrets.class);
    private static final String PURPOSE = "identity.own-secret";
    private static final int BYTES = 32;

    private final IdentityRows rows;
    private final Vault vault;
    private final boolean newKey;

    /** @param newKey whether this start invents all of them anew: whoever is logged in logs in again */
    OwnSecrets(IdentityRows rows, Vault vault, @Value("${kycuong.vault.newkey:false}") boolean newKey) {
        this.rows = rows;
        this.vault = vault;
        this.newKey = newKey;
    }

    /** The secret of this name, the same after every start and on every instance. */
    public byte[] of(String name) {
        if (newKey) rows.forgetSecret(name);
        try {
            var sealed = rows.secret(name)
                    .orElseGet(() -> rows.secret(name, vault.seal(PURPOSE, name, Secrets.random(BYTES))));
            return vault.open(PURPOSE, name, sealed);
        } catch (IllegalStateException otherMaster) {
            // a database that came back without its master key must still open its doors; what it sealed stays closed
            LOG.error(
                    "The secret {} does not open: another master key. This run uses one of its own", name, otherMaster);
            return Secrets.random(BYTES);
        }
    }
}
