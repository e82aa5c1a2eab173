package vn.kycuong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.ChangeResult.Problem;

/**
 * Edits of the calendar: drafted, looked at, then applied by a second person or withdrawn. What is applied is known from that moment on;
 * what was known before stays as it was, so that every printed date can be computed again.
 */
@Service
public class CalendarChanges {
    private final ChangeRows rows;
    private final WorkTime workTime;
    private final Editions editions;
    private final LegalClock time;

    CalendarChanges(ChangeRows rows, WorkTime workTime, Editions editions, LegalClock time) {
        this.rows = rows;
        this.workTime = workTime;
        this.editions = editions;
        this.time = time;
    }

    /**
     * A new draft.
     *
     * @param exactUntil with it the days off are announced up to this day; null for a change that announces no year
     */
    public record Draft(
            CalendarLayer layer,
            String title,
            String source,
            @Nullable LocalDate exactUntil,
            List<ChangedDay> days) {
        public Draft {
            days = List.copyOf(days);
        }
    }

    public Optional<CalendarChange> find(ChangeId id) {
        return rows.find(id);
    }

    /** All changes, the newest first. */
    public List<CalendarChange> all() {
        return rows.all();
    }

    /** The days off a year would have by the rules of the labour code and the lunar table, whether announced or not. */
    public List<DayFact> foreseen(int year) {
        return workTime.foreseen(year);
    }

    /** The first year {@link #foreseen} can tell: the rules of the code in force begin with it. */
    public int firstForeseen() {
        return workTime.firstForeseen();
    }

    @Transactional
    public ChangeResult draft(Draft draft, ActorId by) {
        var wrong = new ArrayList<>(ChangeRules.heading(draft.title(), draft.source()));
        for (var day : draft.days()) wrong.addAll(problems(day, draft.layer()));
        if (!wrong.isEmpty()) return new ChangeResult.Wrong(wrong);
        var id = rows.insert(
                draft.layer(), draft.title().strip(), draft.source().strip(), draft.exactUntil(), by, time.instant());
        rows.put(id, draft.days());
        return new ChangeResult.Done(id);
    }

    /** Says something of a day, or something else than before; the draft is from now on of who said it, so that another applies it. */
    @Transactional
    public ChangeResult put(ChangeId id, int version, ChangedDay day, ActorId by) {
        var change = rows.find(id).orElseThrow();
        var wrong = problems(day, change.layer());
        if (!wrong.isEmpty()) return new ChangeResult.Wrong(wrong);
        return edit(change, version, () -> {
            rows.put(id, List.of(day));
            rows.draftedBy(id, by);
        });
    }

    /** Says nothing of a day any more. */
    @Transactional
    public ChangeResult remove(ChangeId id, int version, LocalDate date, ActorId by) {
        return edit(rows.find(id).orElseThrow(), version, () -> {
            rows.remove(id, date);
            rows.draftedBy(id, by);
        });
    }

    @Transactional
    public ChangeResult withdraw(ChangeId id, int version, ActorId by) {
        return edit(
                rows.find(id).orElseThrow(), version, () -> rows.decide(id, CalendarChange.State.WITHDRAWN, by, null));
    }

    /** Puts a draft in force, known from now on. Running clocks are read anew by whoever keeps them. */
    @Transactional
    public ChangeResult apply(ChangeId id, int version, ActorId by) {
        var change = rows.find(id).orElseThrow();
        if (change.state() == CalendarChange.State.DRAFT && change.draftedBy().equals(by)) {
            return new ChangeResult.SecondPersonNeeded();
        }
        // whose draft it is was read with this version
        if (change.state() == CalendarChange.State.DRAFT && change.version() != version)
            return new ChangeResult.Stale(change);
        if (change.days().isEmpty() && change.exactUntil() == null) {
            return new ChangeResult.Wrong(
                    List.of(new Problem("date", "Thay đổi chưa có ngày nào. Thêm ít nhất một ngày.")));
        }
        var result = edit(change, version, () -> {
            rows.decide(id, CalendarChange.State.APPLIED, by, time.instant());
            rows.publish(id);
        });
        if (result instanceof ChangeResult.Done) editions.changed(WorkTime.REGISTER);
        return result;
    }

    /** The calendars as they would be with a draft applied at this moment. */
    public Calendars considering(CalendarChange draft, Instant at) {
        return workTime.considering(draft, at);
    }

    /** A draft that takes an applied change back: each of its days as it was before. */
    public Draft reverse(CalendarChange applied) {
        var before = java.util.Objects.requireNonNull(applied.knownFrom()).minusMillis(1);
        var days = applied.days().stream()
                .map(day -> back(applied.layer(), day, before))
                .toList();
        return new Draft(applied.layer(), "Bỏ: " + applied.title(), applied.source(), null, days);
    }

    private ChangedDay back(CalendarLayer layer, ChangedDay day, Instant before) {
        var fact = workTime.calendar(unit(layer), before).fact(day.date());
        boolean ordinary = fact.kind() == DayKind.WORKING || fact.kind() == DayKind.REST;
        return ordinary
                ? new ChangedDay(day.date(), null, "", day.source(), "")
                : new ChangedDay(day.date(), fact.kind(), fact.name(), fact.source(), "");
    }

    private List<Problem> problems(ChangedDay day, CalendarLayer layer) {
        return ChangeRules.problems(day, workTime.calendar(unit(layer), time.instant()));
    }

    private static UnitId unit(CalendarLayer layer) {
        var unit = layer.unit();
        return unit == null ? UnitId.ALL : unit;
    }

    private ChangeResult edit(CalendarChange change, int version, Runnable work) {
        if (change.state() != CalendarChange.State.DRAFT) return new ChangeResult.Decided(change);
        if (!rows.touch(change.id(), version))
            return new ChangeResult.Stale(rows.find(change.id()).orElseThrow());
        work.run();
        return new ChangeResult.Done(change.id());
    }
}
