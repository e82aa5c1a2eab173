package vn.kycuong.dossier;

import java.time.LocalDate;

/** What came of the wish to erase a dossier's content. */
public sealed interface ErasureResult {
    /** It is gone; the chain says so. */
    record Erased() implements ErasureResult {}

    /** No such dossier, or not one that the officer sees. */
    record NotFound() implements ErasureResult {}

    /** Somebody with the power to do so keeps it. */
    record Held() implements ErasureResult {}

    /** The matter is not finished. */
    record StillOpen() implements ErasureResult {}

    /** No rule says how long it is kept. */
    record NoRule() implements ErasureResult {}

    /** The law keeps it until the end of this day. */
    record KeptUntil(LocalDate day) implements ErasureResult {}

    /** The ledger did not allow it. */
    record NotAllowed() implements ErasureResult {}

    /** The case went on meanwhile. */
    record Overtaken() implements ErasureResult {}

    /** The sentence. */
    default String wordKey() {
        return "erasure." + getClass().getSimpleName();
    }
}
