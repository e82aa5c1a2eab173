package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Absence;
import vn.kycuong.identity.AbsenceResult;
import vn.kycuong.identity.Absences;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** What an absent colleague holds is taken by who stands in for him, and by nobody else; both hold one post. */
class WorkOfTheAbsentTest extends WebTest {
    private static final String PASSWORD = "mật khẩu của người nhận thay";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Absences absences;

    @Autowired
    private Identity identity;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Procedures procedures;

    @Autowired
    private Intake intake;

    @Autowired
    private Holders holders;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LegalClock time;

    private String tag;
    private Officer absent;
    private Officer colleague;
    private CaseId dossier;

    @BeforeEach
    void aDossierInTheHandsOfOneOfTwo() {
        var today = time.today();
        var unit = organisation.unitsAt(today, UnitKind.COMMUNE).get(6).id();
        tag = UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created) accounts.create(
                List.of(
                        new NewAccount("tn" + tag, "Người nhận"),
                        new NewAccount("vm" + tag, "Người vắng"),
                        new NewAccount("lt" + tag, "Người làm thay")),
                accounts.hash(PASSWORD));
        appoint(
                posts.create(unit, PostRole.RECEIVER, "Tiếp nhận " + tag, false, today),
                made.actors().get(0),
                today);
        var shared = posts.create(unit, PostRole.OFFICER, "Chuyên viên " + tag, false, today);
        appoint(shared, made.actors().get(1), today);
        appoint(shared, made.actors().get(2), today);
        accounts.regrant(made.actors());
        absent = logIn("vm" + tag);
        colleague = logIn("lt" + tag);
        dossier = takenIn(logIn("tn" + tag));
        holders.take(dossier, sheet(), 1, absent);
        assertThat(holder()).isEqualTo(absent.actor());
    }

    private void appoint(PostId post, ActorId person, LocalDate today) {
        posts.appoint(post, person, today, false, "QĐ");
    }

    private Officer logIn(String name) {
        return ((LogInResult.LoggedIn) identity.logIn(name, PASSWORD, "127.0.0.1")).officer();
    }

    private CaseId takenIn(Officer receiver) {
        var version = procedures.get("BIRTH", time.today()).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh");
        var application =
                new Application(person, person, "000000000001", "0900000000", "", "Xã", "", papers, "COUNTER");
        var command = new TakeIn(UUID.randomUUID().toString(), "BIRTH", "normal", Channel.COUNTER, application);
        return ((TakeInResult.Accepted) intake.takeIn(command, receiver)).ref().caseId();
    }

    private Dossiers.Sheet sheet() {
        return new Dossiers.Sheet(
                ledger.find(dossier).orElseThrow().version(), UUID.randomUUID().toString());
    }

    private ActorId holder() {
        return ledger.find(dossier).orElseThrow().openWork().orElseThrow().holder();
    }

    @Test
    void it_is_taken_on_the_days_of_the_absence_alone() {
        assertThat(holders.takeInPlace(dossier, sheet(), 1, colleague))
                .as("he is there")
                .isInstanceOf(ActResult.NotPossible.class);
        var browser = browser();
        browser.logIn("lt" + tag, PASSWORD);
        var page = "/ho-so/" + dossier;
        assertThat(browser.get(page).body()).doesNotContain("/nhan-thay");
        var wish = new Absences.Wish(
                absent.actor(), Absence.Kind.LEAVE, time.today(), time.today().plusDays(3), Optional.empty());
        assertThat(absences.enter(wish, absent)).isInstanceOf(AbsenceResult.Entered.class);
        assertThat(browser.get(page).statusCode())
                .as("the same rights: no new log-in")
                .isEqualTo(200);
        assertThat(browser.get(page).body()).contains("/nhan-thay", "Nhận việc thay người vắng mặt");
        var answer = browser.submit(
                page,
                page + "/nhan-thay",
                Map.of("key", UUID.randomUUID().toString(), "version", String.valueOf(sheet().version()), "work", "1"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(holder()).isEqualTo(colleague.actor());
        assertThat(ledger.entries(dossier).getLast().kind()).isEqualTo("kernel.TakenOver");
        assertThat(holders.takeInPlace(dossier, sheet(), 1, colleague))
                .as("it is his own now")
                .isInstanceOf(ActResult.NotPossible.class);
    }
}
