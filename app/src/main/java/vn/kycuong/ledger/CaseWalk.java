package vn.kycuong.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Chain;

/**
 * Walks the chains of a range of cases: each entry follows the one before it, its columns say what its canonical bytes say, its head is
 * its last entry, it has a number. Says which cases to look into; what was done to them is found out afterwards.
 */
final class CaseWalk {
    private final CheckRows rows;
    private final Map<TreeName, LeafStore> leaves;
    private final SignedBefore signed;
    private final Set<UUID> suspects;
    private final LedgerCheck.Progress progress;
    private final MessageDigest sha256 = sha256();

    private long cases;
    private long entries;
    private long unnumbered;
    private int version;
    private byte[] hash = Chain.start();
    private @Nullable StoredEntry last;

    CaseWalk(
            CheckRows rows,
            Map<TreeName, LeafStore> leaves,
            SignedBefore signed,
            Set<UUID> suspects,
            LedgerCheck.Progress progress) {
        this.rows = rows;
        this.leaves = leaves;
        this.signed = signed;
        this.suspects = suspects;
        this.progress = progress;
    }

    /** What was counted. */
    record Counted(long cases, long entries, long unnumbered) {}

    Counted walk(UUID from, UUID to) throws SQLException {
        try (var heads = rows.heads(from, to)) {
            rows.entries(from, to, entry -> {
                if (last == null || !entry.caseId().equals(last.caseId())) {
                    finish(heads);
                    version = 0;
                    hash = Chain.start();
                }
                take(entry);
                last = entry;
            });
            finish(heads);
            for (var head = heads.peek(); head != null; head = heads.peek()) {
                suspects.add(head.caseId());
                heads.advance();
            }
        }
        return new Counted(cases, entries, unnumbered);
    }

    private void take(StoredEntry e) {
        entries++;
        if (entries % 1000 == 0) progress.entries(1000);
        version++;
        boolean fits = e.version() == version && Arrays.equals(chained(hash, e.body()), e.hash());
        fits &= BodyFields.of(e.body()).differing(e).isEmpty();
        if (e.tree() == null) {
            fits &= !e.due();
            unnumbered++;
        } else {
            put(e);
        }
        fits &= signed.before(e) == null;
        if (!fits) suspects.add(e.caseId());
        version = e.version();
        hash = e.hash();
    }

    private void put(StoredEntry e) {
        var store = leaves.get("open".equals(e.tree()) ? TreeName.OPEN : TreeName.SEALED);
        if (store == null || e.hash().length != Chain.start().length) return;
        sha256.update((byte) 0);
        store.put(e.leaf(), sha256.digest(e.hash()));
    }

    private byte[] chained(byte[] previous, byte[] body) {
        sha256.update(previous);
        return sha256.digest(body);
    }

    private void finish(CheckRows.Heads heads) throws SQLException {
        var end = last;
        if (end == null) return;
        cases++;
        for (var head = heads.peek(); head != null && order(head.caseId(), end.caseId()) < 0; head = heads.peek()) {
            suspects.add(head.caseId()); // a head without entries
            heads.advance();
        }
        var head = heads.peek();
        if (head == null || !head.caseId().equals(end.caseId())) {
            suspects.add(end.caseId());
            return;
        }
        if (!isHead(head, end)) suspects.add(end.caseId());
        heads.advance();
    }

    static boolean isHead(CheckRows.Head head, StoredEntry end) {
        return head.version() == end.version() && Arrays.equals(head.hash(), end.hash()) && saysLast(head, end);
    }

    static boolean saysLast(CheckRows.Head head, StoredEntry end) {
        return head.lastKind().equals(end.kind()) && head.lastAt().equals(end.occurredAt());
    }

    /** As the database orders them. */
    private static int order(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    /** When a checkpoint was signed that an entry should be under, by the time it claims to have been recorded. */
    interface SignedBefore {
        @Nullable
        Instant before(StoredEntry entry);
    }
}
