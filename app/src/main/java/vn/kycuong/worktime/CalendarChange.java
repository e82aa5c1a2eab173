package vn.kycuong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * A change of the calendar (thay đổi lịch): drafted by one person, looked at, and applied by another. Once applied it is known from
 * that moment on and never changes; a mistake is mended by a further change.
 *
 * @param title what people call it: "Nghỉ hoán đổi 02/01/2026"
 * @param source the letter or decision behind it
 * @param exactUntil with it the days off are announced up to this day; null leaves that as it is
 * @param version number of edits, so that two people do not write over each other
 * @param decidedBy who applied or withdrew it
 * @param knownFrom when it was applied
 * @param days in order
 */
public record CalendarChange(
        ChangeId id,
        CalendarLayer layer,
        String title,
        String source,
        State state,
        @Nullable LocalDate exactUntil,
        int version,
        ActorId draftedBy,
        Instant draftedAt,
        @Nullable ActorId decidedBy,
        @Nullable Instant knownFrom,
        List<ChangedDay> days) {

    /** Where it stands. */
    public enum State {
        DRAFT,
        APPLIED,
        WITHDRAWN
    }

    public CalendarChange {
        days = List.copyOf(days);
    }
}
