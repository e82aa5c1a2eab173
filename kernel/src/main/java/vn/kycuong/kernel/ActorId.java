package vn.kycuong.kernel;

/**
 * Who acts: a person, the system, or the public at the portal.
 *
 * @param value number, 0 or more
 */
public record ActorId(int value) implements Comparable<ActorId> {
    /** The system itself: sweeps and projections. */
    public static final ActorId SYSTEM = new ActorId(1);

    /** Citizens and businesses who act without an account. */
    public static final ActorId PUBLIC = new ActorId(2);

    public ActorId {
        if (value < 0) throw new IllegalArgumentException("ActorId is not negative: " + value);
    }

    @Override
    public int compareTo(ActorId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
