package vn.kycuong.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;

/** Whose days and hours count, as known at a moment. Answers as many questions as one likes, without asking anybody again. */
public final class Office {
    private static final LimitsRead LIMITS = new LimitsRead();

    private final @Nullable Named unit;
    private final Instant knownAt;
    private final WorkingCalendar calendar;
    private final Function<LocalDate, Optional<LocalTime>> cutoffs;

    /**
     * A unit by the name it was asked for and the name people call it.
     *
     * @param id our number; empty where no register gives numbers
     */
    public record Named(String key, String name, Optional<UnitId> id) {}

    Office(
            @Nullable Named unit,
            Instant knownAt,
            WorkingCalendar calendar,
            Function<LocalDate, Optional<LocalTime>> cutoffs) {
        this.unit = unit;
        this.knownAt = knownAt;
        this.calendar = calendar;
        this.cutoffs = cutoffs;
    }

    /** The unit; empty for the common calendar of the province. */
    public Optional<Named> unit() {
        return Optional.ofNullable(unit);
    }

    public Instant knownAt() {
        return knownAt;
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /** By when a limit is over that begins with a receipt; both as typed. */
    public DueAnswer due(String from, String limit) {
        try {
            var received = Moments.read(from, "from");
            return new DueAnswer.Due(due(received, LIMITS.read(limit)), received, this, null);
        } catch (Refused no) {
            return new DueAnswer.No(no.refusal());
        }
    }

    static Limit limit(String typed) throws Refused {
        return LIMITS.read(typed);
    }

    DueDate due(Instant received, Limit limit) throws Refused {
        return due(received, limit, cutoffs);
    }

    DueDate due(Instant received, Limit limit, Function<LocalDate, Optional<LocalTime>> rules) throws Refused {
        check(received, "from");
        var day = LegalZone.local(received).toLocalDate();
        if (limit instanceof Limit.CalendarDate named) checkDate(named.date(), day);
        var cutoff = limit instanceof Limit.SameDay ? cutoff(day, rules) : LocalTime.NOON;
        try {
            var due = Deadlines.due(calendar, received, limit, cutoff, List.of());
            checkEnd(due, "limit");
            return due;
        } catch (IllegalArgumentException outside) {
            throw beyond("limit");
        }
    }

    /** Refuses a moment on a day that the calendar does not know. */
    void check(Instant moment, String parameter) throws Refused {
        var day = LegalZone.local(moment).toLocalDate();
        if (!day.isBefore(calendar.first()) && !day.isAfter(calendar.last())) return;
        throw Refused.impossible(
                parameter,
                "Ngày %s nằm ngoài lịch làm việc: chỉ biết các ngày từ %s đến %s."
                        .formatted(vn(day), vn(calendar.first()), vn(calendar.last())),
                "%s lies outside the working calendar, which knows the days from %s to %s."
                        .formatted(day, calendar.first(), calendar.last()));
    }

    void checkEnd(DueDate due, String parameter) throws Refused {
        if (due.local().toLocalDate().isAfter(calendar.last())) throw beyond(parameter);
    }

    Refused beyond(String parameter) {
        return Refused.impossible(
                parameter,
                "Hạn rơi ra ngoài lịch làm việc, chỉ biết đến ngày %s.".formatted(vn(calendar.last())),
                "The due date lies beyond the working calendar, which ends on %s.".formatted(calendar.last()));
    }

    LocalTime cutoff(LocalDate day, Function<LocalDate, Optional<LocalTime>> rules) throws Refused {
        var found = rules.apply(day);
        if (found.isPresent()) return found.get();
        throw Refused.impossible(
                "from",
                "Chưa có quy định nào về giờ nhận để trả trong ngày có hiệu lực vào ngày %s.".formatted(vn(day)),
                "No rule on the hour for same-day results is in force on %s.".formatted(day));
    }

    private void checkDate(LocalDate named, LocalDate day) throws Refused {
        if (named.isAfter(calendar.last())) throw beyond("limit");
        if (!named.isBefore(day)) return;
        throw Refused.impossible(
                "limit",
                "Ngày hết hạn %s đứng trước ngày nhận %s.".formatted(vn(named), vn(day)),
                "The date it ends on, %s, comes before the day of receipt, %s.".formatted(named, day));
    }

    static String vn(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
