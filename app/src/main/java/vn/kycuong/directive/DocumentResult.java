package vn.kycuong.directive;

import java.util.List;

/** The answer to an act on a draft of a document. */
public sealed interface DocumentResult {
    /** It stands. */
    record Done(int draft) implements DocumentResult {}

    /** In force, under this key. */
    record InForce(String documentKey) implements DocumentResult {}

    /** Nothing was changed, because of what is wrong. */
    record Wrong(List<Problem> problems) implements DocumentResult {}

    /** Somebody else edited it meanwhile. */
    record Stale() implements DocumentResult {}

    /** It was put in force or withdrawn already. */
    record Decided() implements DocumentResult {}

    /** Whoever drafted it does not put it in force. */
    record SecondPersonNeeded() implements DocumentResult {}

    /** The post has no such right over the unit whose register it is. */
    record NotAllowed() implements DocumentResult {}

    /**
     * What is wrong with what was typed.
     *
     * @param field name of the field
     * @param sentence what is wrong and what to do, in Vietnamese
     */
    record Problem(String field, String sentence) {}
}
