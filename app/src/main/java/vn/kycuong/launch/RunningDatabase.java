package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The embedded database of a data folder, as long as somebody else runs it. Whoever asks from beside the running installation reads
 * only; nothing is started, made or locked.
 */
public final class RunningDatabase {
    /** By the server, for every statement: left to itself the driver says so for longer transactions only. */
    private static final String READ_ONLY = "&readOnlyMode=always";

    private RunningDatabase() {}

    /** A read-only connection; empty if nothing runs there, or if it is not for this account to read. */
    public static Optional<Connection> connect(Path dataFolder) {
        try {
            var folder = dataFolder.toRealPath();
            var server = Postmaster.of(DataFolder.databaseFolder(folder).resolve("cluster"))
                    .filter(Postmaster::isOurs);
            if (server.isEmpty() || server.get().port().isEmpty()) return Optional.empty();
            var password = Files.readString(DataFolder.passwordFile(folder)).strip();
            var database = PostgresServer.database(
                    server.get().port().getAsInt(), DatabaseStart.NAME, DatabaseStart.NAME, password);
            var connection = new Database(database.url() + READ_ONLY, database.user(), password).connect();
            connection.setReadOnly(true);
            return Optional.of(connection);
        } catch (IOException | SQLException notForUs) {
            return Optional.empty();
        }
    }
}
