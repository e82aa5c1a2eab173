package vn.kycuong.kernel;

import java.util.List;

/** What a general act does to a case, or why it may not. */
public sealed interface CaseDecision {
    /** The act may be recorded with these effects. */
    record Lawful(List<Effect> effects) implements CaseDecision {
        public Lawful {
            effects = List.copyOf(effects);
        }

        Lawful(Effect... effects) {
            this(List.of(effects));
        }
    }

    /** The act is refused by rule. */
    record Refused(Refusal why) implements CaseDecision {}

    /** Why a general act is not possible as the case stands. */
    enum Refusal {
        /** The case has not begun, or is done. */
        NOT_OPEN,
        /** Only a closed case can be reopened. */
        NOT_CLOSED,
        /** No such work is open. */
        NO_SUCH_WORK,
        /** Somebody else holds it. */
        HELD_BY_OTHER,
        /** That person holds it already. */
        ALREADY_HOLDER,
        /** Nobody holds it. */
        NOT_HELD,
        /** Only whoever holds it may do this. */
        NOT_THE_HOLDER,
        /** The matter lies with that unit already. */
        SAME_UNIT,
        /** That unit has been asked already and has not answered. */
        ALREADY_CONSULTED,
        /** No opinion is awaited under that number. */
        NOT_CONSULTED,
        /** Opinions are awaited: take the questions back, or wait. */
        AWAITS_ANSWERS,
        /** Nothing is owed under that number. */
        NOTHING_OWED,
        /** The clock does not run. */
        NOT_RUNNING,
        /** The clock does not stand still. */
        NOT_STOPPED,
        /** A pause, a new date and a reopening need a paper. */
        PAPER_MISSING,
        /** The ground is not one that a person chooses. */
        GROUND_NOT_LAWFUL,
        /** A date was moved before. */
        EXTENDED_BEFORE,
        /** The new date is not after the old one. */
        NOT_LATER,
        /** It cannot have happened after now. */
        IN_THE_FUTURE,
        /** It cannot have happened before what was recorded last. */
        BEFORE_THE_LAST,
        /** What was done last cannot be taken back. */
        NOTHING_TO_CORRECT,
        /** What was done last was itself a correction. */
        CORRECTED_ALREADY,
        /** The last entry is one of the system. */
        NOT_AN_ACT,
        /** Whoever made the mistake does not approve its correction. */
        OWN_MISTAKE;

        /** Key of the sentence that says why and what to do. */
        public String wordKey() {
            return "act.no." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
