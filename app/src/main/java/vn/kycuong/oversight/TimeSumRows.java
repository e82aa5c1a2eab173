package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;

/**
 * Whose time finished dossiers used: up to the day of the moment asked as sums over {@code oversight.time_sum} for what the reader's units owed and as parts
 * for what others owed, both settled with the day before; and of that day what changed, and what was contested, from the parts (ADR 58, 61).
 */
@Repository
class TimeSumRows {
    private static final String WINDOW = "t.met_at >= :from and t.met_at < :to";
    private static final String OWED_HERE = "(:all or t.owner_id = any (:scope))";
    private static final String OWED_BY_OTHERS = """
            t.owner_id <> all (:scope)
             and ((t.unit_id = any (:scope) and t.unit_id <> t.owner_id) or (t.unit_in = any (:scope) and t.unit_in <> t.owner_id))\
            """;

    private static final String OF_SUMS = """
            select x.name_kind, x.name_id, x.minutes, x.untaken, x.agency, 0::bigint as moved, 0 as given, x.dossiers
              from %s x
             where :all or x.owner_id = any (:scope)
            """.formatted(SumSpans.flows("oversight.time_sum", "s.by = :by"));

    /** Parts by dossier, so that each counts once for a name. */
    private static final String OF_PARTS = """
            select n.name_kind, n.name_id, t.sign * sum(t.minutes) as minutes,
                   coalesce(t.sign * sum(t.minutes) filter (where t.kind = 'UNTAKEN'), 0) as untaken,
                   coalesce(t.sign * sum(t.minutes) filter (where t.kind = 'AGENCY'), 0) as agency, 0::bigint as moved, 0 as given, t.sign as dossiers
              from (%s) t
             cross join lateral oversight.time_names(t.part) n
             where n.by = :by
             group by n.name_kind, n.name_id, t.case_id, t.sign
            """;

    /** What others owed, as known before the day. */
    private static final String OTHERS_BEFORE = OF_PARTS.formatted("""
            select t.case_id, t.kind, t.minutes, t as part, 1 as sign from oversight.time_fact t
             where t.known_from < :dayStart and coalesce(t.known_to, 'infinity') >= :dayStart and t.met_at < :dayStart and %s and %s
            """.formatted(WINDOW, OWED_BY_OTHERS));

    /** What a decision of a contest moved: taken from whom the entries name, given to whom it names. */
    private static final String MOVED = """
            select v.name_kind, v.name_id, 0::bigint as minutes, 0::bigint as untaken, 0::bigint as agency, v.minutes as moved, v.given, 0 as dossiers
              from oversight.time_decision d
              join oversight.time_fact t on t.case_id = d.case_id and t.obligation = d.obligation and t.from_at = d.from_at
             cross join lateral (
                   select n.name_kind, n.name_id, -t.minutes as minutes, 0 as given from oversight.time_names(t) n where n.by = :by
                   union all
                   select case when d.kind in ('OFFICER', 'UNTAKEN', 'AGENCY', 'UNIT') then 'UNIT' else d.kind end,
                          coalesce(case :by when 0 then d.unit_id when 1 then d.head_id end, 0), t.minutes, 1) v
             where d.upheld and d.known_from <= :now
               and t.known_from <= :now and coalesce(t.known_to, 'infinity') > :now and %s and t.met_at <= :now
               and (:all or t.owner_id = any (:scope) or t.unit_in = any (:scope) or t.unit_id = any (:scope))
            """.formatted(WINDOW);

    private static final String SUMMED = """
            select x.name_kind, nullif(x.name_id, 0) as name_id, sum(x.minutes) as recorded, sum(x.untaken) as untaken, sum(x.agency) as agency,
                   sum(x.minutes) + sum(x.moved) as decided, sum(x.dossiers) as dossiers, sum(x.given) as given
              from (%s) x
             group by 1, 2
            """;

    private static final String OWN_BEFORE = SUMMED.formatted(OF_SUMS);
    private static final String BEFORE = SUMMED.formatted(String.join("union all\n", OF_SUMS, OTHERS_BEFORE));
    private static final String OWN_SINCE = SUMMED.formatted(String.join("union all\n", ofTheDay(OWED_HERE), MOVED));
    private static final String SINCE =
            SUMMED.formatted(String.join("union all\n", ofTheDay(OWED_HERE), ofTheDay(OWED_BY_OTHERS), MOVED));

    private static final int NAMES_KEPT = 100_000;

    private final JdbcClient jdbc;
    private final UnitsBeside beside;
    private final SettledAnswers.Room<Before, List<Summed>> settled;

    TimeSumRows(JdbcClient jdbc, UnitsBeside beside, SettledAnswers settled) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.settled = settled.room(NAMES_KEPT, List::size);
    }

    /** What all days before one say of a period. */
    private record Before(TimeQuestion.By by, Period period, LocalDate day) {}

    /** @param given to the name by decisions of contests */
    private record Summed(TimeSum sum, long given) {
        Summed plus(Summed other) {
            var s = other.sum;
            return new Summed(
                    new TimeSum(
                            sum.kind(),
                            sum.id(),
                            sum.recorded() + s.recorded(),
                            sum.untaken() + s.untaken(),
                            sum.agency() + s.agency(),
                            sum.decided() + s.decided(),
                            sum.dossiers() + s.dossiers()),
                    given + other.given);
        }
    }

    /** Sums do not know whether a dossier was late. */
    static boolean answers(TimeQuestion asked) {
        return !asked.onlyLate();
    }

    /** Sums by name. */
    List<TimeSum> sums(TimeQuestion asked, Scope scope) {
        var day = SumSpans.day(asked.now());
        boolean whole = isWhole(scope);
        var before = settled.of(
                new Before(asked.by(), asked.period(), day),
                scope,
                LegalZone.startOf(day),
                () -> before(asked, scope, day, whole));
        var since = statement(whole ? OWN_SINCE : SINCE, asked, scope, day)
                .param("now", asked.now().atOffset(ZoneOffset.UTC))
                .query(TimeSumRows::summed)
                .list();
        var names = new LinkedHashMap<List<?>, Summed>();
        for (var summed : before) names.put(name(summed), summed);
        for (var summed : since) names.merge(name(summed), summed, Summed::plus);
        return names.values().stream()
                .filter(summed -> summed.sum().dossiers() != 0 || summed.given() > 0)
                .map(Summed::sum)
                .toList();
    }

    private List<Summed> before(TimeQuestion asked, Scope scope, LocalDate day, boolean whole) {
        var flows = SumSpans.flow(asked.period().firstDay(), asked.period().nextDay(), day);
        return SumSpans.bind(statement(whole ? OWN_BEFORE : BEFORE, asked, scope, day), flows)
                .query(TimeSumRows::summed)
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, TimeQuestion asked, Scope scope, LocalDate day) {
        return jdbc.sql(sql)
                .param("by", asked.by().ordinal())
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("dayStart", LegalZone.startOf(day).atOffset(ZoneOffset.UTC))
                .param("from", asked.period().from().atOffset(ZoneOffset.UTC))
                .param("to", asked.period().to().atOffset(ZoneOffset.UTC));
    }

    /** What became known on the day of the moment, and what is no longer held true since. */
    private static String ofTheDay(String owed) {
        return OF_PARTS.formatted("""
            select t.case_id, t.kind, t.minutes, t as part, 1 as sign from oversight.time_fact t
             where t.known_from >= :dayStart and t.known_from <= :now and coalesce(t.known_to, 'infinity') > :now
               and %1$s and t.met_at <= :now and %2$s
            union all
            select t.case_id, t.kind, t.minutes, t as part, -1 as sign from oversight.time_fact t
             where t.known_to >= :dayStart and t.known_to <= :now and t.known_from < :dayStart and t.met_at < :dayStart and %1$s and %2$s
            union all
            select t.case_id, t.kind, t.minutes, t as part, 1 as sign from oversight.time_fact t
             where t.known_from < :dayStart and t.met_at >= :dayStart and t.met_at <= :now and coalesce(t.known_to, 'infinity') > :now
               and %1$s and %2$s
            """.formatted(WINDOW, owed));
    }

    private static List<?> name(Summed summed) {
        return Arrays.asList(summed.sum().kind(), summed.sum().id());
    }

    /** Whether nobody else owes anything. */
    private boolean isWhole(Scope scope) {
        return scope.isAll() || (UnitsBeside.isWide(scope) && beside.oweNothing(scope));
    }

    private static Summed summed(ResultSet row, int number) throws SQLException {
        return new Summed(sum(row, number), row.getLong("given"));
    }

    static TimeSum sum(ResultSet row, int number) throws SQLException {
        return new TimeSum(
                row.getString("name_kind"),
                row.getObject("name_id", Integer.class),
                row.getLong("recorded"),
                row.getLong("untaken"),
                row.getLong("agency"),
                row.getLong("decided"),
                row.getLong("dossiers"));
    }

    /** The names of sums that are not what the parts add up to, at most some hundreds. */
    static List<String> different(JdbcClient jdbc) {
        return jdbc.sql("""
                select 'oversight.time_sum theo ' || by || ', cấp ' || level || ', khối ' || event_block || '/' || known_block
                       || ', đơn vị ' || owner_id || ', ' || name_kind || ' ' || name_id
                  from (select by, level, known_block, event_block, owner_id, name_kind, name_id, row(minutes, untaken, agency, dossiers) as counts
                          from oversight.time_sum_anew) w
                  full join (select by, level, known_block, event_block, owner_id, name_kind, name_id, row(minutes, untaken, agency, dossiers) as counts
                               from oversight.time_sum) k
                      using (by, level, known_block, event_block, owner_id, name_kind, name_id)
                 where w.counts is distinct from k.counts
                 order by by, level, known_block, event_block, owner_id, name_kind, name_id
                 limit 200
                """).query((row, _) -> row.getString(1)).list();
    }

    static long count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from oversight.time_sum")
                .query(Long.class)
                .single();
    }
}
