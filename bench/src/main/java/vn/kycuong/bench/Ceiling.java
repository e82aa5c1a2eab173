package vn.kycuong.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What hand-written SQL can do that only keeps the position and a line of history: no right is checked, no clock is read, nothing is
 * chained. One prepared statement a call (query, claim, complete), or one a transition; each its own commit.
 */
final class Ceiling implements Contender {
    private static final String TABLES = """
            create table item (
              case_id uuid primary key, version int not null, step int not null, holder int, since timestamptz not null,
              due timestamptz not null, open boolean not null);
            create index on item (due, case_id) where open;
            create table history (
              case_id uuid not null, version int not null, kind text not null, at timestamptz not null, actor int not null,
              primary key (case_id, version));
            """;

    private final DataSource database;
    private final boolean commit;

    /** @param commit one statement a transition instead of three */
    Ceiling(DataSource database, boolean commit) throws SQLException {
        this.database = database;
        this.commit = commit;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    @Override
    public String system() {
        return commit ? "ceiling-commit" : "ceiling-call";
    }

    @Override
    public Run begin() {
        var id = UUID.randomUUID();
        call("""
                with i as (insert into item values (?, 1, 1, null, clock_timestamp(), clock_timestamp() + interval '30 days', true)
                           returning case_id, version)
                insert into history select case_id, version, 'started', clock_timestamp(), 1001 from i
                """, id);
        return commit ? () -> complete(id) : new ThreeCalls(id);
    }

    private final class ThreeCalls implements Run {
        private final UUID id;

        ThreeCalls(UUID id) {
            this.id = id;
        }

        @Override
        public long step() {
            query(id);
            call("""
                    with i as (update item set version = version + 1, holder = 1001
                                where case_id = ? and open and holder is null returning case_id, version)
                    insert into history select case_id, version, 'claimed', clock_timestamp(), 1001 from i
                    """, id);
            return complete(id);
        }
    }

    private long complete(UUID id) {
        long began = System.nanoTime();
        call("""
                with i as (update item
                              set version = version + 1, holder = null, since = clock_timestamp(), step = step + 1, open = step < 5
                            where case_id = ? and open returning case_id, version)
                insert into history select case_id, version, 'completed', clock_timestamp(), 1001 from i
                """, id);
        return System.nanoTime() - began;
    }

    private void query(UUID id) {
        try (var connection = database.getConnection();
                var statement = prepared(
                        connection, "select version, step, holder, since, due from item where case_id = ? and open")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) throw new IllegalStateException("No open item of " + id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void call(String sql, UUID id) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql)) {
            statement.setObject(1, id);
            if (statement.executeUpdate() != 1) throw new IllegalStateException("Nothing was written of " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    @Override
    public void close() {}
}
