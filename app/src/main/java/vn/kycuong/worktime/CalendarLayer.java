package vn.kycuong.worktime;

import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * Whose days a change speaks of (lớp lịch): a unit's own cover the province's, these the nation's.
 *
 * @param unit only of a unit's own layer
 */
public record CalendarLayer(Kind kind, @Nullable UnitId unit) {
    /** The three layers people edit. */
    public enum Kind {
        NATIONAL,
        PROVINCE,
        UNIT
    }

    public static final CalendarLayer NATIONAL = new CalendarLayer(Kind.NATIONAL, null);
    public static final CalendarLayer PROVINCE = new CalendarLayer(Kind.PROVINCE, null);

    public CalendarLayer {
        if ((kind == Kind.UNIT) != (unit != null)) throw new IllegalArgumentException("A unit for a unit's layer only");
    }

    public static CalendarLayer of(UnitId unit) {
        return new CalendarLayer(Kind.UNIT, unit);
    }

    /** The key it is stored under. */
    String key() {
        return switch (kind) {
            case NATIONAL -> "national";
            case PROVINCE -> "province";
            case UNIT -> "unit-" + java.util.Objects.requireNonNull(unit).value();
        };
    }
}
