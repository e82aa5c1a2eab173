package vn.kycuong.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.WorkTime;

/** What was said of the days to come, and how well it did (dự báo trễ hạn). Nothing here is about a person. */
@Component
public class Forecasts {
    private static final int PAGE = 50;
    /** A quarter. */
    private static final int RECORD_WEEKS = 13;
    /** The weeks on which the strongest simple rule is chosen, and the year before them that a forecast looks back. */
    private static final int TRIAL_DAYS = 7 * (13 + 26) + 365;

    private final ForecastRows rows;

    Forecasts(ForecastRows rows) {
        this.rows = rows;
    }

    /** One page of what falls due. */
    public record Listing(List<ForecastLine> lines, Optional<ForecastCursor> next) {
        public Listing {
            lines = List.copyOf(lines);
        }
    }

    /** The latest forecast that held on a day. */
    public Optional<LocalDate> day(LocalDate on) {
        return rows.latest(on);
    }

    /** What it says of some units together. */
    public Outlook outlook(LocalDate day, Selection selection) {
        return Outlook.of(rows.units(day, selection));
    }

    /** What it says of each of some groups of units; a group of which nothing is said has no open dossier. */
    public <K> Map<K, Outlook> grouped(
            LocalDate day, Selection selection, Map<K, ? extends Collection<UnitId>> groups) {
        var units = rows.units(day, selection);
        var found = new LinkedHashMap<K, Outlook>();
        groups.forEach((key, group) -> found.put(
                key,
                Outlook.of(units.stream().filter(u -> group.contains(u.unit())).toList())));
        return found;
    }

    /** The dossiers that fall due within the seven days, the likeliest to be late first. */
    public Listing list(LocalDate day, Selection selection, @Nullable ForecastCursor after) {
        var found = rows.cases(day, selection, after, PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        return new Listing(
                page, found.size() > PAGE ? Optional.of(ForecastCursor.after(page.getLast())) : Optional.empty());
    }

    /** All of them, page by page. */
    public void each(LocalDate day, Selection selection, Consumer<ForecastLine> told) {
        Optional<ForecastCursor> after = Optional.empty();
        do {
            var listing = list(day, selection, after.orElse(null));
            listing.lines().forEach(told);
            after = listing.next();
        } while (after.isPresent());
    }

    /** How the forecasts of the quarter before a day did. */
    public ForecastRecord record(LocalDate before, Selection selection) {
        return new ForecastRecord(rows.weeks(before.minusWeeks(RECORD_WEEKS), before, selection));
    }

    /** What they said against what came, from improbable to probable. */
    public List<ForecastRecord.Bin> bins(LocalDate before, Selection selection) {
        return rows.bins(before.minusWeeks(RECORD_WEEKS), before, selection);
    }

    /** Tries the forecast on the last quarter of what a database knows of its dossiers, held out. For a command beside the program. */
    public static ForecastTrial.Result trial(JdbcClient jdbc) {
        var rows = new ForecastRows(jdbc);
        var known = rows.lastKnown();
        if (known.isEmpty()) return new ForecastTrial.Result.Not("Cơ sở dữ liệu chưa có hồ sơ nào.");
        Instant last = LegalZone.startOf(LegalZone.local(known.get()).toLocalDate());
        return ForecastTrial.of(
                rows.pasts(last.minus(Duration.ofDays(TRIAL_DAYS))),
                last,
                Forecast.Settings.USUAL,
                WorkTime.of(jdbc)::common);
    }
}
