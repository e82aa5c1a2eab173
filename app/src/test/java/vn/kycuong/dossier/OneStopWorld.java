package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** People of a one-stop, a legal clock that a test sets, and one dossier at a time through the desk's own faces. */
public abstract class OneStopWorld extends WebTest {
    protected static final List<String> ALL = List.of(
            Rights.RECEIVE,
            Rights.RETURN,
            Rights.EXAMINE,
            Rights.ASSIGN,
            Rights.SIGN,
            Rights.NUMBER,
            Rights.APPROVE,
            Rights.APOLOGISE,
            Rights.CORRECT,
            Rights.COMMENT,
            Rights.PAUSE,
            Rights.REFER,
            Rights.STOP,
            Rights.REOPEN,
            Rights.ENTER_LATE,
            Rights.PROCESS);
    private static final AtomicInteger NUMBER = new AtomicInteger(70_000);

    @Autowired
    protected Intake intake;

    @Autowired
    protected Acceptance acceptance;

    @Autowired
    protected Refusals refusals;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected Procedures procedures;

    @Autowired
    private Grants grants;

    @Autowired
    protected ClockSweep sweep;

    protected CaseId id;
    protected Instant now;

    @BeforeEach
    void noSweep() {
        sweep.stop(); // it lives in the real year, these dossiers in another
    }

    @AfterEach
    void sweepAgain() {
        sweep.start();
    }

    /** Moves the clock to a moment of the wall. */
    protected void setClock(String local) {
        now = LegalZone.instant(LocalDateTime.parse(local));
    }

    protected Officer officer(UnitId unit, String role, String... rights) {
        return officer(unit, unit, Scope.of(List.of(unit), 1), role, rights);
    }

    /** Whoever may do everything at every unit, sitting at one. */
    protected Officer everywhere(UnitId unit) {
        return officer(unit, UnitId.ALL, Scope.all(1), "LEADER", ALL.toArray(String[]::new));
    }

    private Officer officer(UnitId unit, UnitId over, Scope scope, String role, String... rights) {
        int number = NUMBER.incrementAndGet();
        var post = new PostId(number);
        grants.replace(
                new ActorId(number),
                1,
                true,
                List.of(rights).stream()
                        .map(r -> new Grants.Grant(post, r, over))
                        .toList());
        return new Officer(new ActorId(number), post, unit, "Xã", "Người " + number, role, Set.of(rights), scope);
    }

    protected <R> R at(Supplier<R> act) {
        now = now.plusSeconds(60);
        return LegalClock.Scoped.at(now, act);
    }

    protected CaseState state() {
        return ledger.find(id).orElseThrow();
    }

    protected Sheet sheet() {
        return new Sheet(state().version(), UUID.randomUUID().toString());
    }

    protected Obligation result() {
        return state().obligation(Tier.WHOLE).orElseThrow();
    }

    protected void done(Supplier<ActResult> act) {
        assertThat(at(act)).isInstanceOf(ActResult.Done.class);
    }

    protected void refused(String why, Supplier<ActResult> act) {
        int before = state().version();
        assertThat(at(act))
                .isInstanceOfSatisfying(
                        ActResult.NotPossible.class,
                        no -> assertThat(no.wordKey()).isEqualTo(why));
        assertThat(state().version()).isEqualTo(before);
    }

    /** An application with every paper the version lists. */
    protected TakeIn application(String procedure, String procedureCase, Channel channel, LocalDate day) {
        var version = procedures.get(procedure, day).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh");
        var application =
                new Application(person, person, "000000000001", "0900000000", "", "Xã", "", papers, "COUNTER");
        return new TakeIn(UUID.randomUUID().toString(), procedure, procedureCase, channel, application);
    }

    /** Takes it in at the counter, and goes on with it. */
    protected TakeInResult.Accepted takenIn(TakeIn command, Officer officer) {
        var result = LegalClock.Scoped.at(now, () -> intake.takeIn(command, officer));
        assertThat(result).isInstanceOf(TakeInResult.Accepted.class);
        var accepted = (TakeInResult.Accepted) result;
        id = accepted.ref().caseId();
        return accepted;
    }
}
