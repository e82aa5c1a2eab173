package vn.kycuong.identity.web;

import vn.kycuong.identity.WorkContact;
import vn.kycuong.kernel.ActorId;

/**
 * A person with how he is reached at work.
 *
 * @param shown what stands in the form: as known, or as typed when it was refused
 * @param problem key of what is wrong with what was typed; empty when nothing is
 */
public record ContactLine(ActorId actor, String name, WorkContact known, WorkContact shown, String problem) {
    /** As known, and nobody typed anything else. */
    static ContactLine of(ActorId actor, String name, WorkContact known) {
        return new ContactLine(actor, name, known, known, "");
    }
}
