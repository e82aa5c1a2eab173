package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.document.ReceiptSlip;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.LawLimit;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.CommitmentSum;
import vn.kycuong.oversight.Commitments;
import vn.kycuong.oversight.Period;
import vn.kycuong.reference.Editions;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** A time shorter than the law's, to which the province committed itself: promised on the slip, and lateness told by both. */
class CommittedTimeTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    /** Each test has a district of its own, so that sums are its own. */
    private static final AtomicInteger DISTRICT = new AtomicInteger();

    private static final String DECISION = "QĐ 34 của tỉnh về cắt giảm";

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private SlipPapers slips;

    @Autowired
    private FileRows rows;

    @Autowired
    private Files files;

    @Autowired
    private DraftViews drafts;

    @Autowired
    private Commitments commitments;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Editions editions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private LegalClock time;

    private UnitId unit;
    private Officer head;

    @BeforeEach
    void aDistrict() {
        setClock("2020-06-15T09:00");
        var districts = organisation.unitsAt(MONDAY, UnitKind.DISTRICT);
        unit = districts.get(districts.size() - 1 - DISTRICT.getAndIncrement()).id();
        head = officer(unit, "LEADER", ALL.toArray(String[]::new));
    }

    @AfterEach
    void noCommitment() {
        jdbc.sql("delete from law.rule where basis = :basis")
                .param("basis", DECISION)
                .update();
        transaction.executeWithoutResult(_ -> editions.changed("law.rule"));
    }

    private void committed(String key, String limit) {
        jdbc.sql("""
                insert into law.rule values (:key, 'procedure:HOUSEHOLD_BIZ', '2020-06-01', null, 'LIMIT', :limit, :basis, 'VERIFIED', '')
                """)
                .param("key", key)
                .param("limit", limit)
                .param("basis", DECISION)
                .update();
        transaction.executeWithoutResult(_ -> editions.changed("law.rule"));
    }

    private void takenIn() {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), head);
    }

    private static LocalDate day(@Nullable Instant at) {
        return LegalZone.local(Objects.requireNonNull(at)).toLocalDate();
    }

    private void ready() {
        while (!state().state().equals(DossierState.AT_ONE_STOP.name()))
            done(() -> dossiers.complete(id, sheet(), "", head));
        feed.catchUp();
    }

    private CommitmentSum sum() {
        return commitments.sums(Period.around(now, Period.Span.MONTH), now, Scope.of(List.of(unit), 1)).stream()
                .filter(one -> one.procedureKey().equals("HOUSEHOLD_BIZ"))
                .findFirst()
                .orElseThrow();
    }

    private CommitmentSum sum(long lawful, long openLawful) {
        return new CommitmentSum(unit, "HOUSEHOLD_BIZ", 0, lawful, 0, openLawful, 0);
    }

    @Test
    void the_slip_promises_the_shorter_time_and_lateness_is_told_by_the_promise_and_by_the_law() throws SQLException {
        committed("dossier.committed-limit.normal", "1WD");
        takenIn();
        assertThat(day(result().promised())).isEqualTo(LocalDate.of(2020, 6, 16));
        assertThat(LawLimit.of(ledger.entries(id))).contains(Limit.parse("3WD"));
        var slip = (ReceiptSlip)
                slips.slip(rows.find(id).orElseThrow(), 1, "http://mau.example").orElseThrow();
        assertThat(slip.limit()).isEqualTo("1 ngày làm việc (cam kết rút ngắn; theo quy định: 3 ngày làm việc)");
        var page = at(() -> files.of(id, head)).orElseThrow();
        assertThat(day(Objects.requireNonNull(page.lawDue()).at())).isEqualTo(LocalDate.of(2020, 6, 18));

        setClock("2020-06-17T09:00");
        feed.catchUp();
        assertThat(sum()).as("it runs beyond the promise").isEqualTo(sum(0, 1));
        ready();
        assertThat(sum()).isEqualTo(sum(1, 0));
        assertThat(commitments.broken(Period.around(now, Period.Span.MONTH), now, Scope.of(List.of(unit), 1), 10))
                .filteredOn(one -> one.caseId().equals(id.value()))
                .singleElement()
                .satisfies(one -> assertThat(one.beyondLaw()).isFalse());
        assertThat(commitments.sums(Period.around(now, Period.Span.MONTH), now, Scope.none()))
                .isEmpty();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        assertThat(told).isEmpty();
    }

    @Test
    void what_came_online_is_promised_by_the_commitment_of_the_day_on_which_it_is_accepted() {
        var command = application("HOUSEHOLD_BIZ", "normal", Channel.ONLINE, MONDAY);
        id = ((TakeInResult.Registered) at(() -> intake.apply(command, unit)))
                .ref()
                .caseId();
        committed("dossier.committed-limit", "2WD");
        done(() -> acceptance.accept(id, sheet(), head));
        assertThat(LawLimit.of(ledger.entries(id))).contains(Limit.parse("3WD"));
        assertThat(day(result().promised())).isEqualTo(LocalDate.of(2020, 6, 17));
        ready();
        assertThat(LawLimit.owed(result(), ledger.entries(id))
                        .orElseThrow()
                        .clock()
                        .limit())
                .isEqualTo(Limit.parse("3WD"));
    }

    @Test
    void a_commitment_to_more_than_the_law_gives_or_for_another_case_promises_nothing() {
        committed("dossier.committed-limit", "9WD");
        committed("dossier.committed-limit.another", "1WD");
        takenIn();
        assertThat(LawLimit.of(ledger.entries(id))).isEmpty();
        assertThat(day(result().promised())).isEqualTo(LocalDate.of(2020, 6, 18));
        assertThat(at(() -> files.of(id, head)).orElseThrow().lawDue()).isNull();
    }

    @Test
    void everybody_reads_what_the_province_promises_beside_the_law_and_by_which_decision() {
        committed("dossier.committed-limit", "2WD");
        assertThat(browser().get("/thu-tuc/HOUSEHOLD_BIZ?ngay=2020-06-15").body())
                .contains("tỉnh cam kết 2 ngày làm việc", "3 ngày làm việc", DECISION);
        var procedure = procedures.get("HOUSEHOLD_BIZ", MONDAY).orElseThrow();
        assertThat(at(() -> drafts.terms(procedure, "normal", "ONLINE", Words.of("vi"))))
                .as("and whoever is about to apply online")
                .contains("3 ngày làm việc; tỉnh cam kết 2 ngày làm việc");
    }

    @Test
    void the_board_shows_who_kept_it_and_leads_to_what_did_not() {
        committed("dossier.committed-limit", "1WD");
        takenIn();
        setClock("2020-06-17T09:00");
        ready();
        var login = "chu" + UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Lãnh đạo")), accounts.hash(PASSWORD));
        var post = posts.create(organisation.province().id(), PostRole.CHAIR, "Chủ tịch", false, time.today());
        posts.appoint(post, made.actors().getFirst(), time.today(), false, "QĐ");
        accounts.regrant(made.actors());
        var chair = browser();
        chair.logIn(login, PASSWORD);
        var board = chair.get("/bang-don-vi/cam-ket?ky=thang&luc=" + now).body();
        assertThat(board)
                .contains(
                        "Giữ cam kết cắt giảm thời gian",
                        "Quá cam kết, trong quy định",
                        "href=\"/ho-so/" + id,
                        "Trong hạn");
        assertThat(chair.get("/bang-don-vi/cam-ket.csv?ky=thang&luc=" + now).body())
                .contains("Quá cam kết, trong quy định", procedures.name("HOUSEHOLD_BIZ"));
    }
}
