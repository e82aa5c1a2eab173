package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import vn.kycuong.audit.Reason;
import vn.kycuong.browser.SampleWorld;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.privacy.PersonRequests;
import vn.kycuong.reference.Editions;

/** Identity numbers are sealed and found, seen for a reason, and content ends as the law lets it; the ledger stays true to what is left. */
class PersonalContentTest extends SampleWorld {
    private static final AtomicInteger NUMBER = new AtomicInteger(90_000);
    private static final Reason WHY = new Reason("đối chiếu giấy tờ tại quầy");

    @Autowired
    private PersonalContent personal;

    @Autowired
    private PersonRequests requests;

    @Autowired
    private IdentitySealing sealing;

    @Autowired
    private IdentityNumbers numbers;

    @Autowired
    private DossierRows rows;

    @Autowired
    private Admission admission;

    @Autowired
    private ActPath path;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private Grants grants;

    @Autowired
    private Editions editions;

    @Autowired
    private DataSource database;

    private Officer officer(UnitId unit, String... rights) {
        var actor = new ActorId(NUMBER.incrementAndGet());
        var post = new PostId(actor.value());
        grants.replace(
                actor,
                1,
                true,
                List.of(rights).stream()
                        .map(right -> new Grants.Grant(post, right, unit))
                        .toList());
        return new Officer(
                actor, post, unit, "", "Người " + actor, "LEADER", Set.of(rights), Scope.of(List.of(unit), 1));
    }

    private List<String> replay() throws SQLException {
        feed.catchUp();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        return List.copyOf(told);
    }

    private CaseId aCase(String where) {
        return CaseId.parse(
                one("select c.case_id::text from ledger.case_standing c join dossier.identity_number i using (case_id)"
                        + " where kind = 'dossier' and " + where + " order by c.case_id limit 1"));
    }

    private UnitId unitOf(CaseId id) {
        return ledger.find(id).orElseThrow().unitNow();
    }

    @Test
    void no_number_stands_in_clear_and_it_is_found_by_exactly_itself_within_the_scope() {
        assertThat(one("select count(*)::text from dossier.revision where convert_from(content, 'UTF8') ~"
                        + " '\"identityNumber\":\"[0-9]'"))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from dossier.identity_number")).isNotEqualTo("0");
        var id = aCase("true");
        var reader = officer(unitOf(id), PersonalContent.UNMASK);
        var number = personal.unmask(id, WHY, reader).orElseThrow();
        assertThat(number).matches("\\d{12}");
        assertThat(one("select kind || ' ' || actor_id from audit.line where case_id = '" + id
                        + "' and kind = 'UNMASKED'"))
                .isEqualTo("UNMASKED " + reader.actor());
        assertThat(personal.byIdentityNumber(number, reader)).containsExactly(id);
        assertThat(personal.byIdentityNumber(number.substring(1), reader)).isEmpty();
        assertThat(personal.byIdentityNumber("", reader)).isEmpty();
        var stranger = officer(new UnitId(999_999), PersonalContent.UNMASK);
        assertThat(personal.byIdentityNumber(number, stranger)).isEmpty();
        assertThat(personal.unmask(id, WHY, stranger)).isEmpty();
        var rightless = officer(unitOf(id));
        assertThatThrownBy(() -> personal.unmask(id, WHY, rightless)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void what_was_written_in_clear_is_written_anew_and_the_ledger_says_so() throws SQLException {
        var any = aCase("true");
        var officer = officer(unitOf(any), Rights.RECEIVE, PersonalContent.UNMASK);
        var id = writtenInClear(officer, procedureOf(any), "012345678901");
        var before = ledger.find(id).orElseThrow();
        assertThat(replay()).isEmpty();
        assertThat(sealing.round()).isTrue();
        assertThat(sealing.round()).as("nothing is left").isFalse();
        assertThat(one(
                        "select string_agg(coalesce(convert_from(content, 'UTF8'), '-'), ' ' order by revision) from dossier.revision"
                                + " where case_id = '" + id + "'"))
                .startsWith("- {")
                .contains("••••••••8901")
                .doesNotContain("012345678901");
        var after = ledger.find(id).orElseThrow();
        // the clock may warn meanwhile: that is another entry
        assertThat(ledger.entries(id).stream().filter(e -> e.version() > before.version()))
                .filteredOn(e -> e.kind().equals("kernel.ContentSealed"))
                .hasSize(1);
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(personal.unmask(id, WHY, officer)).contains("012345678901");
        assertThat(personal.byIdentityNumber("012345678901", officer)).containsExactly(id);
        assertThat(replay()).isEmpty();
    }

    private String procedureOf(CaseId id) {
        return one("select procedure_key from dossier.dossier where case_id = '" + id + "'");
    }

    /** As the desk wrote it before there was a vault. */
    private CaseId writtenInClear(Officer officer, String procedure, String number) {
        var key = UUID.randomUUID().toString();
        var id = CaseId.ofForm(key);
        var name = new PersonName("Người Nộp");
        var map = new HashMap<String, Object>(
                new Application(name, name, "", "0900000000", "", "Xã", "", List.of(), "COUNTER").toMap(""));
        map.put("identityNumber", number);
        var content = ActPath.content("application", map);
        var now = path.now();
        var code = rows.insert(
                        new NewDossier(
                                id,
                                "X",
                                "200615",
                                procedure,
                                "normal",
                                Channel.COUNTER,
                                officer.unit(),
                                "k" + id,
                                "nguoi nop",
                                "Người Nộp",
                                Set.of("nguoi"),
                                null),
                        content)
                .orElseThrow();
        var outcome = ledger.record(Act.of(
                CaseState.unopened(id, Dossiers.KIND),
                ActPath.by(officer, now, key),
                DossierEvent.SUBMITTED.kind(),
                Rights.RECEIVE,
                officer.unit(),
                AdmissionRules.submitted(officer.unit(), officer.unit(), admission.answerClock(now)),
                Map.of("procedure", procedure, "code", code, "channel", "COUNTER", "case", "normal"),
                Commitment.of(1, content.salt(), content.bytes())));
        assertThat(outcome).isInstanceOf(ActOutcome.Recorded.class);
        jdbc.sql("insert into dossier.identity_to_seal values (:id)")
                .param("id", id.value())
                .update();
        return id;
    }

    @Test
    void content_is_erased_when_two_agree_its_time_is_over_and_nobody_holds_it() throws SQLException {
        var open = aCase("closed_at is null");
        var id = aCase("closed_at is not null");
        var unit = unitOf(id);
        var asks = officer(unit, PersonRequests.REQUEST, PersonalContent.ERASE, PersonalContent.UNMASK);
        var grantsIt = officer(unit, PersonalContent.ERASE);
        var number = personal.unmask(id, WHY, asks).orElseThrow();
        assertThat(ask(open, officer(unitOf(open), PersonRequests.REQUEST))).contains("erasure.StillOpen");
        assertThat(ask(id, asks)).contains("erasure.KeptUntil");
        assertThat(ask(id, officer(new UnitId(999_999), PersonRequests.REQUEST)))
                .contains("personal.no.unknown");
        retention("-1");
        try {
            assertThat(personal.hold(id, "Công văn của tòa án", grantsIt)).isTrue();
            assertThat(ask(id, asks)).contains("erasure.Held");
            var hold = personal.kept(id, asks).orElseThrow().holds().getFirst();
            assertThat(personal.release(hold.id(), id, grantsIt)).isTrue();
            assertThat(ask(id, asks)).isEmpty();
            assertThat(ask(id, asks)).contains("personal.no.asked");
            var request = requests.of(id).getFirst().id();
            assertThat(requests.decide(request, true, asks)).contains("personal.no.fourEyes");
            assertThat(personal.kept(id, asks).orElseThrow().application()).isNotNull();
            assertThat(requests.decide(request, true, grantsIt)).isEmpty();
            assertThat(requests.decide(request, true, grantsIt)).contains("personal.no.unknown");
        } finally {
            retention("10");
        }
        var kept = personal.kept(id, asks).orElseThrow();
        assertThat(kept.application()).isNull();
        assertThat(kept.written()).isEmpty();
        assertThat(personal.byIdentityNumber(number, asks)).isEmpty();
        assertThat(personal.unmask(id, WHY, asks)).isEmpty();
        assertThat(one("select label || words from dossier.dossier where case_id = '" + id + "'"))
                .isEqualTo("(đã xóa)");
        var last = ledger.entries(id).getLast();
        assertThat(last.kind()).isEqualTo("kernel.ContentErased");
        assertThat(last.facts().get("basis")).isEqualTo("Điều 1");
        assertThat(replay()).isEmpty();
    }

    private Optional<String> ask(CaseId id, Officer officer) {
        return requests.ask(PersonRequests.Kind.ERASURE, id, "Điều 1", "", officer);
    }

    private void retention(String years) {
        jdbc.sql("update law.rule set value = :years where key = 'dossier.retention-years'")
                .param("years", years)
                .update();
        editions.changed("law.rule");
    }

    @Test
    void an_end_of_a_number_is_shown_and_masked_again_it_is_the_same() {
        assertThat(Application.masked("012345678901")).isEqualTo("••••••••8901");
        assertThat(Application.masked("123456789")).isEqualTo("•••••6789");
        assertThat(Application.masked(Application.masked("123456789"))).isEqualTo("•••••6789");
        assertThat(Application.masked("")).isEmpty();
        assertThat(numbers.print("0123 4567 8901")).isEqualTo(numbers.print("012345678901"));
    }
}
