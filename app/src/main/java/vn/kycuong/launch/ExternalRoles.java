package vn.kycuong.launch;

import java.sql.SQLException;
import java.util.Optional;

/** Who works on a database that somebody else looks after, as the environment names them. */
record ExternalRoles(Database actor, Optional<Database> owner, Optional<Database> reader, Optional<String> sealed) {
    /** Before anything is written: the database can carry a ledger, and its roles are what they should be. */
    void check(boolean trial) throws Refusal {
        DatabaseStart.checkExternal(owner.orElse(actor));
        if (!trial) RoleCheck.check(actor, owner, reader);
    }

    /** Who migrates, told for whom; the only role there is, if there is one. */
    Database migrator() throws Refusal {
        if (owner.isEmpty()) return actor;
        return owner.get()
                .confining(name(actor), reader.isEmpty() ? Optional.empty() : Optional.of(name(reader.get())), sealed);
    }

    /** The user may stand in the address. */
    private static String name(Database database) throws Refusal {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw DatabaseStart.unusable(database, failed);
        }
    }
}
