package vn.kycuong.counter;

/** The answer to an act on the queue. */
public sealed interface QueueResult {
    /** Done; the number as it stands now. */
    record Done(Ticket ticket) implements QueueResult {}

    /** Refused by rule, with the key of the sentence that says why and what to do. */
    record NotPossible(String wordKey) implements QueueResult {}

    /** Nobody waits. */
    record Nobody() implements QueueResult {}

    /** Somebody at another counter was faster. */
    record Overtaken() implements QueueResult {}

    /** There is no such number today. */
    record NotFound() implements QueueResult {}
}
