package vn.kycuong.dossier.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a work list as the page shows it.
 *
 * @param standing where it stands, as a key of the words
 * @param holder who has it, or empty
 * @param place the unit where it lies when that is not the reader's own, or empty
 * @param stamped whether it was entered later from a receipt stamped on paper
 * @param step how the step stands to its own time, where that is over or nearly so; else null
 * @param askBy until when papers are to be asked for, where that presses or a request waits for the head; else null
 */
public record WorkRow(
        WorkLine line,
        String procedure,
        String standing,
        String status,
        String remaining,
        String strip,
        String holder,
        String place,
        boolean stamped,
        @Nullable StepTime step,
        @Nullable Instant askBy) {
    public String href() {
        return "/ho-so/" + line.caseId();
    }

    /** The dossier with who holds its work, as it is shown: what is done to many is done only where this still holds. */
    public String pick() {
        return line.caseId() + "." + (line.holder() == null ? "" : String.valueOf(line.holder()));
    }

    public String code() {
        return line.code();
    }

    public String label() {
        return line.label();
    }

    public @Nullable Instant dueAt() {
        return line.dueAt();
    }

    public boolean isTaken() {
        return line.holder() != null;
    }
}
