package vn.kycuong.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * What the ledger held at one moment, in a form that a later state of it can be held against (dấu sổ). Entries are never changed and
 * leaves are numbered without gaps, so that everything up to a leaf has one digest for ever; entries too fresh to have a leaf are
 * named one by one.
 *
 * @param cases heads of chains
 * @param leaves how many entries are numbered: the leaves 0 to this, without it
 * @param digest SHA-256 over leaf number, case, version and chain hash of each of them, in the order of leaves
 * @param unnumbered the others, as {@code case version hash}
 */
public record LedgerSeal(long cases, long entries, long leaves, String digest, List<String> unnumbered) {
    public LedgerSeal {
        unnumbered = List.copyOf(unnumbered);
    }

    /** The seal of what is committed now. */
    public static LedgerSeal of(DataSource database) throws SQLException {
        try (var connection = snapshot(database)) {
            var rows = new SealRows(connection);
            long leaves = rows.leaves();
            return new LedgerSeal(rows.cases(), rows.entries(), leaves, digest(rows, leaves), rows.unnumbered(leaves));
        }
    }

    /** What of this is not in a database that came later; empty when all of it is. In Vietnamese. */
    public List<String> missingIn(DataSource later) throws SQLException {
        try (var connection = snapshot(later)) {
            var rows = new SealRows(connection);
            var missing = new ArrayList<String>();
            long leaves = rows.leaves();
            if (leaves < this.leaves) {
                missing.add("sổ cái chỉ có %d lá, bản sao lưu ghi %d".formatted(leaves, this.leaves));
            } else if (!digest(rows, this.leaves).equals(digest)) {
                missing.add("dấu của %d lá đầu tiên khác với dấu ghi khi sao lưu".formatted(this.leaves));
            }
            if (rows.entries() < entries)
                missing.add("sổ cái có %d bút toán, bản sao lưu ghi %d".formatted(rows.entries(), entries));
            if (rows.cases() < cases)
                missing.add("sổ cái có %d vụ việc, bản sao lưu ghi %d".formatted(rows.cases(), cases));
            for (var one : unnumbered) if (!rows.holds(one.split(" "))) missing.add("thiếu bút toán " + one);
            return missing;
        }
    }

    private static Connection snapshot(DataSource database) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static String digest(SealRows rows, long leaves) throws SQLException {
        var sum = sha256();
        var line = ByteBuffer.allocate(8 + 16 + 4);
        rows.inOrder(leaves, (leaf, caseId, version, hash) -> {
            line.clear();
            line.putLong(leaf);
            line.putLong(caseId.getMostSignificantBits()).putLong(caseId.getLeastSignificantBits());
            line.putInt(version);
            sum.update(line.array());
            sum.update(hash);
        });
        return HexFormat.of().formatHex(sum.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
