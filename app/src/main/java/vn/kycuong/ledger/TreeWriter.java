package vn.kycuong.ledger;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Checkpoint;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.MerkleRange;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.kernel.MerkleTree;
import vn.kycuong.worktime.LegalClock;

/**
 * Puts numbered entries into the trees and signs checkpoints, off the path of the acts. Of several instances one writes at a time: the
 * row of the tree is locked, and who finds it locked comes again.
 */
@Component
class TreeWriter implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(TreeWriter.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);
    private static final int BATCH = 5000;

    private final TreeRows rows;
    private final TreeKeys keys;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Map<TreeName, MerkleRange> ranges = new EnumMap<>(TreeName.class);
    private final Recurrence recurrence = new Recurrence("ledger-tree", REST, this::round);
    private boolean told;

    TreeWriter(TreeRows rows, TreeKeys keys, LegalClock time, TransactionTemplate transaction) {
        this.rows = rows;
        this.keys = keys;
        this.time = time;
        this.transaction = transaction;
    }

    /** Puts all numbered entries into the trees and signs what is not signed yet. */
    synchronized void catchUp() {
        for (var tree : TreeName.values()) {
            while (step(tree, Duration.ZERO)) {}
        }
    }

    private synchronized boolean round() {
        boolean more = false;
        for (var tree : TreeName.values()) more |= step(tree, BETWEEN_CHECKPOINTS);
        return more;
    }

    private record Step(MerkleRange range, boolean more, Optional<CheckpointNote> signed) {}

    private boolean step(TreeName tree, Duration pause) {
        if (!rows.behind(tree)) return false;
        var known = ranges.remove(tree); // kept again only when what it holds is stored
        var step = transaction.execute(_ -> {
            var size = rows.lock(tree);
            if (size.isEmpty()) return null; // another instance writes
            var range = known != null && known.size() == size.get() ? known : stored(tree, size.get());
            int read = append(tree, range);
            return new Step(range, read == BATCH, read < BATCH ? sign(tree, range, pause) : Optional.empty());
        });
        if (step == null) return false;
        ranges.put(tree, step.range());
        step.signed().ifPresent(note -> keys.publish(tree, note));
        return step.more();
    }

    private MerkleRange stored(TreeName tree, long size) {
        var hashes = new TileHashes(rows, tree);
        return MerkleRange.of(size, (level, index) -> MerkleTile.node(level, index, hashes));
    }

    private int append(TreeName tree, MerkleRange range) {
        long before = range.size();
        var leaves = rows.leaves(tree, before, BATCH);
        if (leaves.isEmpty()) return 0;
        var grown = new TreeMap<Integer, ByteArrayOutputStream>();
        for (var leaf : leaves) {
            if (leaf.number() != range.size() || leaf.hash() == null)
                throw new IllegalStateException("Entry %d of the %s tree is missing: run ./kycuong verify-ledger"
                        .formatted(range.size(), tree.word()));
            range.append(MerkleTree.leaf(leaf.hash()), (level, _, hash) -> {
                if (level % MerkleTile.HEIGHT == 0)
                    grown.computeIfAbsent(level / MerkleTile.HEIGHT, _ -> new ByteArrayOutputStream())
                            .writeBytes(hash);
            });
        }
        grown.forEach((level, hashes) -> store(tree, level, MerkleTile.hashesAt(level, before), hashes.toByteArray()));
        rows.resize(tree, range.size(), range.root());
        return leaves.size();
    }

    /** Hashes of one level that follow each other, cut where tiles end. */
    private void store(TreeName tree, int level, long first, byte[] hashes) {
        long at = first;
        for (int done = 0; done < hashes.length; ) {
            int width = (int) (at % MerkleTile.WIDTH);
            int taken = Math.min((MerkleTile.WIDTH - width) * MerkleTree.HASH, hashes.length - done);
            rows.grow(tree, level, at / MerkleTile.WIDTH, width, Arrays.copyOfRange(hashes, done, done + taken));
            done += taken;
            at += taken / MerkleTree.HASH;
        }
    }

    /** Signed only when everything numbered is in: a checkpoint then covers whatever was recorded some seconds before it. */
    private Optional<CheckpointNote> sign(TreeName tree, MerkleRange range, Duration pause) {
        if (range.size() == 0) return Optional.empty();
        var signer = keys.signer(tree);
        var last = rows.newest(tree);
        var now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean same = last.isPresent()
                && last.get().size() == range.size()
                && last.get().note().startsWith(signer.key().name() + "\n");
        if (same || last.isPresent() && now.isBefore(last.get().at().plus(pause))) return Optional.empty();
        if (!maySign(tree, signer.key(), now)) return Optional.empty();
        var at = last.isPresent() && last.get().at().isAfter(now) ? last.get().at() : now;
        var note = signer.sign(new Checkpoint(signer.key().name(), range.size(), range.root()), at);
        rows.keep(tree, range.size(), at, note.text());
        return Optional.of(note);
    }

    /** A tree has one key. Another one takes its place only when that was asked for. */
    private boolean maySign(TreeName tree, CheckpointKey mine, Instant now) {
        var registered = rows.key(tree);
        if (registered.isPresent() && registered.get().equals(mine.toString())) return true;
        if (registered.isPresent() && !keys.replaces()) {
            if (!told)
                LOG.error(
                        "Checkpoints are not signed: the ledger's key is {}, this installation holds {}. Put the right key file in"
                                + " place (kycuong.ledger.key), or replace a lost one once with kycuong.ledger.new-key=true",
                        registered.get(),
                        mine);
            told = true;
            return false;
        }
        rows.register(tree, mine.toString(), now);
        return true;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
