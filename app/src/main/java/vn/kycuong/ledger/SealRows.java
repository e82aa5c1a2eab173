package vn.kycuong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The whole ledger in the order of its leaves, on one connection and row by row: it may be larger than any memory. */
final class SealRows {
    private static final int AT_ONCE = 5000;

    private final Connection connection;

    SealRows(Connection connection) {
        this.connection = connection;
    }

    /** Takes one leaf. */
    interface Leaf {
        void at(long leaf, UUID caseId, int version, byte[] hash);
    }

    long cases() throws SQLException {
        return number("select count(*) from ledger.every_head");
    }

    long entries() throws SQLException {
        return number("select count(*) from ledger.entry");
    }

    /** The number the next leaf will bear. */
    long leaves() throws SQLException {
        return number("select coalesce(max(leaf) + 1, 0) from ledger.leaf");
    }

    void inOrder(long below, Leaf taken) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select l.leaf, l.case_id, l.version, e.hash
                  from ledger.leaf l
                  join ledger.entry e on e.case_id = l.case_id and e.version = l.version
                 where l.leaf < ?
                 order by l.leaf
                """)) {
            statement.setFetchSize(AT_ONCE);
            statement.setLong(1, below);
            try (var row = statement.executeQuery()) {
                while (row.next())
                    taken.at(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3), row.getBytes(4));
            }
        }
    }

    /** Entries without a leaf, as case, version and hash. */
    List<String> unnumbered(long leaves) throws SQLException {
        if (entries() == leaves) return List.of();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                select e.case_id, e.version, encode(e.hash, 'hex')
                  from ledger.entry e
                  left join ledger.leaf l on l.case_id = e.case_id and l.version = e.version
                 where l.leaf is null
                 order by e.case_id, e.version
                """)) {
            var found = new ArrayList<String>();
            while (row.next()) found.add(row.getString(1) + " " + row.getInt(2) + " " + row.getString(3));
            return found;
        }
    }

    boolean holds(String[] entry) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select count(*)
                  from ledger.entry
                 where case_id = ? and version = ? and hash = decode(?, 'hex')
                """)) {
            statement.setObject(1, UUID.fromString(entry[0]));
            statement.setInt(2, Integer.parseInt(entry[1]));
            statement.setString(3, entry[2]);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getLong(1) == 1;
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
