package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * Somebody taken from the counter (thay người ở quầy), by a decision.
 *
 * @param lastDay null when the post was taken away at the moment of the decision
 * @param inHand how many open dossiers lay in his hands
 */
public record Replacement(
        ActorId person,
        @Nullable LocalDate lastDay,
        String decisionNo,
        LocalDate decisionDate,
        String reason,
        @Nullable ActorId successor,
        int inHand,
        ActorId decidedBy,
        Instant decidedAt) {}
