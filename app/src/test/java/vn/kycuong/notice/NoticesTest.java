package vn.kycuong.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.TestDatabase;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.BookedContacts;
import vn.kycuong.counter.BookedPerson;
import vn.kycuong.counter.BookingResult;
import vn.kycuong.counter.Bookings;
import vn.kycuong.counter.Slot;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.Acceptance;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.ApplicantContacts;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Comments;
import vn.kycuong.dossier.ComplaintOutcome;
import vn.kycuong.dossier.Complaints;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.Intake;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PaymentNotice;
import vn.kycuong.dossier.PaymentProof;
import vn.kycuong.dossier.PaymentProofs;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.ReplySending;
import vn.kycuong.dossier.StepClock;
import vn.kycuong.dossier.StepClocks;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.WorkContact;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.launch.FirstRun;
import vn.kycuong.launch.Mode;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reorganisation.Reorganisation;
import vn.kycuong.task.NewTask;
import vn.kycuong.task.ReportRhythm;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.TaskType;
import vn.kycuong.task.Tasks;
import vn.kycuong.task.Urgency;
import vn.kycuong.ui.SiteAddress;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Who is told what of a dossier in the sample world, by a real mail server; once, whatever is repeated or dies. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "kycuong.mode=sample",
            "kycuong.sample-at=2020-06-15T08:00",
            "kycuong.sample-share=1",
            "kycuong.mail.host=127.0.0.1",
            "kycuong.mail.tls=none",
            "kycuong.mail.from=motcua@tinh.example",
            "kycuong.site=https://motcua.example"
        })
class NoticesTest {
    private static final UploadedFile.Accepted PICTURE = (UploadedFile.Accepted) UploadedFile.check(
            "bien-lai.png",
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
            "image/png",
            UploadedFile.TEN_MEGABYTES);

    private static final GreenMail MAIL = mail();
    private static final String PLACE = "huyen-huu-lung";
    private static final String PROCEDURE = "HOUSEHOLD_BIZ";
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    private static final Map<String, Officer> KNOWN = new HashMap<>();
    private static boolean played;

    @Autowired
    private List<FirstRun> runs;

    @Autowired
    private Identity identity;

    @Autowired
    private Procedures procedures;

    @Autowired
    private Intake intake;

    @Autowired
    private Acceptance acceptance;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private PaymentProofs proofs;

    @Autowired
    private Course course;

    @Autowired
    private Holders holders;

    @Autowired
    private ReplySending replies;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private ClockSweep sweep;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private Sender sender;

    @Autowired
    private NoticeWatch watch;

    @Autowired
    private Digests digests;

    @Autowired
    private WeekDigests weeks;

    @Autowired
    private Bookings bookings;

    @Autowired
    private BookingNotices bookingNotices;

    @Autowired
    private WorkTime workTime;

    @Autowired
    private List<Recurring> recurring;

    @Autowired
    private Letters letters;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Messengers messengers;

    @Autowired
    private OwnNotices own;

    @Autowired
    private WorkContacts workContacts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Complaints complaints;

    @Autowired
    private Comments comments;

    @Autowired
    private StepClocks steps;

    @Autowired
    private JdbcClient jdbc;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private Instant now = LegalZone.instant(MONDAY.atTime(9, 0));

    private static GreenMail mail() {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    private static final class Once {
        static final DataSource OWNER = TestDatabase.migrated();
        static final TestDatabase.Roles ROLES = TestDatabase.confined(OWNER);
    }

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> Once.ROLES.url());
        properties.add("spring.datasource.username", () -> Once.ROLES.actor());
        properties.add("kycuong.reader.user", () -> Once.ROLES.reader());
        properties.add("spring.flyway.enabled", () -> "false");
        properties.add("kycuong.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @BeforeEach
    void nothingRunsByItself() {
        if (!played) {
            var mode = new Mode(Mode.Kind.SAMPLE, LocalDateTime.of(2020, 6, 15, 8, 0));
            runs.forEach(run -> run.run(mode, (_, _) -> {}));
            played = true;
        }
        sweep.stop();
        feed.stop();
        sender.stop();
        watch.stop();
        digests.stop();
        weeks.stop();
        bookingNotices.stop();
    }

    // ---- the people

    private <R> R at(Supplier<R> act) {
        now = now.plusSeconds(60);
        return LegalClock.Scoped.at(now, act);
    }

    private Officer officer(String login) {
        return person(login + "." + PLACE);
    }

    private Officer person(String login) {
        return KNOWN.computeIfAbsent(
                login, name -> ((LogInResult.LoggedIn) identity.logIn(name, "kycuong-mau", "127.0.0.1")).officer());
    }

    private CaseId takenIn(String email, String phone) {
        return takenIn(PROCEDURE, "normal", email, phone);
    }

    private CaseId takenIn(String procedure, String procedureCase, String email, String phone) {
        var version = procedures.get(procedure, MONDAY).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh " + tag);
        var application = new Application(person, person, "", phone, email, "Hữu Lũng", "", papers, "COUNTER");
        var command = new TakeIn(UUID.randomUUID().toString(), procedure, procedureCase, Channel.COUNTER, application);
        var result = at(() -> intake.takeIn(command, officer("tiepnhan1")));
        return ((TakeInResult.Accepted) result).ref().caseId();
    }

    private CaseState state(CaseId id) {
        return ledger.find(id).orElseThrow();
    }

    private void done(CaseId id, Function<Sheet, ActResult> act) {
        var sheet = new Sheet(state(id).version(), UUID.randomUUID().toString());
        assertThat(at(() -> act.apply(sheet))).isInstanceOf(ActResult.Done.class);
    }

    private void take(CaseId id, Officer by) {
        done(id, s -> holders.take(id, s, state(id).openWork().orElseThrow().no(), by));
    }

    /** On to the result at the one-stop, each step by who has its role. */
    private void untilThereIsAResult(CaseId id) {
        while (!state(id).state().equals("AT_ONE_STOP")) {
            var work = state(id).openWork().orElseThrow();
            var by = officer(
                    switch (work.role()) {
                        case "RECEIVER" -> "tiepnhan1";
                        case "LEADER" -> "lanhdao";
                        default -> "thuly1";
                    });
            if (work.holder() == null) take(id, by);
            done(id, s -> dossiers.complete(id, s, "", by));
        }
    }

    private void handOver(CaseId id) {
        done(id, s -> dossiers.handOver(id, s, new PersonName("Người Nhận"), "COUNTER", officer("tiepnhan1")));
    }

    /** Reads the ledger and sends until nothing is left to do. */
    private void tell() {
        at(() -> {
            feed.catchUp();
            while (sender.round() > 0) {}
            return null;
        });
    }

    private void theClockTells() {
        at(() -> {
            while (watch.sweep() > 0) {}
            return null;
        });
    }

    private String address() {
        return "nguoi.nop." + tag + "@example.vn";
    }

    private static List<MimeMessage> mails(String to) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(m -> to(m).equals(to))
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> situations(CaseId id) {
        return jdbc.sql("select situation from notice.message where case_id = :id order by version, situation")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    private List<String> states(CaseId id) {
        return jdbc.sql("select state || coalesce(' ' || problem, '') from notice.message where case_id = :id order by"
                        + " version")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    private void readAgainFromTheFirstLeaf() {
        jdbc.sql("update ledger.reader set next_leaf = 0 where name = :name")
                .param("name", NoticeReactions.NAME)
                .update();
    }

    // ---- the applicant

    @Test
    void a_dossier_from_the_counter_to_the_result_is_told_step_by_step_and_nothing_twice() {
        var id = takenIn(address(), "0900000000");
        tell();
        assertThat(mails(address())).as("at once").hasSize(1);
        take(id, officer("thuly1"));
        done(
                id,
                s -> dossiers.proposeSupplement(
                        id,
                        s,
                        List.of(new SupplementItem(
                                "Giấy đề nghị", "Đ. 87", "Thiếu chữ ký của Ánh " + tag, new PaperCount(1, 0))),
                        MONDAY.plusDays(10),
                        officer("thuly1")));
        done(id, s -> dossiers.requestSupplement(id, s, officer("lanhdao")));
        done(id, s -> dossiers.supplementReceived(id, s, List.of("Giấy đề nghị"), officer("tiepnhan1")));
        untilThereIsAResult(id);
        handOver(id);
        tell();
        var expected = List.of("ACCEPTED", "SUPPLEMENT_ASKED", "SUPPLEMENT_RECEIVED", "RESULT_EARLY", "RETURNED");
        assertThat(situations(id)).isEqualTo(expected);
        var mails = mails(address());
        assertThat(mails).hasSize(expected.size());
        var code = jdbc.sql("select code from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        var key = jdbc.sql("select tracking_key from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(mails)
                .allSatisfy(m -> assertThat(text(m))
                        .contains(code, "https://motcua.example/tra-cuu#khoa=" + key, "đổi địa chỉ nhận thông báo")
                        .doesNotContain("Ánh", "chữ ký", "{"));
        assertThat(text(mails.getFirst())).contains("Hẹn trả kết quả: ", "thứ ", "Hữu Lũng");
        assertThat(mails.stream().map(m -> SmtpId.of(m)).distinct()).hasSize(expected.size());

        long rows =
                count("select count(*) from notice.message") + count("select count(*) from notice.line where not over");
        int all = MAIL.getReceivedMessages().length;
        readAgainFromTheFirstLeaf();
        tell();
        assertThat(count("select count(*) from notice.message")
                        + count("select count(*) from notice.line where not over"))
                .isEqualTo(rows);
        assertThat(MAIL.getReceivedMessages()).as("nothing is sent twice").hasSize(all);
    }

    /** The id of a message as its reader sees it. */
    private static final class SmtpId {
        static String of(MimeMessage message) {
            try {
                return message.getMessageID();
            } catch (MessagingException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void whoever_dies_between_sending_and_noting_sends_the_same_message_once_more_and_says_so() {
        var id = takenIn(address(), "");
        at(() -> {
            feed.catchUp();
            for (var claimed = sender.claim(); !claimed.isEmpty(); claimed = sender.claim()) {
                for (var message : claimed) {
                    if (letters.of(message, now) instanceof LetterResult.Ready(var letter))
                        messengers.of(letter.way()).send(letter, now);
                }
            }
            return null; // and nothing is noted
        });
        assertThat(mails(address())).hasSize(1);
        assertThat(states(id)).containsExactly("SENDING");
        tell();
        assertThat(mails(address())).as("somebody may still be sending it").hasSize(1);
        now = now.plus(SendingRules.LEASE).plusSeconds(60);
        tell();
        tell();
        assertThat(states(id)).containsExactly("SENT");
        assertThat(mails(address())).hasSize(2);
        assertThat(mails(address()).stream().map(SmtpId::of).distinct())
                .as("its reader knows it as one")
                .hasSize(1);
        assertThat(jdbc.sql("select maybe_twice from notice.message where case_id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whoever_gave_a_telephone_alone_waits_visibly_for_a_way_and_whoever_gave_nothing_is_seen() {
        var phone = takenIn("", "0900000000");
        var nothing = takenIn("", "");
        tell();
        assertThat(states(phone)).containsExactly("UNCONFIGURED");
        assertThat(states(nothing)).containsExactly("NO_ADDRESS none");
        var admin = person("quantri");
        assertThat(outbox.counts(admin)).containsKeys(MessageState.UNCONFIGURED, MessageState.NO_ADDRESS);
        assertThat(outbox.page(MessageState.UNCONFIGURED, 1, admin))
                .anySatisfy(line -> assertThat(line.masked()).isEqualTo("•••000"));
    }

    @Test
    void a_dead_address_is_not_tried_for_ever_but_by_hand() {
        var id = takenIn("khong phai dia chi " + tag, "");
        tell();
        take(id, officer("thuly1"));
        untilThereIsAResult(id);
        tell();
        handOver(id);
        tell();
        var second = takenIn("khong phai dia chi " + tag, "");
        tell();
        assertThat(states(id)).containsExactly("REFUSED address", "REFUSED address", "REFUSED address");
        assertThat(states(second)).containsExactly("REFUSED dead");
        var admin = person("quantri");
        var message = jdbc.sql("select message_id from notice.message where case_id = :id")
                .param("id", second.value())
                .query(UUID.class)
                .single();
        assertThat(at(() -> outbox.retry(message, admin))).isTrue();
        assertThat(at(() -> outbox.retry(message, admin)))
                .as("it waits already")
                .isFalse();
        tell();
        assertThat(states(second)).containsExactly("REFUSED address");
    }

    /** A way out of the house as a list: refuses for good, or has it. */
    private record Listed(Way way, boolean refuses, List<Letter> sent) implements Messenger {
        @Override
        public boolean isOffered() {
            return true;
        }

        @Override
        public SendResult send(Letter letter, Instant at) {
            sent.add(letter);
            return refuses ? new SendResult.Refused("550", true) : new SendResult.Sent();
        }
    }

    @Test
    void what_mail_refuses_for_good_goes_on_by_telephone_once_and_both_are_seen(
            @Autowired Situations situations,
            @Autowired ApplicantContacts contacts,
            @Autowired BookedContacts booked,
            @Autowired Organisation organisation,
            @Autowired SiteAddress site,
            @Autowired DayLines lists,
            @Autowired WeekLines ofWeek,
            @Autowired MessageRows rows,
            @Autowired Vault vault,
            @Autowired LegalClock time,
            @Autowired TransactionTemplate transaction) {
        var ways = Stream.of(Way.values())
                .map(way -> new Listed(way, way == Way.EMAIL, new ArrayList<>()))
                .toList();
        var three = new Messengers(List.copyOf(ways));
        var composed =
                new Letters(situations, contacts, booked, procedures, organisation, site, three, own, lists, ofWeek);
        var sending = new Sender(rows, composed, three, vault, time, transaction);
        var id = takenIn(address(), "0900000001");
        at(() -> {
            feed.catchUp();
            while (sending.round() > 0) {}
            return null;
        });
        assertThat(states(id)).containsExactly("SENT");
        for (var way : ways) {
            var own =
                    way.sent().stream().filter(l -> l.text().contains(code(id))).toList();
            assertThat(own).as(way.way() + "").hasSize(way.way() == Way.ZALO ? 0 : 1);
        }
        assertThat(outbox.page(MessageState.SENT, 1, person("quantri")))
                .filteredOn(line -> id.value().equals(line.caseId()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.way()).isEqualTo(Way.SMS);
                    assertThat(line.refused()).containsExactly(Way.EMAIL);
                });
    }

    @Test
    void whom_a_situation_is_told_to_when_and_whether_at_all_is_edited_where_that_is_lawful(
            @Autowired Situations situations) {
        var admin = person("quantri");
        Function<String, Situation> now = key -> at(() -> situations.find(key)).orElseThrow();
        refusedTerms(situations, "LATE", new Terms(Addressee.OFFICER, null, false), "notice.no.off");
        refusedTerms(situations, "ACCEPTED", new Terms(Addressee.HEAD, null, true), "notice.no.addressee");
        refusedTerms(situations, "AT_RISK", new Terms(Addressee.HEAD, null, true), "notice.no.toldAlready");
        refusedTerms(situations, "NO_RESULT_YET", new Terms(Addressee.OFFICER, "ba giờ", true), "notice.no.lead");
        assertThat(at(() -> situations.edit("NO_RESULT_YET", 0, new Terms(Addressee.HEAD, "5WH", true), admin)))
                .isInstanceOf(EditResult.Done.class);
        assertThat(at(() -> situations.edit("NO_RESULT_YET", 0, new Terms(Addressee.HEAD, "6WH", true), admin)))
                .isInstanceOf(EditResult.Overtaken.class);
        assertThat(now.apply("NO_RESULT_YET").addressee()).isEqualTo(Addressee.HEAD);
        assertThat(now.apply("NO_RESULT_YET").lead()).isEqualTo("5WH");
        var id = takenIn("", "");
        take(id, officer("thuly3"));
        tell();
        var due = clocks.reading(state(id).obligation(Tier.WHOLE).orElseThrow(), this.now)
                .dueAt();
        this.now = due.minus(Duration.ofMinutes(270));
        theClockTells();
        assertThat(lines(id)).contains("NO_RESULT_YET HEAD").doesNotContain("NO_RESULT_YET OFFICER");
        assertThat(at(() -> situations.edit("NO_RESULT_YET", 1, new Terms(Addressee.HEAD, "5WH", false), admin)))
                .isInstanceOf(EditResult.Done.class);
        assertThat(lines(id)).doesNotContain("NO_RESULT_YET HEAD");
        assertThat(at(() -> situations.edit("NO_RESULT_YET", 2, (Terms) null, admin)))
                .isInstanceOf(EditResult.Done.class);
        assertThat(now.apply("NO_RESULT_YET").active()).isTrue();
        assertThat(now.apply("NO_RESULT_YET").lead()).isEqualTo("3WH");
        assertThat(jdbc.sql("select count(*) from notice.terms_edited where situation = 'NO_RESULT_YET'")
                        .query(Integer.class)
                        .single())
                .as("nothing is overwritten")
                .isEqualTo(3);
    }

    private void refusedTerms(Situations situations, String key, Terms terms, String why) {
        assertThat(at(() -> situations.edit(key, 0, terms, person("quantri"))))
                .isInstanceOfSatisfying(
                        EditResult.Refused.class,
                        no -> assertThat(no.problems())
                                .extracting(WordingProblem::wordKey)
                                .contains(why));
    }

    @Test
    void what_is_mended_before_it_was_told_is_not_told_and_what_was_told_is_told_to_be_wrong() {
        var id = takenIn(address(), "");
        take(id, officer("thuly1"));
        untilThereIsAResult(id);
        tell();
        handOver(id);
        done(id, s -> dossiers.correct(id, s, "Bấm nhầm", officer("lanhdao")));
        tell();
        assertThat(situations(id)).containsExactly("ACCEPTED", "RESULT_EARLY", "RETURNED");
        assertThat(states(id)).containsExactly("SENT", "SENT", "DROPPED corrected");
        handOver(id);
        tell();
        done(id, s -> dossiers.correct(id, s, "Bấm nhầm lần nữa", officer("lanhdao")));
        tell();
        assertThat(situations(id)).containsExactly("ACCEPTED", "RESULT_EARLY", "RETURNED", "RETURNED", "CORRECTED");
        readAgainFromTheFirstLeaf();
        tell();
        assertThat(situations(id)).hasSize(5);
        assertThat(mails(address())).hasSize(4);
    }

    @Test
    void a_result_that_nobody_collects_is_told_once_more_by_the_clock() {
        var id = takenIn(address(), "");
        take(id, officer("thuly1"));
        untilThereIsAResult(id);
        tell();
        theClockTells();
        assertThat(situations(id)).doesNotContain("UNCOLLECTED");
        now = now.plus(Duration.ofDays(8));
        theClockTells();
        readAgainFromTheFirstLeaf();
        tell();
        theClockTells();
        tell();
        assertThat(situations(id)).containsOnlyOnce("UNCOLLECTED");
        assertThat(mails(address()))
                .hasSize(3)
                .last()
                .satisfies(m -> assertThat(text(m)).contains("chưa có người nhận"));
    }

    // ---- the officers

    @Test
    void who_is_asked_for_papers_is_reminded_before_his_day_and_the_counter_is_told_when_it_is_over() {
        var id = takenIn(address(), "");
        take(id, officer("thuly1"));
        var items = List.of(new SupplementItem("Giấy đề nghị", "Đ. 87", "Thiếu chữ ký", new PaperCount(1, 0)));
        var answerBy = LegalZone.local(now).toLocalDate().plusDays(10);
        done(id, s -> dossiers.proposeSupplement(id, s, items, answerBy, officer("thuly1")));
        done(id, s -> dossiers.requestSupplement(id, s, officer("lanhdao")));
        tell();
        theClockTells();
        assertThat(situations(id)).doesNotContain("SUPPLEMENT_NEAR");
        now = now.plus(Duration.ofDays(9));
        theClockTells();
        readAgainFromTheFirstLeaf();
        tell();
        theClockTells();
        tell();
        assertThat(situations(id)).containsOnlyOnce("SUPPLEMENT_NEAR");
        assertThat(mails(address()))
                .last()
                .satisfies(m -> assertThat(text(m))
                        .contains("chờ Ông/Bà bổ sung đến", answerBy.getDayOfMonth() + "/")
                        .doesNotContain("Thiếu chữ ký"));
        assertThat(lines(id)).doesNotContain("SUPPLEMENT_OVERDUE OFFICER");
        now = now.plus(Duration.ofDays(5));
        theClockTells();
        assertThat(lines(id)).contains("SUPPLEMENT_OVERDUE OFFICER");
        assertThat(state(id).state()).as("nothing ends by itself").isEqualTo("WAITING_SUPPLEMENT");

        at(() -> replies.answer(id, UUID.randomUUID().toString(), "Đã ký lại"));
        tell();
        assertThat(situations(id)).last().isEqualTo("SUPPLEMENT_HANDED_IN");
        assertThat(lines(id)).contains("WORK_CAME OFFICER").doesNotContain("SUPPLEMENT_OVERDUE OFFICER");
        done(id, s -> dossiers.supplementLacking(id, s, "Chưa rõ", null, officer("tiepnhan1")));
        tell();
        assertThat(situations(id)).last().isEqualTo("SUPPLEMENT_LACKING");
        assertThat(lines(id)).as("it is the applicant's turn").doesNotContain("WORK_CAME OFFICER");
    }

    private void wants(Officer officer, String email) {
        assertThat(at(() -> own.choose(new OwnNotices.Choice(email, "vi", true), officer)))
                .isTrue();
    }

    @Test
    void an_officer_gets_one_list_a_day_in_office_hours_of_what_he_was_not_told_and_is_still_true() {
        var mine = "thuly2." + tag + "@tinh.example";
        var officer = officer("thuly2");
        wants(officer, mine);
        var id = takenIn("", "");
        var other = takenIn("", "");
        tell();
        take(other, officer("thuly1"));
        tell();
        now = LegalZone.instant(MONDAY.plusDays(1).atTime(6, 0));
        assertThat(at(digests::make)).as("before the office opens").isZero();
        now = LegalZone.instant(MONDAY.plusDays(1).atTime(8, 0));
        assertThat(at(digests::make)).isOne();
        assertThat(at(digests::make)).isZero();
        tell();
        assertThat(mails(mine)).hasSize(1);
        var list = text(mails(mine).getFirst());
        assertThat(list)
                .contains(code(id), procedures.name(PROCEDURE), "https://motcua.example/tai-khoan/thong-bao")
                .doesNotContain(code(other), "Ánh", "Nguyễn");
        now = LegalZone.instant(MONDAY.plusDays(2).atTime(8, 0));
        at(digests::make);
        tell();
        assertThat(mails(mine)).as("what he was told is not told again").noneMatch(m -> isSecond(m, list, id));

        done(
                id,
                s -> holders.assign(
                        id, s, state(id).openWork().orElseThrow().no(), officer.actor(), officer("lanhdao")));
        tell();
        now = LegalZone.instant(MONDAY.plusDays(3).atTime(8, 0));
        assertThat(at(digests::make)).isOne();
        tell();
        assertThat(text(mails(mine).getLast())).contains(code(id), "được giao cho anh/chị");
        assertThat(at(() -> own.choose(new OwnNotices.Choice(mine, "vi", false), officer)))
                .isTrue();
        now = LegalZone.instant(MONDAY.plusDays(4).atTime(8, 0));
        assertThat(at(digests::make)).as("he wants none").isZero();
    }

    @Test
    void whoever_has_mail_at_work_gets_the_list_without_choosing_and_none_once_he_says_no() {
        var mine = "thuly3." + tag + "@tinh.example";
        var officer = officer("thuly3");
        var admin = person("quantri");
        assertThat(at(() -> workContacts.keep(officer.actor(), new WorkContact("", mine), admin)))
                .isInstanceOf(AccountResult.Done.class);
        assertThat(at(() -> own.of(officer)).orElseThrow().email()).isEqualTo(mine);
        var id = takenIn("", "");
        done(
                id,
                s -> holders.assign(
                        id, s, state(id).openWork().orElseThrow().no(), officer.actor(), officer("lanhdao")));
        tell();
        now = LegalZone.instant(MONDAY.plusDays(1).atTime(8, 0));
        at(digests::make);
        tell();
        assertThat(text(mails(mine).getLast())).contains(code(id));
        int had = mails(mine).size();
        assertThat(at(() -> own.choose(new OwnNotices.Choice("", "vi", false), officer)))
                .isTrue();
        var another = takenIn("", "");
        done(
                another,
                s -> holders.assign(
                        another, s, state(another).openWork().orElseThrow().no(), officer.actor(), officer("lanhdao")));
        tell();
        now = LegalZone.instant(MONDAY.plusDays(2).atTime(8, 0));
        at(digests::make);
        tell();
        assertThat(mails(mine)).hasSize(had);
    }

    @Test
    void the_head_of_the_unit_that_took_in_is_told_of_a_complaint_once_and_not_what_it_says() {
        var mine = "lanhdao." + tag + "@tinh.example";
        wants(officer("lanhdao"), mine);
        var id = takenIn("", "");
        tell();
        assertThat(at(() -> complaints.complain(
                        id,
                        UUID.randomUUID().toString(),
                        vn.kycuong.dossier.ComplaintSubject.ATTITUDE,
                        "Tôi chờ từ sáng mà không ai tiếp.")))
                .isInstanceOf(ActResult.Done.class);
        tell();
        now = LegalZone.instant(MONDAY.plusDays(1).atTime(8, 0));
        at(digests::make);
        tell();
        assertThat(linesOf(mine, code(id)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("người nộp phản ánh việc giải quyết")
                        .doesNotContain("chờ từ sáng", "Ánh", "Nguyễn"));
        now = LegalZone.instant(MONDAY.plusDays(2).atTime(8, 0));
        at(digests::make);
        tell();
        assertThat(linesOf(mine, code(id))).hasSize(1);
    }

    @Test
    void who_complained_is_told_of_each_answer_once_and_neither_what_he_wrote_nor_what_was_answered() {
        var id = takenIn(address(), "");
        at(() -> complaints.complain(
                id,
                UUID.randomUUID().toString(),
                vn.kycuong.dossier.ComplaintSubject.ATTITUDE,
                "Tôi chờ từ sáng mà không ai tiếp."));
        tell();
        assertThat(situations(id)).as("he knows that he did").containsExactly("ACCEPTED");
        int revision = at(() -> complaints.of(id)).getFirst().revision();
        var paper = new Complaints.Paper("12/UBND", LocalDate.of(2020, 6, 15), "Đã nhắc nhở công chức Bê.");
        done(id, s -> complaints.answer(id, s, revision, ComplaintOutcome.FOUNDED, paper, officer("lanhdao")));
        tell();
        readAgainFromTheFirstLeaf();
        tell();
        assertThat(situations(id)).containsExactly("ACCEPTED", "COMPLAINT_ANSWERED");
        assertThat(mails(address()))
                .hasSize(2)
                .last()
                .satisfies(m -> assertThat(text(m))
                        .contains("đã có trả lời", code(id), "/tra-cuu#khoa=")
                        .doesNotContain("chờ từ sáng", "nhắc nhở", "Bê", "12/UBND", "Ánh", "{"));
        done(id, s -> complaints.answer(id, s, revision, ComplaintOutcome.PARTLY, paper, officer("lanhdao")));
        tell();
        assertThat(mails(address())).hasSize(3);
    }

    @Test
    void whoever_holds_it_is_told_once_that_a_colleague_said_something_and_not_what() {
        var id = takenIn("", "");
        take(id, officer("thuly1"));
        done(id, s -> comments.comment(id, s, "Gọi lại cho bà Ánh.", officer("tiepnhan1")));
        tell();
        assertThat(lines(id)).containsOnlyOnce("COMMENTED OFFICER");
        done(id, s -> comments.comment(id, s, "Đã gọi.", officer("thuly1")));
        tell();
        assertThat(lines(id)).as("of his own he knows").containsOnlyOnce("COMMENTED OFFICER");
    }

    @Test
    void who_lets_the_clock_run_is_told_that_a_proof_of_payment_came_until_it_runs() {
        var id = takenIn("", "");
        take(id, officer("thuly1"));
        var day = LegalZone.local(now).toLocalDate();
        var head = officer("lanhdao");
        done(id, s -> course.awaitPayment(id, s, new PaymentNotice("12/TB", day, 100_000), "", head));
        tell();
        assertThat(lines(id)).doesNotContain("PAYMENT_PROOF HEAD");
        var key = UUID.randomUUID().toString();
        assertThat(at(() -> proofs.send(id, key, "BL 7", PICTURE))).isInstanceOf(ActResult.Done.class);
        tell();
        assertThat(lines(id)).contains("PAYMENT_PROOF HEAD", "PAYMENT_PROOF OFFICER");
        done(id, s -> course.paid(id, s, new PaymentProof("BL 7", day), "", head));
        tell();
        assertThat(lines(id)).doesNotContain("PAYMENT_PROOF HEAD", "PAYMENT_PROOF OFFICER");
    }

    private static List<String> linesOf(String to, String code) {
        return mails(to).stream()
                .flatMap(mail -> text(mail).lines())
                .filter(line -> line.contains(code))
                .toList();
    }

    private boolean isSecond(MimeMessage mail, String first, CaseId id) {
        return !text(mail).equals(first) && text(mail).contains(code(id));
    }

    private String code(CaseId id) {
        return jdbc.sql("select code from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    @Test
    void three_working_hours_before_the_appointment_without_a_result_the_holder_is_told_and_then_the_head_each_day() {
        var id = takenIn("", "");
        take(id, officer("thuly3"));
        tell();
        var due = clocks.reading(state(id).obligation(Tier.WHOLE).orElseThrow(), now)
                .dueAt();
        now = due.minus(Duration.ofHours(30));
        theClockTells();
        assertThat(lines(id)).doesNotContain("NO_RESULT_YET OFFICER");
        now = due.minus(Duration.ofHours(1));
        theClockTells();
        theClockTells();
        assertThat(lines(id)).containsOnlyOnce("NO_RESULT_YET OFFICER");
        now = due.plus(Duration.ofDays(1));
        at(() -> sweep.sweep());
        at(() -> sweep.sweep());
        tell();
        assertThat(lines(id)).contains("LATE OFFICER", "LATE HEAD").doesNotContain("NO_RESULT_YET OFFICER");
        var head = officer("lanhdao");
        var heads = "lanhdao." + tag + "@tinh.example";
        wants(head, heads);
        for (int day = 1; day <= 9; day++) {
            now = LegalZone.instant(
                    LegalZone.local(due).toLocalDate().plusDays(day).atTime(9, 0));
            at(digests::make);
            tell();
        }
        assertThat(mails(heads))
                .hasSizeBetween(5, 7)
                .allSatisfy(m -> assertThat(text(m)).contains(code(id)));
        at(() -> own.choose(new OwnNotices.Choice(heads, "vi", false), head));
    }

    @Test
    void a_day_before_the_time_for_asking_for_papers_ends_the_holder_is_told_or_the_head_whose_approval_it_waits_for() {
        var id = takenIn("ALCOHOL_RETAIL", "normal", "", "");
        take(id, officer("thuly3"));
        tell();
        now = LegalZone.instant(MONDAY.plusDays(1).atTime(9, 30));
        theClockTells();
        assertThat(lines(id)).doesNotContain("ASKING_ENDS OFFICER");
        now = LegalZone.instant(MONDAY.plusDays(2).atTime(10, 0));
        theClockTells();
        assertThat(lines(id)).containsOnlyOnce("ASKING_ENDS OFFICER");
        var items = List.of(new SupplementItem("Bản vẽ", "Điều 95", "Thiếu mặt cắt", new PaperCount(1, 0)));
        done(id, s -> dossiers.proposeSupplement(id, s, items, MONDAY.plusDays(30), officer("thuly3")));
        tell();
        theClockTells();
        assertThat(lines(id)).contains("APPROVAL_ENDS HEAD").doesNotContain("ASKING_ENDS OFFICER");
        done(id, s -> dossiers.requestSupplement(id, s, officer("lanhdao")));
        tell();
        assertThat(lines(id)).doesNotContain("APPROVAL_ENDS HEAD");
    }

    /** An act of the door by hand: no procedure of this world lacks its law. */
    private void atTheDoor(CaseId id, DossierEvent event, String right, String role, Officer by, @Nullable ActorId to) {
        var c = state(id);
        var work = c.openWork().orElseThrow();
        now = now.plusSeconds(60);
        var act = Act.of(
                c,
                new Act.By(
                        by.actor(),
                        by.post(),
                        by.unit(),
                        now,
                        now,
                        UUID.randomUUID().toString()),
                event.kind(),
                right,
                c.unitIn(),
                List.of(
                        new Effect.StateChanged(c.state()),
                        new Effect.WorkMoved(work.no(), work.step(), role, c.unitIn(), to, work.obligation())),
                event == DossierEvent.LAW_GRANTED ? Map.of("law", MONDAY.toString()) : Map.of(),
                null);
        assertThat(ledger.record(act)).isInstanceOf(ActOutcome.Recorded.class);
    }

    @Test
    void the_head_is_told_that_he_is_asked_by_which_law_and_who_asked_is_told_the_answer() {
        var receiver = officer("tiepnhan1");
        var version = procedures.get(PROCEDURE, MONDAY).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh " + tag);
        var application = new Application(person, person, "", "", "", "Hữu Lũng", "", papers, "COUNTER");
        var command = new TakeIn(UUID.randomUUID().toString(), PROCEDURE, "normal", Channel.COUNTER, application);
        var id = ((TakeInResult.Presented) at(() -> intake.present(command, receiver)))
                .ref()
                .caseId();
        atTheDoor(id, DossierEvent.LAW_ASKED, "dossier.receive", "LEADER", receiver, null);
        tell();
        assertThat(lines(id)).containsExactly("LAW_ASKED HEAD");
        atTheDoor(id, DossierEvent.LAW_GRANTED, "dossier.approve", "RECEIVER", officer("lanhdao"), receiver.actor());
        tell();
        assertThat(lines(id)).containsExactly("LAW_GRANTED OFFICER");
        assertThat(told(id, receiver)).containsExactly("LAW_GRANTED");
        done(id, s -> acceptance.accept(id, s, receiver));
        tell();
        assertThat(lines(id)).doesNotContain("LAW_GRANTED OFFICER");
    }

    // ---- the time of a step, which the office plans

    private StepClock step(CaseId id) {
        return at(() -> steps.of(state(id), now)).getFirst();
    }

    @Test
    void
            a_step_that_is_nearly_out_of_time_is_told_to_its_holder_and_once_it_is_out_of_time_to_the_head_too_by_person() {
        var id = takenIn("", "");
        take(id, officer("thuly3"));
        tell();
        var step = step(id);
        assertThat(step.lateFrom())
                .as("the whole has time yet")
                .isBefore(clocks.reading(state(id).obligation(Tier.WHOLE).orElseThrow(), now)
                        .warnFrom());
        now = step.warnFrom().minusSeconds(120);
        theClockTells();
        assertThat(lines(id)).doesNotContain("STEP_AT_RISK OFFICER");
        now = step.warnFrom();
        theClockTells();
        assertThat(lines(id)).containsOnlyOnce("STEP_AT_RISK OFFICER").doesNotContain("STEP_LATE OFFICER");
        readAgainFromTheFirstLeaf();
        tell();
        theClockTells();
        assertThat(lines(id)).as("told once").containsOnlyOnce("STEP_AT_RISK OFFICER");
        now = step.lateFrom();
        theClockTells();
        assertThat(lines(id))
                .contains("STEP_LATE OFFICER", "STEP_LATE HEAD")
                .doesNotContain("STEP_AT_RISK OFFICER", "LATE OFFICER");

        done(
                id,
                s -> holders.assign(
                        id,
                        s,
                        state(id).openWork().orElseThrow().no(),
                        officer("thuly2").actor(),
                        officer("lanhdao")));
        tell();
        theClockTells();
        assertThat(told(id, officer("thuly3"))).as("in other hands").doesNotContain("STEP_LATE");
        assertThat(told(id, officer("thuly2"))).contains("STEP_LATE");
        var mine = "lanhdao." + tag + "@tinh.example";
        wants(officer("lanhdao"), mine);
        now = LegalZone.instant(LegalZone.local(now).toLocalDate().plusDays(1).atTime(8, 30));
        at(digests::make);
        tell();
        assertThat(linesOf(mine, code(id)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                officer("thuly2").displayName() + ": ",
                                step.step().action())
                        .doesNotContain("Ánh", "{"));
        at(() -> own.choose(new OwnNotices.Choice(mine, "vi", false), officer("lanhdao")));

        done(id, s -> dossiers.complete(id, s, "", officer("thuly2")));
        tell();
        assertThat(lines(id)).as("it went on").doesNotContain("STEP_LATE OFFICER", "STEP_LATE HEAD");
    }

    // ---- the level above

    private int lying(UnitId unit, String which) {
        return jdbc.sql("select count(*) from ledger.work_list w where w.unit_id = :unit and w.kind = 'dossier' and "
                        + which)
                .param("unit", unit.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    @Test
    void who_heads_the_level_above_gets_one_list_a_week_of_numbers_by_unit_and_of_nothing_else() {
        var chair = person("lanhdao.tinh");
        var mine = "tinh." + tag + "@tinh.example";
        wants(chair, mine);
        var id = takenIn("", "");
        tell();
        var unit = state(id).openWork().orElseThrow().unit();
        var due = clocks.reading(state(id).obligation(Tier.WHOLE).orElseThrow(), now)
                .dueAt();
        var monday = LegalZone.local(due).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        now = LegalZone.instant(monday.atTime(7, 45));
        at(weeks::make);
        tell();
        assertThat(mails(mine)).as("before the hour of the rule").isEmpty();
        now = LegalZone.instant(monday.atTime(8, 30));
        assertThat(at(weeks::make)).isPositive();
        assertThat(at(weeks::make)).isZero();
        int late = lying(unit, "w.sort_at <= :now");
        int soon = lying(unit, "w.sort_at > :now and w.sort_at < 'infinity' and w.warn_from <= :now");
        tell();
        assertThat(late).isPositive();
        var list = text(mails(mine).getFirst());
        assertThat(list)
                .contains(
                        ": %d quá hạn, %d sắp đến hạn. https://motcua.example/viec-cua-toi?cua=unit&khi=late&don-vi=%d"
                                .formatted(late, soon, unit.value()))
                .doesNotContain(code(id), procedures.name(PROCEDURE), "Ánh", "{");
        now = LegalZone.instant(monday.plusDays(3).atTime(9, 0));
        at(weeks::make);
        tell();
        assertThat(mails(mine)).as("once a week").hasSize(1);
        now = LegalZone.instant(monday.plusDays(7).atTime(8, 30));
        at(weeks::make);
        tell();
        assertThat(mails(mine)).hasSize(2);
        at(() -> own.choose(new OwnNotices.Choice(mine, "vi", false), chair));
    }

    @Test
    void the_list_of_a_week_is_told_no_more_once_the_week_is_over_or_nothing_presses() {
        var head = officer("lanhdao");
        var mine = "huyen." + tag + "@tinh.example";
        wants(head, mine);
        now = LegalZone.instant(MONDAY.plusDays(21).atTime(9, 0));
        at(weeks::make);
        now = now.plus(Duration.ofDays(7));
        tell();
        assertThat(mails(mine)).isEmpty();
        assertThat(jdbc.sql(
                                "select state || ' ' || problem from notice.message where actor_id = :a and situation = 'WEEK'")
                        .param("a", head.actor().value())
                        .query(String.class)
                        .list())
                .contains("EXPIRED day");
        at(() -> own.choose(new OwnNotices.Choice(mine, "vi", false), head));
    }

    // ---- assigned tasks

    private Tasks.Sheet onTask(CaseId id) {
        return new Tasks.Sheet(state(id).version(), UUID.randomUUID().toString());
    }

    private void doneTask(Supplier<TaskResult> act) {
        assertThat(at(act)).isInstanceOf(TaskResult.Done.class);
    }

    private static Tasks.With proof(String words) {
        return new Tasks.With(Map.of("text", words, "paper", "Công văn 12/UBND"), List.of());
    }

    private CaseId assigned(Officer lead, Officer supporter) {
        var wish = new NewTask(
                null,
                TaskType.REPORT,
                Urgency.NORMAL,
                ReportRhythm.MONTHLY,
                null,
                null,
                "Tên việc riêng " + tag,
                "Nội dung riêng " + tag,
                "Báo cáo",
                List.of(lead.unit()),
                List.of(new NewTask.Supporter(supporter.unit(), null)),
                LegalZone.local(now).toLocalDate().plusDays(30));
        var result = at(() -> tasks.assign(UUID.randomUUID().toString(), wish, person("lanhdao.tinh")));
        return ((TaskResult.Done) result).task();
    }

    private List<String> told(CaseId id, Officer who) {
        return jdbc.sql("""
            select situation from notice.line
             where case_id = :id and addressee = 'OFFICER' and recipient = :who and not over
             order by version, situation
            """)
                .param("id", id.value())
                .param("who", who.actor().value())
                .query(String.class)
                .list();
    }

    @Test
    void a_task_tells_who_leads_who_supports_and_who_assigned_it_each_what_is_theirs_and_nothing_twice() {
        var lead = officer("lanhdao");
        var clerk = officer("thuly2");
        var supporter = person("lanhdao.huyen-chi-lang");
        var chair = person("lanhdao.tinh");
        var id = assigned(lead, supporter);
        tell();
        assertThat(told(id, lead)).containsExactly("TASK_ASSIGNED");
        assertThat(told(id, supporter)).containsExactly("TASK_SUPPORT_ASKED");
        assertThat(told(id, chair)).as("who acted knows").isEmpty();

        doneTask(() -> tasks.receive(id, onTask(id), clerk.actor(), lead));
        doneTask(() -> tasks.askExtension(
                id, onTask(id), LegalZone.local(now).toLocalDate().plusDays(45), proof("Chờ số liệu"), lead));
        tell();
        assertThat(told(id, lead)).as("taken up: no longer told as new").isEmpty();
        assertThat(told(id, chair)).containsExactly("TASK_EXTENSION_ASKED");
        doneTask(() -> tasks.extend(id, onTask(id), proof("Đồng ý"), chair));
        tell();
        assertThat(told(id, chair)).as("decided: nothing to do").isEmpty();
        assertThat(told(id, clerk)).as("who does it is told").containsExactly("TASK_EXTENDED");

        doneTask(() -> tasks.submit(id, onTask(id), proof("Báo cáo"), clerk));
        tell();
        assertThat(told(id, chair)).containsExactly("TASK_HANDED_IN");
        doneTask(() -> tasks.sendBack(id, onTask(id), proof("Thiếu số liệu"), chair));
        tell();
        assertThat(told(id, clerk)).containsExactly("TASK_EXTENDED", "TASK_REWORK");
        doneTask(() -> tasks.submit(id, onTask(id), proof("Báo cáo đủ"), clerk));
        doneTask(() -> tasks.accept(id, onTask(id), proof("Đạt"), chair));
        tell();
        assertThat(told(id, clerk)).containsExactly("TASK_EXTENDED", "TASK_ACCEPTED");
        assertThat(told(id, supporter)).containsExactly("TASK_ACCEPTED");

        long lines = count("select count(*) from notice.line");
        readAgainFromTheFirstLeaf();
        tell();
        assertThat(count("select count(*) from notice.line"))
                .as("nothing is told twice")
                .isEqualTo(lines);
    }

    @Test
    void a_task_that_comes_from_a_dissolved_unit_is_told_to_the_leaders_of_its_successor_alone() {
        var lead = officer("lanhdao");
        var supporter = person("lanhdao.huyen-chi-lang");
        var successor = person("lanhdao.huyen-bac-son");
        var id = assigned(lead, supporter);
        tell();
        var state = ledger.find(id).orElseThrow();
        var decision = CaseActs.succeed(state, Map.of(lead.unit(), successor.unit()));
        var admin = person("quantri");
        now = now.plusSeconds(60);
        var act = Act.of(
                state,
                new Act.By(
                        admin.actor(),
                        admin.post(),
                        admin.unit(),
                        now,
                        now,
                        UUID.randomUUID().toString()),
                CaseEvent.SUCCEEDED.kind(),
                Reorganisation.RIGHT,
                state.unitNow(),
                ((CaseDecision.Lawful) decision).effects(),
                Map.of("since", "2020-03-02"),
                null);
        assertThat(ledger.record(act)).isInstanceOf(ActOutcome.Recorded.class);
        tell();
        assertThat(told(id, successor)).containsExactly("TASK_SUCCEEDED");
        assertThat(told(id, supporter))
                .as("whose part stays where it was hears nothing new")
                .containsExactly("TASK_SUPPORT_ASKED");
    }

    @Test
    void the_list_of_the_day_tells_of_a_task_by_number_and_date_and_not_its_words() {
        var supporter = person("lanhdao.huyen-chi-lang");
        var lead = person("lanhdao.huyen-bac-son");
        var mine = "phoihop." + tag + "@tinh.example";
        wants(supporter, mine);
        var id = assigned(lead, supporter);
        tell();
        now = LegalZone.instant(LegalZone.local(now).toLocalDate().plusDays(1).atTime(9, 0));
        at(digests::make);
        tell();
        var number = jdbc.sql("select number from task.task where case_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(mails(mine)).hasSize(1);
        assertThat(text(mails(mine).getFirst()))
                .contains(number, "Báo cáo", "phối hợp", "Chi Lăng")
                .doesNotContain("riêng", "{");
        doneTask(() -> tasks.recall(id, onTask(id), proof("Không cần nữa"), person("lanhdao.tinh")));
        tell();
        now = LegalZone.instant(LegalZone.local(now).toLocalDate().plusDays(1).atTime(9, 0));
        at(digests::make);
        tell();
        var second = text(mails(mine).getLast());
        assertThat(second).contains(number, "thu hồi");
        assertThat(second).as("what he was told is not told again").doesNotContain("trả lời trước");
        at(() -> own.choose(new OwnNotices.Choice(mine, "vi", false), supporter));
    }

    // ---- who booked a counter

    private UnitId centre() {
        return new UnitId(jdbc.sql("select id from organisation.unit where key = 'TTPVHCC'")
                .query(Integer.class)
                .single());
    }

    private BookingResult.Done booked(LocalDate day, String contact) {
        return (BookingResult.Done) at(() -> {
            var slot = bookings.slots(centre(), day).stream()
                    .filter(s -> s.free() > 0)
                    .findFirst()
                    .orElseThrow();
            var form = UUID.randomUUID().toString();
            return bookings.book(
                    new Bookings.Wish(centre(), slot.from(), new BookedPerson("Người đặt mẫu", contact), null, form));
        });
    }

    private List<LocalDateTime> free(LocalDate day) {
        return at(() -> bookings.slots(centre(), day).stream()
                .filter(s -> s.free() > 0)
                .map(Slot::from)
                .toList());
    }

    /** What is written down waits a little, so that only the last of several changes is sent. */
    private void tellBookings() {
        at(() -> {
            while (bookingNotices.sweep() > 0) {}
            return null;
        });
        now = now.plusSeconds(300);
        tell();
    }

    private void otherTimesAreOffered() {
        recurring.forEach(one -> one.recurrence().nudge());
        for (int i = 0; i < 600 && count("select count(*) from counter.booking_fact where what = 'OFFERED'") == 0; i++)
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
    }

    @Test
    void who_booked_a_counter_is_told_of_its_last_change_of_a_closed_day_and_the_day_before_and_never_its_code() {
        var thursday = MONDAY.plusDays(3);
        jdbc.sql("""
            insert into counter.setting (unit_id, effective_from, edition, open, slot_minutes, booking_desks, days_ahead, desks, set_by, set_at)
            values (:unit, date '2020-06-01', 1, true, 30, 5, 14, 8, 0, :at)
            on conflict (unit_id, effective_from, edition) do update set open = true
            """)
                .param("unit", centre().value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        var closed = booked(MONDAY.plusDays(2), "nghi." + address());
        at(() -> {
            workTime.declare(
                    centre(),
                    new DayFact(MONDAY.plusDays(2), DayKind.CLOSED, "Mất điện", "thông báo"),
                    LegalZone.instant(MONDAY.atTime(7, 0)));
            return null;
        });
        otherTimesAreOffered();
        var moved = booked(thursday, "doi." + address());
        var times = free(thursday);
        at(() -> bookings.move(moved.code(), 1, times.get(1)));
        at(() -> bookings.move(moved.code(), 2, times.get(2)));
        var cancelled = booked(thursday, "huy." + address());
        var phone = booked(thursday, "09" + (10_000_000 + Math.floorMod(tag.hashCode(), 80_000_000)));
        tellBookings();
        assertThat(mails("nghi." + address()))
                .singleElement()
                .satisfies(m -> assertThat(text(m)).contains("nghỉ vào", "17/06/2020", "đang giữ"));
        assertThat(mails("doi." + address()))
                .as("the last of three")
                .singleElement()
                .satisfies(m -> assertThat(text(m))
                        .contains("đổi sang", times.get(2).toLocalTime().toString(), "/dat-lich/xem"));
        assertThat(mails("huy." + address()))
                .singleElement()
                .satisfies(m -> assertThat(text(m)).contains("đã đặt lịch"));
        assertThat(jdbc.sql("select state from notice.message where booking_id = :id")
                        .param("id", phone.booking().id())
                        .query(String.class)
                        .list())
                .as("a telephone waits for a way")
                .containsExactly("UNCONFIGURED");

        at(() -> bookings.cancel(cancelled.code(), 1));
        tellBookings();
        assertThat(mails("huy." + address())).hasSize(2);
        assertThat(text(mails("huy." + address()).getLast())).contains("đã được hủy");

        now = LegalZone.instant(thursday.minusDays(1).atTime(times.get(2).toLocalTime()));
        tellBookings();
        assertThat(mails("doi." + address())).hasSize(2);
        assertThat(text(mails("doi." + address()).getLast())).contains("Nhắc lịch hẹn", "18/06/2020");
        assertThat(mails("huy." + address())).as("cancelled").hasSize(2);
        tellBookings();
        assertThat(mails("doi." + address())).as("reminded once").hasSize(2);

        for (var one : List.of(closed, moved, cancelled))
            for (var mail : MAIL.getReceivedMessages())
                assertThat(text(mail)).doesNotContain(one.code(), one.code().replace("-", ""), "{");
    }

    private List<String> lines(CaseId id) {
        return jdbc.sql("select happening || ' ' || addressee from notice.line where case_id = :id and not over")
                .param("id", id.value())
                .query(String.class)
                .list();
    }
}
