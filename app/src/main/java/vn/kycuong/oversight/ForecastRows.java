package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.ForecastTrial.Past;
import vn.kycuong.oversight.ForecastTrial.Version;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** What forecasts are made from, and what they said. */
@Repository
class ForecastRows {
    /** The state in which a dossier stands says less than its date: with it the forecast did worse (docs/mining.md). */
    private static final String ANY_STEP = "";

    private static final int BATCH = 5000;
    private static final String KNOWN = "f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now";
    private static final String SEEN =
            "(:all or c.unit_id = any (:scope)) and (:every or (c.unit_id = any (:units)) <> :outside)";

    private final JdbcClient jdbc;

    ForecastRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ---- made from

    /** Accepted dossiers not finished, as known at a moment. */
    List<Forecast.Open> queue(Instant now) {
        return jdbc.sql("""
                select f.case_id, f.received_at, f.late_from, f.paused_since, f.unit_id
                  from oversight.dossier_fact f
                 where f.met_at is null and f.closed_at is null and f.received_at is not null and %s
                 order by f.case_id
                """.formatted(KNOWN))
                .param("now", Timestamps.utc(now))
                .query((row, _) -> {
                    var version = version(row, now, null, false);
                    return new Forecast.Open(
                            row.getObject("case_id", UUID.class).toString(),
                            Objects.requireNonNull(Timestamps.orNull(row, "received_at")),
                            version.runsUntil(now),
                            version.group(),
                            version.step());
                })
                .list();
    }

    /** Dossiers finished within a span, as known at its end, told one by one; the caller holds a transaction. */
    void finished(Instant from, Instant now, Consumer<Forecast.Done> told) {
        jdbc.sql("""
                        select f.received_at, f.late_from, f.paused_since, f.unit_id, f.met_at
                          from oversight.dossier_fact f
                         where f.met_at >= :from and f.met_at <= :now and f.received_at is not null and %s
                         order by f.met_at, f.case_id
                        """.formatted(KNOWN))
                .param("from", Timestamps.utc(from))
                .param("now", Timestamps.utc(now))
                .withFetchSize(2000)
                .query((RowCallbackHandler) row -> told.accept(new Forecast.Done(
                        Objects.requireNonNull(Timestamps.orNull(row, "received_at")),
                        version(row, now, null, false).deadline(),
                        String.valueOf(row.getInt("unit_id")),
                        Objects.requireNonNull(Timestamps.orNull(row, "met_at")),
                        List.of())));
    }

    /** The whole past of every dossier that was in process since a moment, or finished since then. */
    List<Past> pasts(Instant since) {
        var starts = new LinkedHashMap<UUID, Instant>();
        var versions = new LinkedHashMap<UUID, List<Version>>();
        jdbc.sql("""
                        select f.case_id, f.known_from, f.received_at, f.late_from, f.paused_since, f.unit_id, f.met_at, f.closed_at
                          from oversight.dossier_fact f
                         where f.received_at is not null
                           and exists (select from oversight.dossier_fact n
                                        where n.case_id = f.case_id and n.known_to is null
                                          and coalesce(n.met_at, n.closed_at, 'infinity') >= :since)
                         order by f.case_id, f.version
                        """).param("since", Timestamps.utc(since)).withFetchSize(2000).query(row -> {
            var id = row.getObject("case_id", UUID.class);
            var known = Objects.requireNonNull(Timestamps.orNull(row, "known_from"));
            starts.putIfAbsent(id, Objects.requireNonNull(Timestamps.orNull(row, "received_at")));
            versions.computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(version(row, known, Timestamps.orNull(row, "met_at"), row.getObject("closed_at") != null));
        });
        var pasts = new ArrayList<Past>();
        versions.forEach(
                (id, known) -> pasts.add(new Past(id.toString(), Objects.requireNonNull(starts.get(id)), known)));
        return pasts;
    }

    /** The last moment of which anything is known. */
    Optional<Instant> lastKnown() {
        return jdbc.sql("select max(known_from) as known_from from oversight.dossier_fact")
                .query((row, _) -> Optional.ofNullable(Timestamps.orNull(row, "known_from")))
                .single();
    }

    /** The first moment of which anything is known. */
    Optional<Instant> firstKnown() {
        return jdbc.sql("select min(known_from) as known_from from oversight.dossier_fact")
                .query((row, _) -> Optional.ofNullable(Timestamps.orNull(row, "known_from")))
                .single();
    }

    private static Version version(ResultSet row, Instant from, @Nullable Instant met, boolean closed)
            throws SQLException {
        var late = Timestamps.orNull(row, "late_from");
        return new Version(
                from,
                ANY_STEP,
                String.valueOf(row.getInt("unit_id")),
                late == null ? null : late.minusMillis(1), // who ends later than this is late
                row.getObject("paused_since") != null,
                met,
                closed && met == null);
    }

    // ---- said

    /** What a forecast says of one unit. */
    record OfUnit(UnitId unit, int open, int due, double expected, double variance) {}

    /** What it says of one dossier. */
    record OfCase(UUID caseId, int unitId, double said, double usual) {}

    boolean isMade(LocalDate day) {
        return jdbc.sql("select exists (select from oversight.forecast where day = :day)")
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Keeps a day's forecast; one that another instance kept meanwhile stays. */
    void store(LocalDate day, List<OfUnit> units, List<OfCase> cases) {
        int kept = jdbc.sql("""
                        insert into oversight.forecast (day, unit_id, open, due, expected, variance)
                        select :day, unit, open, due, expected, variance
                          from jsonb_to_recordset(cast(:units as jsonb)) as x(
                               unit int, open int, due int, expected double precision, variance double precision)
                            on conflict do nothing
                        """)
                .param("day", day)
                .param(
                        "units",
                        JsonRows.of(units.stream()
                                .map(u -> new Row(u.unit().value(), u.open(), u.due(), u.expected(), u.variance()))
                                .toList()))
                .update();
        if (kept == 0) return;
        for (int i = 0; i < cases.size(); i += BATCH)
            jdbc.sql("""
                            insert into oversight.forecast_case (day, case_id, unit_id, said, usual)
                            select :day, "caseId", "unitId", said, usual
                              from jsonb_to_recordset(cast(:cases as jsonb)) as x(
                                   "caseId" uuid, "unitId" int, said double precision, usual double precision)
                                on conflict do nothing
                            """)
                    .param("day", day)
                    .param("cases", JsonRows.of(cases.subList(i, Math.min(cases.size(), i + BATCH))))
                    .update();
    }

    private record Row(int unit, int open, int due, double expected, double variance) {}

    /** What came of the weeks that are over at a moment, as known at the end of each. */
    int settle(LocalDate last) {
        return jdbc.sql("""
                with over as (
                  select c.day, c.case_id, (c.day + 7)::timestamp at time zone 'Asia/Ho_Chi_Minh' as ends
                    from oversight.forecast_case c
                   where c.came is null and c.day <= :last)
                update oversight.forecast_case c
                   set came = coalesce((
                         select case when f.met_at is not null then f.met_at >= f.late_from
                                     when f.closed_at is not null then false
                                     else f.late_from <= o.ends end
                           from oversight.dossier_fact f
                          where f.case_id = o.case_id and f.known_from <= o.ends and coalesce(f.known_to, 'infinity') > o.ends), false)
                  from over o
                 where c.day = o.day and c.case_id = o.case_id
                """).param("last", last).update();
    }

    /** Forgets forecasts of days nobody is shown any more. */
    void forget(LocalDate daily, LocalDate weekly) {
        for (var table : List.of("oversight.forecast", "oversight.forecast_case"))
            jdbc.sql("delete from %s where day < :weekly or day < :daily and extract(isodow from day) <> 1"
                            .formatted(table))
                    .param("daily", daily)
                    .param("weekly", weekly)
                    .update();
    }

    /** The latest day up to one for which something was said. */
    Optional<LocalDate> latest(LocalDate upTo) {
        return jdbc.sql("select max(day) as day from oversight.forecast where day <= :upTo and day > :upTo - 7")
                .param("upTo", upTo)
                .query((row, _) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }

    List<OfUnit> units(LocalDate day, Selection selection) {
        return seen("""
                        select c.unit_id, c.open, c.due, c.expected, c.variance
                          from oversight.forecast c
                         where c.day = :day and %s
                         order by c.unit_id
                        """, selection)
                .param("day", day)
                .query((row, _) -> new OfUnit(
                        new UnitId(row.getInt("unit_id")),
                        row.getInt("open"),
                        row.getInt("due"),
                        row.getDouble("expected"),
                        row.getDouble("variance")))
                .list();
    }

    /** Those that fall due, the likeliest to be late first, each as it stands now. */
    List<ForecastLine> cases(LocalDate day, Selection selection, @Nullable ForecastCursor after, int most) {
        return seen("""
                        select c.said, c.came, f.*, coalesce(l.code, '') as code, coalesce(l.label, '') as label
                          from oversight.forecast_case c
                          join oversight.dossier_fact f on f.case_id = c.case_id and f.known_to is null
                          left join dossier.listing l on l.case_id = c.case_id
                         where c.day = :day and %s
                           and (:first or (-c.said, c.case_id) > (-cast(:afterSaid as double precision), cast(:afterCase as uuid)))
                         order by -c.said, c.case_id
                         limit :most
                        """, selection)
                .param("day", day)
                .param("first", after == null)
                .param("afterSaid", after == null ? 0 : after.said())
                .param("afterCase", after == null ? new UUID(0, 0) : after.caseId())
                .param("most", most)
                .query((row, number) -> new ForecastLine(
                        FigureRows.line(row, number), row.getDouble("said"), (Boolean) row.getObject("came")))
                .list();
    }

    /** What was said and what came, by week. */
    List<ForecastRecord.Week> weeks(LocalDate from, LocalDate to, Selection selection) {
        return seen("""
                        select c.day, count(*) as due, sum(c.said) as said, count(*) filter (where c.came) as came,
                               count(*) filter (where (c.said >= 0.5) = c.came) as hits,
                               count(*) filter (where (c.usual >= 0.5) = c.came) as usual_hits,
                               sum((c.said - c.came::int) ^ 2) as square,
                               sum((c.usual - c.came::int) ^ 2) as usual_square
                          from oversight.forecast_case c
                         where c.came is not null and extract(isodow from c.day) = 1 and c.day >= :from and c.day < :to and %s
                         group by c.day order by c.day
                        """, selection)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new ForecastRecord.Week(
                        row.getObject("day", LocalDate.class),
                        row.getInt("due"),
                        row.getDouble("said"),
                        row.getInt("came"),
                        row.getInt("hits"),
                        row.getInt("usual_hits"),
                        row.getDouble("square"),
                        row.getDouble("usual_square")))
                .list();
    }

    /** What was said and what came, by how probable it was said to be. */
    List<ForecastRecord.Bin> bins(LocalDate from, LocalDate to, Selection selection) {
        return seen("""
                        select least(4, floor(c.said * 5))::int as bin, count(*) as cases, avg(c.said) as said,
                               avg(c.came::int) as came
                          from oversight.forecast_case c
                         where c.came is not null and extract(isodow from c.day) = 1 and c.day >= :from and c.day < :to and %s
                         group by 1 order by 1
                        """, selection)
                .param("from", from)
                .param("to", to)
                .query((row, _) ->
                        new ForecastRecord.Bin(row.getInt("cases"), row.getDouble("said"), row.getDouble("came")))
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql, Selection selection) {
        return jdbc.sql(sql.formatted(SEEN))
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("outside", selection.outside())
                .param("units", selection.unitNumbers());
    }
}
