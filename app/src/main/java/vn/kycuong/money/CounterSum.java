package vn.kycuong.money;

import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * What a cashier took and gave back in cash at a counter on a day. Unit: đồng.
 *
 * @param counter null where the drawer was not opened
 */
public record CounterSum(
        @Nullable Integer counter, ActorId cashier, int receipts, long taken, int refunds, long given) {
    public long balance() {
        return taken - given;
    }
}
