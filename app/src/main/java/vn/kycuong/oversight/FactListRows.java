package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.SearchText;
import vn.kycuong.sql.Timestamps;

/**
 * Pages of what a figure counts, as known at a moment, read along indexes in the order in which they are shown (ADR 50): what is in process, the
 * longest late first, then what ended, the first to end first. Few units are read one by one.
 */
@Repository
class FactListRows {
    /** As the indexes have it: a coalesce could not use them behind the wall (V405). */
    private static final String LATE_KEY =
            "(case when f.late_from is null then 'infinity'::timestamptz else f.late_from end)";

    private static final int A_HANDFUL = 4;

    /** Up to where a page goes at the most: from the first few of each unit it is seen how far none of them must be read. */
    private static final String BOUND = """
            with bound as materialized (
              select coalesce((select x.sort_at from (%s) x order by x.sort_at offset cast(:most as int) - 1 limit 1), 'infinity') as until)
            """;

    private static final String KNOWN = "f.known_from <= :now and (f.known_to is null or f.known_to > :now)";
    private static final String OPEN = "f.met_at is null and f.closed_at is null";

    /** Where a page begins to read, and by what it is ordered. */
    enum Part {
        LATE,
        OFFICIALLY_LATE,
        LATE_BY_THE_FIRST_DATE,
        PAUSED,
        DATELESS,
        /** Not late by the date in force. */
        STANDING(false, OPEN + " and " + LATE_KEY + " > :now"),
        /** Of those standing the ones carried over into the period: few, where the period is long. */
        STANDING_OVER("oversight.carried_then(:from, :now)"),
        ENDED(true, "(f.met_at is not null or f.closed_at is not null)"),
        STOPPED(true, "f.met_at is null and f.closed_at is not null and " + Reckoning.STOPPED),
        GIVEN_BACK(true, "f.met_at is null and f.closed_at is not null and " + Reckoning.GIVEN_BACK),
        ENDED_LATE(true, """
            f.met_at is not null and (f.met_at >= f.late_from or f.met_at >= f.original_late_from
                 or f.met_at >= oversight.day_after(f.due_at))\
            """),
        ENDED_WITHOUT_DATE(true, "f.met_at is not null and (f.late_from is null or f.original_late_from is null)");

        private final boolean ended;
        private final String from;
        private final String condition;

        /** Found by a range: facts that were so at the moment. */
        Part() {
            this.ended = false;
            this.from = "oversight.facts_then('" + name() + "', :now)";
            this.condition = "true";
        }

        Part(String from) {
            this.ended = false;
            this.from = from;
            this.condition = "true";
        }

        Part(boolean ended, String condition) {
            this.ended = ended;
            this.from = "oversight.dossier_fact";
            this.condition = ended
                    ? condition + " and " + BalanceFigure.ENDED + " >= :from and " + BalanceFigure.ENDED + " < :to"
                    : condition;
        }

        /** What is read. */
        String from() {
            return from;
        }

        String key() {
            return ended ? BalanceFigure.ENDED : LATE_KEY;
        }

        /**
         * What its first page is read from. From the beginning of all time the index would be walked up to where the part begins: of two lower bounds of one
         * key it takes that of the row.
         */
        String begin(Asked asked) {
            if (ended) return asked.from().toString();
            return this == STANDING ? asked.now().toString() : "-infinity";
        }

        /** Up to how many units it is read unit by unit: what is few over all units is read at once for more than a handful. */
        int unitsApart() {
            return switch (this) {
                case STANDING, ENDED -> UnitsBeside.FEW_UNITS;
                case STOPPED, GIVEN_BACK, ENDED_LATE, ENDED_WITHOUT_DATE -> A_HANDFUL;
                case LATE, OFFICIALLY_LATE, LATE_BY_THE_FIRST_DATE, PAUSED, DATELESS, STANDING_OVER -> 0;
            };
        }
    }

    /**
     * What is listed.
     *
     * @param condition of the figure, over {@code f}
     * @param words part of a code or of an applicant's name, or empty
     */
    record Asked(
            Selection selection,
            List<Part> parts,
            String condition,
            Instant from,
            Instant to,
            Instant now,
            String @Nullable [] procedures,
            @Nullable LateCause cause,
            String words) {}

    /** A line, and where the next page would begin after it. */
    record Listed(DossierLine line, Cursor cursor) {}

    private final JdbcClient jdbc;
    private final QueryPlans plans;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    FactListRows(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    List<Listed> list(Asked asked, @Nullable Cursor after, int most) {
        return plans.along(() -> listed(asked, after, most));
    }

    private List<Listed> listed(Asked asked, @Nullable Cursor after, int most) {
        var found = new ArrayList<Listed>();
        for (var part : asked.parts()) {
            if (after != null && after.ended() && !part.ended) continue;
            found.addAll(part(
                    part, asked, after != null && after.ended() == part.ended ? after : null, most - found.size()));
            if (found.size() == most) break;
        }
        return found;
    }

    private List<Listed> part(Part part, Asked asked, @Nullable Cursor after, int most) {
        var selection = asked.selection();
        var asking = new BalanceSumRows.Asked(selection, null, asked.from(), asked.to(), asked.now()).own();
        var own = asking == null ? new Integer[0] : asking;
        boolean byUnit = asking != null
                && own.length <= part.unitsApart()
                && selection.scope().unitNumbers().length <= part.unitsApart();
        // of what is sought among all the rest a lane would be read to its end, twice
        boolean isBounded = byUnit
                && own.length >= A_HANDFUL
                && asked.cause() == null
                && asked.words().isBlank();
        var key = part
                + (byUnit ? "1" : "0")
                + (isBounded ? "1" : "0")
                + (asked.cause() == null ? "0" : "1")
                + (asked.words().isBlank() ? "0" : "1")
                + asked.condition();
        var sql = statements.computeIfAbsent(key, _ -> sql(part, byUnit, isBounded, asked));
        return jdbc.sql(sql)
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("own", own)
                .param("every", selection.units() == null)
                .param("asked", selection.unitNumbers())
                .param("outside", selection.outside())
                .param("everyProcedure", asked.procedures() == null)
                .param("procedures", asked.procedures() == null ? new String[0] : asked.procedures())
                .param("cause", asked.cause() == null ? "" : asked.cause().name())
                .param("code", asked.words().strip().toLowerCase(Locale.ROOT))
                .param("words", SearchText.folded(asked.words()))
                .param("now", Timestamps.utc(asked.now()))
                .param("from", Timestamps.utc(asked.from()))
                .param("to", Timestamps.utc(asked.to()))
                .param(
                        "afterAt",
                        after == null
                                ? part.begin(asked)
                                : after.lateFrom() == null
                                        ? "infinity"
                                        : after.lateFrom().toString())
                .param("afterCase", after == null ? new UUID(0, 0) : after.caseId())
                .param("most", most)
                .param("few", byUnit ? 1 + 3 * most / Math.max(1, 2 * own.length) : most)
                .query((row, number) -> listed(row, number, part.ended))
                .list();
    }

    private static String sql(Part part, boolean byUnit, boolean isBounded, Asked asked) {
        var order = " order by " + part.key() + ", f.case_id limit ";
        var facts = "select f.*, " + part.key() + " as sort_at from " + part.from + " f";
        var words = asked.words().isBlank() ? "" : """
            and exists (select from dossier.listing l where l.case_id = f.case_id
                         and (position(:code in lower(l.code)) > 0 or (:words <> '' and position(:words in l.words) > 0)))\
            """;
        var where = " where " + part.condition + " and " + KNOWN + " and (" + asked.condition()
                + ") and (:everyProcedure or f.procedure_key = any (:procedures))"
                + " and (" + part.key() + ", f.case_id) > (cast(:afterAt as timestamptz), cast(:afterCase as uuid))"
                + (asked.cause() == null ? "" : " and " + WhyLate.CAUSE + " = :cause") + words;
        var seen = " and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope)) and (:every or (f.unit_id = any"
                + " (:asked)) <> :outside)";
        var ofUnits = "select x.* from unnest(cast(:own as int[])) u (unit_id) cross join lateral (" + facts + where
                + " and f.unit_id = u.unit_id%2$s" + order
                + "%1$s) x union all select x.* from unnest(cast(:scope as int[])) u (unit_in) cross join lateral ("
                + facts
                + where + " and f.unit_in = u.unit_in and f.unit_in <> f.unit_id and f.unit_id <> all (:scope)" + seen
                + "%2$s" + order + "%1$s) x";
        var picked = byUnit
                ? ofUnits.formatted(
                        ":most", isBounded ? " and " + part.key() + " <= (select b.until from bound b)" : "")
                : facts + where + seen + order + ":most";
        var bound = isBounded ? BOUND.formatted(ofUnits.formatted(":few", "")) : "";
        return bound + """
            select p.*, coalesce(l.code, '') as code, coalesce(l.label, '') as label
              from (select x.* from (%s) x order by x.sort_at, x.case_id limit :most) p
              left join dossier.listing l on l.case_id = p.case_id
             order by p.sort_at, p.case_id
            """.formatted(picked);
    }

    private static Listed listed(ResultSet row, int number, boolean ended) throws SQLException {
        var line = FigureRows.line(row, number);
        var at = ended ? row.getObject("sort_at", OffsetDateTime.class).toInstant() : line.lateFrom();
        return new Listed(line, new Cursor(at, line.caseId(), ended));
    }

    private static final Map<Figure, List<Part>> OF_BOARDS = new EnumMap<>(Figure.class);

    static {
        for (var figure : Figure.values())
            OF_BOARDS.put(
                    figure,
                    switch (figure) {
                        case LATE -> List.of(Part.LATE);
                        case PAUSED -> List.of(Part.PAUSED);
                        case IN_TIME, AT_RISK -> List.of(Part.STANDING);
                        case WAITING, OPEN -> List.of(Part.LATE, Part.STANDING);
                        case FINISHED_LATE -> List.of(Part.ENDED_LATE);
                        case FINISHED_WITHOUT_DATE -> List.of(Part.ENDED_WITHOUT_DATE);
                        case FINISHED, FINISHED_DATED, FINISHED_IN_TIME -> List.of(Part.ENDED);
                    });
    }

    /** Where what a figure of the boards counts is found. */
    static List<Part> parts(Figure figure) {
        return Objects.requireNonNull(OF_BOARDS.get(figure));
    }

    /** Where what a figure of a balance counts is found. */
    static List<Part> parts(BalanceFigure figure, Reckoning reckoning) {
        return switch (figure) {
            case CARRIED -> List.of(Part.LATE, Part.STANDING_OVER, Part.ENDED);
            case RECEIVED, NEW_DIRECT, NEW_ONLINE -> List.of(Part.LATE, Part.STANDING, Part.ENDED);
            case RESOLVED, EARLY, ON_TIME -> List.of(Part.ENDED);
            case RESULT_LATE -> List.of(Part.ENDED_LATE);
            case WITHOUT_DATE -> List.of(Part.ENDED_WITHOUT_DATE);
            case STOPPED -> List.of(Part.STOPPED);
            case GIVEN_BACK -> List.of(Part.GIVEN_BACK);
            case IN_PROCESS -> List.of(Part.LATE, Part.STANDING);
            case STILL_IN_TIME ->
                reckoning == Reckoning.CURRENT ? List.of(Part.STANDING) : List.of(Part.LATE, Part.STANDING);
            case STILL_LATE ->
                switch (reckoning) {
                    case CURRENT -> List.of(Part.LATE);
                    case OFFICIAL -> List.of(Part.OFFICIALLY_LATE);
                    case ORIGINAL -> List.of(Part.LATE_BY_THE_FIRST_DATE);
                };
            case STILL_PAUSED -> List.of(Part.PAUSED);
            case STILL_WITHOUT_DATE -> List.of(Part.DATELESS);
        };
    }

    static String condition(BalanceFigure figure, Reckoning reckoning) {
        return "f.received_at < :to and (f.joined_at is null or f.joined_at < :to) and (" + figure.condition(reckoning)
                + ")";
    }

    static String condition(Figure figure) {
        return "(" + figure.base().predicate + ") and (" + figure.condition() + ")";
    }
}
