package vn.kycuong.dossier;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;

/** What became of an act on a dossier. */
public sealed interface ActResult {
    /** Recorded; the dossier stands like this now. */
    record Done(CaseState after) implements ActResult {}

    /** The same form was recorded before; nothing was written again. */
    record Repeated() implements ActResult {}

    /** Somebody was faster: says who did what and when. */
    record Overtaken(String lastKind, Instant at, ActorId by) implements ActResult {}

    /** The actor has no right to this, here and now. */
    record NotAllowed() implements ActResult {}

    /** There is no such dossier for this person. */
    record NotFound() implements ActResult {}

    /** The rules forbid it; the key names the sentence that says why and what to do. */
    record NotPossible(String wordKey, Object... arguments) implements ActResult {}
}
