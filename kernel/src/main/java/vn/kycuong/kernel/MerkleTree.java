package vn.kycuong.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree over all entries (cây băm), as RFC 9162 section 2.1 and RFC 6962 draw it: a leaf is {@code SHA-256(0x00 ‖ data)}, a node
 * {@code SHA-256(0x01 ‖ left ‖ right)}, and a tree that is not full is split at the largest power of two below its size. A node of
 * level {@code l} and index {@code i} stands over the leaves {@code i·2^l} to {@code (i+1)·2^l − 1}; only full ones have a number.
 */
public final class MerkleTree {
    /** Bytes of a hash. */
    public static final int HASH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** Where the hashes of full nodes are kept. */
    @FunctionalInterface
    public interface Hashes {
        byte[] node(int level, long index);
    }

    public static byte[] leaf(byte[] data) {
        var bytes = new byte[1 + data.length];
        bytes[0] = LEAF;
        System.arraycopy(data, 0, bytes, 1, data.length);
        return Chain.sha256(bytes);
    }

    public static byte[] node(byte[] left, byte[] right) {
        var bytes = new byte[1 + 2 * HASH];
        bytes[0] = NODE;
        System.arraycopy(left, 0, bytes, 1, HASH);
        System.arraycopy(right, 0, bytes, 1 + HASH, HASH);
        return Chain.sha256(bytes);
    }

    /** The root over the first {@code size} leaves; of no leaves the hash of nothing. */
    public static byte[] root(long size, Hashes hashes) {
        if (size < 0) throw new IllegalArgumentException("A tree has no negative size: " + size);
        return size == 0 ? Chain.sha256(new byte[0]) : over(0, size, hashes);
    }

    /** What must be hashed with a leaf, from below, to reach the root over the first {@code size} leaves. */
    public static List<byte[]> inclusion(long leaf, long size, Hashes hashes) {
        if (leaf < 0 || leaf >= size) throw new IllegalArgumentException("No leaf " + leaf + " in a tree of " + size);
        var proof = new ArrayList<byte[]>();
        path(leaf, 0, size, hashes, proof);
        return proof;
    }

    /** What shows that the first {@code before} leaves of the tree over {@code size} are those of the tree over {@code before}. */
    public static List<byte[]> consistency(long before, long size, Hashes hashes) {
        if (before < 1 || before > size)
            throw new IllegalArgumentException("No proof from " + before + " leaves to " + size);
        var proof = new ArrayList<byte[]>();
        if (before < size) between(before, 0, size, true, hashes, proof);
        return proof;
    }

    /** Whether a leaf stands at its number in the tree of this size and root (RFC 9162, 2.1.3.2). */
    public static boolean includes(byte[] leafHash, long leaf, long size, List<byte[]> proof, byte[] root) {
        if (leaf < 0 || leaf >= size) return false;
        long at = leaf;
        long last = size - 1;
        var hash = leafHash;
        for (var other : proof) {
            if (last == 0 || other.length != HASH) return false;
            if ((at & 1) == 1 || at == last) {
                hash = node(other, hash);
                while (at != 0 && (at & 1) == 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the second tree only adds leaves to the first (RFC 9162, 2.1.4.2). */
    public static boolean grewFrom(long before, byte[] rootBefore, long size, byte[] root, List<byte[]> proof) {
        if (before < 1 || before > size) return false;
        if (before == size) return proof.isEmpty() && Arrays.equals(rootBefore, root);
        var path = new ArrayList<>(proof);
        if (Long.bitCount(before) == 1) path.addFirst(rootBefore);
        if (path.isEmpty() || path.stream().anyMatch(h -> h.length != HASH)) return false;
        long at = before - 1;
        long last = size - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var small = path.getFirst();
        var large = path.getFirst();
        for (var other : path.subList(1, path.size())) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                small = node(other, small);
                large = node(other, large);
                while (at != 0 && (at & 1) == 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                large = node(large, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(small, rootBefore) && Arrays.equals(large, root);
    }

    private static void path(long leaf, long begin, long end, Hashes hashes, List<byte[]> proof) {
        if (end - begin == 1) return;
        long middle = begin + split(end - begin);
        if (leaf < middle) {
            path(leaf, begin, middle, hashes, proof);
            proof.add(over(middle, end, hashes));
        } else {
            path(leaf, middle, end, hashes, proof);
            proof.add(over(begin, middle, hashes));
        }
    }

    private static void between(long before, long begin, long end, boolean known, Hashes hashes, List<byte[]> proof) {
        if (before == end) {
            if (!known) proof.add(over(begin, end, hashes));
            return;
        }
        long middle = begin + split(end - begin);
        if (before <= middle) {
            between(before, begin, middle, known, hashes, proof);
            proof.add(over(middle, end, hashes));
        } else {
            between(before, middle, end, false, hashes, proof);
            proof.add(over(begin, middle, hashes));
        }
    }

    private static byte[] over(long begin, long end, Hashes hashes) {
        long size = end - begin;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return hashes.node(level, begin >> level);
        }
        long middle = begin + split(size);
        return node(over(begin, middle, hashes), over(middle, end, hashes));
    }

    /** The largest power of two below a size above one. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
