package vn.kycuong.oversight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.BalanceQuestion;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.LateCause;
import vn.kycuong.oversight.Period.Span;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.ReportPeriod;
import vn.kycuong.oversight.ReportPeriods;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Reads addresses of balances and reports, and asks what they mean. What an address leaves out, or says wrongly, is the period that runs. */
@Component
class ReportQueries {
    private final ReportPeriods periods;
    private final UnitTree tree;
    private final Procedures procedures;
    private final Balances balances;
    private final LegalClock time;

    ReportQueries(ReportPeriods periods, UnitTree tree, Procedures procedures, Balances balances, LegalClock time) {
        this.periods = periods;
        this.tree = tree;
        this.procedures = procedures;
        this.balances = balances;
        this.time = time;
    }

    ReportQuery read(Map<String, String> asked) {
        var now = time.instant();
        var unit = whole(asked.get("don-vi")).filter(number -> number >= 0).orElse(null);
        return new ReportQuery(
                Reckoning.of(asked.getOrDefault("cach", "")).orElse(Reckoning.CURRENT),
                unit != null && Where.ALONE.slug().equals(asked.get("pham-vi")) ? Where.ALONE : place(unit),
                unit,
                period(asked),
                ListQuery.moment(asked.get("luc"), now),
                cut(asked.getOrDefault("linh-vuc", "")),
                LateCause.of(asked.getOrDefault("nguyen-nhan", "")).orElse(null));
    }

    /** What is asked of the ledger, within what the reader may see. */
    BalanceQuestion question(ReportQuery query, Scope scope) {
        var selection = tree.selection(query.where(), query.unit(), query.date(), scope);
        var question = BalanceQuestion.of(selection, query.reckoning(), query.period(), query.moment())
                .because(query.cause());
        if (query.field().isEmpty()) return question;
        return question.about(balances.byProcedure(question).keySet().stream()
                .filter(key -> field(key, query).equals(query.field()))
                .toList());
    }

    /** The field a procedure belongs to on the day; its own key where the catalogue of the day does not know it. */
    String field(String procedure, ReportQuery query) {
        return procedures
                .get(procedure, query.date())
                .map(found -> found.field())
                .orElse(procedure);
    }

    /** The units of the day of which the reader may see every dossier: the province, then by kind and name. */
    List<Unit> units(ReportQuery query, Scope scope) {
        var date = query.date();
        var all = new ArrayList<Unit>();
        all.add(tree.province());
        for (var kind : List.of(UnitKind.AGENCY, UnitKind.VERTICAL, UnitKind.DISTRICT, UnitKind.COMMUNE))
            all.addAll(tree.ofKind(kind, date));
        if (scope.isAll()) return all;
        return all.stream()
                .filter(unit -> tree.subtree(unit.id(), date).stream().allMatch(scope::contains))
                .toList();
    }

    List<Option> spans(ReportQuery query, Words w) {
        var options = new ArrayList<Option>();
        for (var span : Span.values()) {
            var key = "oversight.report.span." + span.name().toLowerCase(Locale.ROOT);
            options.add(
                    new Option(span.slug(), w.get(key), span == query.period().span()));
        }
        return options;
    }

    List<Option> years(ReportQuery query) {
        var options = new ArrayList<Option>();
        for (var year : periods.years(time.instant()))
            options.add(new Option(
                    year.toString(), year.toString(), year == query.period().year()));
        return options;
    }

    List<Option> parts(ReportQuery query) {
        var options = new ArrayList<Option>();
        for (int part = 1; part <= 12; part++)
            options.add(new Option(
                    Integer.toString(part),
                    Integer.toString(part),
                    part == query.period().part()));
        return options;
    }

    private ReportPeriod period(Map<String, String> asked) {
        var span = Span.of(asked.getOrDefault("ky", "")).orElse(Span.QUARTER);
        var running = periods.around(time.instant(), span);
        var year = whole(asked.get("nam")).orElse(running.year());
        int part = span == Span.YEAR ? 1 : whole(asked.get("phan")).orElse(running.part());
        return periods.of(span, year, part)
                .filter(found -> found.from().isBefore(time.instant()))
                .orElse(running);
    }

    private static Where place(@Nullable Integer unit) {
        return unit == null ? Where.EVERYWHERE : Where.SUBTREE;
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static Optional<Integer> whole(@Nullable String text) {
        return text == null || !text.matches("\\d{1,9}") ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }
}
