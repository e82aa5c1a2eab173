package vn.kycuong.counter;

import java.util.List;
import java.util.UUID;

/** The answer to an act on a roster. */
public sealed interface RosterResult {
    /** Done. */
    record Done(UUID roster) implements RosterResult {}

    /** Not done yet: it would break these rules; sent again with the consent of who decides, it is. */
    record Warned(List<String> wordKeys) implements RosterResult {
        public Warned {
            wordKeys = List.copyOf(wordKeys);
        }
    }

    /** Refused by rule, with the key of the sentence that says why and what to do. */
    record NotPossible(String wordKey) implements RosterResult {}

    /** Somebody changed it meanwhile. */
    record Overtaken() implements RosterResult {}

    /** There is none of this unit. */
    record NotFound() implements RosterResult {}
}
