package vn.kycuong.kernel;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole tree in three lines (điểm chốt; C2SP tlog-checkpoint): which tree, how many leaves, which root.
 *
 * @param origin name of the tree, without spaces and plus signs
 * @param size leaves
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {
    public Checkpoint {
        if (origin.isBlank() || origin.chars().anyMatch(c -> c <= ' ' || c == '+' || Character.isSpaceChar(c)))
            throw new IllegalArgumentException("Not an origin: " + origin);
        if (size < 0 || root.length != MerkleTree.HASH)
            throw new IllegalArgumentException("Not a tree: " + size + " leaves, root of " + root.length + " bytes");
        root = root.clone();
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** The three lines, the last ended too. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads the lines; further ones are allowed and left alone. Empty when it is no checkpoint. */
    public static Optional<Checkpoint> parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) return Optional.empty();
        try {
            return Optional.of(new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2])));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint c
                && c.origin.equals(origin)
                && c.size == size
                && Arrays.equals(c.root, root);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }
}
