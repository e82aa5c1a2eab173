package vn.kycuong.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tells the database that its files are being copied. One session from begin to end: the database forgets it with the session. */
final class BackupRows implements AutoCloseable {
    private final Connection connection;

    BackupRows(Connection connection) {
        this.connection = connection;
    }

    /** From which point on the log must be copied too; until this session ends the server keeps it. */
    String begin(String label) throws SQLException {
        one("select pg_create_physical_replication_slot('" + label + "', true, true)");
        return one("select pg_walfile_name(pg_backup_start('" + label + "', fast => true))");
    }

    /**
     * What must lie beside the copied files, and where the log may end.
     *
     * @param label content of the file {@code backup_label}
     */
    record Ended(String lastLog, String label) {}

    Ended end() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            return new Ended(row.getString(1), row.getString(2));
        }
    }

    List<String> log(String from, String to) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name >= ? and name <= ? order by name")) {
            statement.setString(1, from);
            statement.setString(2, to);
            try (var row = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (row.next()) names.add(row.getString(1));
                return names;
            }
        }
    }

    String tables() throws SQLException {
        return one("select max(version) from public.flyway_schema_history where success");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
