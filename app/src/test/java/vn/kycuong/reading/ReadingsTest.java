package vn.kycuong.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** Campaigns and readings on a real database and a clock that the test sets. */
class ReadingsTest extends WebTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(910_000);
    private static final String BANK = """
            ? Một?
            + đúng một
            - sai một
            ! Vì một.
            ? Hai?
            - sai hai
            + đúng hai
            ! Vì hai.
            """;
    private static final String DOCUMENT = "THU-QUAN-TRIET";
    private static int units;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Readings readings;

    @Autowired
    private ReadingSweep sweep;

    @Autowired
    private ReadingBoard board;

    @Autowired
    private ReadingRows rows;

    @Autowired
    private ClockSweep clockSweep;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Grants grants;

    @Autowired
    private JdbcClient jdbc;

    private UnitId unit;
    private UnitId other;
    private Instant now;
    private final Map<ActorId, PostId> held = new HashMap<>();

    @BeforeEach
    void aUnitOfItsOwn() {
        jdbc.sql("""
                insert into directive.document (document_key, number, symbol, issuer, type, issued_on, title, status)
                values (:key, '1', 'THU', 'UBND thử', 'Công văn', date '2020-01-02', 'Về việc thử', 'thử')
                on conflict do nothing
                """).param("key", DOCUMENT).update();
        jdbc.sql("""
                insert into directive.clause (document_key, letter, ord, heading, body)
                values (:key, 'a', 1, 'Đọc', repeat('Một câu của điểm a. ', 60)), (:key, 'g', 2, 'Kiểm tra', repeat('Một câu của điểm g. ', 60))
                on conflict do nothing
                """).param("key", DOCUMENT).update();
        sweep.stop(); // they live in the real year, these readings in another
        clockSweep.stop();
        var communes = organisation.unitsAt(LocalDate.of(2020, 3, 2), UnitKind.COMMUNE);
        unit = communes.get(units++).id();
        other = communes.get(units++).id();
        setClock("2020-03-02T08:00");
    }

    @AfterEach
    void sweepAgain() {
        jdbc.sql("update reading.campaign set state = 'ENDED' where state = 'IN_FORCE'")
                .update();
        sweep.start();
        clockSweep.start();
    }

    private void setClock(String local) {
        now = LegalZone.instant(LocalDateTime.parse(local));
    }

    private LocalDate today() {
        return LegalZone.local(now).toLocalDate();
    }

    private <R> R at(Supplier<R> act) {
        now = now.plusSeconds(60);
        return LegalClock.Scoped.at(now, act);
    }

    /** Somebody who holds a post of this role from today on. */
    private Officer joins(UnitId where, PostRole role) {
        var person = new ActorId(NUMBER.incrementAndGet());
        var post = posts.create(where, role, "Vị trí thử", role == PostRole.LEADER, LocalDate.of(2019, 1, 1));
        posts.appoint(post, person, today(), false, "thử");
        held.put(person, post);
        return officer(person, post, where, Readings.READ);
    }

    private Officer officer(ActorId person, PostId post, UnitId where, String... rights) {
        grants.replace(
                person,
                1,
                true,
                java.util.Arrays.stream(rights)
                        .map(r -> new Grants.Grant(post, r, where))
                        .toList());
        return new Officer(
                person, post, where, "Xã", "Người " + person, "OFFICER", Set.of(rights), Scope.of(List.of(where), 1));
    }

    private void leaves(Officer who) {
        posts.leave(java.util.Objects.requireNonNull(held.get(who.actor())), who.actor(), today().minusDays(1));
    }

    private Officer head(String... rights) {
        return officer(new ActorId(NUMBER.incrementAndGet()), new PostId(NUMBER.incrementAndGet()), unit, rights);
    }

    private CampaignPlan plan(int questions, String body) {
        return new CampaignPlan(
                DOCUMENT,
                new OrderedBy(DOCUMENT, "a"),
                "Đợt thử " + unit,
                TargetRule.of(Set.of(unit, other)),
                10,
                questions,
                100,
                BANK,
                Map.of(ReadingGroup.STAFF, body, ReadingGroup.COUNTER, body + " tại quầy"));
    }

    private int begun(CampaignPlan plan, @Nullable Integer replaces) {
        var drafter = new ActorId(NUMBER.incrementAndGet());
        var draft = at(() -> campaigns.draft(
                UUID.randomUUID().toString(), plan, replaces, officer(drafter, new PostId(1), unit, Campaigns.DRAFT)));
        assertThat(draft).isInstanceOf(CampaignResult.Done.class);
        int id = ((CampaignResult.Done) draft).campaign();
        assertThat(at(() -> campaigns.apply(
                        id, 1, officer(drafter, new PostId(1), unit, Campaigns.APPLY, Campaigns.DRAFT))))
                .as("who drafted it does not put it in force")
                .isInstanceOf(CampaignResult.SecondPersonNeeded.class);
        assertThat(at(() -> campaigns.apply(id, 1, chair()))).isEqualTo(new CampaignResult.Done(id));
        at(sweep::sweep);
        return id;
    }

    private Officer chair() {
        var o = head(Campaigns.APPLY, ReadingBoard.WATCH);
        return new Officer(o.actor(), o.post(), unit, "Tỉnh", "Lãnh đạo", "CHAIR", o.rights(), Scope.all(1));
    }

    private static Consumer<ReadingResult> no(String why) {
        return result -> assertThat(result)
                .isInstanceOfSatisfying(
                        ReadingResult.NotPossible.class,
                        no -> assertThat(no.wordKey()).isEqualTo(why));
    }

    private static @Nullable Object fact(Entry entry, String name) {
        return entry.facts().get(name);
    }

    private Readings.Own only(Officer who) {
        var open = readings.all(who.actor()).stream()
                .filter(o -> o.reading().state().isOpen())
                .toList();
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private ReadingResult confirms(Officer who) {
        var own = only(who);
        int parts = readings.text(own.reading()).parts().size();
        for (int part = 1; part < parts; part++) {
            int opened = part;
            at(() -> readings.open(own.reading().id(), opened, who));
        }
        return at(() -> readings.confirm(
                own.reading().id(), UUID.randomUUID().toString(), own.reading().sha256(), who));
    }

    private ReadingResult answers(Officer who, boolean well) {
        var own = only(who);
        var quiz = at(() -> readings.quiz(own.reading().id(), who.actor())).orElseThrow();
        var answers = new ArrayList<@Nullable Integer>();
        for (var q : quiz.questions()) {
            int right = q.choices()
                    .indexOf(q.choices().stream()
                            .filter(c -> c.startsWith("đúng"))
                            .findFirst()
                            .orElseThrow());
            answers.add(well ? right : 1 - right);
        }
        return at(() -> readings.answer(
                own.reading().id(), quiz.attempt(), answers, UUID.randomUUID().toString(), who));
    }

    @Test
    void whoever_fits_owes_from_that_day_and_the_entry_says_of_whom_under_which_clause_and_which_bytes() {
        var receiver = joins(unit, PostRole.RECEIVER);
        begun(plan(2, "Lời dặn"), null);
        assertThat(at(sweep::sweep)).as("a second look finds nothing to do").isZero();
        var own = only(receiver);
        var owed = own.owed();
        assertThat(owed.unit()).isEqualTo(unit);
        assertThat(clocks.due(owed, now).at()).as("ten working days").isEqualTo(Instant.parse("2020-03-16T10:00:00Z"));
        var first = ledger.entries(own.reading().id()).getFirst();
        assertThat(OrderedBy.of(first.facts())).contains(new OrderedBy(DOCUMENT, "a"));
        assertThat(fact(first, "reader")).isEqualTo(receiver.actor().value());
        assertThat(fact(first, "sha256")).isEqualTo(own.reading().sha256());
        var text = readings.text(own.reading());
        assertThat(text.text()).contains("Lời dặn tại quầy", "Điểm g.");
        assertThat(text.sha256()).isEqualTo(own.reading().sha256());
    }

    @Test
    void confirming_is_bound_to_the_bytes_and_to_having_opened_all_of_them_and_the_duty_is_met_by_the_answers() {
        var who = joins(unit, PostRole.OFFICER);
        begun(plan(2, "Lời dặn"), null);
        var id = only(who).reading().id();
        var sha256 = only(who).reading().sha256();
        assertThat(readings.text(only(who).reading()).parts()).hasSizeGreaterThan(1);
        assertThat(at(() -> readings.confirm(id, UUID.randomUUID().toString(), "0".repeat(64), who)))
                .satisfies(no("reading.no.otherText"));
        assertThat(at(() -> readings.confirm(id, UUID.randomUUID().toString(), sha256, who)))
                .satisfies(no("reading.no.notToTheEnd"));
        assertThat(confirms(who)).isEqualTo(new ReadingResult.Done(id));
        assertThat(fact(ledger.entries(id).getLast(), "sha256")).isEqualTo(sha256);
        assertThat(only(who).owed().isOpen()).as("read is not understood").isTrue();
        assertThat(answers(who, false)).isEqualTo(new ReadingResult.Marked(id, 1));
        assertThat(readings.outcomes(id, who.actor()).getFirst().lines())
                .allMatch(l -> !l.isRight() && l.why().startsWith("Vì"));
        assertThat(answers(who, true)).isEqualTo(new ReadingResult.Marked(id, 2));
        var own = readings.find(id, who.actor()).orElseThrow();
        assertThat(own.reading().state()).isEqualTo(ReadingState.UNDERSTOOD);
        assertThat(own.owed().clock().metAt()).isNotNull();
        assertThat(own.state().closedAt()).isNotNull();
        assertThat(ledger.entries(id).stream().map(e -> fact(e, "result")).toList())
                .containsExactly(null, null, "FAILED", "PASSED");
    }

    @Test
    void nobody_else_finds_a_reading_or_its_answers_and_the_same_form_is_one_act() {
        var who = joins(unit, PostRole.OFFICER);
        var stranger = joins(unit, PostRole.OFFICER);
        begun(plan(2, "Lời dặn"), null);
        confirms(who);
        var id = only(who).reading().id();
        assertThat(readings.find(id, stranger.actor())).isEmpty();
        assertThat(readings.outcomes(id, stranger.actor())).isEmpty();
        assertThat(at(() ->
                        readings.answer(id, 1, List.of(0, 0), UUID.randomUUID().toString(), stranger)))
                .isInstanceOf(ReadingResult.NotFound.class);
        assertThat(answers(who, false)).isEqualTo(new ReadingResult.Marked(id, 1));
        int entries = ledger.entries(id).size();
        assertThat(at(() ->
                        readings.answer(id, 1, List.of(0, 0), UUID.randomUUID().toString(), who)))
                .as("sent twice")
                .isEqualTo(new ReadingResult.Marked(id, 1));
        assertThat(ledger.entries(id)).hasSize(entries);
    }

    @Test
    void a_day_has_as_many_attempts_as_the_parameter_says_and_what_is_not_answered_is_told() {
        var who = joins(unit, PostRole.OFFICER);
        begun(plan(2, "Lời dặn"), null);
        confirms(who);
        var id = only(who).reading().id();
        assertThat(at(() -> readings.answer(
                        id, 1, new ArrayList<>(), UUID.randomUUID().toString(), who)))
                .isEqualTo(new ReadingResult.Unanswered(Set.of(0, 1)));
        for (int n = 0; n < 3; n++) assertThat(answers(who, false)).isInstanceOf(ReadingResult.Marked.class);
        assertThat(answers(who, true)).satisfies(no("reading.no.moreToday"));
        setClock("2020-03-03T08:00");
        assertThat(answers(who, true)).isInstanceOf(ReadingResult.Marked.class);
    }

    @Test
    void a_new_version_is_read_again_by_everybody_and_what_was_confirmed_stays_as_proof() {
        var done = joins(unit, PostRole.OFFICER);
        var slow = joins(unit, PostRole.OFFICER);
        int old = begun(plan(0, "Bản một"), null);
        confirms(done);
        var proven = readings.all(done.actor()).getFirst().reading();
        var left = only(slow).reading();
        int young = begun(plan(0, "Bản hai"), old);
        assertThat(campaigns.find(old).orElseThrow().state()).isEqualTo(Campaign.State.SUPERSEDED);
        assertThat(readings.find(left.id(), slow.actor())
                        .orElseThrow()
                        .reading()
                        .state())
                .isEqualTo(ReadingState.SUPERSEDED);
        assertThat(readings.find(left.id(), slow.actor()).orElseThrow().owed().isOpen())
                .as("closed and never met")
                .isTrue();
        for (var who : List.of(done, slow)) {
            assertThat(only(who).reading().campaign()).isEqualTo(young);
            assertThat(readings.text(only(who).reading()).text()).contains("Bản hai");
        }
        assertThat(readings.text(readings.find(proven.id(), done.actor())
                                .orElseThrow()
                                .reading())
                        .text())
                .contains("Bản một");
        assertThat(fact(ledger.entries(proven.id()).getLast(), "sha256")).isEqualTo(proven.sha256());
        assertThatThrownBy(() -> jdbc.sql("delete from reading.content where sha256 = :sha256")
                        .param("sha256", proven.sha256())
                        .update())
                .hasMessageContaining("kept for ever");
        setClock("2020-06-01T08:00");
        at(clockSweep::sweep);
        assertThat(ledger.entries(left.id()).getLast().kind())
                .as("nobody is told late of what is closed")
                .isEqualTo(ReadingEvent.SUPERSEDED.kind());
    }

    @Test
    void who_moves_within_the_rule_owes_at_his_new_unit_on_the_same_clock() {
        var who = joins(unit, PostRole.OFFICER);
        begun(plan(0, "Lời dặn"), null);
        var start = only(who).owed().clock().start();
        setClock("2020-03-04T08:00");
        leaves(who);
        var post = posts.create(other, PostRole.OFFICER, "Vị trí mới", false, LocalDate.of(2019, 1, 1));
        posts.appoint(post, who.actor(), today(), false, "thử");
        at(sweep::sweep);
        var own = only(who);
        assertThat(own.owed().unit()).isEqualTo(other);
        assertThat(own.owed().clock().start()).isEqualTo(start);
        var there = officer(who.actor(), post, other, Readings.READ);
        assertThat(confirms(there)).isInstanceOf(ReadingResult.Done.class);
    }

    @Test
    void the_open_readings_are_those_of_who_fits_whatever_happened_and_a_week_switched_off_loses_nothing() {
        var random = new Random(7);
        var here = new ArrayList<>(List.of(joins(unit, PostRole.OFFICER), joins(unit, PostRole.RECEIVER)));
        int campaign = begun(plan(0, "Lời dặn"), null);
        for (int week = 0; week < 12; week++) {
            now = now.plus(java.time.Duration.ofDays(7));
            for (int n = random.nextInt(3); n >= 0; n--)
                here.add(joins(random.nextBoolean() ? unit : other, PostRole.OFFICER));
            if (random.nextBoolean()) leaves(here.remove(random.nextInt(here.size())));
            at(sweep::sweep);
            if (!here.isEmpty()) {
                var one = here.get(random.nextInt(here.size()));
                boolean open = readings.all(one.actor()).stream()
                        .anyMatch(o -> o.reading().state().isOpen());
                if (open) confirms(one);
            }
            if (random.nextInt(4) == 0) campaign = begun(plan(0, "Bản của tuần " + week), campaign);
            int present = campaign;
            var fits = here.stream().map(Officer::actor).collect(Collectors.toSet());
            var understood = rows.known(present).stream()
                    .filter(k -> k.state() == ReadingState.UNDERSTOOD)
                    .map(ReadingRules.Known::person)
                    .collect(Collectors.toSet());
            var owed = new HashSet<>(fits);
            owed.removeAll(understood);
            assertThat(rows.known(present).stream()
                            .filter(k -> k.state().isOpen())
                            .map(ReadingRules.Known::person)
                            .toList())
                    .as("week " + week)
                    .containsExactlyInAnyOrderElementsOf(owed);
            var counted = board.units(present, chair());
            assertThat(counted.stream().mapToInt(ReadingBoard.UnitLine::counted).sum())
                    .isEqualTo(fits.size());
        }
        assertThat(jdbc.sql("""
                select count(*) from ledger.case_standing c join reading.reading r using (case_id)
                 where c.state <> r.state or (c.closed_at is null) <> (r.state in ('OPEN', 'READ'))
                """).query(Integer.class).single())
                .as("the desk's rows say what the ledger says")
                .isZero();
    }

    @Test
    void every_figure_counts_the_list_it_opens_and_who_is_reminded_is_reminded_once_a_day() {
        var done = joins(unit, PostRole.OFFICER);
        var slow = joins(unit, PostRole.OFFICER);
        joins(other, PostRole.OFFICER);
        int campaign = begun(plan(0, "Lời dặn"), null);
        confirms(done);
        setClock("2020-04-20T08:00");
        var head = head(ReadingBoard.WATCH);
        var line = at(() -> board.units(campaign, head));
        assertThat(line).containsExactly(new ReadingBoard.UnitLine(unit, 2, 1, 0, 1, 1));
        assertThat(at(() -> board.people(campaign, null, ReadingBoard.Filter.LATE, head)))
                .extracting(l -> l.reading().person())
                .containsExactly(slow.actor());
        assertThat(at(() -> board.people(campaign, null, ReadingBoard.Filter.ALL, head)))
                .hasSize(2);
        assertThat(at(() -> board.remind(campaign, null, Set.of(), head)))
                .isEqualTo(new ReadingBoard.Reminded(1, 0, 0));
        assertThat(at(() -> board.remind(campaign, null, Set.of(), head)))
                .isEqualTo(new ReadingBoard.Reminded(0, 1, 0));
        assertThat(at(() -> board.remind(campaign, null, Set.of(), chair())))
                .as("of another unit only by who may there")
                .isEqualTo(new ReadingBoard.Reminded(0, 1, 1));
        setClock("2020-04-21T08:00");
        assertThat(at(() -> board.remind(
                                campaign, null, Set.of(only(slow).reading().id()), head))
                        .told())
                .isEqualTo(1);
    }

    @Test
    void a_draft_says_what_it_lacks_and_is_of_no_force_until_then() {
        joins(unit, PostRole.OFFICER);
        var lacking = new CampaignPlan(
                DOCUMENT,
                null,
                "Thiếu",
                TargetRule.of(Set.of(unit)),
                10,
                3,
                80,
                BANK + "? Ba?\n",
                Map.of(ReadingGroup.STAFF, "x"));
        var drafter = head(Campaigns.DRAFT);
        int id = ((CampaignResult.Done)
                        at(() -> campaigns.draft(UUID.randomUUID().toString(), lacking, null, drafter)))
                .campaign();
        assertThat(at(() -> campaigns.apply(id, 1, chair())))
                .isInstanceOfSatisfying(
                        CampaignResult.Wrong.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(CampaignResult.Problem::wordKey)
                                .contains("reading.no.bankLine"));
        assertThat(at(() -> campaigns.draft(
                        UUID.randomUUID().toString(),
                        new CampaignPlan(
                                "khong-co", new OrderedBy(DOCUMENT, "z"), "", lacking.target(), 0, 99, 0, "", Map.of()),
                        null,
                        drafter)))
                .isInstanceOfSatisfying(
                        CampaignResult.Wrong.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(CampaignResult.Problem::field)
                                .containsExactlyInAnyOrder(
                                        "document",
                                        "orderedBy",
                                        "title",
                                        "days",
                                        "quizSize",
                                        "passPercent",
                                        "text-STAFF"));
        assertThat(at(() -> campaigns.write(id, 7, plan(2, "x"), drafter)))
                .isInstanceOf(CampaignResult.Overtaken.class);
        assertThat(at(() -> campaigns.write(id, 1, plan(2, "x"), drafter))).isEqualTo(new CampaignResult.Done(id));
        assertThat(at(() -> campaigns.apply(id, 2, head(Campaigns.APPLY))))
                .as("it means a unit that this head does not answer for")
                .isInstanceOf(CampaignResult.BeyondScope.class);
    }

    @Test
    void a_reader_behind_the_wall_sees_the_readings_of_his_units_and_nobody_s_answers() {
        var who = joins(unit, PostRole.OFFICER);
        begun(plan(2, "Lời dặn"), null);
        confirms(who);
        answers(who, false);
        var id = only(who).reading().id();
        assertThat(seen(unit, id, "reading")).isEqualTo(1);
        assertThat(seen(other, id, "reading")).isZero();
        assertThat(seen(unit, id, "attempt")).isZero();
    }

    private int seen(UnitId as, CaseId id, String table) {
        var sight = vn.kycuong.ledger.Sight.of(Scope.of(List.of(as), 1), true);
        return sight.call(() -> jdbc.sql("select count(*) from reading." + table + " where case_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single());
    }
}
