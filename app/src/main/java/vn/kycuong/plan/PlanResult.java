package vn.kycuong.plan;

import java.util.List;
import java.util.UUID;

/** The answer to an act on a plan or on an item of one. */
public sealed interface PlanResult {
    /** It stands. */
    record Done(UUID id) implements PlanResult {}

    /** Nothing was changed, because of what is wrong. */
    record Wrong(List<Problem> problems) implements PlanResult {}

    /** Somebody acted meanwhile. */
    record Overtaken() implements PlanResult {}

    /** Refused by rule, with the sentence that says why. */
    record NotPossible(String wordKey) implements PlanResult {}

    /** The post has no such right at this unit. */
    record NotAllowed() implements PlanResult {}

    /** There is no such plan or item for this person. */
    record NotFound() implements PlanResult {}

    /**
     * What is wrong with what was typed.
     *
     * @param field name of the field
     * @param sentence what is wrong and what to do, in Vietnamese
     */
    record Problem(String field, String sentence) {}
}
