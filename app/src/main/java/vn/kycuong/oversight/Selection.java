package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/**
 * Which dossiers are looked at: those the reader may see, of some units or of all.
 *
 * @param scope what the reader may see; there is no reading without one
 * @param units the competent units asked for, or null for every unit in the scope
 * @param outside whether the units are those left out instead
 * @param structure each dossier counts for the unit that had to decide it at this moment, where it was known then; null: that has it as of the
 *     figure. Under whatever structure, every dossier counts once
 */
public record Selection(
        Scope scope,
        @Nullable Collection<UnitId> units,
        boolean outside,
        @Nullable Instant structure) {
    public static Selection all(Scope scope) {
        return new Selection(scope, null, false, null);
    }

    public static Selection of(Scope scope, Collection<UnitId> units) {
        return new Selection(scope, units, false, null);
    }

    /** The same by the units of another moment. */
    public Selection under(@Nullable Instant moment) {
        return new Selection(scope, units, outside, moment);
    }

    /** Everything but these: units no longer in the organisation of the day. */
    public static Selection except(Scope scope, Collection<UnitId> units) {
        return new Selection(scope, units, true, null);
    }

    Integer[] unitNumbers() {
        return units == null
                ? new Integer[0]
                : Objects.requireNonNull(units).stream()
                        .map(UnitId::value)
                        .distinct()
                        .sorted()
                        .toArray(Integer[]::new);
    }
}
