package vn.kycuong.reading;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * What one person has to read in one campaign (việc đọc văn bản).
 *
 * @param stay 1, or more for who left and came back
 * @param unit where the person is counted
 * @param sha256 fingerprint of the text that is his
 * @param reached parts of the text that were opened
 * @param remindedOn the last day on which the head reminded, or null
 */
public record Reading(
        CaseId id,
        int campaign,
        ActorId person,
        int stay,
        UnitId unit,
        ReadingGroup group,
        String sha256,
        Instant openedAt,
        ReadingState state,
        Instant stateAt,
        int reached,
        @Nullable LocalDate remindedOn) {}
