package vn.kycuong.kernel;

import java.util.ArrayList;
import java.util.List;

/** A tree that grows at its end (cây băm đang lớn): keeps one hash for each bit of its size, whatever the size. Not for two threads. */
public final class MerkleRange {
    /** Told of every node that became full, leaves included, lower levels first. */
    @FunctionalInterface
    public interface Filled {
        void node(int level, long index, byte[] hash);
    }

    private final List<byte[]> full = new ArrayList<>(); // the full nodes of the tree from the left, largest first
    private long size;

    public MerkleRange() {}

    /** The tree over the first {@code size} leaves, to go on from there. */
    public static MerkleRange of(long size, MerkleTree.Hashes hashes) {
        var range = new MerkleRange();
        long begin = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size & 1L << level) == 0) continue;
            range.full.add(hashes.node(level, begin >> level));
            begin += 1L << level;
        }
        range.size = size;
        return range;
    }

    public long size() {
        return size;
    }

    public void append(byte[] leafHash, Filled filled) {
        filled.node(0, size, leafHash);
        var hash = leafHash;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.node(full.removeLast(), hash);
            level++;
            filled.node(level, size >> level, hash);
        }
        full.add(hash);
        size++;
    }

    public byte[] root() {
        if (full.isEmpty()) return MerkleTree.root(0, (_, _) -> new byte[0]);
        var hash = full.getLast();
        for (int i = full.size() - 2; i >= 0; i--) hash = MerkleTree.node(full.get(i), hash);
        return hash;
    }
}
