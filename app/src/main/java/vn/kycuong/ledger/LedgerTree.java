package vn.kycuong.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.kernel.MerkleTree;

/**
 * The open tree as everybody may read it: checkpoints, tiles, proofs. Only what a checkpoint covers is shown, and nothing of sealed
 * cases. A leaf is a hash: whoever does not hold the entry learns neither whose it is nor which leaves belong together. It is the same for
 * everybody, so it is read by the actor (a transaction that could write), whom no wall of rows stands before.
 */
@Component
@Transactional
public class LedgerTree {
    private final TreeRows rows;

    LedgerTree(TreeRows rows) {
        this.rows = rows;
    }

    /** The newest signed checkpoint; empty until the first entry was signed. */
    public Optional<CheckpointNote> checkpoint() {
        return rows.newest(TreeName.OPEN).flatMap(s -> CheckpointNote.parse(s.note()));
    }

    /** The public key ({@code vkey}) by which checkpoints are checked. */
    public Optional<String> key() {
        return rows.key(TreeName.OPEN);
    }

    /** Leaves that the newest checkpoint covers. */
    public long size() {
        return rows.newest(TreeName.OPEN).map(TreeRows.Signed::size).orElse(0L);
    }

    /** The bytes of a tile, or of the entries of one; empty when the signed tree does not reach so far. */
    public Optional<byte[]> tile(MerkleTile tile) {
        long needed = tile.index() * MerkleTile.WIDTH + tile.width();
        if (needed > MerkleTile.hashesAt(tile.level(), size())) return Optional.empty();
        if (tile.level() == MerkleTile.ENTRIES) return Optional.of(rows.entries(tile));
        return rows.tile(TreeName.OPEN, tile.level(), tile.index())
                .map(hashes -> Arrays.copyOf(hashes, tile.width() * MerkleTree.HASH));
    }

    /** That an entry stands in the tree, by the first checkpoint that covers it; empty until one was signed, or for a sealed case. */
    public Optional<EntryProof> proof(CaseId caseId, int version) {
        return rows.leafOf(caseId.value(), version)
                .flatMap(leaf -> rows.firstOver(TreeName.OPEN, leaf).flatMap(signed -> proof(leaf, signed)));
    }

    /** That a leaf stands in the tree of the newest checkpoint; empty when it reaches not so far. */
    public Optional<EntryProof> proof(long leaf) {
        return rows.newest(TreeName.OPEN)
                .filter(signed -> leaf >= 0 && leaf < signed.size())
                .flatMap(signed -> proof(leaf, signed));
    }

    private Optional<EntryProof> proof(long leaf, TreeRows.Signed signed) {
        var hashes = new TileHashes(rows, TreeName.OPEN);
        var data = rows.leaves(TreeName.OPEN, leaf, 1).getFirst().hash();
        if (data == null) return Optional.empty();
        var path = MerkleTree.inclusion(leaf, signed.size(), (level, index) -> MerkleTile.node(level, index, hashes));
        return CheckpointNote.parse(signed.note()).map(note -> new EntryProof(leaf, data, path, note, signed.at()));
    }

    /**
     * That the tree of one size only grew into that of another.
     *
     * @param from 1 to {@code to}
     * @param to at most {@link #size}
     */
    public List<byte[]> consistency(long from, long to) {
        var hashes = new TileHashes(rows, TreeName.OPEN);
        return MerkleTree.consistency(from, to, (level, index) -> MerkleTile.node(level, index, hashes));
    }

    /** The root of the tree when it had this size. */
    public byte[] root(long size) {
        var hashes = new TileHashes(rows, TreeName.OPEN);
        return MerkleTree.root(size, (level, index) -> MerkleTile.node(level, index, hashes));
    }
}
