package vn.kycuong.oversight.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.CountedCase;
import vn.kycuong.reorganisation.CaseNames;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;

/** What was counted, in words: each desk says what its cases are called. */
@Component
class CountedLines {
    private final List<CaseNames> desks;
    private final UnitTree tree;

    CountedLines(List<CaseNames> desks, UnitTree tree) {
        this.desks = desks;
        this.tree = tree;
    }

    List<CountedView.Line> lines(List<CountedCase> cases, Instant moment, LocalDate date, Words w) {
        var names = names(cases.stream().map(c -> new CaseId(c.caseId())).toList());
        return cases.stream()
                .map(c -> c.grain().isOfUnits()
                        ? unit(c, date, w)
                        : line(c, names.get(new CaseId(c.caseId())), moment, date, w))
                .toList();
    }

    /** What desks call their cases; of one that no desk names its number is left. */
    Map<CaseId, CaseNames.Name> names(Collection<CaseId> cases) {
        var found = new HashMap<CaseId, CaseNames.Name>();
        for (var desk : desks) found.putAll(desk.names(cases));
        return found;
    }

    /** A unit that is counted itself: its name, and whether it has done what is asked. */
    private CountedView.Line unit(CountedCase c, LocalDate date, Words w) {
        var name = tree.name(new UnitId(c.unitId()), date);
        var done = c.isDone() ? "done" : "lacking";
        return new CountedView.Line(
                c.grain().href(c),
                name,
                w.get(c.grain().wordKey() + "." + done),
                name,
                c.isDone() ? Status.DONE : Status.NONE,
                w.get("oversight.unit." + done),
                "",
                "",
                "",
                false);
    }

    private CountedView.Line line(
            CountedCase c, CaseNames.@Nullable Name name, Instant moment, LocalDate date, Words w) {
        var status = status(c, moment);
        return new CountedView.Line(
                name == null ? c.grain().href(c) : name.href(),
                name == null ? c.caseId().toString().substring(0, 8) : name.code(),
                name == null ? "" : name.matter(),
                tree.name(new UnitId(c.unitId()), date),
                status,
                States.word(status, w),
                Moments.minute(c.receivedAt()),
                Moments.minute(c.dueAt()),
                Moments.minute(c.metAt()),
                c.extended());
    }

    static Status status(CountedCase c, Instant moment) {
        var met = c.metAt();
        var late = c.lateFrom();
        boolean isLate = late != null && !(met == null ? moment : met).isBefore(late);
        if (isLate) return Status.LATE;
        return met == null ? Status.ON : Status.DONE;
    }
}
