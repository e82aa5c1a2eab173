package vn.kycuong.notice;

/** Whether a message can be put together now. */
sealed interface LetterResult {
    /** To be sent by its way. */
    record Ready(Letter letter) implements LetterResult {}

    /** By a way that this installation does not have. */
    record NoWay(Letter letter) implements LetterResult {}

    /** There is nothing to send, and why. */
    record None(MessageState state, String problem) implements LetterResult {}
}
