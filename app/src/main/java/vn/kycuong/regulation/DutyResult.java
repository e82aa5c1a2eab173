package vn.kycuong.regulation;

import java.util.List;
import java.util.UUID;

/** The answer to an act on the register of duties. */
public sealed interface DutyResult {
    /** It waits for the head. */
    record Drafted(int draft) implements DutyResult {}

    /** It holds. */
    record Confirmed(UUID duty) implements DutyResult {}

    /** It was dropped. */
    record Dropped() implements DutyResult {}

    /** Nothing was changed, because of what is wrong. */
    record Wrong(List<Problem> problems) implements DutyResult {}

    /** Confirmed or dropped already. */
    record Decided() implements DutyResult {}

    /** The post has no such right at this unit. */
    record NotAllowed() implements DutyResult {}

    /**
     * What is wrong with what was typed.
     *
     * @param field name of the field
     * @param sentence what is wrong and what to do, in Vietnamese
     */
    record Problem(String field, String sentence) {}
}
