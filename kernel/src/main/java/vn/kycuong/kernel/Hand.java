package vn.kycuong.kernel;

import org.jspecify.annotations.Nullable;

/**
 * In whose hands a matter lies for a while (việc nằm ở tay ai). Every minute has exactly one. Căn cứ: GLOSSARY#time-in-hand.
 *
 * @param unit the unit that works, or that was asked; for a citizen or a pause the unit that must decide the matter
 * @param officer who holds the work, or null
 * @param step the step of the process it stands on, 0 for none
 * @param ground why the clock stands, or null while it does not
 * @param consultation the obligation of the agency that was asked, 0 for none
 */
public record Hand(
        Kind kind,
        UnitId unit,
        @Nullable ActorId officer,
        int step,
        @Nullable Ground ground,
        int consultation) {

    /** Whose hands. */
    public enum Kind {
        /** An officer holds the work. */
        OFFICER,
        /** The work lies at a unit and nobody took it yet. */
        UNTAKEN,
        /** Another agency was asked and the work waits for its answer. */
        AGENCY,
        /** The applicant was lawfully asked for something. */
        CITIZEN,
        /** The clock stands for another lawful ground. */
        PAUSE;

        /** Whether a unit, and so its head, answers for such time. */
        public boolean isOfUnit() {
            return this == OFFICER || this == UNTAKEN || this == AGENCY;
        }
    }

    static Hand paused(UnitId unit, int step, Ground ground) {
        boolean applicant = ground == Ground.SUPPLEMENT || ground == Ground.CITIZEN_PRESENCE;
        return new Hand(applicant ? Kind.CITIZEN : Kind.PAUSE, unit, null, step, ground, 0);
    }

    static Hand asked(Obligation consultation, @Nullable ActorId officer, int step) {
        return new Hand(Kind.AGENCY, consultation.unit(), officer, step, null, consultation.no());
    }

    static Hand at(WorkItem work) {
        var kind = work.holder() == null ? Kind.UNTAKEN : Kind.OFFICER;
        return new Hand(kind, work.unit(), work.holder(), work.step(), null, 0);
    }

    static Hand untaken(UnitId unit) {
        return new Hand(Kind.UNTAKEN, unit, null, 0, null, 0);
    }
}
