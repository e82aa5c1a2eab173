package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.oversight.QualityFigure.Source;

/**
 * How those that ended were served: counts as sums over {@code oversight.served_sum} up to the day of the moment asked, and over
 * {@code oversight.served_fact} on that day (ADR 60).
 */
@Repository
class ServedRows {
    private static final Integer[] NO_UNITS = {};
    private static final List<QualityFigure> FIGURES = Arrays.stream(QualityFigure.values())
            .filter(figure -> figure.source() == Source.SERVED)
            .toList();

    private static final String ASKED = "(:every or (x.unit_id = any (:asked)) <> :outside)";

    /** Each row as it stands at a moment that adds and one that takes away. */
    private static final String FACTS = """
        select %s
          from %s x
         cross join unnest(cast(:moments as timestamptz[]), cast(:signs as int[])) m (at, sign)
         where x.known_from <= m.at and coalesce(x.known_to, 'infinity') > m.at and x.ended_at <= m.at
           and x.ended_at >= :from and x.ended_at < :to
           and (:all or x.unit_id = any (:scope) or x.unit_in = any (:scope)) and %s
        """;

    private static final String OF_ALL = facts("oversight.served_fact")
            + " and (:everyProcedure or x.procedure_key = any (cast(:procedures as text[])))";
    private static final String OF_THE_DAY = facts("oversight.served_on(cast(:day as int))");

    private static final String SUMS = """
        select %s
          from %s x
         where %s and %s
        """;

    private static final String FLOWS = SumSpans.flows("oversight.served_sum", "s.kind = :kind");
    private static final String SUMMED =
            columns(figure -> "coalesce(sum(x.%1$s), 0) as %1$s".formatted(column(figure)));

    private static final String BY_UNIT = SUMS.formatted(SUMMED, FLOWS, "(:all or x.unit_id = any (:scope))", ASKED);
    /** What the reader's units took in for others to decide; of a wide scope these others are named. */
    private static final String RECEIVED = SUMS.formatted(
            SUMMED,
            FLOWS,
            "x.unit_in = any (:scope) and x.unit_id <> all (:scope) and (not :wide or x.unit_id = any (:others))",
            ASKED);

    /** Of each procedure no more is read than the first that is found, of who decides it and of who took it in for others apart (V482). */
    private static final String PROCEDURES_PAID = """
        select count(*) filter (where %s) as procedures_paid,
               count(*) filter (where %s) as procedures_paid_online
          from unnest(cast(:procedures as text[])) p (key)
        """.formatted(anyPaid("paid_at"), anyPaid("paid_online_at"));

    private final JdbcClient jdbc;
    private static final int ANSWERS_KEPT = 5_000;

    private final UnitsBeside beside;
    private final SettledAnswers.Room<Before, Map<QualityFigure, Long>> settled;

    ServedRows(JdbcClient jdbc, UnitsBeside beside, SettledAnswers settled) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.settled = settled.room(ANSWERS_KEPT, _ -> 0);
    }

    /** What all days before one say of a period. */
    private record Before(Selection selection, Instant from, Instant to, LocalDate day) {}

    /** Follows the facts, papers, payments and ratings of these cases. */
    void keep(List<CaseId> cases) {
        if (cases.isEmpty()) return;
        jdbc.sql("select oversight.serve(:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((_, _) -> true)
                .list();
    }

    /** How those that ended within the period were served. */
    Map<QualityFigure, Long> counts(BalanceQuestion question) {
        var counts = new EnumMap<QualityFigure, Long>(QualityFigure.class);
        FIGURES.forEach(figure -> counts.put(figure, 0L));
        if (answers(question)) ofSums(question, counts);
        else
            add(
                    facts(OF_ALL, question, new Instant[] {question.now()}, new Integer[] {1})
                            .param("everyProcedure", question.procedures() == null)
                            .param("procedures", question.procedureKeys()),
                    counts);
        return counts;
    }

    /** Of these procedures, for how many something was paid of what ended within the period, and online. */
    Map<QualityFigure, Long> procedures(BalanceQuestion question, List<String> procedures) {
        return selected(PROCEDURES_PAID, question)
                .param("all", question.selection().scope().isAll())
                .param("now", question.now().atOffset(ZoneOffset.UTC))
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .param("procedures", procedures.toArray(String[]::new))
                .query((row, _) -> Map.of(
                        QualityFigure.PROCEDURES_PAID, row.getLong("procedures_paid"),
                        QualityFigure.PROCEDURES_PAID_ONLINE, row.getLong("procedures_paid_online")))
                .single();
    }

    /** Sums know no procedure, and whole days alone. */
    private static boolean answers(BalanceQuestion question) {
        return question.procedures() == null
                && SumSpans.isStartOfDay(question.from())
                && SumSpans.isStartOfDay(question.to());
    }

    private void ofSums(BalanceQuestion question, Map<QualityFigure, Long> counts) {
        var day = SumSpans.day(question.now());
        var eve = LegalZone.startOf(day).minusNanos(1_000);
        counts.putAll(settled.of(
                new Before(question.unseen().selection(), question.from(), question.to(), day),
                question.selection().scope(),
                LegalZone.startOf(day),
                () -> before(question)));
        if (question.now().equals(eve)) return;
        add(
                facts(OF_THE_DAY, question, new Instant[] {question.now(), eve}, new Integer[] {1, -1})
                        .param("day", day.toEpochDay()),
                counts);
    }

    private Map<QualityFigure, Long> before(BalanceQuestion question) {
        var counts = new EnumMap<QualityFigure, Long>(QualityFigure.class);
        var scope = question.selection().scope();
        boolean wide = UnitsBeside.isWide(scope);
        var others = wide && !scope.isAll() ? beside.deciding(scope) : NO_UNITS;
        add(sums(BY_UNIT, question, 0).param("all", scope.isAll()), counts);
        if (!wide || others.length > 0)
            add(sums(RECEIVED, question, 1).param("wide", wide).param("others", others), counts);
        return Map.copyOf(counts);
    }

    private JdbcClient.StatementSpec facts(String sql, BalanceQuestion question, Instant[] moments, Integer[] signs) {
        return selected(sql, question)
                .param("all", question.selection().scope().isAll())
                .param(
                        "moments",
                        Arrays.stream(moments)
                                .map(moment -> moment.atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .param("signs", signs)
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC));
    }

    private JdbcClient.StatementSpec sums(String sql, BalanceQuestion question, int kind) {
        var flows = SumSpans.flow(
                LegalZone.local(question.from()).toLocalDate(),
                LegalZone.local(question.to()).toLocalDate(),
                SumSpans.day(question.now()));
        return SumSpans.bind(selected(sql, question), flows).param("kind", kind);
    }

    private JdbcClient.StatementSpec selected(String sql, BalanceQuestion question) {
        var selection = question.selection();
        return jdbc.sql(sql)
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("asked", selection.unitNumbers())
                .param("outside", selection.outside());
    }

    private static void add(JdbcClient.StatementSpec statement, Map<QualityFigure, Long> counts) {
        statement
                .query((row, _) -> {
                    for (var figure : FIGURES) counts.merge(figure, row.getLong(column(figure)), Long::sum);
                    return true;
                })
                .single();
    }

    /** Cases of a stretch of ids of which something else is kept than follows from facts, papers, payments and ratings. */
    static List<UUID> different(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
            select distinct coalesce(a.case_id, s.case_id)
              from oversight.served_anew(array(select distinct f.case_id from oversight.dossier_fact f
                                                where f.case_id > :after and f.case_id <= :upTo)) a
              full join (select * from oversight.served_fact where case_id > :after and case_id <= :upTo) s
                     on s.case_id = a.case_id and s.version = a.version
             where a.case_id is null or s.case_id is null or row(a.*) is distinct from row(s.*)
            """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The names of sums that are not what the rows add up to, at most some hundreds. */
    static List<String> differentSums(JdbcClient jdbc) {
        return jdbc.sql("""
            select 'oversight.served_sum loại ' || kind || ', cấp ' || level || ', khối ' || event_block || '/' || known_block
                   || ', đơn vị ' || unit_id || ', nơi nhận ' || unit_in
              from (select kind, level, known_block, event_block, unit_id, unit_in, array[%1$s] as counts from oversight.served_sum_anew) w
              full join (select kind, level, known_block, event_block, unit_id, unit_in, array[%1$s] as counts from oversight.served_sum) k
                  using (kind, level, known_block, event_block, unit_id, unit_in)
             where w.counts is distinct from k.counts
             order by kind, level, known_block, event_block, unit_id, unit_in
             limit 200
            """.formatted(columns(figure -> column(figure))))
                .query((row, _) -> row.getString(1))
                .list();
    }

    static long countSums(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from oversight.served_sum")
                .query(Long.class)
                .single();
    }

    private static String anyPaid(String column) {
        return Stream.of(
                        ":all",
                        "not :all and x.unit_id = any (:scope)",
                        "not :all and x.unit_in = any (:scope) and x.unit_in <> x.unit_id")
                .map(seen -> """
                    exists (select from oversight.served_fact x
                             where x.procedure_key = p.key and x.%s <= :now and %s
                               and x.known_from <= :now and coalesce(x.known_to, 'infinity') > :now and x.ended_at <= :now
                               and x.ended_at >= :from and x.ended_at < :to and %s)
                    """.formatted(column, seen, ASKED))
                .collect(Collectors.joining(" or "));
    }

    private static String facts(String rows) {
        return FACTS.formatted(columns(figure -> counted(figure) + " as " + column(figure)), rows, ASKED);
    }

    private static String counted(QualityFigure figure) {
        return switch (figure) {
            case DIGITISED -> since("digitised_at");
            case REUSED -> since("reused_at");
            case RESULT_AS_FILE ->
                "coalesce(sum(m.sign) filter (where x.result_on <= (m.at at time zone 'Asia/Ho_Chi_Minh')::date), 0)";
            case PAID -> since("paid_at");
            case PAID_ONLINE -> since("paid_online_at");
            case RATED -> since("rated_at");
            case SATISFIED -> "coalesce(sum(m.sign) filter (where x.rated_at <= m.at and x.satisfied), 0)";
            case MARKS_2 -> marks("mark2");
            case MARKED_2 -> marked("mark2");
            case MARKS_3 -> marks("mark3");
            case MARKED_3 -> marked("mark3");
            case MARKS_4 -> marks("mark4");
            case MARKED_4 -> marked("mark4");
            case MARKS_7 -> marks("mark7");
            case MARKED_7 -> marked("mark7");
            case ONLINE_ENDED -> "coalesce(sum(m.sign) filter (where x.online), 0)";
            case ONLINE_IN_TIME -> "coalesce(sum(m.sign) filter (where x.online and x.in_time), 0)";
            case ENDED,
                    ENTERED_LATE,
                    FEEDBACK,
                    FEEDBACK_ANSWERED,
                    FEEDBACK_IN_TIME,
                    PROCEDURES_PAID,
                    PROCEDURES_PAID_ONLINE,
                    OFFERED,
                    OFFERED_ONLINE -> throw new IllegalArgumentException("counted elsewhere: " + figure);
        };
    }

    private static String since(String column) {
        return "coalesce(sum(m.sign) filter (where x.%s <= m.at), 0)".formatted(column);
    }

    private static String marks(String column) {
        return "coalesce(sum(m.sign * x.%s), 0)".formatted(column);
    }

    private static String marked(String column) {
        return "coalesce(sum(m.sign) filter (where x.%s is not null), 0)".formatted(column);
    }

    private static String columns(Function<QualityFigure, String> each) {
        return FIGURES.stream().map(each).collect(Collectors.joining(",\n"));
    }

    private static String column(QualityFigure figure) {
        return figure.name().toLowerCase(Locale.ROOT);
    }
}
