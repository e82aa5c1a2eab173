package vn.kycuong.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A piece of the tree as it is stored and published (mảnh cây băm; C2SP tlog-tiles): up to 256 hashes that stand side by side at every
 * eighth level, or the data of as many leaves.
 *
 * @param level 0 for leaf hashes, 1 for nodes eight levels above, and so on; {@link #ENTRIES} for the data of leaves
 * @param index number of the tile in its level, from 0
 * @param width how many hashes or entries, 1 to 256
 */
public record MerkleTile(int level, long index, int width) {
    public static final int ENTRIES = -1;
    public static final int HEIGHT = 8;
    public static final int WIDTH = 1 << HEIGHT;

    private static final int HIGHEST = 63;
    private static final Pattern PATH =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public MerkleTile {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > WIDTH)
            throw new IllegalArgumentException("No such tile: " + level + "/" + index + "/" + width);
    }

    /** The tile that a path below {@code tile/} names; empty when it names none, also when it is written in another way. */
    public static Optional<MerkleTile> parse(String path) {
        var m = PATH.matcher(path);
        if (!m.matches()) return Optional.empty();
        int level = m.group(1).equals("entries") ? ENTRIES : Integer.parseInt(m.group(1));
        int width = m.group(3) == null ? WIDTH : Integer.parseInt(m.group(3));
        if (level > HIGHEST || m.group(3) != null && width >= WIDTH) return Optional.empty();
        var tile = new MerkleTile(level, Long.parseLong(m.group(2).replaceAll("[x/]", "")), width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** {@code <level>/<index>[.p/<width>]}, the index in groups of three digits. */
    public String path() {
        var number = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) number.insert(0, "x%03d/".formatted(rest % 1000));
        return (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number
                + (width == WIDTH ? "" : ".p/" + width);
    }

    /** How many hashes of a level the tree over {@code size} leaves has. */
    public static long hashesAt(int level, long size) {
        int height = HEIGHT * Math.max(level, 0);
        return height >= Long.SIZE - 1 ? 0 : size >> height;
    }

    /** The full node of the tree that tiles hold, or that follows from what they hold. */
    public static byte[] node(int level, long index, Tiles tiles) {
        int stored = level / HEIGHT;
        return node(level - stored * HEIGHT, index, stored, tiles);
    }

    /** Where the hashes of tiles are kept: one hash by its level of tiles and its number in the level. */
    @FunctionalInterface
    public interface Tiles {
        byte[] hash(int tileLevel, long index);
    }

    private static byte[] node(int height, long index, int stored, Tiles tiles) {
        if (height == 0) return tiles.hash(stored, index);
        return MerkleTree.node(
                node(height - 1, 2 * index, stored, tiles), node(height - 1, 2 * index + 1, stored, tiles));
    }
}
