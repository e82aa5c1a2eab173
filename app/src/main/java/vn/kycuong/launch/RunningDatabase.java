package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The embedded database of a data folder, as long as somebody else runs it. Whoever asks from beside the running installation reads
 * only; nothing is started, made or locked.
 */
public final class RunningDatabase {
    /** By the server, for every statement: left to itself the driver says so for longer transactions only. */
    private static final String READ_ONLY = "readOnlyMode=always";

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
            return Optional.of(readOnly(database));
        } catch (IOException | SQLException notForUs) {
            return Optional.empty();
        }
    }

    /**
     * A read-only connection to a database that somebody else looks after; who connects may stand in the environment
     * ({@code KYCUONG_DB_USER}, {@code KYCUONG_DB_PASSWORD}).
     *
     * @param url as {@code --db-url} of a start
     * @throws IllegalArgumentException when it is no address of a database; the message says so in Vietnamese
     */
    public static Connection connect(String url) throws SQLException {
        try {
            return readOnly(Options.read(List.of("--db-url", url)).external().orElseThrow());
        } catch (Refusal no) {
            throw new IllegalArgumentException(no.vietnamese(), no);
        }
    }

    private static Connection readOnly(Database database) throws SQLException {
        var url = database.url() + (database.url().contains("?") ? "&" : "?") + READ_ONLY;
        var connection = new Database(url, database.user(), database.password()).connect();
        connection.setReadOnly(true);
        return connection;
    }
}
