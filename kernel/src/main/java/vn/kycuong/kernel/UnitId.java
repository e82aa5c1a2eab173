package vn.kycuong.kernel;

/**
 * A unit of the organisation (đơn vị). Office codes of the statistics office are reused over time, so this is our own number.
 *
 * @param value number, 0 or more
 */
public record UnitId(int value) implements Comparable<UnitId> {
    /** All units: only in grants and scopes, and on the case of the audit, which is of no unit. */
    public static final UnitId ALL = new UnitId(0);

    public UnitId {
        if (value < 0) throw new IllegalArgumentException("UnitId is not negative: " + value);
    }

    @Override
    public int compareTo(UnitId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
