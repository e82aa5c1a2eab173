package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/**
 * A complaint as a row of {@code dossier.complaint} keeps it for lists; nothing of what was written.
 *
 * @param revision under which it was written: its number within the case
 * @param unitIn the unit that took the dossier in
 * @param about a {@link ComplaintSubject}; null for one written before that was asked
 * @param lateFrom from when on an answer is late; null for one written before there was such a date
 * @param referredAt when it was first passed on; null while it was not
 * @param answeredAt when it was first answered; null while it was not
 * @param outcome a {@link ComplaintOutcome}; null while it was not answered
 */
public record KeptComplaint(
        UUID caseId,
        int revision,
        int unitIn,
        @Nullable String about,
        Instant madeAt,
        @Nullable Instant lateFrom,
        @Nullable Instant referredAt,
        @Nullable Instant answeredAt,
        @Nullable String outcome) {

    static KeptComplaint of(CaseId id, UnitId unitIn, Complaint c) {
        var answer = c.answer();
        return new KeptComplaint(
                id.value(),
                c.revision(),
                unitIn.value(),
                c.about() == null ? null : c.about().name(),
                c.at(),
                c.lateFrom(),
                c.referred(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.outcome().name());
    }

    /** From a row that has all columns of the table. */
    public static KeptComplaint read(ResultSet row) throws SQLException {
        return new KeptComplaint(
                row.getObject("case_id", UUID.class),
                row.getInt("revision"),
                row.getInt("unit_in"),
                row.getString("about"),
                Timestamps.of(row, "made_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "referred_at"),
                Timestamps.orNull(row, "answered_at"),
                row.getString("outcome"));
    }
}
