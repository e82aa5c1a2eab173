package vn.kycuong.dossier;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.worktime.LegalClock;

/** Drafts end with their days: answers and files are deleted, nothing is left but the dossiers that came of them. */
@Component
class DraftExpiry implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(DraftExpiry.class);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final int BATCH = 200;

    private final OnlineDraftRows rows;
    private final LegalClock time;
    private final Recurrence recurrence = new Recurrence("draft-expiry", REST, this::round);

    DraftExpiry(OnlineDraftRows rows, LegalClock time) {
        this.rows = rows;
        this.time = time;
    }

    /** Deletes some; true when there may be more. */
    boolean round() {
        int erased = rows.eraseExpired(time.instant(), BATCH);
        if (erased > 0) LOG.info("{} drafts of online applications are over and deleted", erased);
        return erased == BATCH;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
