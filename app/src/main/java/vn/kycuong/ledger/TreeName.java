package vn.kycuong.ledger;

import java.util.Locale;

/** Which tree: entries of sealed cases stand in one of their own. */
enum TreeName {
    OPEN,
    SEALED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
