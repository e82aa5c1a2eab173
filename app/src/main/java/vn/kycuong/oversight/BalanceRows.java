package vn.kycuong.oversight;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Why those late are late, counted from the late dossiers themselves by the predicates of {@link BalanceFigure}. */
@Repository
class BalanceRows {
    /** Each dossier once, as known at the moment. */
    private static final String KNOWN = """
        select f.* from oversight.dossier_fact f
         where f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
           and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
           and (:every or (f.unit_id = any (:units)) <> :outside)
           and (:everyProcedure or f.procedure_key = any (:procedures))
           and f.received_at < :to
           and (f.joined_at is null or f.joined_at < :to)
        """;

    /** Those whose result came late within the period, by whatever reckoning: an index holds no others. */
    private static final String RESOLVED_LATE = KNOWN + """
         and f.met_at is not null and (f.met_at >= f.late_from or f.met_at >= f.original_late_from
              or f.met_at >= oversight.day_after(f.due_at))
           and %1$s >= :from and %1$s < :to
        """.formatted(BalanceFigure.ENDED);

    private static final Map<Reckoning, String> LATE = new EnumMap<>(Reckoning.class);

    static {
        for (var reckoning : Reckoning.values()) {
            LATE.put(reckoning, late(reckoning));
        }
    }

    private static final int CELLS_KEPT = 100_000;

    private final JdbcClient jdbc;
    private final QueryPlans plans;
    private final SettledAnswers.Room<BalanceQuestion, List<LateCell>> settled;

    BalanceRows(JdbcClient jdbc, QueryPlans plans, SettledAnswers settled) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.settled = settled.room(CELLS_KEPT, List::size);
    }

    List<LateCell> late(BalanceQuestion question) {
        return settled.of(question.unseen(), question.selection().scope(), knownAt(question), () -> asked(question));
    }

    /** What was known at the end of the last moment of a day is what was known at the beginning of the next. */
    private static Instant knownAt(BalanceQuestion question) {
        var next = LegalZone.startOf(SumSpans.day(question.now()));
        return question.now().plusNanos(1_000).isBefore(next) ? question.now() : next;
    }

    private List<LateCell> asked(BalanceQuestion question) {
        return plans.asAsked(() -> statement(Objects.requireNonNull(LATE.get(question.reckoning())), question)
                .query((row, _) -> new LateCell(
                        new UnitId(row.getInt("unit_id")),
                        row.getString("procedure_key"),
                        LateCause.valueOf(row.getString("cause")),
                        row.getLong("resolved"),
                        row.getLong("in_process")))
                .list());
    }

    private JdbcClient.StatementSpec statement(String sql, BalanceQuestion question) {
        var selection = question.selection();
        return jdbc.sql(sql)
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("outside", selection.outside())
                .param("units", selection.unitNumbers())
                .param("everyProcedure", question.procedures() == null)
                .param("procedures", question.procedureKeys())
                .param("now", Timestamps.utc(question.now()))
                .param("from", Timestamps.utc(question.from()))
                .param("to", Timestamps.utc(question.to()));
    }

    private static String late(Reckoning reckoning) {
        var resolved = BalanceFigure.RESULT_LATE.condition(reckoning);
        var inProcess = BalanceFigure.STILL_LATE.condition(reckoning);
        var part = FactListRows.parts(BalanceFigure.STILL_LATE, reckoning).getFirst();
        return """
            select f.unit_id, f.procedure_key, %1$s as cause,
                   count(*) filter (where %2$s) as resolved, count(*) filter (where %3$s) as in_process
              from (%4$s union all %5$s) f
             where (%2$s) or (%3$s)
             group by 1, 2, 3
            """.formatted(
                        WhyLate.CAUSE,
                        resolved,
                        inProcess,
                        RESOLVED_LATE,
                        KNOWN.replace("from oversight.dossier_fact f", "from " + part.from() + " f"));
    }
}
