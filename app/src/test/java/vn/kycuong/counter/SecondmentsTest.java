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

    @Test
    void a_secondment_ended_at_once_ends_the_session_and_the_next_log_in_leads_home() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var in = atTheCounter(person);
        assertThat(identity.officer(in.token()).orElseThrow().may(Bookings.SERVE))
                .isTrue();
        assertThat(appointments.endSecondment(person, in.officer().post(), today.minusDays(1), head))
                .isEqualTo(new AccountResult.Done(person));
        assertThat(identity.officer(in.token())).as("out with the next click").isEmpty();
        assertThat(in(person).officer().unit()).isEqualTo(home);
        assertThat(in(person).officer().may(Bookings.SERVE)).isFalse();
        assertThat(secondments.at(head).stream().map(s -> s.holding().person())).doesNotContain(person);
    }

    @Test
    void only_a_secondment_to_ones_own_unit_is_ended_so() {
        var head = head();
        var person = sent(today.plusMonths(12));
        var own = in(person).officer();
        var colleague = person();
        appoint(colleague, oneStop, PostRole.RECEIVER, Holding.Terms.own(false, "QĐ mẫu"), null);
        var post = in(colleague).officer().post();
        assertThat(appointments.endSecondment(colleague, post, today, head))
                .as("no secondment")
                .isEqualTo(new AccountResult.NotFound());
        var otherHead =
                new Officer(head.actor(), head.post(), home, "Khác", "Khác", head.role(), head.rights(), head.scope());
        var counterPost = atTheCounter(person).officer().post();
        assertThat(appointments.endSecondment(person, counterPost, today, otherHead))
                .isEqualTo(new AccountResult.NotFound());
        assertThat(own.actor()).isEqualTo(person);
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
