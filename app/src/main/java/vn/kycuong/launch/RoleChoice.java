package vn.kycuong.launch;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kycuong.ledger.Sight;

/** Under which role a statement runs: asked when it is about to. */
final class RoleChoice extends AbstractDataSource {
    private final DataSource actors;
    private final SeeingConnections readers;
    private final boolean readOnly;

    /** @param readOnly whether the transaction said that it only reads */
    RoleChoice(DataSource actors, SeeingConnections readers, boolean readOnly) {
        this.actors = actors;
        this.readers = readers;
        this.readOnly = readOnly;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var sight = Sight.now().filter(this::reads);
        return sight.isPresent() ? readers.within(sight.get()) : actors.getConnection();
    }

    private boolean reads(Sight sight) {
        return readOnly || sight.readsAlone() && !TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("Roles have connections of their own; no other is given");
    }
}
