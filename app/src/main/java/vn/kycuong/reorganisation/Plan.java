package vn.kycuong.reorganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.UnitCases.Load;
import vn.kycuong.organisation.Successor;
import vn.kycuong.organisation.Unit;

/**
 * Where the open work of the units goes that end on the eve of a day (phương án chuyển tiếp).
 *
 * @param since first day of the units that follow
 * @param now what each unit, ended or following, must decide at this moment
 * @param receives how many of the cases that the ended units must decide go to each unit that follows
 */
public record Plan(LocalDate since, List<Ending> endings, Map<UnitId, Load> now, Map<UnitId, Integer> receives) {
    public Plan {
        endings = List.copyOf(endings);
        now = Map.copyOf(now);
        receives = Map.copyOf(receives);
    }

    /**
     * A unit that ends.
     *
     * @param known what the resolution says became of it
     * @param load what is open in it
     * @param whole the unit that follows it in everything, by the resolution; null where it must be chosen
     * @param chosen the unit chosen for whatever has no choice of its own; null while none is
     * @param apart of how many cases the unit was chosen one by one
     */
    public record Ending(
            Unit unit,
            List<Successor> known,
            Load load,
            @Nullable UnitId whole,
            @Nullable UnitId chosen,
            int apart) {
        public Ending {
            known = List.copyOf(known);
        }

        /** Whether the resolution leaves nothing to choose. */
        public boolean byLaw() {
            return whole != null;
        }

        public Optional<UnitId> target() {
            return Optional.ofNullable(whole != null ? whole : chosen);
        }

        /** Cases for which no unit is known yet. */
        public int open() {
            return target().isPresent() ? 0 : Math.max(0, load.all() - apart);
        }
    }

    /** What the ended units must still decide: what the units that follow receive, and what is unsettled. */
    public int toMove() {
        return endings.stream().mapToInt(e -> e.load().decides()).sum();
    }

    public int received() {
        return receives.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Cases for which a unit must still be chosen. */
    public int unsettled() {
        return endings.stream().mapToInt(Ending::open).sum();
    }
}
