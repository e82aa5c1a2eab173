package vn.kycuong.kernel;

import vn.kycuong.calendar.Limit;

/**
 * One step of an internal process (bước của quy trình nội bộ).
 *
 * @param no order, from 1
 * @param kind what the step does to the case
 * @param role who may do it
 * @param place at which unit
 * @param placeName the place as the process names it, shown to people
 * @param action what is done, shown to people
 * @param allowance time allowed to the step
 */
public record ProcessStep(
        int no, StepKind kind, String role, Place place, String placeName, String action, Limit allowance) {

    /** What a step does. */
    public enum StepKind {
        /** Takes the dossier in; done by the act of receipt. */
        TAKE_IN,
        /** Work of an officer, a council, a consulted agency. */
        WORK,
        /** A signature. */
        SIGN,
        /** The result lies at the one-stop and is handed over. */
        RETURN
    }

    /** The unit rule of a step. */
    public enum Place {
        /** The unit that took the case in. */
        RECEIVING,
        /** The unit that must decide it. */
        COMPETENT
    }
}
