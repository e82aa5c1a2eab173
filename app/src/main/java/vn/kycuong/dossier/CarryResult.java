package vn.kycuong.dossier;

import java.util.List;
import java.util.UUID;

/** What became of a file of running dossiers, or of a decision on it. */
public sealed interface CarryResult {
    /** It was read; its report stands under this number. */
    record Reported(UUID id) implements CarryResult {}

    /** It is no such file. @param sentences why and what to do, in Vietnamese */
    record Unreadable(List<String> sentences) implements CarryResult {}

    /** A job does it from now on. @param dossiers how many */
    record Ordered(int dossiers) implements CarryResult {}

    record Withdrawn() implements CarryResult {}

    /** Another must decide on taking it back. */
    record UndoAsked() implements CarryResult {}

    /** It stays. */
    record UndoDeclined() implements CarryResult {}

    /** Who did the first half does not do the second. */
    record SecondPersonNeeded() implements CarryResult {}

    /** Somebody decided before. */
    record Decided() implements CarryResult {}

    /** No line of it would be carried over. */
    record NothingToDo() implements CarryResult {}

    /** A reason is lacking. */
    record ReasonMissing() implements CarryResult {}

    /** Its lines are still being carried over. */
    record NotFinished() implements CarryResult {}

    /** Somebody has acted on dossiers of it, which therefore stay. @param codes some of them */
    record ActedOn(int dossiers, List<String> codes) implements CarryResult {}

    record NotFound() implements CarryResult {}
}
