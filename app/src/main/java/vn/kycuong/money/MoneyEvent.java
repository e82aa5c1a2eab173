package vn.kycuong.money;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of entries that money writes into the case of a dossier; they move no clock, no work and no state. */
public enum MoneyEvent {
    FEE_SET("money.FeeSet"),
    EXEMPTED("money.Exempted"),
    PAID("money.Paid"),
    VOIDED("money.Voided"),
    REFUNDED("money.Refunded");

    private final String kind;

    MoneyEvent(String kind) {
        this.kind = kind;
    }

    /** The kind as the ledger stores it. */
    public String kind() {
        return kind;
    }

    /** The event of a kind; empty for entries of others. */
    public static Optional<MoneyEvent> of(@Nullable String kind) {
        return Arrays.stream(values()).filter(e -> e.kind.equals(kind)).findFirst();
    }
}
