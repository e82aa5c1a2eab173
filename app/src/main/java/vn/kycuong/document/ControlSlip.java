package vn.kycuong.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 05 of 2018, Mẫu 06 of 2025): who gave the dossier to whom and when, drawn from what was
 * recorded instead of being filled in by hand.
 *
 * @param content what is asked for
 * @param submitter who handed it in
 * @param owner whose matter it is, empty when the submitter's own
 * @param limit the statutory time in words
 * @param dueAt the appointment as it stands now
 * @param papers what came, as on the receipt
 * @param result whether the whole was early, on time or late; empty while it is not decided
 */
public record ControlSlip(
        SlipHead head,
        String content,
        String submitter,
        String owner,
        String limit,
        Instant receivedAt,
        Instant dueAt,
        List<PaperLine> papers,
        List<Row> rows,
        String result)
        implements Slip {
    public ControlSlip {
        papers = List.copyOf(papers);
        rows = List.copyOf(rows);
    }

    /**
     * One hand-over.
     *
     * @param giver unit and person who gave
     * @param receiver unit and person who received; the person is missing until somebody takes it up
     * @param givenAt when it was given
     * @param takenAt when somebody took it up, null while nobody has
     * @param outcome early, on time or late, for what the giver had to do; empty where nothing was due of him
     * @param note what happened, and the number of its entry in the ledger
     */
    public record Row(
            String giver,
            String receiver,
            Instant givenAt,
            @Nullable Instant takenAt,
            String outcome,
            String note) {}

    @Override
    public SlipKind slipKind() {
        return SlipKind.CONTROL;
    }
}
