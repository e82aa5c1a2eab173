package vn.kycuong.procedure;

import java.util.List;
import java.util.UUID;

/** What became of a file of procedures, or of a decision on it. */
public sealed interface ImportResult {
    /** It was read; its report stands under this number. */
    record Reported(UUID id) implements ImportResult {}

    /** Its accepted lines stand in the catalogue. */
    record Confirmed(int procedures) implements ImportResult {}

    record Withdrawn() implements ImportResult {}

    /** It is no such file, or the fields beside it are missing. @param sentences why, in Vietnamese */
    record Unreadable(List<String> sentences) implements ImportResult {}

    /** Whoever read it in does not confirm it. */
    record SecondPersonNeeded() implements ImportResult {}

    /** It was confirmed or withdrawn already. */
    record Decided() implements ImportResult {}

    /** No line of it would change anything. */
    record NothingToDo() implements ImportResult {}

    /** The catalogue changed since it was read, so its report no longer holds. @param lines how many lines are touched */
    record Outdated(int lines) implements ImportResult {}

    record NotFound() implements ImportResult {}
}
