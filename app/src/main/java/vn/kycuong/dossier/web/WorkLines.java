package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.AskingTime;
import vn.kycuong.dossier.AskingTimes;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Table;
import vn.kycuong.ui.Words;

/** Rows of a work list in words: on the page, in the file, and what may be chosen among them. */
@Component
class WorkLines {
    private static final int BACK = 21;
    private static final int AHEAD = 20;
    private static final String CLERK = "CLERK";
    private static final List<DossierState> OPEN_STATES = List.of(
            DossierState.SUBMITTED,
            DossierState.GUIDED,
            DossierState.REFUSAL_PROPOSED,
            DossierState.ACCEPTED,
            DossierState.PROCESSING,
            DossierState.SUPPLEMENT_PROPOSED,
            DossierState.WAITING_SUPPLEMENT,
            DossierState.SUPPLEMENT_HANDED_IN,
            DossierState.AT_ONE_STOP);

    private final Procedures procedures;
    private final People people;
    private final Organisation organisation;
    private final ClockPictures clocks;
    private final AskingTimes asking;
    private final StepTimes steps;

    WorkLines(
            Procedures procedures,
            People people,
            Organisation organisation,
            ClockPictures clocks,
            AskingTimes asking,
            StepTimes steps) {
        this.procedures = procedures;
        this.people = people;
        this.organisation = organisation;
        this.clocks = clocks;
        this.asking = asking;
        this.steps = steps;
    }

    WorkChoices choices(WorkQuery query, Officer officer, Words w) {
        var today = LegalZone.local(query.now()).toLocalDate();
        return new WorkChoices(
                withAny(
                        w,
                        procedures.all(today).stream()
                                .map(p -> new Option(p.key(), p.name(), p.key().equals(query.procedure())))),
                withAny(
                        w,
                        OPEN_STATES.stream()
                                .map(s -> new Option(
                                        s.name().toLowerCase(java.util.Locale.ROOT),
                                        w.get(s.wordKey()),
                                        s == query.state()))),
                withAny(w, holders(query, officer, today, w)),
                withAny(
                        w,
                        Arrays.stream(Waiting.values())
                                .map(c -> new Option(c.slug(), w.get(c.wordKey()), c == query.waiting()))),
                withAny(
                        w,
                        Arrays.stream(StepPace.values())
                                .map(s -> new Option(s.slug(), w.get(s.wordKey()), s == query.step()))));
    }

    private Stream<Option> holders(WorkQuery query, Officer officer, LocalDate today, Words w) {
        var chosen = query.holder();
        var nobody = new Option("0", w.get("work.free"), chosen != null && chosen == WorkQuery.NOBODY);
        var colleagues = Stream.of("RECEIVER", "OFFICER", CLERK, "LEADER")
                .flatMap(role -> people.at(officer.unit(), role, today).stream())
                .map(p -> p.actor())
                .distinct();
        var known = chosen == null || chosen == WorkQuery.NOBODY
                ? colleagues
                : Stream.concat(colleagues, Stream.of(new ActorId(chosen))).distinct();
        return Stream.concat(
                Stream.of(nobody),
                known.map(a -> new Option(
                        Integer.toString(a.value()), people.name(a), chosen != null && chosen == a.value())));
    }

    private static List<Option> withAny(Words w, Stream<Option> options) {
        var list = options.toList();
        var all = new ArrayList<Option>(list.size() + 1);
        all.add(new Option("", w.get("work.any"), list.stream().noneMatch(Option::selected)));
        all.addAll(list);
        return all;
    }

    boolean isProcedure(String key) {
        return !key.isEmpty() && !procedures.name(key).equals(key);
    }

    /** All rows share one time axis: from the oldest start to the last due day, at most six weeks round today. */
    List<WorkRow> rows(List<WorkLine> lines, WorkListing.Beside beside, Officer officer, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        var from = today;
        var to = today;
        for (var line : lines) {
            var opened = LegalZone.local(line.openedAt()).toLocalDate();
            var due =
                    line.dueAt() == null ? today : LegalZone.local(line.dueAt()).toLocalDate();
            if (opened.isBefore(from)) from = opened;
            if (due.isAfter(to)) to = due;
        }
        var first = from.isBefore(today.minusDays(BACK)) ? today.minusDays(BACK) : from;
        var last = to.isAfter(today.plusDays(AHEAD)) ? today.plusDays(AHEAD) : to;
        return lines.stream()
                .map(l -> row(l, beside, officer, first, last, now))
                .toList();
    }

    /** Whether papers must be asked for soon, if any; or a proposal waits beyond that time. */
    private @Nullable Instant asking(WorkLine line, WorkRows.@Nullable Received received, Instant now) {
        if (received == null || line.role().equals(CLERK)) return null;
        boolean proposed = line.state().equals(DossierState.SUPPLEMENT_PROPOSED.name());
        return asking.of(received.at(), received.unit(), line.procedureKey(), now)
                .filter(t -> proposed || t.isNear(now))
                .map(AskingTime::until)
                .orElse(null);
    }

    /** Where a dossier stands; of what is signed, that it waits for its number. */
    private static String wordKey(WorkLine line) {
        return line.role().equals(CLERK)
                ? Waiting.NUMBER.wordKey()
                : DossierState.valueOf(line.state()).wordKey();
    }

    private @Nullable StepTime step(WorkLine line, WorkRows.@Nullable Step kept, Instant now) {
        return kept == null ? null : steps.pressing(line, kept, now).orElse(null);
    }

    private WorkRow row(
            WorkLine line, WorkListing.Beside beside, Officer officer, LocalDate from, LocalDate to, Instant now) {
        return new WorkRow(
                line,
                procedures.name(line.procedureKey()),
                wordKey(line),
                Statuses.of(line.dueAt(), line.lateFrom(), line.warnFrom(), line.pausedSince(), now),
                clocks.remaining(line.unit(), line.dueAt(), line.lateFrom(), now),
                clocks.bar(line, from, to, now),
                holder(line.holder()),
                line.unit() == officer.unit().value() ? "" : place(line.unit(), now),
                beside.stamped().contains(line.caseId()),
                step(line, beside.steps().get(WorkRows.Work.of(line)), now),
                asking(line, beside.received().get(line.caseId()), now));
    }

    List<ClosedLine> closed(List<ClosedLine> lines) {
        return lines.stream()
                .map(l -> new ClosedLine(
                        l.caseId(), l.code(), procedures.name(l.procedure()), l.label(), l.state(), l.closedAt()))
                .toList();
    }

    Table table(List<WorkRows.Pressing> pressing, Instant now, Words w) {
        var rows = pressing.stream()
                .map(p -> List.of(
                        Table.Cell.of(place(p.unit(), now)),
                        count(p.unit(), p.late(), WorkGroup.LATE, now),
                        count(p.unit(), p.today(), WorkGroup.TODAY, now),
                        count(p.unit(), p.soon(), WorkGroup.SOON, now)))
                .toList();
        var sum = List.of(
                Table.Cell.of(w.get("work.units.sum")),
                Table.Cell.of(sum(pressing.stream().mapToInt(WorkRows.Pressing::late))),
                Table.Cell.of(sum(pressing.stream().mapToInt(WorkRows.Pressing::today))),
                Table.Cell.of(sum(pressing.stream().mapToInt(WorkRows.Pressing::soon))));
        return new Table(
                w.get("work.unitsTitle"),
                List.of(
                        Table.Column.text(w.get("work.csv.unit")),
                        Table.Column.number(w.get("work.group.late")),
                        Table.Column.number(w.get("work.group.today")),
                        Table.Column.number(w.get("work.group.soon"))),
                rows,
                sum);
    }

    private static Table.Cell count(int unit, int count, WorkGroup group, Instant now) {
        var text = Integer.toString(count);
        return count == 0 ? Table.Cell.of(text) : Table.Cell.link(text, WorkQuery.href(unit, group, now));
    }

    private static String sum(java.util.stream.IntStream counts) {
        return Integer.toString(counts.sum());
    }

    /** What stands above the columns of the file: which list it is, of what moment, filtered by what. */
    List<List<String>> head(WorkQuery query, Officer officer, Words w) {
        var head = new ArrayList<List<String>>();
        head.add(List.of(w.get("work." + query.whose().slug()), w.get("work.group." + query.slug())));
        head.add(List.of(w.get("work.csv.moment"), When.full(query.now(), w)));
        head.add(List.of(w.get("work.csv.reader"), officer.displayName() + ", " + officer.unitName()));
        if (!query.words().isBlank()) head.add(List.of(w.get("work.search"), query.words()));
        var choices = choices(query, officer, w);
        if (query.unit() != null) head.add(List.of(w.get("work.csv.unit"), place(query.unit(), query.now())));
        if (!query.procedure().isEmpty()) head.add(List.of(w.get("work.procedure"), chosen(choices.procedures())));
        if (query.state() != null) head.add(List.of(w.get("work.state"), chosen(choices.states())));
        if (query.holder() != null) head.add(List.of(w.get("work.holder"), chosen(choices.holders())));
        if (query.waiting() != null) head.add(List.of(w.get("work.waiting"), chosen(choices.waiting())));
        if (query.step() != null) head.add(List.of(w.get("work.stepTime"), chosen(choices.steps())));
        head.add(List.of());
        head.add(Stream.of(
                        "code", "applicant", "procedure", "state", "unit", "holder", "opened", "since", "due", "status")
                .map(column -> w.get("work.csv." + column))
                .toList());
        return head;
    }

    List<String> cells(WorkLine line, UnaryOperator<String> called, Instant now, Words w) {
        return List.of(
                line.code(),
                called.apply(line.label()),
                procedures.name(line.procedureKey()),
                w.get(wordKey(line)),
                place(line.unit(), now),
                holder(line.holder()),
                When.brief(line.openedAt()),
                When.brief(line.since()),
                When.brief(line.dueAt()),
                w.get(status(Statuses.of(line.dueAt(), line.lateFrom(), line.warnFrom(), line.pausedSince(), now))));
    }

    private static String status(String status) {
        return switch (status) {
            case "late" -> "status.late";
            case "risk" -> "status.soon";
            case "paused" -> "status.stopped";
            case "ontime" -> "status.on";
            default -> "work.group.ready";
        };
    }

    private static String chosen(List<Option> options) {
        return options.stream()
                .filter(Option::selected)
                .map(Option::label)
                .findFirst()
                .orElse("");
    }

    private String holder(@Nullable Integer holder) {
        return holder == null ? "" : people.name(new ActorId(holder));
    }

    private String place(int unit, Instant now) {
        return organisation.nameAt(new UnitId(unit), LegalZone.local(now).toLocalDate());
    }
}
