package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;

/** Who was sent to the counter: how long, what is known, and that the end of it ends the session. */
class SecondmentsTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @Autowired
    private AccountBook book;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Identity identity;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Secondments secondments;

    @Autowired
    private JdbcClient jdbc;

    private Officer admin;
    private LocalDate today;
    private UnitId oneStop;
    private UnitId home;

    @BeforeEach
    void anOneStopWithAHead() {
        jdbc.sql("truncate identity.attempt").update();
        admin = administrator("biet.phai.quan.tri");
        today = appointments.today();
        oneStop = organisation
                .byKey(Organisation.PROVINCIAL_ONE_STOP)
                .orElseThrow()
                .id();
        home = organisation.unitsAt(today, UnitKind.COMMUNE).getFirst().id();
    }

    private Officer administrator(String login) {
        if (identity.logIn(login, PASSWORD, "a") instanceof LoggedIn in) return in.officer();
        accounts.setUp(accounts.openSetUpLink(), "Quản trị mẫu", login, PASSWORD);
        return ((LoggedIn) identity.logIn(login, PASSWORD, "a")).officer();
    }

    private ActorId person() {
        var opened = (AccountResult.Linked) book.open(
                new NewAccount("bp." + UUID.randomUUID().toString().substring(0, 12), "Người mẫu"), admin);
        var path = opened.link().path();
        book.activate(path.substring(path.indexOf('=') + 1), PASSWORD);
        return opened.actor();
    }

    private void appoint(ActorId person, UnitId unit, PostRole role, Holding.Terms terms, @Nullable LocalDate last) {
        var wish = new Appointments.Wish(person, unit, role, "Vị trí mẫu " + role, false, today.minusDays(10), terms);
        assertThat(appointments.appoint(wish, last, admin)).isEqualTo(new AccountResult.Done(person));
    }

    private ActorId sent(@Nullable LocalDate last) {
        var person = person();
        appoint(person, home, PostRole.OFFICER, Holding.Terms.own(false, "QĐ mẫu"), null);
        appoint(
                person,
                oneStop,
                PostRole.RECEIVER,
                new Holding.Terms(false, Holding.Kind.SECONDED, home, "QĐ biệt phái mẫu"),
                last);
        return person;
    }

    private LoggedIn in(ActorId actor) {
        return (LoggedIn) identity.logIn(book.find(actor).orElseThrow().login(), PASSWORD, "a");
    }

    private Officer head() {
        var person = person();
        appoint(person, oneStop, PostRole.LEADER, Holding.Terms.own(false, "QĐ mẫu"), null);
        return in(person).officer();
    }

    /** At the counter, whichever of the two posts log-in takes. */
    private LoggedIn atTheCounter(ActorId actor) {
        var in = in(actor);
        if (in.officer().unit().equals(oneStop)) return in;
        var post = identity.postsOf(actor).stream()
                .filter(p -> p.unit().equals(oneStop))
                .findFirst()
                .orElseThrow();
        return identity.changePost(in.officer(), in.token(), post.post(), "a").orElseThrow();
    }

    @Autowired
    private Replacements replacements;

    @Autowired
    private Posts posts;

    private Replacements.Wish replacing(Officer who, @Nullable LocalDate last, @Nullable ActorId successor) {
        return new Replacements.Wish(
                who.actor(),
                who.post(),
                last,
                "123/QĐ-UBND",
                today,
                "Có lời lẽ khó nghe với người dân",
                successor,
                UUID.randomUUID().toString());
    }

    private ActorId atHome() {
        var person = person();
        appoint(person, home, PostRole.OFFICER, Holding.Terms.own(false, "QĐ mẫu"), null);
        return person;
    }

    @Test
    void a_replacement_at_once_ends_the_session_leads_home_and_the_successor_serves_at_once() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var successor = atHome();
        var in = atTheCounter(person);
        assertThat(identity.officer(in.token()).orElseThrow().may(Bookings.SERVE))
                .isTrue();
        var wish = replacing(in.officer(), null, successor);
        assertThat(replacements.replace(wish, head)).isEqualTo(new ConductResult.Done());
        assertThat(replacements.replace(wish, head)).as("the same form").isEqualTo(new ConductResult.Done());
        assertThat(identity.officer(in.token())).as("out with the next click").isEmpty();
        assertThat(in(person).officer().unit()).isEqualTo(home);
        assertThat(in(person).officer().may(Bookings.SERVE)).isFalse();
        assertThat(secondments.at(head).stream().map(s -> s.holding().person()))
                .doesNotContain(person)
                .contains(successor);
        var next = atTheCounter(successor).officer();
        assertThat(next.may(Bookings.SERVE)).isTrue();
        var holding = posts.holdingsOf(successor, today).stream()
                .filter(h -> h.post().id().equals(next.post()))
                .findFirst()
                .orElseThrow();
        assertThat(holding.terms().home()).isEqualTo(home);
        assertThat(holding.basis()).contains("123/QĐ-UBND");
        assertThat(holding.validTo()).isEqualTo(today.plusMonths(12));
    }

    @Test
    void what_was_done_in_the_morning_was_done_in_the_post() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var post = atTheCounter(person).officer().post();
        var morning = java.time.Instant.now().minusSeconds(1);
        assertThat(replacements.replace(replacing(atTheCounter(person).officer(), null, null), head))
                .isEqualTo(new ConductResult.Done());
        var held = posts.holdingsOf(person, today).stream()
                .filter(h -> h.post().id().equals(post))
                .findFirst();
        assertThat(held).as("that day is a day of the post").isPresent();
        assertThat(held.orElseThrow().isHeldAt(morning)).isTrue();
        assertThat(held.orElseThrow().isHeldAt(java.time.Instant.now().plusSeconds(1)))
                .isFalse();
    }

    @Test
    void with_a_last_day_the_rights_stay_to_its_end_and_the_successor_begins_the_day_after() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var successor = atHome();
        var in = atTheCounter(person);
        assertThat(replacements.replace(replacing(in.officer(), today.plusDays(3), successor), head))
                .isEqualTo(new ConductResult.Done());
        assertThat(in(person).officer().actor()).isEqualTo(person);
        assertThat(atTheCounter(person).officer().may(Bookings.SERVE)).isTrue();
        assertThat(posts.holdingsOf(successor, today.plusDays(3))).hasSize(1);
        assertThat(posts.holdingsOf(successor, today.plusDays(4))).hasSize(2);
    }

    @Test
    void without_a_decision_a_reason_or_a_right_nothing_changes() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var in = atTheCounter(person).officer();
        var good = replacing(in, null, null);
        var wishes = java.util.Map.of(
                "counter.replace.no.number",
                new Replacements.Wish(person, in.post(), null, " ", today, "Lý do", null, good.formKey()),
                "counter.replace.no.signed",
                new Replacements.Wish(person, in.post(), null, "1", today.plusDays(1), "Lý do", null, good.formKey()),
                "counter.replace.no.reason",
                new Replacements.Wish(person, in.post(), null, "1", today, "  ", null, good.formKey()),
                "people.no.lastDay",
                replacing(in, today.minusDays(1), null),
                "people.no.successor",
                replacing(in, null, head.actor()));
        wishes.forEach((why, wish) ->
                assertThat(replacements.replace(wish, head)).as(why).isEqualTo(new ConductResult.NotPossible(why)));
        var elsewhere =
                new Officer(head.actor(), head.post(), home, "Khác", "Khác", head.role(), head.rights(), head.scope());
        assertThat(replacements.replace(good, elsewhere)).isEqualTo(new ConductResult.NotFound());
        var colleague = atTheCounter(sent(today.plusMonths(12))).officer();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> replacements.replace(good, colleague))
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
        assertThat(atTheCounter(person).officer().may(Bookings.SERVE)).isTrue();
        assertThat(replacements.at(head)).noneMatch(r -> r.person().equals(person));
    }

    @Test
    void who_is_at_the_counter_already_takes_the_place_without_a_second_post() {
        var head = head();
        var colleague = person();
        appoint(colleague, oneStop, PostRole.RECEIVER, Holding.Terms.own(false, "QĐ mẫu"), null);
        var other = person();
        var terms = Holding.Terms.own(false, "QĐ mẫu");
        appointments.appoint(
                new Appointments.Wish(other, oneStop, PostRole.RECEIVER, "Quầy khác", false, today, terms),
                null,
                admin);
        assertThat(replacements.replace(replacing(in(colleague).officer(), null, other), head))
                .isEqualTo(new ConductResult.Done());
        assertThat(posts.holdingsOf(other, today)).hasSize(1);
        assertThat(in(other).officer().may(Bookings.SERVE)).isTrue();
    }

    @Test
    void the_decision_stays_with_its_reason_sealed_and_only_heads_read_it() {
        var head = head();
        var person = sent(today.plusMonths(12));
        assertThat(replacements.replace(replacing(atTheCounter(person).officer(), null, null), head))
                .isEqualTo(new ConductResult.Done());
        var line = replacements.at(head).stream()
                .filter(r -> r.person().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(line.reason()).isEqualTo("Có lời lẽ khó nghe với người dân");
        assertThat(line.decisionNo()).isEqualTo("123/QĐ-UBND");
        assertThat(replacements.at(atTheCounter(sent(today.plusMonths(12))).officer()))
                .isEmpty();
        assertThat(jdbc.sql("select r::text || encode(r.reason, 'escape') from counter.replacement r where"
                                + " actor_id = :actor")
                        .param("actor", person.value())
                        .query(String.class)
                        .single())
                .doesNotContain("khó nghe");
    }

    @Test
    void a_receiver_in_a_post_of_the_unit_is_seen_rated_and_replaced_too() {
        var head = head();
        var person = person();
        appoint(person, oneStop, PostRole.RECEIVER, Holding.Terms.own(false, "QĐ mẫu"), null);
        assertThat(secondments.at(head).stream()
                        .filter(s -> s.holding().person().equals(person))
                        .findFirst()
                        .orElseThrow()
                        .against())
                .as("the rules of secondments are not his")
                .isEmpty();
        var rating = new Secondments.Wish(
                person,
                ConductNote.Kind.RATING,
                today,
                "GOOD",
                "Quý này tốt",
                UUID.randomUUID().toString());
        assertThat(secondments.enter(rating, head)).isEqualTo(new ConductResult.Done());
        assertThat(replacements.replace(replacing(in(person).officer(), null, null), head))
                .isEqualTo(new ConductResult.Done());
        assertThat(secondments.at(head).stream().map(s -> s.holding().person())).doesNotContain(person);
    }

    // ---- what the ledger says

    @Autowired
    private PersonRecords records;

    private void fact(ActorId person, PersonFacts.Kind kind) {
        jdbc.sql("""
            insert into oversight.person_fact (case_id, version, actor_id, kind, unit_id, at)
            values (:case, 1, :actor, :kind, :unit, :at)
            """)
                .param("case", UUID.randomUUID())
                .param("actor", person.value())
                .param("kind", kind.name())
                .param("unit", oneStop.value())
                .param("at", java.time.OffsetDateTime.now().minusDays(1))
                .update();
    }

    @Test
    void what_stands_out_is_counted_never_typed_brought_up_by_the_head_and_answered() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var own = atTheCounter(person).officer();
        fact(person, PersonFacts.Kind.LATE);
        fact(person, PersonFacts.Kind.LATE);
        fact(person, PersonFacts.Kind.TAKEN_IN);
        assertThat(records.of(person, head).orElseThrow().flags())
                .as("below the threshold")
                .isEmpty();
        assertThat(records.raise(
                        person,
                        PersonFacts.Kind.LATE,
                        "Vì sao?",
                        UUID.randomUUID().toString(),
                        head))
                .isEqualTo(new ConductResult.NotPossible("counter.flag.no.gone"));
        fact(person, PersonFacts.Kind.LATE);
        var record = records.of(person, own).orElseThrow();
        assertThat(record.flags()).containsExactly(new Flag(PersonFacts.Kind.LATE, 3, 3));
        assertThat(records.list(person, PersonFacts.Kind.LATE, record, own))
                .hasSize(record.count(PersonFacts.Kind.LATE));
        var other = atTheCounter(sent(today.plusMonths(12))).officer();
        assertThat(records.of(person, other)).as("no colleague sees it").isEmpty();
        assertThat(records.raise(
                        person,
                        PersonFacts.Kind.LATE,
                        "Vì sao?",
                        UUID.randomUUID().toString(),
                        head))
                .isEqualTo(new ConductResult.Done());
        var note = secondments.notes(person, own).getFirst();
        assertThat(note.kind()).isEqualTo(ConductNote.Kind.FLAG);
        assertThat(note.flag()).isEqualTo("LATE");
        assertThat(secondments.answer(note.id(), note.version(), "Hồ sơ đến muộn", own))
                .isEqualTo(new ConductResult.Done());
        assertThat(secondments.judge(note.id(), note.version() + 1, false, head))
                .isEqualTo(new ConductResult.Done());
    }

    @Test
    void the_pages_show_and_replace() {
        var head = head();
        var person = sent(today.plusMonths(12));
        fact(person, PersonFacts.Kind.COMPLAINED);
        var browser = browser();
        browser.logIn(book.find(head.actor()).orElseThrow().login(), PASSWORD);
        assertThat(browser.get("/quay/biet-phai").body()).contains("Người ở quầy", "Thay người, cho thôi");
        var page = browser.get("/quay/biet-phai/" + person.value() + "?xem=COMPLAINED")
                .body();
        assertThat(page).contains("Bị phản ánh", "Nêu với người này", "hồ sơ không có mã");
        var post = atTheCounter(person).officer().post();
        var form = new java.util.HashMap<>(java.util.Map.of(
                "ngay",
                "lap-tuc",
                "so",
                "",
                "ngay-ky",
                today.toString(),
                "ly-do",
                "Lý do gõ dở",
                "key",
                UUID.randomUUID().toString()));
        var at = "/quay/biet-phai/" + person.value() + "/" + post.value() + "/thay";
        var refused = browser.submit("/quay/biet-phai", at, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Ghi số quyết định", "Lý do gõ dở");
        form.put("so", "9/QĐ");
        assertThat(browser.submit("/quay/biet-phai", at, form).statusCode()).isEqualTo(302);
        assertThat(browser.get("/quay/biet-phai?xong").body())
                .contains("Đã ghi quyết định", "Đã thay", "Quyết định 9/QĐ", "Lý do gõ dở");
    }

    @Test
    void how_long_it_lasts_and_how_long_in_the_field_is_held_against_the_dated_parameters() {
        var head = head();
        var brief = sent(today.plusMonths(2));
        var good = sent(today.minusDays(11).plusMonths(12));
        var endless = sent(null);
        assertThat(secondments.years(good, 5, head)).isEqualTo(new ConductResult.Done());
        assertThat(secondments.years(brief, 1, head)).isEqualTo(new ConductResult.Done());
        assertThat(against(brief, head))
                .containsExactly("counter.second.against.short", "counter.second.against.fewYears");
        assertThat(against(good, head)).isEmpty();
        assertThat(against(endless, head))
                .containsExactly("counter.second.against.noEnd", "counter.second.against.noYears");
    }

    private List<String> against(ActorId person, Officer head) {
        return secondments.at(head).stream()
                .filter(s -> s.holding().person().equals(person))
                .findFirst()
                .orElseThrow()
                .against();
    }

    @Test
    void feedback_is_held_true_only_after_the_person_answered_or_could_have_and_is_sealed() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var wish = new Secondments.Wish(
                person,
                ConductNote.Kind.FEEDBACK,
                today,
                null,
                "Nói lời khó nghe với người dân",
                UUID.randomUUID().toString());
        assertThat(secondments.enter(wish, head)).isEqualTo(new ConductResult.Done());
        assertThat(secondments.enter(wish, head))
                .as("the same form is one note")
                .isEqualTo(new ConductResult.Done());
        var note = secondments.notes(person, head).getFirst();
        assertThat(secondments.notes(person, head)).hasSize(1);
        assertThat(secondments.judge(note.id(), 1, true, head))
                .isEqualTo(new ConductResult.NotPossible("counter.second.no.wait"));
        var own = atTheCounter(person).officer();
        assertThat(secondments.notes(person, own)).hasSize(1);
        assertThat(secondments.answer(note.id(), 1, "Hôm ấy tôi nghỉ", own)).isEqualTo(new ConductResult.Done());
        var other = atTheCounter(sent(today.plusMonths(12))).officer();
        assertThat(secondments.notes(person, other)).as("no colleague reads it").isEmpty();
        assertThat(secondments.answer(note.id(), 2, "xen vào", other)).isEqualTo(new ConductResult.NotFound());
        assertThat(secondments.judge(note.id(), 1, true, head)).isEqualTo(new ConductResult.Overtaken());
        assertThat(secondments.judge(note.id(), 2, false, head)).isEqualTo(new ConductResult.Done());
        assertThat(secondments.answer(note.id(), 3, "thêm nữa", own))
                .as("judged")
                .isEqualTo(new ConductResult.Overtaken());
        assertThat(secondments.notes(person, head).getFirst()).satisfies(n -> {
            assertThat(n.state()).isEqualTo(ConductNote.State.FALSE);
            assertThat(n.answer()).isEqualTo("Hôm ấy tôi nghỉ");
            assertThat(n.judgedBy()).isEqualTo(head.actor());
        });
        assertThat(jdbc.sql("select c::text || encode(c.sealed, 'escape') from counter.conduct c where note_id = :id")
                        .param("id", note.id())
                        .query(String.class)
                        .single())
                .doesNotContain("khó nghe", "tôi nghỉ");
    }
}
