package vn.kycuong.dossier.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.CalendarSweep;
import vn.kycuong.ui.Words;

/** Tells those concerned that the working calendar moved a due date: on the page of the dossier, and on the work list. */
@Component
public class CalendarNotices {
    private static final Duration NEWS = Duration.ofDays(7);
    private static final int NAMED = 20;

    private final NoticeRows rows;

    CalendarNotices(NoticeRows rows) {
        this.rows = rows;
    }

    /** A dossier on whose date the calendar had its say. */
    public record Moved(String href, String code) {}

    /**
     * What moved.
     *
     * @param total how many dossiers
     * @param latest the last moved of them
     * @param reminders the last told of what is at risk, late, or asked
     * @param reminded how many such there are
     */
    public record News(int total, List<Moved> latest, List<Reminder> reminders, int reminded) {
        /** How many are not named. */
        public int more() {
            return total - latest.size();
        }
    }

    /**
     * What somebody is told about a clock.
     *
     * @param kind AT_RISK, LATE, CONSULTED or REMINDED
     */
    public record Reminder(String href, String code, String kind) {}

    /** Dossiers whose work is this person's, or lies open at their unit for their role, and whose date moved this last week; and what is at risk or late. */
    News news(Officer officer, Instant now) {
        var moved = rows.moved(officer, now.minus(NEWS), NAMED);
        var reminders = rows.reminders(officer, now, NAMED);
        return new News(moved.total(), moved.latest(), reminders.latest(), reminders.total());
    }

    /** "Hạn đổi từ … sang …: Nghỉ bão (Công điện 01)"; empty for any other entry. */
    static Optional<String> text(Entry entry, Words w) {
        if (!entry.kind().equals(CalendarSweep.CHANGED)) return Optional.empty();
        var from = date(entry, "from");
        var to = date(entry, "to");
        var reason = entry.facts().get("reason") + " (" + entry.facts().get("source") + ")";
        return Optional.of(
                from == null || to == null || from.equals(to)
                        ? w.get("dossier.calendar.kept", reason)
                        : w.get("dossier.calendar.moved", When.full(from, w), When.full(to, w), reason));
    }

    private static @Nullable Instant date(Entry entry, String end) {
        if (!(entry.facts().get("moved") instanceof List<?> moved) || moved.isEmpty()) return null;
        // of another clock of the dossier it may be the warning alone that moved
        Object told = moved.stream()
                .<Object>map(one -> one)
                .filter(one -> one instanceof Map<?, ?> dates && !Objects.equals(dates.get("from"), dates.get("to")))
                .findFirst()
                .orElse(moved.getFirst());
        return told instanceof Map<?, ?> dates && dates.get(end) instanceof String text && !text.isEmpty()
                ? Instant.parse(text)
                : null;
    }
}
