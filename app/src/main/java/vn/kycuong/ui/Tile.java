package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** One figure above a list: it opens exactly the rows that sum to it. */
public record Tile(String count, String word, @Nullable Status status, String href, boolean current) {
    public Tile(int count, String word, @Nullable Status status, String href, boolean current) {
        this(Integer.toString(count), word, status, href, current);
    }

    /** The same on another page than its list: none of them is the current one. */
    public Tile elsewhere() {
        return new Tile(count, word, status, href, false);
    }
}
