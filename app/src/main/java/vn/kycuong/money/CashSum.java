package vn.kycuong.money;

import java.time.LocalDate;
import vn.kycuong.kernel.ActorId;

/**
 * The papers of a day by drawer and way, added up. Unit: đồng. Window: one day of the cash book.
 *
 * @param taken by receipts that stand
 * @param given back
 * @param voided how many receipts were voided; their numbers stay, their amounts count nowhere
 */
public record CashSum(
        LocalDate day,
        ActorId cashier,
        Receipt.Way way,
        int receipts,
        long taken,
        int refunds,
        long given,
        int voided) {
    public long balance() {
        return taken - given;
    }
}
