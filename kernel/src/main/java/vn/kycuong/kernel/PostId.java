package vn.kycuong.kernel;

/**
 * A post (vị trí việc làm) at a unit, held by persons over time.
 *
 * @param value number, 0 or more
 */
public record PostId(int value) implements Comparable<PostId> {
    /** No post: the system itself and the public. */
    public static final PostId NONE = new PostId(0);

    public PostId {
        if (value < 0) throw new IllegalArgumentException("PostId is not negative: " + value);
    }

    @Override
    public int compareTo(PostId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
