package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A numbered paper about money: a receipt (biên lai), or that money went back (phiếu chi hoàn trả).
 *
 * @param no in the series of its unit, kind and year; no number is missing and none is twice
 * @param fundDay the day of the cash book it belongs to
 * @param counter at which it was given; null online, and where the drawer was not opened
 * @param voidReason why it was voided; null while it stands
 */
public record Receipt(
        UUID id,
        CaseId caseId,
        UnitId unit,
        Kind kind,
        int year,
        int no,
        long amount,
        Way way,
        ActorId cashier,
        Instant madeAt,
        LocalDate fundDay,
        @Nullable UUID order,
        @Nullable UUID refund,
        @Nullable Integer counter,
        @Nullable ActorId voidedBy,
        @Nullable String voidReason) {

    /** Which series. */
    public enum Kind {
        RECEIPT("BL"),
        REFUND("HT");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }

        /** As it stands behind the number. */
        public String symbol() {
            return symbol;
        }
    }

    /** By which way the money went. */
    public enum Way {
        CASH,
        ONLINE
    }

    public boolean stands() {
        return voidReason == null;
    }

    /** "12/BL-2026". */
    public String number() {
        return "%d/%s-%d".formatted(no, kind.symbol(), year);
    }

    /** What it adds to the book: less than nothing for money that went back, nothing once voided. */
    public long signed() {
        if (!stands()) return 0;
        return kind == Kind.REFUND ? -amount : amount;
    }
}
