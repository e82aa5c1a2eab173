package vn.kycuong.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import vn.kycuong.ledger.Sight;

/**
 * The readers' connections. Each is told what it may see before it is lent, and nobody has another way to one; what it was told last is
 * remembered, so that a page's second statement costs nothing more.
 */
final class SeeingConnections {
    private static final String TELL =
            "select set_config('kycuong.units', ?, false), set_config('kycuong.case', ?, false)";

    private final DataSource readers;
    private final Map<Connection, String> told = Collections.synchronizedMap(new WeakHashMap<>());

    SeeingConnections(DataSource readers) {
        this.readers = readers;
    }

    Connection within(Sight sight) throws SQLException {
        var connection = readers.getConnection();
        try {
            var physical = connection.unwrap(Connection.class);
            var wanted = sight.units() + ' ' + sight.caseText();
            if (!wanted.equals(told.get(physical))) {
                told.remove(physical);
                tell(connection, sight);
                told.put(physical, wanted);
            }
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Outside of a transaction, so that no rollback takes it back. */
    private static void tell(Connection connection, Sight sight) throws SQLException {
        if (!connection.getAutoCommit()) throw new SQLException("A connection is told before its transaction begins");
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, sight.units());
            statement.setString(2, sight.caseText());
            statement.execute();
        }
    }
}
