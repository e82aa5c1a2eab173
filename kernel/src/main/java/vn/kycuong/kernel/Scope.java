package vn.kycuong.kernel;

import java.util.Arrays;
import java.util.Collection;

/**
 * The units whose cases a person may see (phạm vi xem): a sorted set, or all. Made at log-in and stamped with the version of the
 * person's grants, which every statement checks, so that a lost post ends access with the next click.
 */
public final class Scope {
    private static final int[] NO_UNITS = {};
    private static final Scope NONE = new Scope(NO_UNITS, false, 0);

    private final int[] units;
    private final boolean all;
    private final int grantVersion;

    private Scope(int[] units, boolean all, int grantVersion) {
        this.units = units;
        this.all = all;
        this.grantVersion = grantVersion;
    }

    public static Scope none() {
        return NONE;
    }

    public static Scope all(int grantVersion) {
        return new Scope(NO_UNITS, true, grantVersion);
    }

    public static Scope of(Collection<UnitId> units, int grantVersion) {
        return new Scope(
                units.stream().mapToInt(UnitId::value).sorted().distinct().toArray(), false, grantVersion);
    }

    public boolean isAll() {
        return all;
    }

    /** Version of the grants this scope was made from. */
    public int grantVersion() {
        return grantVersion;
    }

    public boolean contains(UnitId unit) {
        return all || Arrays.binarySearch(units, unit.value()) >= 0;
    }

    /** Sorted unit numbers for a statement; empty when {@link #isAll()}. */
    public Integer[] unitNumbers() {
        return Arrays.stream(units).boxed().toArray(Integer[]::new);
    }

    @Override
    public String toString() {
        return all ? "all units" : Arrays.toString(units);
    }
}
