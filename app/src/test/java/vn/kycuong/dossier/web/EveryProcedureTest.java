package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.Slip;
import vn.kycuong.document.Slips;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.worktime.LegalClock;

/**
 * Every procedure that the one-stop takes in, from application to result, through its own papers, cases, channels and steps; on the way, as the
 * seed has it, a supplement, a refusal, a late run. Each act hands out its official slip.
 */
class EveryProcedureTest extends OneStopWorld {
    private static final int MOST_ACTS = 80;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Holders holders;

    @Autowired
    private Consultations consultations;

    @Autowired
    private Course course;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private FileRows rows;

    @Autowired
    private SlipPapers papers;

    @Autowired
    private ControlPapers control;

    @Autowired
    private Slips slips;

    private Officer everybody;
    private Random random;

    /** The days on which the catalogue is walked: before and after the reform of 2025. */
    static Stream<LocalDate> days() {
        return Stream.of(LocalDate.of(2020, 6, 15), LocalDate.of(2026, 6, 15));
    }

    @ParameterizedTest
    @MethodSource("days")
    void each_goes_its_whole_way_with_its_slips(LocalDate day) {
        int walked = 0;
        for (var version : procedures.all(day)) {
            if (!version.takenInAtOneStop()) continue;
            long seed = version.key().hashCode() + day.toEpochDay();
            random = new Random(seed);
            for (var procedureCase : version.cases()) {
                // every way in for the first case, the first way in for every case
                var channels = procedureCase.equals(version.cases().getFirst())
                        ? version.channels()
                        : version.channels().subList(0, 1);
                for (var channel : channels) {
                    try {
                        walk(version, procedureCase.key(), Channel.valueOf(channel), day);
                        walked++;
                    } catch (AssertionError | RuntimeException broken) {
                        throw new AssertionError(
                                "%s, %s, %s, seed %d: %s"
                                        .formatted(
                                                version.key(), procedureCase.key(), channel, seed, broken.getMessage()),
                                broken);
                    }
                }
            }
            refuse(version, day);
        }
        assertThat(walked).as("ways walked on " + day).isGreaterThan(30);
    }

    private void walk(ProcedureVersion version, String procedureCase, Channel channel, LocalDate day) {
        now = LegalZone.instant(day.atTime(8, 0));
        var oneStop = procedures.oneStops(version, day).getFirst().id();
        everybody = everywhere(oneStop);
        if (!begin(version, procedureCase, channel, day)) return;
        if (random.nextInt(3) == 0) supplement(version, day);
        boolean late = random.nextInt(3) == 0;
        if (late) now = clocks.due(result(), now).lateFrom().plusSeconds(3_600);
        for (int acts = 0; !state().state().equals(DossierState.AT_ONE_STOP.name()); acts++) {
            assertThat(acts).as("acts until the result, now " + state().state()).isLessThan(MOST_ACTS);
            step();
        }
        var met = Objects.requireNonNull(result().clock().metAt());
        if (late) assertThat(met).isAfterOrEqualTo(clocks.due(result(), now).lateFrom());
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", everybody));
        slip("Phiếu trả kết quả");
        var row = rows.find(id).orElseThrow();
        var controlled = LegalClock.Scoped.at(now, () -> control.of(row, "http://mau.example"))
                .orElseThrow();
        assertThat(controlled.rows()).isNotEmpty();
        assertThat(controlled.result()).isEqualTo(late ? "Quá hạn" : controlled.result());
        assertThat(controlled.result()).isNotEmpty();
        slips.html(controlled);
    }

    /** False where no limit is in force for the case: nothing is guessed, and nothing taken in. */
    private boolean begin(ProcedureVersion version, String procedureCase, Channel channel, LocalDate day) {
        var command = application(version.key(), procedureCase, channel, day);
        if (channel == Channel.ONLINE) {
            var sent = LegalClock.Scoped.at(now, () -> intake.apply(command, everybody.unit()));
            if (sent instanceof TakeInResult.NoLimitInForce) return false;
            id = ((TakeInResult.Registered) sent).ref().caseId();
            done(() -> intake.accept(id, sheet(), everybody));
        } else {
            var taken = LegalClock.Scoped.at(now, () -> intake.takeIn(command, everybody));
            if (taken instanceof TakeInResult.NoLimitInForce) return false;
            assertThat(taken).isInstanceOf(TakeInResult.Accepted.class);
            id = ((TakeInResult.Accepted) taken).ref().caseId();
        }
        slip("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
        return true;
    }

    private void supplement(ProcedureVersion version, LocalDate day) {
        var asked = version.papers().isEmpty()
                ? "Tờ khai"
                : version.papers().getFirst().name();
        var items = List.of(new SupplementItem(asked, version.legalBasis(), "Thiếu chữ ký"));
        take();
        if (!state().state().equals(DossierState.PROCESSING.name())) return;
        done(() -> dossiers.proposeSupplement(id, sheet(), items, day.plusDays(20), everybody));
        done(() -> dossiers.requestSupplement(id, sheet(), everybody));
        slip("Phiếu yêu cầu bổ sung");
        now = now.plusSeconds(86_400);
        done(() -> dossiers.supplementReceived(id, sheet(), List.of(asked), everybody));
    }

    private void refuse(ProcedureVersion version, LocalDate day) {
        now = LegalZone.instant(day.atTime(8, 0));
        everybody = everywhere(procedures.oneStops(version, day).getFirst().id());
        var command = application(version.key(), version.cases().getFirst().key(), Channel.COUNTER, day);
        var presented = LegalClock.Scoped.at(now, () -> intake.present(command, everybody));
        id = ((TakeInResult.Presented) presented).ref().caseId();
        done(() -> intake.proposeRefusal(
                id, sheet(), "TC03", version.legalBasis(), "Không đúng đối tượng", "", everybody));
        done(() -> intake.refuse(id, sheet(), everybody));
        slip("Phiếu từ chối");
    }

    /** The next thing that can be done, whoever's it is. */
    private void step() {
        var c = state();
        if (c.state().equals(DossierState.WAITING_FINANCE.name()) || c.state().equals(DossierState.PAUSED.name())) {
            done(() -> course.resume(id, sheet(), "Đã xong", everybody));
            return;
        }
        var asked = c.openConsultations();
        if (!asked.isEmpty()
                && c.workFor(asked.getFirst().no()).map(WorkItem::step).orElse(0) == 0) {
            done(() -> consultations.answer(id, sheet(), asked.getFirst().no(), "Đồng ý", everybody));
            return;
        }
        take();
        var moves = at(() -> dossiers.moves(state(), everybody)).stream()
                .filter(m -> !m.isBack())
                .toList();
        assertThat(moves)
                .as("moves in " + state().state() + " from " + state().workItems())
                .isNotEmpty();
        var move = moves.get(random.nextInt(moves.size()));
        var leaving = new Dossiers.Leaving(move.work().no(), move.number(), move.paper() ? "Thông báo số 1" : "");
        done(() -> dossiers.complete(id, sheet(), leaving, "", everybody));
        if (move.step().kind() == ProcessStep.StepKind.SIGN)
            assertThat(ledger.entries(id).getLast().kind()).isEqualTo("dossier.Signed");
    }

    private void take() {
        for (var work : state().workItems()) {
            if (!work.open() || work.holder() != null) continue;
            assertThat(at(() -> holders.take(id, sheet(), work.no(), everybody)))
                    .isInstanceOfAny(ActResult.Done.class, ActResult.NotPossible.class);
        }
    }

    /** The last act handed out a slip that can be drawn. */
    private void slip(String title) {
        var row = rows.find(id).orElseThrow();
        int version = state().version();
        Slip slip = papers.slip(row, version, "http://mau.example").orElseThrow();
        assertThat(slip.title()).startsWith(title);
        assertThat(slip.head().dossierCode()).isEqualTo(row.code());
        slips.html(slip);
    }
}
