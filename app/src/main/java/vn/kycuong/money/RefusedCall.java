package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;

/**
 * What a gateway said of a payment and was not believed.
 *
 * @param asked the amount that was asked for
 * @param reported the amount that it said; null where its word was not signed
 * @param why a word of the program
 */
public record RefusedCall(
        CaseId caseId, UUID order, long asked, @Nullable Long reported, String why, Instant at) {}
