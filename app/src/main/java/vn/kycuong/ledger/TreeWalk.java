package vn.kycuong.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.MerkleRange;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.kernel.MerkleTree;

/**
 * Walks a tree from its first leaf: the stored hashes against the entries, and the root at each size that was ever signed. When they do
 * not agree, the signatures say which of the two was changed.
 */
final class TreeWalk {
    private static final int NAMED = 20;
    private static final int KEPT = 100_000;

    private final CheckRows rows;
    private final TreeName tree;
    private final LeafStore entries;
    private final List<Expected> expected;
    private final List<LedgerFinding> findings = new ArrayList<>();
    private final List<Long> wrong = new ArrayList<>();
    private final Map<String, Long> wrongHashes = new HashMap<>();
    private final Map<Integer, ByteArrayOutputStream> above = new TreeMap<>();

    TreeWalk(CheckRows rows, TreeName tree, LeafStore entries, List<Expected> expected) {
        this.rows = rows;
        this.tree = tree;
        this.entries = entries;
        this.expected = expected.stream()
                .sorted(Comparator.comparingLong(Expected::size))
                .toList();
    }

    /**
     * A root that was signed.
     *
     * @param at when
     * @param kept where it comes from, if not from the database
     */
    record Expected(
            long size,
            byte[] root,
            @Nullable Instant at,
            @Nullable String kept) {
        String what() {
            return (kept == null ? "Điểm chốt" : kept)
                    + (at == null ? "" : " ký lúc " + DiagnosisRules.text(at))
                    + " (%d bút toán)".formatted(size);
        }
    }

    /**
     * What the walk saw.
     *
     * @param wrong leaves whose entry is another one, or gone
     * @param wrongHashes what the tree holds for them, and where
     */
    record Walked(
            long size, String root, List<LedgerFinding> findings, List<Long> wrong, Map<String, Long> wrongHashes) {}

    Walked walk() throws SQLException {
        var stored = new MerkleRange();
        var roots = new Roots(expected);
        roots.reached(stored);
        var read = new MerkleRange[] {stored};
        rows.tiles(tree, tile -> {
            if (tile.level() == 0) leaves(tile, read[0], roots);
            else compareAbove(tile);
        });
        row(stored);
        lost(stored.size());
        above.forEach((level, hashes) -> {
            if (hashes.size() > 0) broken("thiếu mảnh cây ở tầng %d.".formatted(level));
        });
        if (roots.firstBad() == null) return done(stored);
        var byEntries = new Roots(expected);
        var rebuilt = rebuilt(stored.size(), byEntries);
        if (byEntries.firstBad() == null) {
            broken("mã băm lưu trong các mảnh cây đã bị sửa; bút toán thì còn nguyên như đã ký.");
            wrong.clear();
            return done(rebuilt);
        }
        disowned(roots, stored.size());
        return done(stored);
    }

    private Walked done(MerkleRange range) {
        return new Walked(range.size(), HexFormat.of().formatHex(range.root()), findings, wrong, wrongHashes);
    }

    private void leaves(CheckRows.Tile tile, MerkleRange range, Roots roots) {
        if (tile.no() * MerkleTile.WIDTH != range.size() || tile.hashes().length % MerkleTree.HASH != 0) {
            if (findings.isEmpty()) broken("mảnh cây 0/%d không nối với mảnh đứng trước.".formatted(tile.no()));
            return;
        }
        for (int at = 0; at < tile.hashes().length; at += MerkleTree.HASH) {
            var hash = Arrays.copyOfRange(tile.hashes(), at, at + MerkleTree.HASH);
            if (range.size() < entries.size() && !Arrays.equals(hash, entries.get(range.size()))) {
                if (wrong.size() < KEPT) {
                    wrong.add(range.size());
                    wrongHashes.put(HexFormat.of().formatHex(hash), range.size());
                }
            }
            range.append(hash, (level, _, node) -> {
                if (level > 0 && level % MerkleTile.HEIGHT == 0)
                    above.computeIfAbsent(level / MerkleTile.HEIGHT, _ -> new ByteArrayOutputStream())
                            .writeBytes(node);
            });
            roots.reached(range);
        }
    }

    /** Tiles above the leaves hold what follows from those below. */
    private void compareAbove(CheckRows.Tile tile) {
        var made = above.get(tile.level());
        var bytes = made == null ? new byte[0] : made.toByteArray();
        int begin = (int) Math.min(bytes.length, tile.no() * MerkleTile.WIDTH * MerkleTree.HASH);
        int end = Math.min(bytes.length, begin + MerkleTile.WIDTH * MerkleTree.HASH);
        if (!Arrays.equals(tile.hashes(), Arrays.copyOfRange(bytes, begin, end)))
            broken("mảnh cây %d/%d đã bị sửa.".formatted(tile.level(), tile.no()));
        if (end == bytes.length && made != null) made.reset();
    }

    private void row(MerkleRange range) throws SQLException {
        var stored = rows.tree(tree);
        if (stored.size() == range.size() && Arrays.equals(stored.root(), range.root())) return;
        broken("dòng ghi cỡ và gốc của cây (%d bút toán) không khớp với các mảnh cây (%d)."
                .formatted(stored.size(), range.size()));
    }

    /** Numbers that were given and have no entry any more, past the end of the tree. */
    private void lost(long from) {
        for (long leaf = from; leaf < entries.size() && wrong.size() < KEPT; leaf++)
            if (LeafStore.isMissing(entries.get(leaf))) wrong.add(leaf);
    }

    private MerkleRange rebuilt(long size, Roots roots) {
        var range = new MerkleRange();
        roots.reached(range);
        for (long leaf = 0; leaf < Math.min(size, entries.size()); leaf++) {
            range.append(entries.get(leaf), (_, _, _) -> {});
            roots.reached(range);
        }
        return range;
    }

    private void disowned(Roots roots, long size) throws SQLException {
        var bad = roots.firstBad();
        if (bad == null) return;
        var from = roots.lastGood();
        if (bad.size() > size) {
            findings.add(new LedgerFinding(
                    LedgerFinding.Kind.REMOVED_AT_TAIL,
                    null,
                    0,
                    "%s: sổ chỉ còn %d bút toán, đã mất %d bút toán ở cuối sổ."
                            .formatted(bad.what(), size, bad.size() - size)));
            return;
        }
        var cases = new LinkedHashSet<String>();
        for (long leaf = from; leaf < bad.size() && cases.size() < NAMED; leaf++)
            rows.caseOf(tree, leaf).ifPresent(c -> cases.add(c.toString()));
        findings.add(new LedgerFinding(
                LedgerFinding.Kind.CHECKPOINT,
                null,
                0,
                "%s không còn khớp: bút toán mang số thứ tự từ %d đến %d đã bị viết lại sau khi ký (%d điểm chốt không khớp). Là bút toán của một trong các vụ việc: %s."
                        .formatted(
                                bad.what(),
                                from,
                                bad.size() - 1,
                                roots.bad(),
                                cases.isEmpty() ? "không rõ" : String.join(", ", cases))));
    }

    private void broken(String what) {
        var name = tree == TreeName.OPEN ? "Cây chung: " : "Cây của vụ việc mật: ";
        findings.add(new LedgerFinding(LedgerFinding.Kind.TREE, null, 0, name + what));
    }

    /** Compares the root at each size that was signed. */
    private static final class Roots {
        private final List<Expected> expected;
        private int next;
        private int bad;
        private long lastGood;
        private @Nullable Expected firstBad;

        Roots(List<Expected> expected) {
            this.expected = expected;
        }

        void reached(MerkleRange range) {
            if (next == expected.size() || expected.get(next).size() > range.size()) return;
            var root = range.root();
            for (; next < expected.size() && expected.get(next).size() == range.size(); next++) {
                var one = expected.get(next);
                if (Arrays.equals(one.root(), root)) {
                    if (firstBad == null) lastGood = one.size();
                } else {
                    bad++;
                    if (firstBad == null) firstBad = one;
                }
            }
        }

        /** The first that is not the tree's own, also one that the tree does not reach any more. */
        @Nullable
        Expected firstBad() {
            return firstBad != null || next == expected.size() ? firstBad : expected.get(next);
        }

        int bad() {
            return bad + expected.size() - next;
        }

        long lastGood() {
            return lastGood;
        }
    }
}
