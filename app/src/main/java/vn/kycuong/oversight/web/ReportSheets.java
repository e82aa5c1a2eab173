package vn.kycuong.oversight.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rule;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.BalanceQuestion;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.LateCause;
import vn.kycuong.oversight.LateCell;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.Words;

/** Fills the official forms with the figures of a balance. */
@Component
class ReportSheets {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final List<BalanceFigure> COLUMNS = List.of(
            BalanceFigure.RECEIVED,
            BalanceFigure.CARRIED,
            BalanceFigure.NEW_DIRECT,
            BalanceFigure.NEW_ONLINE,
            BalanceFigure.RESOLVED,
            BalanceFigure.EARLY,
            BalanceFigure.ON_TIME,
            BalanceFigure.RESULT_LATE,
            BalanceFigure.IN_PROCESS,
            BalanceFigure.STILL_IN_TIME,
            BalanceFigure.STILL_LATE);
    /** Lines that are units; else they are fields. */
    static final String UNITS = "don-vi";

    private static final List<BalanceFigure> LATE = List.of(BalanceFigure.RESULT_LATE, BalanceFigure.STILL_LATE);

    private static final Comparator<String> AS_PEOPLE_SORT =
            Comparator.comparing(SearchText::folded).thenComparing(name -> name);

    private final Balances balances;
    private final ServiceQuality service;
    private final ReportQueries queries;
    private final UnitTree tree;
    private final Rules rules;

    ReportSheets(Balances balances, ServiceQuality service, ReportQueries queries, UnitTree tree, Rules rules) {
        this.balances = balances;
        this.service = service;
        this.queries = queries;
        this.tree = tree;
        this.rules = rules;
    }

    /** What a line is where nobody asks otherwise: the form's own. */
    String lines(ReportKind kind, Unit unit, ReportQuery query) {
        return text("report.form." + kind.form(unit.kind()) + ".lines", query);
    }

    /** The form of a unit; a line for each field, or for each unit it is the sum of. */
    ReportSheet sheet(ReportKind kind, Unit unit, ReportQuery query, boolean byUnit, Scope scope) {
        return kind == ReportKind.CAUSES ? causes(unit, query, byUnit, scope) : results(unit, query, byUnit, scope);
    }

    private ReportSheet results(Unit unit, ReportQuery query, boolean byUnit, Scope scope) {
        var question = queries.question(query, scope);
        return byUnit
                ? results(
                        unit,
                        query,
                        true,
                        question,
                        balances.byUnitEveryWay(question),
                        parts -> byUnit(unit, query, parts))
                : results(
                        unit,
                        query,
                        false,
                        question,
                        balances.byProcedureEveryWay(question),
                        parts -> byField(query, parts));
    }

    private <K> ReportSheet results(
            Unit unit,
            ReportQuery query,
            boolean byUnit,
            BalanceQuestion question,
            Map<Reckoning, Map<K, Balance>> everyWay,
            Function<Map<K, Balance>, List<ReportSheet.Row>> lines) {
        var asked = Objects.requireNonNull(everyWay.get(query.reckoning()));
        var groups = List.of(
                group("received", COLUMNS.subList(0, 4)),
                group("resolved", COLUMNS.subList(4, 8)),
                group("in_process", COLUMNS.subList(8, 11)));
        return sheet(
                ReportKind.RESULTS,
                unit,
                query,
                byUnit,
                groups,
                lines.apply(asked),
                row(w("total"), Balances.total(asked), query),
                notes(Balances.total(Objects.requireNonNull(everyWay.get(Reckoning.ORIGINAL))), question));
    }

    private List<ReportSheet.Row> byUnit(Unit unit, ReportQuery query, Map<UnitId, Balance> byUnit) {
        var rows = new ArrayList<ReportSheet.Row>();
        for (var part : tree.parts(unit.id(), byUnit.keySet(), query.date())) {
            var sum = part.units().stream()
                    .map(id -> byUnit.getOrDefault(id, Balance.NONE))
                    .reduce(Balance.NONE, Balance::plus);
            if (!sum.isEmpty())
                rows.add(row(
                        tree.name(part.unit(), query.date()),
                        sum,
                        query.at(part.where(), part.unit().value())));
        }
        return rows;
    }

    private List<ReportSheet.Row> byField(ReportQuery query, Map<String, Balance> byProcedure) {
        var byField = new TreeMap<String, Balance>(AS_PEOPLE_SORT);
        byProcedure.forEach(
                (procedure, balance) -> byField.merge(queries.field(procedure, query), balance, Balance::plus));
        return byField.entrySet().stream()
                .map(field -> row(field.getKey(), field.getValue(), query.in(field.getKey())))
                .toList();
    }

    private ReportSheet causes(Unit unit, ReportQuery query, boolean byUnit, Scope scope) {
        var cells = balances.late(queries.question(query, scope));
        return sheet(
                ReportKind.CAUSES,
                unit,
                query,
                byUnit,
                LATE.stream().map(ReportSheets::causes).toList(),
                byUnit ? lateByUnit(unit, query, cells) : lateByField(query, cells),
                row(w("total"), cells, query),
                List.of(w("causesNote")));
    }

    private static ReportSheet.Group causes(BalanceFigure figure) {
        var columns = new ArrayList<String>();
        columns.add(w("sum"));
        for (var cause : LateCause.values()) columns.add(words().get(cause.wordKey()));
        return new ReportSheet.Group(words().get(figure.wordKey()), columns);
    }

    private List<ReportSheet.Row> lateByUnit(Unit unit, ReportQuery query, List<LateCell> cells) {
        var byUnit = cells.stream().collect(Collectors.groupingBy(LateCell::unit));
        var rows = new ArrayList<ReportSheet.Row>();
        for (var part : tree.parts(unit.id(), byUnit.keySet(), query.date())) {
            var own = part.units().stream()
                    .flatMap(id -> byUnit.getOrDefault(id, List.of()).stream())
                    .toList();
            if (!own.isEmpty())
                rows.add(row(
                        tree.name(part.unit(), query.date()),
                        own,
                        query.at(part.where(), part.unit().value())));
        }
        return rows;
    }

    private List<ReportSheet.Row> lateByField(ReportQuery query, List<LateCell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> queries.field(cell.procedure(), query),
                        () -> new TreeMap<>(AS_PEOPLE_SORT),
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(field -> row(field.getKey(), field.getValue(), query.in(field.getKey())))
                .toList();
    }

    private ReportSheet sheet(
            ReportKind kind,
            Unit unit,
            ReportQuery query,
            boolean byUnit,
            List<ReportSheet.Group> groups,
            List<ReportSheet.Row> rows,
            ReportSheet.Row total,
            List<String> notes) {
        var form = "report.form." + kind.form(unit.kind());
        var period = query.period();
        return new ReportSheet(
                tree.parent(unit.id(), query.date())
                        .map(above -> tree.name(above.id(), query.date()))
                        .orElse(""),
                tree.name(unit.id(), query.date()),
                text(form + ".sign", query),
                text(form + ".title", query),
                words().get(
                                "oversight.report.periodLine",
                                Moments.period(period, words()),
                                period.firstDay().format(DAY),
                                period.lastDay().format(DAY)),
                words().get(
                                period.isOver(query.moment())
                                        ? "oversight.report.takenAtEnd"
                                        : "oversight.report.takenBefore",
                                Moments.text(query.knownAt())),
                w(byUnit ? "head.unit" : "head.field"),
                groups,
                rows,
                total,
                notes,
                rule(form + ".title", query).orElse(null));
    }

    /** What the official way to count does not show apart, by the date first promised. */
    private List<String> notes(Balance honest, BalanceQuestion question) {
        return List.of(
                words().get(
                                "oversight.report.honest",
                                honest.of(BalanceFigure.RESULT_LATE),
                                honest.of(BalanceFigure.STILL_LATE),
                                honest.of(BalanceFigure.STILL_PAUSED),
                                honest.of(BalanceFigure.STOPPED),
                                honest.of(BalanceFigure.GIVEN_BACK),
                                honest.of(BalanceFigure.WITHOUT_DATE) + honest.of(BalanceFigure.STILL_WITHOUT_DATE)),
                words().get("oversight.report.enteredLate", service.countEnteredLate(question)));
    }

    private static ReportSheet.Row row(String name, Balance balance, ReportQuery query) {
        return new ReportSheet.Row(
                name,
                COLUMNS.stream()
                        .map(figure -> new ReportSheet.Cell(balance.of(figure), query.listHref(figure)))
                        .toList());
    }

    private static ReportSheet.Row row(String name, List<LateCell> cells, ReportQuery query) {
        var numbers = new ArrayList<ReportSheet.Cell>();
        for (var figure : LATE) {
            numbers.add(new ReportSheet.Cell(sum(cells, figure), query.listHref(figure)));
            for (var cause : LateCause.values())
                numbers.add(new ReportSheet.Cell(
                        sum(cells.stream().filter(cell -> cell.cause() == cause).toList(), figure),
                        query.because(cause).listHref(figure)));
        }
        return new ReportSheet.Row(name, numbers);
    }

    private static long sum(List<LateCell> cells, BalanceFigure figure) {
        return cells.stream().mapToLong(cell -> cell.of(figure)).sum();
    }

    private static ReportSheet.Group group(String side, List<BalanceFigure> figures) {
        return new ReportSheet.Group(
                words().get("oversight.report.side." + side),
                figures.stream()
                        .map(figure -> words().get(figure.wordKey() + ".column"))
                        .toList());
    }

    private String text(String key, ReportQuery query) {
        return rule(key, query).map(Rule::value).orElse("");
    }

    private Optional<Rule> rule(String key, ReportQuery query) {
        return rules.at(query.date()).find(key);
    }

    private static String w(String key) {
        return words().get("oversight.report." + key);
    }

    /** The forms are Vietnamese. */
    private static Words words() {
        return Words.of("vi");
    }
}
