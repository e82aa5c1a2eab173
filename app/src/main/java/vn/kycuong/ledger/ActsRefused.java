package vn.kycuong.ledger;

import vn.kycuong.kernel.Act;

/** Hears of acts that the ledger did not allow. Called before the transaction of the act ends, which is then taken back. */
public interface ActsRefused {
    void forbidden(Act act);
}
