package vn.kycuong.money;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier stands with its fees: what is owed and why, what was paid, what went back.
 *
 * @param charged what its desk says of it
 * @param reckoned by the catalogue of the day, with nothing said; null before acceptance
 * @param charge what was set by somebody; null while nothing was
 */
public record Owed(
        Charged charged,
        @Nullable Assessment reckoned,
        @Nullable Charge charge,
        long paid,
        long refunded,
        List<Receipt> receipts) {
    public Owed {
        receipts = List.copyOf(receipts);
    }

    /** How it stands, in one word. */
    public enum State {
        /** Nobody has accepted it: nothing is owed. */
        NOT_YET,
        /** Nothing is collected. */
        FREE,
        /** The amount is not known: somebody must count, confirm, or correct the catalogue. */
        UNSET,
        /** Something is still to be paid. */
        OPEN,
        /** All of it was paid. */
        PAID,
        /** Everything was let off. */
        EXEMPT,
        /** More came in than is owed. */
        OVERPAID
    }

    /** The amount that stands: set, or reckoned without doubt. */
    public long due() {
        if (charge != null) return charge.due();
        return reckoned != null && reckoned.isFirm() ? reckoned.due() : 0;
    }

    /** What is still to be paid; what went back lawfully is not asked for again. */
    public long open() {
        return Math.max(0, due() - paid);
    }

    public State state() {
        if (charge == null && reckoned == null) return State.NOT_YET;
        if (charge == null && reckoned != null && !reckoned.isFirm()) return State.UNSET;
        if (paid - refunded > due()) return State.OVERPAID;
        if (open() > 0) return State.OPEN;
        if (paid > 0) return State.PAID;
        return charge != null && charge.exemption() != null ? State.EXEMPT : State.FREE;
    }

    /** The lines behind the amount. */
    public List<FeeLine> lines() {
        if (charge != null) return charge.lines();
        return reckoned == null ? List.of() : reckoned.lines();
    }

    /** Whether there is anything to tell about fees. */
    public boolean isTold() {
        return state() != State.NOT_YET && (state() != State.FREE || !lines().isEmpty());
    }
}
