package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.MoneyEvent;

/** How dossiers were served is counted over the dossiers that the balance counts, as known at its moment, from entries alone. */
class ServiceQualityTest {
    private static final Instant NOW =
            LegalZone.instant(LocalDate.of(2020, 11, 20).atTime(8, 0));
    private static final Instant MARCH =
            LegalZone.instant(LocalDate.of(2020, 3, 4).atTime(9, 0));
    private static final int OFFICE = 8_811;
    private static final int LATE_OFFICE = 8_812;
    private static final int ERASED_OFFICE = 8_813;

    private static OversightWorld world;
    private static ServiceQuality service;
    private static Balances balances;
    private static ReportPeriods periods;

    @BeforeAll
    static void dossiers() {
        world = new OversightWorld();
        service = world.context.getBean(ServiceQuality.class);
        balances = world.context.getBean(Balances.class);
        periods = world.context.getBean(ReportPeriods.class);
        var random = new Random(7);
        for (int i = 0; i < 120; i++)
            world.live(
                    random,
                    LegalZone.startOf(LocalDate.of(2019, 11, 20)).plus(Duration.ofHours(random.nextInt(24 * 330))),
                    new int[] {1, 2, 3});
        var random2 = new Random(8);
        served(random2, Map.of("whole", "VERY_SATISFIED", "said3", 2, "computed3", 1, "computed4", 2), "ONLINE", false);
        served(random2, Map.of("whole", "NOT_SATISFIED", "computed3", 1, "computed7", 0), "CASH", true);
        served(random2, Map.of(), "CASH", false);
        served(random2, Map.of(), "", false);
        stamped(random2);
        world.feed.catchUp();
        papers();
        // read anew in pieces, and some of them again
        var rows = world.context.getBean(ServedRows.class);
        var cases = world
                .jdbc
                .sql("select distinct case_id from oversight.dossier_fact order by case_id")
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .toList();
        for (int i = 0; i < cases.size(); i += 7)
            rows.keep(cases.subList(Math.max(0, i - 3), Math.min(cases.size(), i + 7)));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** One that ended in March, was paid or not, voided or not, and rated in June or not. */
    private static void served(Random random, Map<String, ?> rating, String way, boolean voided) {
        var id = OversightWorld.aCase(random);
        var opened = world.accepted(id, OFFICE, OFFICE, 5, MARCH);
        if (!way.isEmpty()) {
            var paid = Map.of("series", "BL", "year", 2020, "no", id.value().hashCode(), "amount", 1L, "way", way);
            opened = said(opened, MoneyEvent.PAID.kind(), MARCH.plusSeconds(60), paid);
            if (voided) opened = said(opened, MoneyEvent.VOIDED.kind(), MARCH.plusSeconds(90), paid);
        }
        var done = world.finished(opened, MARCH.plus(Duration.ofDays(1)));
        var returned = world.act(
                done,
                DossierEvent.RETURNED,
                MARCH.plus(Duration.ofDays(2)),
                new Effect.StateChanged("RETURNED"),
                new Effect.Closed());
        if (!rating.isEmpty())
            said(
                    returned,
                    DossierEvent.RATED.kind(),
                    LegalZone.instant(LocalDate.of(2020, 6, 1).atTime(9, 0)),
                    rating);
    }

    /** Stamped in March, entered in the middle of the second quarter. */
    private static void stamped(Random random) {
        var id = OversightWorld.aCase(random);
        var facts = new HashMap<String, Object>(OversightWorld.facts(id));
        facts.put("stamped", "GIAY-01");
        world.act(
                CaseState.unopened(id, "dossier"),
                DossierEvent.ACCEPTED.kind(),
                MARCH,
                LegalZone.instant(LocalDate.of(2020, 4, 20).atTime(9, 0)),
                facts,
                List.of(
                        new Effect.Opened(new UnitId(LATE_OFFICE), new UnitId(LATE_OFFICE), 1),
                        new Effect.StateChanged("ACCEPTED"),
                        new Effect.ObligationOpened(
                                1,
                                0,
                                Tier.WHOLE,
                                new UnitId(LATE_OFFICE),
                                "dossier.result",
                                OversightWorld.clock(MARCH, 5),
                                null)));
    }

    private static CaseState said(CaseState c, String kind, Instant at, Map<String, ?> facts) {
        return world.act(c, kind, at, at, facts, List.of(new Effect.StateChanged(c.state())));
    }

    private static BalanceQuestion quarter(Selection selection, int no, Instant asked) {
        return BalanceQuestion.of(
                selection,
                Reckoning.CURRENT,
                periods.of(Period.Span.QUARTER, 2020, no).orElseThrow(),
                asked);
    }

    @Test
    void figures_read_from_what_is_there_are_those_counted_dossier_by_dossier() {
        long counted = 0;
        for (var span : List.of(Period.Span.YEAR, Period.Span.QUARTER, Period.Span.MONTH))
            for (int part = 1; part <= ReportPeriods.parts(span); part++)
                for (var scope : List.of(Scope.all(1), Scope.of(List.of(new UnitId(3), new UnitId(OFFICE)), 1)))
                    for (var selection : List.of(
                            Selection.all(scope),
                            Selection.of(scope, List.of(new UnitId(2), new UnitId(OFFICE))),
                            Selection.except(scope, List.of(new UnitId(2))))) {
                        var period = periods.of(span, 2020, part).orElseThrow();
                        var question = BalanceQuestion.of(selection, Reckoning.CURRENT, period, NOW);
                        var quality = quality(question);
                        var fromFacts = new HashMap<>(quality.byFigure());
                        fromFacts.keySet().removeIf(f -> f.source() == QualityFigure.Source.CATALOGUE);
                        assertThat(fromFacts)
                                .as("%s %d %s", span, part, selection)
                                .isEqualTo(dossierByDossier(question));
                        assertThat(service.countEnteredLate(question))
                                .isEqualTo(quality.of(QualityFigure.ENTERED_LATE));
                        counted += quality.of(QualityFigure.DIGITISED)
                                + quality.of(QualityFigure.REUSED)
                                + quality.of(QualityFigure.RESULT_AS_FILE);
                    }
        assertThat(counted).isPositive();
        assertThat(summedAnew()).isEmpty();
        assertThat(ServedRows.countSums(world.jdbc)).isPositive();
    }

    @Test
    void sums_answer_for_any_days_as_known_at_any_moment() {
        var random = new Random(10);
        long counted = 0;
        for (int i = 0; i < 120; i++) {
            var from = LegalZone.startOf(LocalDate.of(2019, 11, 1).plusDays(random.nextInt(300)));
            var to = from.plus(Duration.ofDays(1 + random.nextInt(i % 2 == 0 ? 20 : 400)));
            var now = MARCH.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 250)));
            var scope = i % 3 == 0 ? Scope.all(1) : Scope.of(List.of(new UnitId(3), new UnitId(OFFICE)), 1);
            var question = new BalanceQuestion(
                    i % 5 == 0 ? Selection.of(scope, List.of(new UnitId(2), new UnitId(OFFICE))) : Selection.all(scope),
                    Reckoning.CURRENT,
                    from,
                    to,
                    now,
                    null,
                    null);
            var served = new HashMap<>(dossierByDossier(question));
            served.keySet().removeIf(figure -> figure.source() != QualityFigure.Source.SERVED);
            var rows = world.context.getBean(ServedRows.class);
            assertThat(rows.counts(question))
                    .as("from %s to %s at %s", from, to, now)
                    .isEqualTo(served);
            var everyProcedure = world.jdbc
                    .sql("select distinct procedure_key from oversight.dossier_fact")
                    .query(String.class)
                    .list();
            assertThat(rows.counts(question.about(everyProcedure)))
                    .as("counted from the rows alone")
                    .isEqualTo(served);
            counted += served.get(QualityFigure.DIGITISED);
        }
        assertThat(counted).isPositive();
    }

    @Test
    void what_a_paper_counted_for_stays_when_the_paper_is_erased() {
        var rows = world.context.getBean(ServedRows.class);
        var random = new Random(11);
        var done = world.finished(
                world.accepted(OversightWorld.aCase(random), ERASED_OFFICE, ERASED_OFFICE, 5, MARCH),
                MARCH.plusSeconds(600));
        world.feed.catchUp();
        paper(done.id().value(), MARCH.plusSeconds(60).atOffset(ZoneOffset.UTC));
        rows.keep(List.of(done.id()));
        var year = BalanceQuestion.of(
                Selection.of(Scope.all(1), List.of(new UnitId(ERASED_OFFICE))),
                Reckoning.CURRENT,
                periods.of(Period.Span.YEAR, 2020, 1).orElseThrow(),
                NOW);
        assertThat(rows.counts(year)).containsEntry(QualityFigure.DIGITISED, 1L);
        world.jdbc
                .sql("delete from dossier.digitised where case_id = :id")
                .param("id", done.id().value())
                .update();
        rows.keep(List.of(done.id()));
        assertThat(rows.counts(year)).containsEntry(QualityFigure.DIGITISED, 1L);
        assertThat(ServedRows.different(world.jdbc, new UUID(0, 0), new UUID(-1, -1)))
                .isEmpty();
        assertThat(summedAnew()).isEmpty();
        paper(done.id().value(), MARCH.plusSeconds(60).atOffset(ZoneOffset.UTC));
    }

    @Test
    void a_sum_that_is_not_what_its_rows_add_up_to_is_named() {
        world.jdbc
                .sql("update oversight.served_sum set paid = paid + 1 where (kind, level, event_block, known_block,"
                        + " unit_id, unit_in) in (select kind, level, event_block, known_block, unit_id, unit_in"
                        + " from oversight.served_sum limit 1)")
                .update();
        try {
            assertThat(summedAnew()).hasSize(1);
        } finally {
            world.jdbc.sql("delete from oversight.served_sum").update();
            world.jdbc
                    .sql("insert into oversight.served_sum select * from oversight.served_sum_anew")
                    .update();
        }
        assertThat(summedAnew()).isEmpty();
    }

    private static List<String> summedAnew() {
        return ServedRows.differentSums(world.jdbc);
    }

    private static void paper(UUID id, OffsetDateTime at) {
        world.jdbc
                .sql("insert into dossier.digitised (case_id, paper, certified, digitised_at) values (:id, 'P',"
                        + " true, :at) on conflict do nothing")
                .param("id", id)
                .param("at", at)
                .update();
    }

    /** Some dossiers have papers, known at some moments. */
    private static void papers() {
        var random = new Random(9);
        for (var id : world.jdbc
                .sql("select distinct case_id from oversight.dossier_fact order by case_id")
                .query(UUID.class)
                .list()) {
            for (int paper = 0; paper < random.nextInt(3); paper++)
                world.jdbc
                        .sql("insert into dossier.digitised (case_id, paper, certified, digitised_at) values (:id,"
                                + " :paper, true, :at)")
                        .param("id", id)
                        .param("paper", "P" + paper)
                        .param("at", someday(random))
                        .update();
            if (random.nextInt(3) == 0)
                world.jdbc.sql("""
                    insert into dossier.reused_paper (case_id, paper, paper_id, source, file_id, reused_at, reused_by)
                    values (:id, 'P', :id, :id, :id, :at, 1)
                    """).param("id", id).param("at", someday(random)).update();
            if (random.nextInt(2) == 0)
                world.jdbc
                        .sql("""
                            insert into dossier.kept_paper (paper_id, print, kind, procedure, name, words, case_id, file_id, sha256, kept_on)
                            values (:id, '', :kind, 'BIRTH', 'P', 'p', :id, :id, '', :day)
                            """)
                        .param("id", id)
                        .param("kind", random.nextInt(4) == 0 ? "COPY" : "RESULT")
                        .param("day", someday(random).toLocalDate())
                        .update();
        }
    }

    private static OffsetDateTime someday(Random random) {
        return MARCH.plus(Duration.ofHours(random.nextInt(24 * 200))).atOffset(ZoneOffset.UTC);
    }

    /** All in one, from the dossiers of the balance to what is there of each. */
    private static Map<QualityFigure, Long> dossierByDossier(BalanceQuestion question) {
        var selection = question.selection();
        return world.jdbc
                .sql("""
                    select count(*) filter (where f.ended) as ended,
                           count(*) filter (where f.ended and p.digitised_at <= :now) as digitised,
                           count(*) filter (where f.ended and p.reused_at <= :now) as reused,
                           count(*) filter (where f.ended
                             and p.result_on <= (cast(:now as timestamptz) at time zone 'Asia/Ho_Chi_Minh')::date) as result_as_file,
                           count(*) filter (where f.ended and s.paid_at <= :now) as paid,
                           count(*) filter (where f.ended and s.paid_online_at <= :now) as paid_online,
                           count(*) filter (where f.ended and s.rated_at <= :now) as rated,
                           count(*) filter (where f.ended and s.rated_at <= :now and s.satisfied) as satisfied,
                           coalesce(sum(f.mark2) filter (where f.ended), 0) as marks_2,
                           count(f.mark2) filter (where f.ended) as marked_2,
                           coalesce(sum(f.mark3) filter (where f.ended), 0) as marks_3,
                           count(f.mark3) filter (where f.ended) as marked_3,
                           coalesce(sum(f.mark4) filter (where f.ended), 0) as marks_4,
                           count(f.mark4) filter (where f.ended) as marked_4,
                           coalesce(sum(f.mark7) filter (where f.ended), 0) as marks_7,
                           count(f.mark7) filter (where f.ended) as marked_7,
                           count(*) filter (where f.ended and f.channel = 'ONLINE') as online_ended,
                           count(*) filter (where f.ended and f.channel = 'ONLINE' and (f.met_at < f.late_from) is not false) as online_in_time,
                           0 as feedback, 0 as feedback_answered, 0 as feedback_in_time,
                           count(distinct f.procedure_key) filter (where f.ended and s.paid_at <= :now) as procedures_paid,
                           count(distinct f.procedure_key) filter (where f.ended and s.paid_online_at <= :now) as procedures_paid_online,
                           count(*) filter (where f.new and s.stamped_at <= :now) as entered_late
                      from (select f.*, (f.met_at is not null or f.closed_at is not null) and %1$s >= :from and %1$s < :to as ended,
                                   f.received_at >= :from and f.joined_at is null as new
                              from oversight.dossier_fact f
                             where f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
                               and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
                               and (:every or (f.unit_id = any (:units)) <> :outside)
                               and f.received_at < :to and (f.joined_at is null or f.joined_at < :to)
                               and (f.met_at is null and f.closed_at is null or %1$s >= :from)) f
                      left join oversight.service_fact s on s.case_id = f.case_id
                      left join (select case_id, min(digitised_at) as digitised_at, min(reused_at) as reused_at, min(result_on) as result_on
                                   from dossier.paper_since group by case_id) p on p.case_id = f.case_id
                    """.formatted(BalanceFigure.ENDED))
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("outside", selection.outside())
                .param("units", selection.unitNumbers())
                .param("now", question.now().atOffset(ZoneOffset.UTC))
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    var counts = new HashMap<QualityFigure, Long>();
                    for (var figure : QualityFigure.values())
                        if (figure.source() != QualityFigure.Source.CATALOGUE)
                            counts.put(figure, row.getLong(figure.name()));
                    return counts;
                })
                .single();
    }

    private static Quality quality(BalanceQuestion question) {
        return service.of(question, balances.total(question));
    }

    @Test
    void payments_and_ratings_count_once_a_dossier_and_a_voided_receipt_is_none() {
        var year = BalanceQuestion.of(
                Selection.of(Scope.all(1), List.of(new UnitId(OFFICE))),
                Reckoning.CURRENT,
                periods.of(Period.Span.YEAR, 2020, 1).orElseThrow(),
                NOW);
        var counted = quality(year);
        assertThat(counted.of(QualityFigure.ENDED)).isEqualTo(4);
        assertThat(counted.of(QualityFigure.PAID)).isEqualTo(2);
        assertThat(counted.of(QualityFigure.PAID_ONLINE)).isEqualTo(1);
        assertThat(counted.of(QualityFigure.RATED)).isEqualTo(2);
        assertThat(counted.of(QualityFigure.SATISFIED)).isEqualTo(1);
        assertThat(counted.of(QualityFigure.MARKED_3))
                .as("points of all that have a result, not of those rated alone")
                .isEqualTo(4);
        assertThat(counted.of(QualityFigure.MARKS_3))
                .as("what the holder said stands above what was computed")
                .isEqualTo(2 + 1 + 2 + 2);
        assertThat(counted.of(QualityFigure.MARKS_2)).as("all four early").isEqualTo(8);
        assertThat(counted.of(QualityFigure.MARKED_7)).isEqualTo(4);
        assertThat(counted.of(QualityFigure.MARKS_7)).isEqualTo(6);
        assertThat(counted.of(QualityFigure.PROCEDURES_PAID)).isBetween(1L, 2L);
        assertThat(counted.of(QualityFigure.PROCEDURES_PAID_ONLINE)).isEqualTo(1);
    }

    @Test
    void a_past_quarter_reads_what_was_known_at_its_end() {
        var office = Selection.of(Scope.all(1), List.of(new UnitId(OFFICE)));
        var first = quality(quarter(office, 1, NOW));
        assertThat(first.of(QualityFigure.ENDED)).isEqualTo(4);
        assertThat(first.of(QualityFigure.PAID)).isEqualTo(2);
        assertThat(first.of(QualityFigure.RATED)).as("rated in June").isZero();
        assertThat(first.of(QualityFigure.MARKS_3))
                .as("as the entries said then")
                .isEqualTo(8);
    }

    @Test
    void what_was_entered_late_from_a_stamped_slip_is_counted_apart_and_is_the_count_of_its_list() {
        var office = Selection.of(Scope.all(1), List.of(new UnitId(LATE_OFFICE)));
        var year = BalanceQuestion.of(
                office, Reckoning.CURRENT, periods.of(Period.Span.YEAR, 2020, 1).orElseThrow(), NOW);
        assertThat(quality(year).of(QualityFigure.ENTERED_LATE)).isEqualTo(1);
        var listed = service.enteredLate(year, null).lines();
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().receivedAt()).as("the day of the stamp").isEqualTo(MARCH);
        assertThat(service.enteredLate(List.of(listed.getFirst().caseId(), new UUID(7, 7))))
                .containsExactly(listed.getFirst().caseId());
        assertThat(quality(quarter(office, 1, NOW)).of(QualityFigure.ENTERED_LATE))
                .as("nobody knew of it when the first quarter ended")
                .isZero();
        assertThat(balances.total(year).of(BalanceFigure.RECEIVED)).isEqualTo(1);
    }

    @Test
    void reading_everything_again_writes_the_same() {
        var kept = rows();
        world.jdbc.sql("delete from oversight.service_fact").update();
        var again = world.context.getBean(ServiceRows.class);
        var facts = new ArrayList<ServiceFact>();
        for (var chain : world.chains()) ServiceRules.fact(chain).ifPresent(facts::add);
        again.store(facts);
        again.store(facts);
        assertThat(rows()).hasSize(kept.size()).containsExactlyInAnyOrderElementsOf(kept);
    }

    private static List<ServiceFact> rows() {
        return ServiceRows.between(world.jdbc, new UUID(0, 0), new UUID(-1, -1));
    }
}
