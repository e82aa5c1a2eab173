package vn.kycuong.ledger;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;

/** What became of an act. */
public sealed interface ActOutcome {
    /** It is in the ledger. */
    record Recorded(int version) implements ActOutcome {}

    /** The same form was recorded before, as this version; nothing was written again. */
    record Replayed(int version) implements ActOutcome {}

    /** Somebody was faster: the case has moved on, and this act was decided on an old page. */
    record Stale(int version, String lastKind, Instant lastAt, ActorId lastActor) implements ActOutcome {}

    /** The actor has no such right over that unit, or no longer. */
    record Forbidden() implements ActOutcome {}
}
