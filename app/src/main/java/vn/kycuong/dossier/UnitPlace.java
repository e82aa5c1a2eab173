package vn.kycuong.dossier;

import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;

/** At which of a dossier's units a right is asked. */
public enum UnitPlace {
    /** The unit that took it in. */
    IN,
    /** The unit that decides it. */
    NOW,
    /** The unit whose head ends it: that which decides it, and before acceptance that which took it in. */
    END,
    /** The unit at which the work lies; that which decides it while there is none. */
    WORK;

    public UnitId of(CaseState c) {
        return switch (this) {
            case IN -> c.unitIn();
            case NOW -> c.unitNow();
            case END -> c.process() == 0 ? c.unitIn() : c.unitNow();
            case WORK -> c.openWork().map(w -> w.unit()).orElse(c.unitNow());
        };
    }
}
