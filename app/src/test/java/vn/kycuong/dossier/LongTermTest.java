package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.document.FileId;
import vn.kycuong.document.Files;
import vn.kycuong.document.Pdf;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.Officer;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reference.Editions;
import vn.kycuong.signature.Checked;
import vn.kycuong.signature.Raising;
import vn.kycuong.signature.SignatureCheck;
import vn.kycuong.signature.SignatureFound;
import vn.kycuong.signature.SignatureLevel;
import vn.kycuong.signature.Silent;
import vn.kycuong.worktime.LegalClock;

/** Results that were signed outlive the certificates of who signed them: step by step, by what is added behind them, and never twice. */
class LongTermTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);

    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Results results;

    @Autowired
    private LaidFiles laid;

    @Autowired
    private SignedSlips slips;

    @Autowired
    private Files files;

    @Autowired
    private LongTerm papers;

    @Autowired
    private LongTermRaising raising;

    @Autowired
    private LongTermRows rows;

    @Autowired
    private SignedSlipRows slipRows;

    @Autowired
    private FileSignatureRows signatureRows;

    @Autowired
    private FileSignatures signatures;

    @Autowired
    private IdentityNumberRows numbers;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Rules rules;

    @Autowired
    private Editions editions;

    @Autowired
    private ActPath path;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private DataSource database;

    private Officer district;

    @BeforeEach
    void people() {
        raising.stop();
        signatures.stop();
        jdbc.sql("delete from dossier.long_term").update(); // of other tests: their years are others
        district = officer(
                organisation.unitsAt(MONDAY, UnitKind.DISTRICT).getFirst().id(), "LEADER", ALL.toArray(String[]::new));
        setClock("2020-06-15T09:00");
    }

    @AfterEach
    void again() {
        raising.start();
        signatures.start();
    }

    private FileId signed() {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), district);
        done(() -> dossiers.take(id, sheet(), district));
        var draft = new Pdf().of("<html><body><p>Giấy chứng nhận (mẫu)</p></body></html>", "Kết quả");
        var sent = (UploadedFile.Accepted) UploadedFile.check("kq.pdf", draft, "", UploadedFile.TEN_MEGABYTES);
        done(() -> results.draft(id, sheet(), sent, district));
        done(() -> results.complete(id, sheet(), Dossiers.Leaving.PLAIN, "", district));
        done(() -> dossiers.take(id, sheet(), district));
        done(() -> results.complete(id, sheet(), Dossiers.Leaving.PLAIN, "", district));
        var result = laid.result(id).orElseThrow();
        return java.util.Objects.requireNonNull(laid.stored(id).get(result.sha256()))
                .id();
    }

    private byte[] whole(FileId file) {
        var opened = papers.open(id, file).orElseThrow();
        try (var in = opened.content()) {
            var content = in.readAllBytes();
            assertThat(content).hasSize(opened.size());
            return content;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] first(FileId file) {
        try (var in = files.open(id, file).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private Checked.Signed checked(FileId file) {
        return (Checked.Signed) check.check(whole(file), now);
    }

    private int round() {
        return at(raising::round);
    }

    private LongTermRaising with(Raising instead) {
        return new LongTermRaising(rows, papers, slipRows, signatureRows, instead, rules, path, transaction);
    }

    private void later(Duration by) {
        now = now.plus(by);
    }

    private List<String> replay() throws SQLException {
        feed.catchUp();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        return told.stream().filter(t -> t.contains(id.toString())).toList();
    }

    private Officer administrator() {
        return officer(district.unit(), "ADMIN", LongTerm.MANAGE);
    }

    private LongTermBoard board() {
        var who = administrator();
        return at(() -> papers.board(who));
    }

    @Test
    void a_result_is_signed_at_once_and_raised_step_by_step_behind_bytes_that_stay() throws Exception {
        var file = signed();
        var before = first(file);
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.B);
        assertThat(round()).as("a stamp, then revocation").isEqualTo(2);
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.LT);
        assertThat(round()).as("revocation of the day after is waited for").isZero();
        later(Duration.ofHours(25));
        assertThat(round()).isEqualTo(1);
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.LTA);
        assertThat(checked(file).worth()).isEqualTo(SignatureFound.Worth.VALID);
        assertThat(round()).isZero();

        var entry = ledger.entries(id).getLast();
        assertThat(entry.facts().get("file")).isEqualTo(sha256(before));
        assertThat(laid.result(id).orElseThrow().sha256()).isEqualTo(sha256(before));
        var all = whole(file);
        assertThat(Arrays.equals(before, 0, before.length, all, 0, before.length))
                .isTrue();
        assertThat(first(file)).isEqualTo(before);
        var versions = papers.versions(id, file);
        assertThat(versions)
                .extracting(KeptVersion::level)
                .containsExactly(SignatureLevel.T, SignatureLevel.LT, SignatureLevel.LTA);
        assertThat(versions.getLast().sha256()).isEqualTo(sha256(all));
        assertThat(versions.getLast().size()).isEqualTo(all.length);
        assertThat(versions).allSatisfy(v -> {
            assertThat(v.authority()).contains("Dấu thời gian");
            assertThat(sha256(Arrays.copyOf(all, v.size()))).isEqualTo(v.sha256());
        });
        assertThat(signatures.of(id).get(file.toString()).level()).isEqualTo(SignatureLevel.LTA);
        assertThat(replay()).isEmpty();
        jdbc.sql(
                        "update dossier.long_term_version set added = set_byte(added, 9, 1 + get_byte(added, 9) % 250) where paper_id = :file and no = 2")
                .param("file", file.value())
                .update();
        assertThat(replay()).singleElement().satisfies(t -> assertThat(t).contains("phần thêm sau chữ ký"));
    }

    @Test
    void an_archive_stamp_is_renewed_before_it_ends_and_carries_the_result_over_the_ends_of_all_certificates() {
        var file = signed();
        round();
        later(Duration.ofHours(25));
        round();
        var until = papers.versions(id, file).getLast().until();
        now = until.minus(Duration.ofDays(181));
        assertThat(round()).as("not before its time").isZero();
        now = until.minus(Duration.ofDays(179));
        assertThat(round()).isEqualTo(1);
        assertThat(papers.versions(id, file)).hasSize(4);
        assertThat(round()).isZero();
        now = until.plus(Duration.ofDays(300));
        var checked = checked(file);
        assertThat(checked.worth()).isEqualTo(SignatureFound.Worth.VALID);
        assertThat(checked.level()).isEqualTo(SignatureLevel.LTA);
        assertThat(checked.signatures()).allSatisfy(s -> assertThat(s.until()).isBefore(now));
        assertThat(((Checked.Signed) check.check(first(file), now)).worth()).isEqualTo(SignatureFound.Worth.EXPIRED);
    }

    @Test
    void a_digest_that_will_not_be_believed_any_more_has_stamps_renewed_by_a_stronger_one() {
        var file = signed();
        round();
        later(Duration.ofHours(25));
        round();
        jdbc.sql("""
                insert into law.rule (key, applies_to, effective_from, type, value, basis, status, note)
                values ('signature.trusted.SHA256', '*', '2020-11-01', 'FLAG', 'false', 'Thử nghiệm', 'ASSUMED', '')
                """).update();
        editions.changed("law.rule");
        try {
            assertThat(round()).as("within half a year of its end").isEqualTo(1);
            assertThat(papers.versions(id, file)).hasSize(4);
            assertThat(round()).isZero();
            setClock("2021-01-04T09:00");
            assertThat(checked(file).worth()).isEqualTo(SignatureFound.Worth.VALID);
        } finally {
            jdbc.sql("delete from law.rule where key = 'signature.trusted.SHA256' and effective_from = '2020-11-01'")
                    .update();
            editions.changed("law.rule");
        }
    }

    @Test
    void who_does_not_answer_is_told_asked_again_later_and_nothing_is_lost() {
        var file = signed();
        var silent = with(Silent.noStamps(beans));
        assertThat(at(silent::round)).isEqualTo(1);
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.B);
        var told = board();
        assertThat(told.failing()).isEqualTo(1);
        assertThat(told.lines()).singleElement().satisfies(line -> {
            assertThat(line.problem()).isEqualTo("NO_STAMP");
            assertThat(line.detail()).isEqualTo("no answer");
            assertThat(line.next()).isAfter(line.since());
        });
        for (int tries = 0; tries < 12; tries++) {
            later(Duration.ofHours(25));
            assertThat(at(silent::round)).as("never given up").isEqualTo(1);
        }
        assertThat(board().lines().getFirst().next()).isBefore(now.plus(Duration.ofHours(25)));
        later(Duration.ofHours(25));
        var none = with(Silent.noRevocation(beans));
        assertThat(at(none::round)).isEqualTo(2);
        assertThat(checked(file).level()).as("what there is, is kept").isEqualTo(SignatureLevel.T);
        assertThat(board().lines().getFirst().problem()).isEqualTo("NO_REVOCATION");
        var paper = board().lines().getFirst().paper();
        var who = administrator();
        assertThat(at(() -> papers.retry(paper, who))).isTrue();
        assertThat(round()).isEqualTo(1);
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.LT);
        assertThat(board().failing()).isZero();
        assertThat(at(() -> papers.retry(paper, who))).isFalse();
    }

    @Test
    void two_instances_make_no_step_twice() throws Exception {
        var file = signed();
        var another = with(beans.getBean(Raising.class));
        try (var both = Executors.newFixedThreadPool(2)) {
            var moment = now;
            Callable<Integer> one = () -> LegalClock.Scoped.at(moment, raising::round);
            Callable<Integer> two = () -> LegalClock.Scoped.at(moment, another::round);
            int steps = 0;
            for (var done : both.invokeAll(List.of(one, two))) steps += done.get();
            assertThat(steps).isEqualTo(2);
        }
        assertThat(papers.versions(id, file)).extracting(KeptVersion::no).containsExactly(1, 2);
        later(Duration.ofHours(25));
        assertThat(crashed()).as("while it was made").isPresent();
        assertThat(round()).as("not while it is claimed").isZero();
        later(Duration.ofMinutes(10));
        assertThat(crashed()).isPresent();
        assertThat(board().lines())
                .singleElement()
                .satisfies(l -> assertThat(l.problem()).isEqualTo("BROKE"));
        later(Duration.ofMinutes(10));
        assertThat(round()).isEqualTo(1);
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.LTA);
        assertThat(board().failing()).isZero();
    }

    /** A step that is claimed and comes to no end. */
    private Optional<LongTermRows.Claimed> crashed() {
        return at(() -> transaction.execute(
                _ -> rows.claim(List.of(LongTerm.Kind.RESULT), List.of(), now, now.plus(Duration.ofMinutes(10)))));
    }

    @Test
    void what_is_lawfully_erased_is_erased_with_all_that_was_added_to_it() {
        var file = signed();
        round();
        assertThat(papers.versions(id, file)).hasSize(2);
        numbers.erase(id, "(đã xóa)");
        files.of(id).forEach(f -> files.erase(id, f.id(), now));
        assertThat(papers.open(id, file)).isEmpty();
        assertThat(jdbc.sql("select count(*) from dossier.long_term_version where case_id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .isZero();
        later(Duration.ofHours(30));
        assertThat(round()).isZero();
    }

    @Test
    void slips_stay_as_they_are_until_a_rule_says_otherwise() {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), district);
        var plain = new Pdf().of("<html><body><p>Giấy tiếp nhận (mẫu)</p></body></html>", "Phiếu");
        var before = at(() -> slips.of(id, SignedSlips.Paper.SLIP, 1, district.unit(), () -> plain));
        assertThat(round()).isZero();
        jdbc.sql("update law.rule set value = 'true' where key = 'signature.long-term.slip'")
                .update();
        editions.changed("law.rule");
        try {
            takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), district);
            var first = at(() -> slips.of(id, SignedSlips.Paper.SLIP, 1, district.unit(), () -> plain));
            assertThat(round()).as("the earlier one stays").isEqualTo(2);
            var raised = at(() -> slips.of(id, SignedSlips.Paper.SLIP, 1, district.unit(), () -> before));
            assertThat(Arrays.equals(first, 0, first.length, raised, 0, first.length))
                    .isTrue();
            assertThat(((Checked.Signed) check.check(raised, now)).level()).isEqualTo(SignatureLevel.LT);
            numbers.erase(id, "(đã xóa)");
            assertThat(jdbc.sql("select count(*) from dossier.long_term where case_id = :id")
                            .param("id", id.value())
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            jdbc.sql("update law.rule set value = 'false' where key = 'signature.long-term.slip'")
                    .update();
            editions.changed("law.rule");
        }
    }

    @Test
    void over_the_web_who_may_sees_what_failed_and_has_it_tried_again() {
        signed();
        var silent = with(Silent.noStamps(beans));
        at(silent::round);
        var paper = board().lines().getFirst().paper();
        if (!(identity.logIn("chu.ky.lau.dai", PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Quản trị", "chu.ky.lau.dai", PASSWORD);
        var browser = browser();
        browser.logIn("chu.ky.lau.dai", PASSWORD);
        assertThat(browser.get("/quan-tri/chu-ky-lau-dai?lang=vi").body())
                .contains(
                        "1 giấy tờ chưa nâng được mức",
                        "Nguồn dấu thời gian không trả lời",
                        "no answer",
                        "Thử lại ngay")
                .contains(board().lines().getFirst().code())
                .doesNotContain("Ánh", "MISSING", "longTerm.");
        assertThat(browser.get("/quan-tri/chu-ky-lau-dai?lang=en").body())
                .contains("The source of time-stamps is silent", "Result")
                .doesNotContain("longTerm.");
        assertThat(browser.submit(
                                "/quan-tri/chu-ky-lau-dai",
                                "/quan-tri/chu-ky-lau-dai/" + paper + "/thu-lai",
                                java.util.Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("select tries from dossier.long_term where paper_id = :paper")
                        .param("paper", paper)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(browser.submit(
                                "/quan-tri/chu-ky-lau-dai",
                                "/quan-tri/chu-ky-lau-dai/" + java.util.UUID.randomUUID() + "/thu-lai",
                                java.util.Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser().get("/quan-tri/chu-ky-lau-dai").statusCode()).isEqualTo(302);
    }

    @Test
    void what_was_signed_before_an_upgrade_is_taken_up() throws IOException {
        var file = signed();
        jdbc.sql("delete from dossier.long_term where case_id = :id")
                .param("id", id.value())
                .update();
        var migration = new ClassPathResource("db/migration/dossier/V494__long_term.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        int from = migration.indexOf("insert into dossier.long_term");
        jdbc.sql(migration.substring(from, migration.indexOf(';', from))).update();
        assertThat(jdbc.sql("select kind || ' ' || level from dossier.long_term where paper_id = :file")
                        .param("file", file.value())
                        .query(String.class)
                        .single())
                .isEqualTo("RESULT B");
        assertThat(jdbc.sql("select count(*) from dossier.long_term where case_id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .as("not the draft")
                .isEqualTo(1);
        jdbc.sql("delete from dossier.long_term where case_id <> :id")
                .param("id", id.value())
                .update();
        round();
        assertThat(checked(file).level()).isEqualTo(SignatureLevel.LT);
    }
}
