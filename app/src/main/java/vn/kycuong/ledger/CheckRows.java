package vn.kycuong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import vn.kycuong.kernel.MerkleTree;
import vn.kycuong.sql.Timestamps;

/**
 * Reads the whole ledger for a check, in long streams of one snapshot. A connection of its own for each stream, and no pool: the
 * check runs beside the application, or without one.
 */
final class CheckRows implements AutoCloseable {
    private static final int FETCHED = 2000;

    private final Connection connection;

    private CheckRows(Connection connection) {
        this.connection = connection;
    }

    /** Opens a snapshot that other streams can share. */
    static CheckRows first(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new CheckRows(connection);
    }

    /** A further stream of the same snapshot. */
    static CheckRows of(Connection connection, String snapshot) throws SQLException {
        var rows = first(connection);
        if (!snapshot.matches("[0-9A-F-]+")) throw new IllegalArgumentException("No snapshot: " + snapshot);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction snapshot '" + snapshot + "'");
        }
        return rows;
    }

    String snapshot() throws SQLException {
        return one("select pg_export_snapshot()");
    }

    long entriesAbout() throws SQLException {
        return Long.parseLong(
                one("select greatest(reltuples, 0)::bigint from pg_class where oid = 'ledger.entry'::regclass"));
    }

    /** How many places the numbers of a tree span: up to its size, or the highest number given. */
    long span(TreeName tree) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select greatest((select size from ledger.tree where name = ?),
                                (select coalesce(max(leaf), -1) + 1 from ledger.numbered where tree = ?),
                                (select case ? when 'open' then next_leaf else next_sealed end from ledger.sequencer))
                """)) {
            for (int i = 1; i <= 3; i++) statement.setString(i, tree.word());
            return single(statement, row -> row.getLong(1));
        }
    }

    /** A tree as its row says. */
    record Stored(long size, byte[] root) {}

    Stored tree(TreeName tree) throws SQLException {
        try (var statement = connection.prepareStatement("select size, root from ledger.tree where name = ?")) {
            statement.setString(1, tree.word());
            return single(statement, row -> new Stored(row.getLong("size"), row.getBytes("root")));
        }
    }

    List<String> keys(TreeName tree) throws SQLException {
        try (var statement =
                connection.prepareStatement("select vkey from ledger.checkpoint_key where tree = ? order by since")) {
            statement.setString(1, tree.word());
            return list(statement, row -> row.getString(1));
        }
    }

    void checkpoints(TreeName tree, Taker<TreeRows.Signed> taker) throws SQLException {
        try (var statement = streamed("""
                select size, signed_at, note from ledger.checkpoint where tree = ? order by size, signed_at
                """)) {
            statement.setString(1, tree.word());
            each(
                    statement,
                    row -> new TreeRows.Signed(
                            row.getLong("size"), Timestamps.of(row, "signed_at"), row.getString("note")),
                    taker);
        }
    }

    Optional<String> newestNote(TreeName tree) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select note from ledger.checkpoint where tree = ? order by size desc, signed_at desc limit 1
                """)) {
            statement.setString(1, tree.word());
            return list(statement, row -> row.getString(1)).stream().findFirst();
        }
    }

    /** Takes what a stream reads. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T row) throws SQLException;
    }

    /** A tile of a tree. */
    record Tile(int level, long no, byte[] hashes) {}

    void tiles(TreeName tree, Taker<Tile> taker) throws SQLException {
        try (var statement = streamed("select level, no, hashes from ledger.tile where tree = ? order by level, no")) {
            statement.setString(1, tree.word());
            each(statement, row -> new Tile(row.getInt("level"), row.getLong("no"), row.getBytes("hashes")), taker);
        }
    }

    /** The hash of a leaf as the tree holds it; null when the tree does not reach so far. */
    byte @Nullable [] leafHash(TreeName tree, long leaf) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select substr(hashes, ?, 32) from ledger.tile where tree = ? and level = 0 and no = ?
                """)) {
            statement.setInt(1, (int) (leaf % 256) * MerkleTree.HASH + 1);
            statement.setString(2, tree.word());
            statement.setLong(3, leaf / 256);
            var found = list(statement, row -> row.getBytes(1));
            return found.isEmpty() || found.getFirst().length != MerkleTree.HASH ? null : found.getFirst();
        }
    }

    private static final String ENTRY = """
            select e.case_id, e.version, e.kind, e.occurred_at, e.recorded_at, e.actor_id, e.post_id, e.unit_id,
                   e.previous_kind, e.previous_at, e.key, e.body, e.hash, coalesce(l.tree, '') as tree,
                   coalesce(l.leaf, -1) as leaf, e.xid < s.next_xid as due
              from ledger.sequencer s, ledger.entry e
              left join ledger.numbered l on l.case_id = e.case_id and l.version = e.version
            """;

    /** All entries of the cases of a range, each case's in order. */
    void entries(UUID from, UUID to, Taker<StoredEntry> taker) throws SQLException {
        try (var statement = streamed(ENTRY + " where e.case_id between ? and ? order by e.case_id, e.version")) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            each(statement, CheckRows::entry, taker);
        }
    }

    List<StoredEntry> entries(UUID caseId) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRY + " where e.case_id = ? order by e.version")) {
            statement.setObject(1, caseId);
            return list(statement, CheckRows::entry);
        }
    }

    /** The head of a chain. */
    record Head(UUID caseId, int version, byte[] hash, String lastKind, Instant lastAt) {}

    private static final String HEAD = "select case_id, version, head_hash, last_kind, last_at from ledger.every_head";

    /** Heads of a range, in the order of their cases, one at a time. */
    Heads heads(UUID from, UUID to) throws SQLException {
        var statement = streamed(HEAD + " where case_id between ? and ? order by case_id");
        statement.setObject(1, from);
        statement.setObject(2, to);
        return new Heads(statement, statement.executeQuery());
    }

    Optional<Head> head(UUID caseId) throws SQLException {
        try (var statement = connection.prepareStatement(HEAD + " where case_id = ?")) {
            statement.setObject(1, caseId);
            return list(statement, CheckRows::head).stream().findFirst();
        }
    }

    /** An open stream of heads. */
    static final class Heads implements AutoCloseable {
        private final PreparedStatement statement;
        private final ResultSet rows;
        private @Nullable Head next;

        Heads(PreparedStatement statement, ResultSet rows) throws SQLException {
            this.statement = statement;
            this.rows = rows;
            advance();
        }

        @Nullable
        Head peek() {
            return next;
        }

        void advance() throws SQLException {
            next = rows.next() ? head(rows) : null;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    /** What was numbered for a case. */
    record Leaf(TreeName tree, long leaf, int version, byte[] marks, Instant occurred, Instant recorded) {}

    List<Leaf> leaves(UUID caseId) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select tree, leaf, version, marks, occurred_at, recorded_at
                  from ledger.numbered where case_id = ? order by version
                """)) {
            statement.setObject(1, caseId);
            return list(
                    statement,
                    row -> new Leaf(
                            row.getString("tree").equals("open") ? TreeName.OPEN : TreeName.SEALED,
                            row.getLong("leaf"),
                            row.getInt("version"),
                            row.getBytes("marks"),
                            Timestamps.of(row, "occurred_at"),
                            Timestamps.of(row, "recorded_at")));
        }
    }

    /** The case of a leaf, if its number is still there. */
    Optional<UUID> caseOf(TreeName tree, long leaf) throws SQLException {
        try (var statement =
                connection.prepareStatement("select case_id from ledger.numbered where tree = ? and leaf = ?")) {
            statement.setString(1, tree.word());
            statement.setLong(2, leaf);
            return list(statement, row -> row.getObject(1, UUID.class)).stream().findFirst();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    // ---- reading

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private PreparedStatement streamed(String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCHED);
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1); // binary from the first row
        return statement;
    }

    private String one(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return single(statement, row -> row.getString(1));
        }
    }

    private static <T> T single(PreparedStatement statement, Reader<T> reader) throws SQLException {
        try (var row = statement.executeQuery()) {
            if (!row.next()) throw new SQLException("A row of the ledger is gone that must be there: " + statement);
            return reader.read(row);
        }
    }

    private static <T> List<T> list(PreparedStatement statement, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        each(statement, reader, all::add);
        return all;
    }

    private static <T> void each(PreparedStatement statement, Reader<T> reader, Taker<T> taker) throws SQLException {
        try (var row = statement.executeQuery()) {
            while (row.next()) taker.take(reader.read(row));
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getObject("case_id", UUID.class),
                row.getInt("version"),
                row.getBytes("head_hash"),
                row.getString("last_kind"),
                Timestamps.of(row, "last_at"));
    }

    private static StoredEntry entry(ResultSet row) throws SQLException {
        var tree = row.getString("tree");
        return new StoredEntry(
                row.getObject("case_id", UUID.class),
                row.getInt("version"),
                row.getString("kind"),
                Timestamps.of(row, "occurred_at"),
                Timestamps.of(row, "recorded_at"),
                row.getInt("actor_id"),
                row.getInt("post_id"),
                row.getInt("unit_id"),
                row.getString("previous_kind"),
                Timestamps.orNull(row, "previous_at"),
                row.getString("key"),
                row.getBytes("body"),
                row.getBytes("hash"),
                tree.isEmpty() ? null : tree,
                row.getLong("leaf"),
                row.getBoolean("due"));
    }

    /** The same hash; false when one is not there. */
    static boolean same(byte @Nullable [] one, byte @Nullable [] other) {
        return one != null && other != null && Arrays.equals(one, other);
    }
}
