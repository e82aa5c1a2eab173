package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.LawInForce;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ClockProjection;

/** Dates of tasks under the calendars and rules as known at a moment. */
@Component
class TaskDates {
    private final ClockProjection clocks;
    private final Rules rules;

    TaskDates(ClockProjection clocks, Rules rules) {
        this.clocks = clocks;
        this.rules = rules;
    }

    LawInForce law(Instant now) {
        return rules.at(day(now));
    }

    TaskLaw numbers(Instant now) {
        return TaskLaw.of(law(now));
    }

    WorkingCalendar calendar(UnitId unit, Instant now) {
        return clocks.calendar(unit, now);
    }

    DueDate due(Obligation owed, Instant now) {
        return clocks.due(owed, now);
    }

    DueDate originalDue(Obligation owed, Instant now) {
        return clocks.originalDue(owed, now);
    }

    /** By a date of the document, or by the limit of the type. */
    Assignment.Owed lead(UnitId unit, TaskType type, @Nullable LocalDate date, @Nullable OrderedBy under, Instant now) {
        if (date == null) return owed(unit, type.limitRule(), now);
        var basis = under == null ? "Văn bản giao nhiệm vụ" : under.document() + " " + under.clause();
        return owed(unit, new Limit.CalendarDate(date), basis.strip(), now);
    }

    /** By a date of the document, or by the limit for supporters, where that would be later by the date of the task. */
    Assignment.Owed support(UnitId unit, @Nullable LocalDate date, Assignment.Owed lead, Instant now) {
        if (date != null) return owed(unit, new Limit.CalendarDate(date), "Văn bản giao nhiệm vụ", now);
        var usual = owed(unit, TaskLaw.SUPPORT, now);
        if (!usual.due().at().isAfter(lead.due().at())) return usual;
        var last = calendar(unit, now).previousWorkingDay(day(lead.due().at()));
        return owed(unit, new Limit.CalendarDate(last), usual.clock().basis(), now);
    }

    private Assignment.Owed owed(UnitId unit, String rule, Instant now) {
        var law = law(now);
        return owed(unit, law.limit(rule), law.rule(rule).basis(), now);
    }

    private Assignment.Owed owed(UnitId unit, Limit limit, String basis, Instant now) {
        var clock = ObligationClock.started(now, limit, basis, law(now).sameDayCutoff());
        return new Assignment.Owed(clock, clock.due(calendar(unit, now), now));
    }

    /** The close of business of a day, or of the next one that is worked. */
    Instant endOf(LocalDate date, UnitId unit, Instant now) {
        var calendar = calendar(unit, now);
        return LegalZone.instant(calendar.closing(calendar.nextWorkingDay(date)));
    }

    /** The last moment of the working day that lies so many after a moment. */
    Instant within(int workingDays, Instant since, UnitId unit, Instant now) {
        var last = calendar(unit, now).plusWorkingDays(day(since), workingDays);
        return LegalZone.startOf(last.plusDays(1)).minusMillis(1);
    }

    static LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }
}
