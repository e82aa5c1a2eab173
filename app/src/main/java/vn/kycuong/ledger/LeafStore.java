package vn.kycuong.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.kycuong.kernel.MerkleTree;

/**
 * The leaf hashes of a whole tree, put in any order by several threads and read in theirs: a file of 32 bytes a leaf that the
 * operating system keeps in memory as far as it fits, and that is gone with the check.
 */
final class LeafStore implements AutoCloseable {
    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment hashes;
    private final long size;

    LeafStore(long size) throws IOException {
        this.size = size;
        this.file = Files.createTempFile("kycuong-leaves", ".tmp");
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            hashes = channel.map(FileChannel.MapMode.READ_WRITE, 0, size * MerkleTree.HASH, arena);
        }
    }

    long size() {
        return size;
    }

    void put(long leaf, byte[] hash) {
        if (leaf >= 0 && leaf < size)
            MemorySegment.copy(hash, 0, hashes, ValueLayout.JAVA_BYTE, leaf * MerkleTree.HASH, MerkleTree.HASH);
    }

    byte[] get(long leaf) {
        return hashes.asSlice(leaf * MerkleTree.HASH, MerkleTree.HASH).toArray(ValueLayout.JAVA_BYTE);
    }

    /** No entry came with this number. */
    static boolean isMissing(byte[] hash) {
        for (byte b : hash) if (b != 0) return false;
        return true;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(file);
    }
}
