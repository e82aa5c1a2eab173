package vn.kycuong.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.custody.Custody;
import vn.kycuong.custody.ProtectingDesk;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Classification;
import vn.kycuong.ledger.SealedLedger;
import vn.kycuong.worktime.LegalClock;

/**
 * A desk of sealed cases, as one for denunciations would be: list, count, search, export, file and an act. Its codes are drawn, not counted, for a
 * gap in a series would tell of what lies between.
 */
@TestComponent
@Access(value = Access.Who.OFFICER, rights = TestSealedDesk.RIGHT)
@RestController
@RequestMapping("/thu-ban-mat")
class TestSealedDesk implements ProtectingDesk {
    static final String RIGHT = "test.sealed";
    private static final String KIND = "sealed-test";

    private final SealedLedger ledger;
    private final Custody custody;
    private final LegalClock time;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TestSealedDesk(
            SealedLedger ledger, Custody custody, LegalClock time, JdbcClient jdbc, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.custody = custody;
        this.time = time;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static void prepare(JdbcClient jdbc) {
        jdbc.sql("create schema if not exists test_desk").update();
        jdbc.sql("create table if not exists test_desk.matter (case_id uuid primary key, code text, words text)")
                .update();
        for (var role : List.of("LEADER", "CHAIR", "CUSTODIAN"))
            for (var right : List.of(RIGHT, SealedLedger.ADMIT))
                jdbc.sql("insert into identity.role_right values (:role, :right, true) on conflict do nothing")
                        .param("role", role)
                        .param("right", right)
                        .update();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String wordKey() {
        return "custody.people";
    }

    /** Opens a case; answers the sign of its protected person. */
    String open(CaseId id, String words, Officer by, Set<ActorId> admitted, Set<ActorId> excluded) {
        return transaction.execute(_ -> {
            var now = time.instant();
            var act = Act.of(
                    CaseState.unopened(id, KIND),
                    new Act.By(by.actor(), by.post(), by.unit(), now, now, null),
                    "test.Opened",
                    RIGHT,
                    by.unit(),
                    List.of(
                            new Effect.Opened(by.unit(), by.unit(), 0),
                            new Effect.StateChanged("OPEN"),
                            new Effect.WorkOpened(1, 1, "LEADER", by.unit(), null, 0)),
                    Map.of(),
                    null);
            var outcome = ledger.open(act, Classification.PROTECTED, admitted, excluded);
            if (!(outcome instanceof ActOutcome.Recorded)) throw new IllegalStateException(outcome.toString());
            jdbc.sql("insert into test_desk.matter values (:id, :code, :words)")
                    .param("id", id.value())
                    .param("code", "TC-" + UUID.randomUUID().toString().substring(0, 8))
                    .param("words", words)
                    .update();
            return custody.keep(id, "denouncer", Map.of("Họ tên", "Người tố cáo mẫu", "Điện thoại", "0900000000"))
                    .toString();
        });
    }

    @GetMapping
    String list(@RequestParam(name = "tim", defaultValue = "") String words, Officer officer) {
        return ledger.count(KIND, officer.actor()) + " vụ việc\n" + lines(words, officer);
    }

    @GetMapping(path = "/xuat.csv", produces = "text/csv;charset=UTF-8")
    byte[] export(Officer officer) {
        return lines("", officer).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/{id}")
    String file(@PathVariable UUID id, Officer officer) {
        var found = ledger.find(new CaseId(id), officer.actor());
        if (found.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return found.get().state() + " "
                + ledger.entries(new CaseId(id), officer.actor()).size();
    }

    @PostMapping("/{id}/nhan")
    String claim(@PathVariable UUID id, Officer officer) throws IOException {
        var found = ledger.find(new CaseId(id), officer.actor());
        if (found.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var c = found.get();
        var now = time.instant();
        var by = new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, null);
        var taken = List.of(new Effect.WorkTaken(1, officer.actor()));
        return ledger.record(Act.of(c, by, "test.Taken", RIGHT, c.unitNow(), taken, Map.of(), null))
                .toString();
    }

    private String lines(String words, Officer officer) {
        var cases = ledger.cases(KIND, officer.actor(), null, 100);
        var codes = new HashMap<UUID, String>();
        jdbc.sql(
                        "select case_id, code from test_desk.matter where case_id = any (:ids) and words like '%' || :words || '%'")
                .param("ids", cases.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .param("words", words)
                .query((row, _) -> codes.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return cases.stream()
                .filter(c -> codes.containsKey(c.id().value()))
                .map(c -> codes.get(c.id().value()) + ";" + c.state())
                .collect(Collectors.joining("\n"));
    }
}
