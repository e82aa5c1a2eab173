/**
 * The ledger (sổ cái): the only writer of entries and of kernel state.
 *
 * <p>Start at {@link vn.kycuong.ledger.Ledger}. Writes schema {@code ledger}, by one statement that authorises, checks the version,
 * chains and appends an array of acts. Readers follow committed entries by leaf number ({@link vn.kycuong.ledger.Reaction}).
 * Never knows what a desk's entry means.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Sổ cái",
        allowedDependencies = {"sql", "law", "worktime", "job", "vault"})
@NullMarked
package vn.kycuong.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
