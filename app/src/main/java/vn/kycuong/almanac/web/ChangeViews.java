package vn.kycuong.almanac.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.CalendarEffects;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reorganisation.CaseNames;
import vn.kycuong.ui.ClockStrip;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.CalendarChange;
import vn.kycuong.worktime.CalendarChanges;
import vn.kycuong.worktime.CalendarLayer;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Gathers what the page of a change shows. */
@Component
class ChangeViews {
    private static final Limit EXAMPLE = new Limit.WorkingDays(3);

    private final CalendarChanges changes;
    private final CalendarEffects effects;
    private final MovedRows rows;
    private final WorkTime workTime;
    private final Organisation organisation;
    private final Procedures procedures;
    private final People people;
    private final List<CaseNames> desks;
    private final LegalClock time;

    ChangeViews(
            CalendarChanges changes,
            CalendarEffects effects,
            MovedRows rows,
            WorkTime workTime,
            Organisation organisation,
            Procedures procedures,
            People people,
            List<CaseNames> desks,
            LegalClock time) {
        this.changes = changes;
        this.effects = effects;
        this.rows = rows;
        this.workTime = workTime;
        this.organisation = organisation;
        this.procedures = procedures;
        this.people = people;
        this.desks = desks;
        this.time = time;
    }

    ChangeView of(CalendarChange change, Officer officer) {
        var now = time.instant();
        boolean draft = change.state() == CalendarChange.State.DRAFT;
        boolean speaks = !change.days().isEmpty() || change.exactUntil() != null;
        var preview =
                draft && speaks ? effects.preview(changes.considering(change, now), unit(change.layer()), now) : null;
        var lines = preview == null ? moved(change, officer) : lines(preview, officer);
        boolean mine = change.draftedBy().equals(officer.actor());
        return new ChangeView(
                change,
                layer(change.layer()),
                people.name(change.draftedBy()),
                change.decidedBy() == null ? "" : people.name(change.decidedBy()),
                preview,
                change.state() == CalendarChange.State.APPLIED
                        ? effects.progress(change.id().value()).orElse(new CalendarEffects.Progress(0, 0, 0, false))
                        : null,
                lines,
                preview == null ? 0 : preview.moved() - lines.size(),
                draft ? example(change, now) : null,
                unbalanced(change),
                draft && officer.may("calendar.draft"),
                draft && speaks && !mine && officer.may("calendar.apply"),
                mine);
    }

    /** Whose days a change speaks of. */
    String layer(CalendarLayer layer) {
        var unit = layer.unit();
        return unit == null ? words().get("almanac.layer." + layer.kind()) : organisation.nameAt(unit, time.today());
    }

    private static UnitId unit(CalendarLayer layer) {
        var unit = layer.unit();
        return unit == null ? UnitId.ALL : unit;
    }

    private static int unbalanced(CalendarChange change) {
        return count(change, DayKind.SWAPPED_OFF) - count(change, DayKind.WORKED);
    }

    private static int count(CalendarChange change, DayKind kind) {
        return (int) change.days().stream().filter(day -> day.kind() == kind).count();
    }

    private List<ChangeView.Line> lines(CalendarEffects.Preview preview, Officer officer) {
        var visible = preview.lines().stream()
                .filter(moved -> officer.scope().contains(moved.unit()))
                .toList();
        var labels = rows.labels(visible.stream().map(m -> m.caseId().value()).toList());
        var names = names(visible.stream().map(m -> m.caseId()).toList());
        var lines = new ArrayList<ChangeView.Line>();
        for (var moved : visible) {
            lines.add(line(
                    moved.caseId(),
                    labels.get(moved.caseId().value()),
                    names.get(moved.caseId()),
                    moved.unit(),
                    moved.dueBefore(),
                    moved.dueAfter(),
                    moved.lateBefore(),
                    moved.lateAfter()));
        }
        return lines;
    }

    private List<ChangeView.Line> moved(CalendarChange change, Officer officer) {
        if (change.knownFrom() == null) return List.of();
        var moved = rows.moved(change.id(), officer.scope());
        var labels = rows.labels(moved.stream().map(MovedRows.Entry::caseId).toList());
        var names = names(moved.stream().map(e -> new CaseId(e.caseId())).toList());
        return moved.stream()
                .map(e -> {
                    var id = new CaseId(e.caseId());
                    return line(id, labels.get(e.caseId()), names.get(id), e.unit(), e.from(), e.to(), false, false);
                })
                .toList();
    }

    /** What the desks call their cases: deadlines of every desk move with the calendar. */
    private Map<CaseId, CaseNames.Name> names(List<CaseId> cases) {
        var names = new HashMap<CaseId, CaseNames.Name>();
        for (var desk : desks) names.putAll(desk.names(cases));
        return names;
    }

    private ChangeView.Line line(
            CaseId id,
            MovedRows.@Nullable Label label,
            CaseNames.@Nullable Name name,
            UnitId unit,
            Instant from,
            Instant to,
            boolean lateBefore,
            boolean lateAfter) {
        var today = time.today();
        return new ChangeView.Line(
                name == null ? "/ho-so/" + id : name.href(),
                label == null ? (name == null ? "" : name.code()) : label.code(),
                label == null
                        ? (name == null ? words().get("almanac.case") : name.matter())
                        : procedures
                                .get(label.procedureKey(), today)
                                .map(p -> words().lang().equals("en") ? p.nameEn() : p.name())
                                .orElse(label.procedureKey()),
                organisation.nameAt(unit, today),
                Moment.text(from),
                Moment.text(to),
                lateBefore != lateAfter,
                lateBefore,
                lateAfter);
    }

    /** Three working days received two working days before the first day that the change speaks of. */
    private ChangeView.@Nullable Example example(CalendarChange change, Instant now) {
        var unit = unit(change.layer());
        var before = workTime.calendar(unit, now);
        var after = changes.considering(change, now).calendar(unit, now);
        return first(change, before)
                .map(receipt -> example(receipt, before, after))
                .orElse(null);
    }

    private static Optional<Instant> first(CalendarChange change, WorkingCalendar before) {
        return change.days().stream()
                .map(day -> day.date())
                .filter(date -> date.isAfter(before.first().plusDays(30))
                        && date.isBefore(before.last().minusDays(60)))
                .findFirst()
                .map(date -> LegalZone.instant(twoBefore(date, before).atTime(LocalTime.of(9, 0))));
    }

    private static LocalDate twoBefore(LocalDate date, WorkingCalendar calendar) {
        return calendar.plusWorkingDays(calendar.previousWorkingDay(date), -2);
    }

    private ChangeView.Example example(Instant received, WorkingCalendar before, WorkingCalendar after) {
        var old = Deadlines.due(before, received, EXAMPLE, LocalTime.of(15, 0), List.of());
        var now = Deadlines.due(after, received, EXAMPLE, LocalTime.of(15, 0), List.of());
        return new ChangeView.Example(
                Moment.text(received),
                words().lang().equals("en") ? EXAMPLE.inEnglish() : EXAMPLE.inVietnamese(),
                Moment.text(old.at()),
                Moment.text(now.at()),
                strip(old, received),
                strip(now, received));
    }

    private String strip(vn.kycuong.calendar.DueDate due, Instant received) {
        var strip = new ClockStrip.Strip(
                due.account(),
                received,
                due.at(),
                null,
                received,
                null,
                List.of(),
                due.reckoning().calendar());
        return ClockStrip.svg(strip, ClockStrip.Size.FILE, words());
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
