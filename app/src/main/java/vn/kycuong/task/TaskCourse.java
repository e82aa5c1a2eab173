package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;

/**
 * A task as its entries tell it: the case, and what only this desk reads in them. The same whenever it is read.
 *
 * @param givenAt when the present lead got it; null while it is a draft
 * @param asked the extension that waits for a decision
 * @param returned how often the product was sent back
 * @param percent of the last report
 * @param reportedAt when progress was reported last; null before
 */
public record TaskCourse(
        CaseState state,
        @Nullable Instant givenAt,
        @Nullable Asked asked,
        int returned,
        int percent,
        @Nullable Instant reportedAt,
        List<LateCause> causes) {
    public static final int LEAD = 1;

    public TaskCourse {
        causes = List.copyOf(causes);
    }

    /** A new date that was asked for. @param no number of the entry */
    public record Asked(int no, LocalDate due, Instant at) {}

    /** Replays the entries of a case. */
    public static TaskCourse of(List<Entry> entries) {
        var first = entries.getFirst();
        var state = CaseState.replay(first.caseId(), first.caseKind(), entries);
        var course = new TaskCourse(state, null, null, 0, 0, null, List.of());
        for (var entry : entries) course = course.after(entry);
        return course;
    }

    private TaskCourse after(Entry e) {
        return TaskEvent.of(e.kind()).map(event -> after(event, e)).orElse(this);
    }

    private TaskCourse after(TaskEvent event, Entry e) {
        return switch (event) {
            case ASSIGNED, REASSIGNED ->
                new TaskCourse(state, e.occurredAt(), null, returned, percent, reportedAt, causes);
            case EXTENSION_ASKED -> asking(new Asked(e.version(), LocalDate.parse(text(e, "due")), e.occurredAt()));
            case EXTENDED, EXTENSION_DECLINED -> asking(null);
            case PROGRESS_REPORTED ->
                new TaskCourse(state, givenAt, asked, returned, number(e, "percent"), e.occurredAt(), causes);
            case SENT_BACK -> new TaskCourse(state, givenAt, asked, returned + 1, percent, reportedAt, causes);
            case CAUSE_NAMED -> caused(plus(named(e)));
            case CAUSE_OBJECTED -> caused(changed(number(e, "cause"), LateCause.Stands.OBJECTED));
            case CAUSE_DECIDED ->
                caused(changed(
                        number(e, "cause"),
                        Boolean.TRUE.equals(e.facts().get("upheld"))
                                ? LateCause.Stands.UPHELD
                                : LateCause.Stands.DISMISSED));
            case DRAFTED,
                    RECEIVED,
                    RETURNED,
                    SUBMITTED,
                    ACCEPTED,
                    SUPPORT_ANSWERED,
                    COMMENTED,
                    WARNED,
                    RECALLED,
                    CANCELLED,
                    MERGED -> this;
        };
    }

    private static LateCause named(Entry e) {
        return new LateCause(
                e.version(),
                LateCauseClass.valueOf(text(e, "class")),
                number(e, "obligation"),
                e.facts().get("unit") instanceof Number unit ? new UnitId(unit.intValue()) : null,
                number(e, "work"),
                e.occurredAt(),
                LateCause.Stands.NAMED);
    }

    private TaskCourse asking(@Nullable Asked now) {
        return new TaskCourse(state, givenAt, now, returned, percent, reportedAt, causes);
    }

    private TaskCourse caused(List<LateCause> now) {
        return new TaskCourse(state, givenAt, asked, returned, percent, reportedAt, now);
    }

    private List<LateCause> plus(LateCause cause) {
        var more = new ArrayList<>(causes);
        more.add(cause);
        return more;
    }

    private List<LateCause> changed(int no, LateCause.Stands now) {
        return causes.stream().map(c -> c.no() == no ? c.with(now) : c).toList();
    }

    private static String text(Entry e, String fact) {
        return String.valueOf(e.facts().get(fact));
    }

    private static int number(Entry e, String fact) {
        return e.facts().get(fact) instanceof Number number ? number.intValue() : 0;
    }

    public TaskState stands() {
        return TaskState.valueOf(state.state());
    }

    /** What the lead owes; empty for a draft. */
    public Optional<Obligation> owed() {
        return state.obligations().stream().filter(o -> o.no() == LEAD).findFirst();
    }

    /** What each supporter owes. */
    public List<Obligation> supports() {
        return state.obligations().stream()
                .filter(o -> o.tier() == Tier.SUPPORT)
                .toList();
    }

    /** How often the date was moved. */
    public int extensions() {
        var owed = owed();
        var extension = owed.isEmpty() ? null : owed.get().clock().extension();
        return extension == null ? 0 : extension.count();
    }

    Optional<LateCause> cause(int no) {
        return causes.stream().filter(c -> c.no() == no).findFirst();
    }
}
