package vn.kycuong.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.kernel.MerkleTree;

/** The hashes of stored tiles, each tile read once. */
final class TileHashes implements MerkleTile.Tiles {
    private record Key(int level, long no) {}

    private final TreeRows rows;
    private final TreeName tree;
    private final Map<Key, byte[]> read = new HashMap<>();

    TileHashes(TreeRows rows, TreeName tree) {
        this.rows = rows;
        this.tree = tree;
    }

    @Override
    public byte[] hash(int level, long index) {
        var tile = read.computeIfAbsent(
                new Key(level, index / MerkleTile.WIDTH),
                key -> rows.tile(tree, key.level(), key.no()).orElse(new byte[0]));
        int at = (int) (index % MerkleTile.WIDTH) * MerkleTree.HASH;
        if (tile.length < at + MerkleTree.HASH)
            throw new IllegalStateException("The %s tree lacks hash %d of level %d: run ./kycuong verify-ledger"
                    .formatted(tree.word(), index, level));
        return Arrays.copyOfRange(tile, at, at + MerkleTree.HASH);
    }
}
