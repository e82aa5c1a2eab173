package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.SearchText;
import vn.kycuong.sql.Timestamps;

/** Counts and lists, composed once from the predicates of {@link Figure}: what is counted is what is listed. */
@Repository
class FigureRows {
    private static final String HELD_TRUE = "f.known_to is null";
    private static final String KNOWN_THEN = "f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now";
    private static final String UNIT_OF_THE_FIGURE = "f.unit_id";
    private static final String UNIT_OF_THE_STRUCTURE = """
            coalesce((select p.unit_id from oversight.dossier_fact p
                       where p.case_id = f.case_id
                         and p.known_from < :structure and coalesce(p.known_to, 'infinity') >= :structure), f.unit_id)""";
    private static final String SEEN = """
            (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
            and (:every or (%s = any (:units)) <> :outside)""";

    private static final Map<Reading, String> COUNTS = readings(FigureRows::counts);
    private static final Map<Reading, Map<Figure, String>> LISTS = readings(FigureRows::lists);

    /** As what is read: what is held true or what was known then, for the units of the figure or those of another structure. */
    private record Reading(boolean asKnownThen, boolean otherStructure) {
        String known() {
            return asKnownThen ? KNOWN_THEN : HELD_TRUE;
        }

        String unit() {
            return otherStructure ? UNIT_OF_THE_STRUCTURE : UNIT_OF_THE_FIGURE;
        }

        String seen() {
            return SEEN.formatted(unit());
        }

        static Reading of(Selection selection, AsOf asOf) {
            return new Reading(asOf.asKnownThen(), selection.structure() != null);
        }
    }

    private static <T> Map<Reading, T> readings(Function<Reading, T> statement) {
        var all = new HashMap<Reading, T>();
        for (var then : List.of(true, false))
            for (var other : List.of(true, false)) {
                var reading = new Reading(then, other);
                all.put(reading, statement.apply(reading));
            }
        return all;
    }

    private final JdbcClient jdbc;

    FigureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UnitId, Counts> counts(Selection selection, AsOf asOf, Period period) {
        var found = new HashMap<UnitId, Counts>();
        statement(Objects.requireNonNull(COUNTS.get(Reading.of(selection, asOf))), selection, asOf, period)
                .query((row, _) -> found.put(new UnitId(row.getInt("unit_id")), counts(row)))
                .list();
        return found;
    }

    List<DossierLine> list(
            Figure figure,
            Selection selection,
            AsOf asOf,
            Period period,
            String words,
            @Nullable Cursor after,
            int most) {
        return listing(figure, selection, asOf, period, words, after, most)
                .query(FigureRows::line)
                .list();
    }

    /** All of them, as they come; the caller holds a transaction and closes the stream. */
    Stream<DossierLine> stream(Figure figure, Selection selection, AsOf asOf, Period period, String words) {
        return listing(figure, selection, asOf, period, words, null, Integer.MAX_VALUE)
                .withFetchSize(500)
                .query(FigureRows::line)
                .stream();
    }

    private JdbcClient.StatementSpec listing(
            Figure figure,
            Selection selection,
            AsOf asOf,
            Period period,
            String words,
            @Nullable Cursor after,
            int most) {
        var late = after == null ? null : after.lateFrom();
        var lists = Objects.requireNonNull(LISTS.get(Reading.of(selection, asOf)));
        return statement(Objects.requireNonNull(lists.get(figure)), selection, asOf, period)
                .param("code", words.strip().toLowerCase(Locale.ROOT))
                .param("words", SearchText.folded(words))
                .param("first", after == null)
                .param("afterLate", late == null ? "infinity" : late.toString())
                .param("afterCase", after == null ? new UUID(0, 0) : after.caseId())
                .param("most", most);
    }

    private JdbcClient.StatementSpec statement(String sql, Selection selection, AsOf asOf, Period period) {
        var structure = selection.structure();
        var statement = structure == null ? jdbc.sql(sql) : jdbc.sql(sql).param("structure", Timestamps.utc(structure));
        return statement
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("outside", selection.outside())
                .param("units", selection.unitNumbers())
                .param("now", Timestamps.utc(asOf.now()))
                .param("from", Timestamps.utc(period.from()))
                .param("to", Timestamps.utc(period.to()));
    }

    private static String counts(Reading reading) {
        var known = reading.known();
        return """
                select %s as unit_id,
                %s
                  from (select f.* from oversight.dossier_fact f where %s and %s and %s
                        union all
                        select f.* from oversight.dossier_fact f where %s and %s and %s) f
                 group by 1
                """.formatted(
                        reading.unit(),
                        Arrays.stream(Figure.values()).map(FigureRows::counted).collect(Collectors.joining(",\n")),
                        known,
                        Figure.Base.OPEN.predicate,
                        reading.seen(),
                        known,
                        Figure.Base.FINISHED.predicate,
                        reading.seen());
    }

    private static String counted(Figure figure) {
        return "count(*) filter (where %s) as %s"
                .formatted(counts(figure), figure.name().toLowerCase(Locale.ROOT));
    }

    private static String counts(Figure figure) {
        return "(" + figure.base().predicate + ") and (" + figure.condition() + ")";
    }

    private static Map<Figure, String> lists(Reading reading) {
        var lists = new EnumMap<Figure, String>(Figure.class);
        for (var figure : Figure.values()) lists.put(figure, list(reading, figure));
        return lists;
    }

    private static String list(Reading reading, Figure figure) {
        return """
                select f.*, coalesce(l.code, '') as code, coalesce(l.label, '') as label
                  from oversight.dossier_fact f
                  left join dossier.listing l on l.case_id = f.case_id
                 where %s and %s and %s
                   and (:code = '' or position(:code in lower(l.code)) > 0
                        or (:words <> '' and position(:words in l.words) > 0))
                   and (:first or (coalesce(f.late_from, 'infinity'), f.case_id)
                                > (cast(:afterLate as timestamptz), :afterCase))
                 order by coalesce(f.late_from, 'infinity'), f.case_id
                 limit :most
                """.formatted(reading.known(), reading.seen(), counts(figure));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        var counts = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values())
            counts.put(figure, row.getLong(figure.name().toLowerCase(Locale.ROOT)));
        return new Counts(counts);
    }

    static DossierLine line(ResultSet row, int number) throws SQLException {
        return new DossierLine(
                row.getObject("case_id", UUID.class),
                row.getString("code"),
                row.getString("label"),
                row.getString("procedure_key"),
                row.getString("channel"),
                row.getInt("unit_id"),
                row.getInt("unit_in"),
                row.getString("state"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Timestamps.orNull(row, "received_at"),
                Timestamps.orNull(row, "due_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "warn_from"),
                Timestamps.orNull(row, "paused_since"),
                Timestamps.orNull(row, "met_at"),
                row.getBoolean("extended"));
    }
}
