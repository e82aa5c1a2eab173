package vn.kycuong.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is owed (nghĩa vụ): by a unit, of a kind, on a clock of its own.
 *
 * @param no number within the case, from 1
 * @param parent the obligation it serves, 0 for none
 * @param duty what discharges it, as a key of the desk, e.g. {@code dossier.result}
 * @param noticed what those concerned were told already
 * @param promised what the slip promised: a fact, kept beside the computed date
 */
public record Obligation(
        int no,
        int parent,
        Tier tier,
        UnitId unit,
        String duty,
        ObligationClock clock,
        @Nullable Instant promised,
        Notice noticed) {

    public Obligation with(ObligationClock changed) {
        return new Obligation(no, parent, tier, unit, duty, changed, promised, noticed);
    }

    Obligation with(Notice told) {
        return new Obligation(no, parent, tier, unit, duty, clock, promised, told);
    }

    Obligation of(UnitId other) {
        return new Obligation(no, parent, tier, other, duty, clock, promised, noticed);
    }

    /** Whether it is an opinion asked of another unit. */
    public boolean isConsultation() {
        return tier == Tier.CONSULTATION;
    }

    /** Whether another unit owes it to the one that leads the matter: an opinion, a contribution. */
    public boolean isBeside() {
        return isConsultation() || tier == Tier.SUPPORT;
    }

    public boolean isOpen() {
        return clock.metAt() == null;
    }
}
