package vn.kycuong.custody;

import java.util.Map;
import java.util.UUID;

/** What became of a step towards an opening. */
public sealed interface CustodyResult {
    /** Somebody else must decide now. */
    record Asked(UUID opening) implements CustodyResult {}

    /** It was granted or declined. */
    record Decided() implements CustodyResult {}

    /** Who it is. Told once; the entry that says so was written before. */
    record Opened(Map<String, String> person) implements CustodyResult {}

    /** It can not be. @param wordKey the sentence that says why and what to do */
    record NotPossible(String wordKey) implements CustodyResult {}

    /** There is no such person, or no such opening, for whoever asks. */
    record NotFound() implements CustodyResult {}
}
