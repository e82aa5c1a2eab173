/**
 * Đề nghị xem lại thời gian: a person or a unit to whom the ledger charges time may contest it, and another person decides, in time.
 *
 * <p>Start at {@link vn.kycuong.contest.Contests}. Writes schema {@code contest}: what is contested, and the reasons in numbered
 * revisions; state and clock are the ledger's. Each contest is a case of its own. Never changes the entries or the figures it is about
 * (both views stay), never decides whose time it was (kernel).
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Xem lại thời gian",
        allowedDependencies = {"sql", "ledger", "law", "worktime", "ui", "identity", "organisation"})
@NullMarked
package vn.kycuong.contest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
