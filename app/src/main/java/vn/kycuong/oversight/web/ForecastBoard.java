package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.ForecastCursor;
import vn.kycuong.oversight.ForecastLine;
import vn.kycuong.oversight.ForecastRecord;
import vn.kycuong.oversight.Forecasts;
import vn.kycuong.oversight.Outlook;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Reads what was said of the seven days to come, for a place and its parts, within what the reader may see. */
@Component
class ForecastBoard {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final double LIKELY = 0.5;
    private static final double POSSIBLE = 0.2;

    private final Forecasts forecasts;
    private final UnitTree tree;
    private final DossierLines lines;
    private final LegalClock time;

    ForecastBoard(Forecasts forecasts, UnitTree tree, DossierLines lines, LegalClock time) {
        this.forecasts = forecasts;
        this.tree = tree;
        this.lines = lines;
        this.time = time;
    }

    ForecastView of(ForecastQuery query, Scope scope, Words w) {
        var selection = tree.selection(query.where(), query.unit(), query.day(), scope);
        return new ForecastView(
                place(query, w),
                week(query.day(), w),
                line(place(query, w), forecasts.outlook(query.day(), selection), query, w),
                query.where() == Where.EVERYWHERE ? units(query, scope, w) : List.of(),
                past(forecasts.record(query.day(), selection), query, w),
                forecasts.bins(query.day(), selection));
    }

    /** In two lines, for a board of something else; empty where nothing was said. */
    Optional<ForecastView.Panel> panel(ForecastQuery query, Scope scope, Words w) {
        return forecasts.day(query.day()).map(query::on).map(asked -> {
            var selection = tree.selection(asked.where(), asked.unit(), asked.day(), scope);
            var outlook = forecasts.outlook(asked.day(), selection);
            var past = past(forecasts.record(asked.day(), selection), asked, w);
            return new ForecastView.Panel(
                    w.get(
                            "oversight.forecast.panelSentence",
                            number(outlook.expected(), w),
                            outlook.low() + "–" + outlook.high()),
                    w.get("oversight.forecast.panelDue", outlook.due()),
                    asked.listHref(),
                    past == null
                            ? ""
                            : w.get("oversight.forecast.panelHits", past.weeks().size(), past.hits(), past.usualHits()),
                    asked.href());
        });
    }

    private List<ForecastView.Line> units(ForecastQuery query, Scope scope, Words w) {
        var date = query.day();
        var groups = new LinkedHashMap<Unit, Collection<UnitId>>();
        for (var unit : tree.columns(date)) {
            var below = tree.subtree(unit.id(), date);
            if (UnitTree.maySee(scope, below)) groups.put(unit, below);
        }
        var all = tree.selection(Where.EVERYWHERE, null, date, scope);
        var shown = new ArrayList<Map.Entry<Unit, Outlook>>(
                forecasts.grouped(date, all, groups).entrySet());
        shown.removeIf(entry -> entry.getValue().open() == 0);
        shown.sort(Comparator.comparingDouble(
                (Map.Entry<Unit, Outlook> entry) -> -entry.getValue().expected()));
        var found = new ArrayList<ForecastView.Line>();
        for (var entry : shown)
            found.add(line(
                    tree.name(entry.getKey().id(), date),
                    entry.getValue(),
                    query.at(Where.SUBTREE, entry.getKey().id().value()),
                    w));
        var rest = forecasts.outlook(date, tree.selection(Where.OUTSIDE, null, date, scope));
        if (rest.open() > 0)
            found.add(line(w.get("oversight.scoreboard.outside"), rest, query.at(Where.OUTSIDE, null), w));
        return found;
    }

    private static ForecastView.Line line(String name, Outlook outlook, ForecastQuery query, Words w) {
        var open = new ListQuery(
                Figure.OPEN, query.where(), query.unit(), Period.Span.MONTH, LegalZone.startOf(query.day()), "", null);
        return new ForecastView.Line(
                name,
                outlook.open(),
                open.href(),
                outlook.due(),
                number(outlook.expected(), w),
                outlook.low() + "–" + outlook.high(),
                query.listHref());
    }

    private static ForecastView.@Nullable Past past(ForecastRecord record, ForecastQuery query, Words w) {
        if (record.due() == 0) return null;
        return new ForecastView.Past(
                record.due(),
                record.came(),
                number(record.said(), w),
                percent(record.hitRate()),
                percent(record.usualHitRate()),
                precise(record.brier(), w),
                precise(record.usualBrier(), w),
                record.wins(),
                record.weeks().stream()
                        .map(week -> new ForecastView.Week(
                                DAY.format(week.day()),
                                week.due(),
                                number(week.said(), w),
                                week.came(),
                                query.on(week.day()).listHref()))
                        .toList());
    }

    ForecastView.Listed listed(ForecastQuery query, @Nullable ForecastCursor after, Scope scope, Words w) {
        var selection = tree.selection(query.where(), query.unit(), query.day(), scope);
        var outlook = forecasts.outlook(query.day(), selection);
        var listing = forecasts.list(query.day(), selection, after);
        return new ForecastView.Listed(
                place(query, w),
                week(query.day(), w),
                outlook.due(),
                number(outlook.expected(), w),
                query.csvHref(),
                query.href(),
                query.listHref(),
                listing.lines().stream().map(line -> one(line, w)).toList(),
                after == null,
                listing.next().map(next -> query.listHref() + "&sau=" + next).orElse(null));
    }

    /** A dossier as it stands now, with what was said of it. */
    ForecastView.Case one(ForecastLine line, Words w) {
        var now = ListQuery.of(Figure.OPEN, Period.Span.MONTH, time.instant());
        return new ForecastView.Case(
                lines.line(line.dossier(), now, w),
                percent(line.said()),
                line.said() >= LIKELY ? Status.LATE : line.said() >= POSSIBLE ? Status.SOON : Status.ON,
                line.came());
    }

    String place(ForecastQuery query, Words w) {
        var unit = query.unit();
        var name = unit == null ? "" : tree.name(new UnitId(unit), query.day());
        return switch (query.where()) {
            case EVERYWHERE -> w.get("oversight.place.everywhere");
            case OUTSIDE -> w.get("oversight.place.outside");
            case ALONE -> w.get("oversight.place.alone", name);
            case SUBTREE -> w.get("oversight.place.subtree", name);
        };
    }

    static String week(LocalDate day, Words w) {
        return w.get("oversight.forecast.week", DAY.format(day), DAY.format(day.plusDays(6)));
    }

    private static String number(double value, Words w) {
        return String.format(w.locale(), "%.1f", value);
    }

    private static String precise(double value, Words w) {
        return String.format(w.locale(), "%.3f", value);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
