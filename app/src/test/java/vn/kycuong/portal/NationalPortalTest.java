package vn.kycuong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.audit.Audit;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.Officer;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** What the portal hears of a dossier, what it answers, and where the two differ. */
class NationalPortalTest extends OneStopWorld {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @TempDir
    Path folder;

    @Autowired
    private PortalRows rows;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Organisation organisation;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalClock time;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Rules rules;

    @Autowired
    private WorkTime workTime;

    @Autowired
    private Audit audit;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    private Path inbox;
    private Path outbox;
    private PortalSender sender;
    private NationalPortal portal;
    private Officer people;
    private int received;

    @BeforeEach
    void aDossierAndTwoFolders() throws IOException {
        setClock("2026-03-02T08:30");
        feed.catchUp();
        for (var table : List.of("message", "standing", "promise", "poison"))
            jdbc.sql("delete from portal." + table).update();
        outbox = folder.resolve("gui");
        inbox = Files.createDirectories(folder.resolve("nhan"));
        var gate = new FileGate(outbox, inbox, 100);
        sender = new PortalSender(rows, gate, procedures, organisation, time, transaction);
        portal = new NationalPortal(rows, gate, rules, workTime, audit, time);
        var unit = organisation
                .unitsAt(LocalDate.of(2026, 3, 2), UnitKind.COMMUNE)
                .get(3)
                .id();
        people = everywhere(unit);
        takenIn(application("RES_PERM", "normal", Channel.COUNTER, LocalDate.of(2026, 3, 2)), people);
    }

    private void round() {
        feed.catchUp();
        LegalClock.Scoped.at(now, () -> sender.round());
    }

    private void later(Duration wait) {
        now = now.plus(wait);
    }

    private UUID message(int version) {
        return StatusRules.id(id, version);
    }

    private void receipt(UUID message, String outcome) throws IOException {
        Files.writeString(
                inbox.resolve("%04d.jsonl".formatted(++received)),
                "{\"messageId\":\"%s\",\"outcome\":\"%s\",\"problem\":\"E-1\",\"at\":\"%s\"}\n"
                        .formatted(message, outcome, now),
                StandardCharsets.UTF_8);
    }

    private String state(int version) {
        return jdbc.sql("select state from portal.message where message_id = :id")
                .param("id", message(version))
                .query(String.class)
                .single();
    }

    private List<Integer> statuses() {
        return jdbc.sql("select status from portal.message where case_id = :c order by version")
                .param("c", id.value())
                .query(Integer.class)
                .list();
    }

    private long files() {
        try (var all = Files.list(outbox)) {
            return all.count();
        } catch (IOException none) {
            return 0;
        }
    }

    private Officer manager() {
        return new Officer(
                people.actor(),
                people.post(),
                people.unit(),
                "",
                "",
                "ADMIN",
                Set.of(NationalPortal.MANAGE),
                people.scope());
    }

    private <R> R asked(java.util.function.Supplier<R> question) {
        return LegalClock.Scoped.at(now, question);
    }

    private void worked() {
        done(() -> dossiers.take(id, sheet(), people));
        for (int i = 0; i < 12 && !state().state().equals("AT_ONE_STOP"); i++) {
            var move = at(() -> dossiers.moves(state(), people)).stream()
                    .filter(m -> !m.isBack())
                    .findFirst();
            if (move.isEmpty()) done(() -> dossiers.take(id, sheet(), people));
            else
                done(() -> dossiers.complete(
                        id,
                        sheet(),
                        new Dossiers.Leaving(move.get().work().no(), move.get().number(), ""),
                        "",
                        people));
        }
        assertThat(state().state()).isEqualTo("AT_ONE_STOP");
    }

    @Test
    void each_change_of_the_code_is_one_message_and_reading_again_writes_nothing() {
        worked();
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", people));
        feed.catchUp();
        assertThat(statuses()).containsExactly(2, 4, 9, 10);
        var before = jdbc.sql("select count(*) from portal.message")
                .query(Integer.class)
                .single();
        jdbc.sql("update ledger.reader set next_leaf = 0 where name = 'portal.status'")
                .update();
        feed.catchUp();
        assertThat(statuses()).containsExactly(2, 4, 9, 10);
        assertThat(jdbc.sql("select count(*) from portal.message")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(before);
    }

    @Test
    void messages_leave_in_order_hold_nothing_of_a_person_and_never_leave_twice() throws IOException {
        worked();
        round();
        round();
        round();
        round();
        assertThat(files()).isEqualTo(3);
        try (var all = Files.list(outbox)) {
            for (var file : all.toList()) {
                var payload = JsonMapper.shared().readTree(Files.readString(file));
                assertThat(payload.propertyNames())
                        .isSubsetOf(
                                "format",
                                "version",
                                "messageId",
                                "sequence",
                                "dossierCode",
                                "procedureCode",
                                "unitCode",
                                "status",
                                "statusAt",
                                "dueAt");
                assertThat(Files.readString(file)).doesNotContain("Ánh", "0900000000", "000000000001");
            }
        }
        later(Duration.ofDays(3));
        round();
        assertThat(files()).isEqualTo(3);
    }

    @Test
    void who_died_between_noting_and_sending_sends_the_same_message_once_more() {
        feed.catchUp();
        transaction.executeWithoutResult(_ -> rows.claim(now.plusSeconds(1), now, 50));
        assertThat(state(1)).isEqualTo("SENDING");
        later(Duration.ofMinutes(1));
        round();
        assertThat(files()).isZero();
        later(Duration.ofMinutes(11));
        round();
        assertThat(state(1)).isEqualTo("SENT");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void the_first_receipt_counts_whenever_it_comes_and_duplicates_change_nothing() throws IOException {
        worked();
        for (int i = 0; i < 4; i++) round();
        int last = state().version();
        receipt(message(last), "ACCEPTED");
        receipt(message(1), "ACCEPTED");
        receipt(message(1), "REFUSED");
        receipt(message(last), "ACCEPTED");
        round();
        assertThat(state(1)).isEqualTo("ACCEPTED");
        assertThat(state(last)).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("select there from portal.standing where case_id = :c")
                        .param("c", id.value())
                        .query(Integer.class)
                        .single())
                .as("an older status that is accepted later does not take the place of a newer one")
                .isEqualTo(9);
    }

    @Test
    void what_is_refused_waits_for_a_person_and_is_sent_again_under_the_same_id() throws IOException {
        round();
        Files.delete(outbox.resolve(message(1) + ".json"));
        receipt(message(1), "REFUSED");
        round();
        assertThat(state(1)).isEqualTo("REFUSED");
        assertThat(asked(() -> portal.counts(manager()))).containsEntry(PortalState.REFUSED, 1);
        assertThat(asked(() -> portal.page(PortalState.REFUSED, 1, manager()))
                        .getFirst()
                        .problem())
                .isEqualTo("E-1");
        later(Duration.ofDays(2));
        round();
        assertThat(files()).isZero();
        assertThat(asked(() -> portal.retry(message(1), manager()))).isTrue();
        assertThat(asked(() -> portal.retry(message(1), manager()))).isFalse();
        round();
        assertThat(state(1)).isEqualTo("SENT");
        assertThat(outbox.resolve(message(1) + ".json")).exists();
    }

    @Test
    void busy_is_tried_again_after_a_while_and_unknown_receipts_are_kept_by_file_and_line() throws IOException {
        round();
        receipt(message(1), "BUSY");
        receipt(UUID.randomUUID(), "ACCEPTED");
        round();
        assertThat(state(1)).isEqualTo("WAITING");
        later(Duration.ofMinutes(2));
        round();
        assertThat(state(1)).isEqualTo("SENT");
        assertThat(asked(() -> portal.poison(manager())))
                .singleElement()
                .satisfies(p -> assertThat(p.why()).isEqualTo("unknownMessage"));
    }

    @Test
    void a_broken_way_is_tried_ten_times_and_then_given_up() throws IOException {
        Files.writeString(outbox, "a file where the folder should be");
        for (int i = 0; i < 12; i++) {
            round();
            later(Duration.ofDays(1).plusMinutes(1));
        }
        assertThat(state(1)).isEqualTo("GIVEN_UP");
    }

    @Test
    void a_difference_counts_after_the_limit_and_not_before() throws IOException {
        round();
        later(Duration.ofHours(23));
        assertThat(asked(() -> portal.mismatched(manager()))).isZero();
        later(Duration.ofHours(2));
        assertThat(asked(() -> portal.mismatches(manager()))).singleElement().satisfies(m -> {
            assertThat(m.status()).isEqualTo(2);
            assertThat(m.there()).isNull();
            assertThat(m.state()).isEqualTo(PortalState.SENT);
        });
        receipt(message(1), "ACCEPTED");
        round();
        assertThat(asked(() -> portal.mismatched(manager()))).isZero();
    }

    @Test
    void done_here_in_time_and_known_there_after_the_date_is_late_by_synchronisation_with_its_evidence()
            throws IOException {
        worked();
        Instant metAt = result().clock().metAt();
        feed.catchUp();
        assertThat(asked(() -> portal.delays(manager()))).isEmpty();
        later(Duration.ofDays(40));
        assertThat(asked(() -> portal.delays(manager()))).singleElement().satisfies(d -> {
            assertThat(d.metAt()).isEqualTo(metAt);
            assertThat(d.metAt()).isBefore(d.lateFrom());
            assertThat(d.thereAt()).isNull();
            assertThat(d.sentAt()).isNull();
        });
        for (int i = 0; i < 4; i++) round();
        receipt(message(state().version()), "ACCEPTED");
        round();
        assertThat(asked(() -> portal.delays(manager()))).singleElement().satisfies(d -> {
            assertThat(d.sentAt()).isEqualTo(now);
            assertThat(d.thereAt()).isEqualTo(now);
            assertThat(d.stage()).isEqualTo(SyncDelay.Stage.RESULT);
        });
    }

    @Test
    void known_there_in_time_is_no_delay() throws IOException {
        worked();
        for (int i = 0; i < 4; i++) round();
        receipt(message(state().version()), "ACCEPTED");
        round();
        later(Duration.ofDays(60));
        assertThat(asked(() -> portal.delays(manager()))).isEmpty();
    }

    @Test
    void over_the_web_who_may_sees_what_was_refused_and_sends_it_again() throws IOException {
        round();
        receipt(message(1), "REFUSED");
        round();
        if (!(identity.logIn("cong.quoc.gia", PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Quản trị", "cong.quoc.gia", PASSWORD);
        var browser = browser();
        browser.logIn("cong.quoc.gia", PASSWORD);
        assertThat(browser.get("/quan-tri/cong-quoc-gia").body())
                .contains("Cổng từ chối", "Cổng báo lỗi E-1", "Gửi lại", "Chưa cấu hình đường tới Cổng")
                .doesNotContain("Ánh");
        assertThat(browser.get("/quan-tri/cong-quoc-gia?loc=REFUSED&lang=en").body())
                .contains("Refused by the portal");
        assertThat(browser.get("/quan-tri/cong-quoc-gia/lech?lang=vi").body()).contains("24 giờ", "SYNC");
        assertThat(browser.get("/quan-tri/cong-quoc-gia/tre-do-dong-bo.csv").statusCode())
                .isEqualTo(200);
        assertThat(browser.submit(
                                "/quan-tri/cong-quoc-gia",
                                "/quan-tri/cong-quoc-gia/" + message(1) + "/gui-lai",
                                java.util.Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(state(1)).isEqualTo("WAITING");
        assertThat(browser().get("/quan-tri/cong-quoc-gia").statusCode()).isEqualTo(302);
    }
}
