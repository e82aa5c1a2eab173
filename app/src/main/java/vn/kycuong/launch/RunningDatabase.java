package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

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
            var password = DataFolder.passwordIn(folder, DatabaseRole.OWNER);
            var database = PostgresServer.database(
                    server.get().port().getAsInt(), DatabaseStart.NAME, DatabaseRole.OWNER.roleName(), password);
            var connection = new Database(database.url() + READ_ONLY, database.user(), database.password()).connect();
            connection.setReadOnly(true);
            return Optional.of(connection);
        } catch (IOException | SQLException notForUs) {
            return Optional.empty();
        }
    }

    /**
     * The database of an installation for as long as a command works on it: beside the running program, else started to be read only.
     *
     * @throws IllegalArgumentException when there is none; the message says so in Vietnamese
     */
    public static Beside beside(Path dataFolder) throws IOException, InterruptedException {
        try {
            return new Beside(Installation.in(dataFolder));
        } catch (Refusal no) {
            throw new IllegalArgumentException(no.vietnamese(), no);
        }
    }

    /**
     * A database that somebody else looks after; who connects may stand in the environment ({@code KYCUONG_DB_USER}, {@code
     * KYCUONG_DB_PASSWORD}).
     *
     * @param url as {@code --db-url} of a start
     * @throws IllegalArgumentException when it is no address of a database; the message says so in Vietnamese
     */
    public static Beside beside(String url) {
        try {
            return new Beside(Installation.external(
                    Options.read(List.of("--db-url", url)).external().orElseThrow()));
        } catch (Refusal no) {
            throw new IllegalArgumentException(no.vietnamese(), no);
        }
    }

    /** Reads a database, or writes what a module keeps beside the ledger, and closes what was started for that. */
    public static final class Beside implements AutoCloseable {
        private final Installation installation;

        private Beside(Installation installation) {
            this.installation = installation;
        }

        /** Connections that can write nothing. */
        public DataSource source() {
            return installation.readOnly();
        }

        /**
         * Connections that write what a module keeps beside the ledger, with the rights of the program itself.
         *
         * @throws IllegalArgumentException when the tables are not those of this program; the message says so in Vietnamese
         */
        public DataSource writing() throws IOException {
            try {
                installation.checkTables();
                return installation.writing();
            } catch (Refusal no) {
                throw new IllegalArgumentException(no.vietnamese(), no);
            }
        }

        @Override
        public void close() {
            installation.close();
        }
    }
}
