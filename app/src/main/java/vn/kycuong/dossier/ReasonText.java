package vn.kycuong.dossier;

import java.util.UUID;
import vn.kycuong.identity.Officer;

/**
 * A text to begin a reason from (mẫu câu). It is put into the field and written on there; what is sent is the officer's own.
 *
 * @param sample whether it came with the program and nobody of the province has looked at it
 * @param version grows with each change
 */
public record ReasonText(
        UUID id, ReasonPlace place, Whose whose, String label, String text, boolean sample, int version) {

    /** Whose text it is: who is offered it, and who may change it. */
    public enum Whose {
        /** Offered to everybody. */
        PROVINCE,
        /** Offered to those of one unit. */
        UNIT,
        /** Offered to one person. */
        PERSON;

        /** Whether this officer keeps such texts. */
        public boolean isKeptBy(Officer officer) {
            return switch (this) {
                case PROVINCE -> officer.may(Rights.PROVINCE_TEXTS);
                case UNIT -> officer.may(Rights.TEXTS);
                case PERSON -> true;
            };
        }
    }

    /** What is typed of a text. */
    public record Draft(ReasonPlace place, Whose whose, String label, String text) {}
}
