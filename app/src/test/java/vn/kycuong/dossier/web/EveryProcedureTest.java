package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.EndNoticeSlip;
import vn.kycuong.document.ReceiptSlip;
import vn.kycuong.document.Slip;
import vn.kycuong.document.SlipKind;
import vn.kycuong.document.SlipTime;
import vn.kycuong.document.Slips;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Apologies;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Fault;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.JointSlips;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PaymentProof;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Stage;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * Every procedure that the one-stop takes in, from application to result, through its own papers, fee, cases, channels and steps; on the way, as
 * the seed has it, a supplement and a late run, and beside it a refusal and the ends without a result. Each act hands out its official slip.
 */
class EveryProcedureTest extends PaidWalk {
    private static final LocalDate BEFORE = LocalDate.of(2020, 6, 15);
    private static final LocalDate AFTER = LocalDate.of(2026, 6, 15);
    private static final String NO_LIMIT = "Không có thời hạn nào có hiệu lực";
    private static final int MOST_ACTS = 80;
    private static final String NUMBERED = "WORK_PERMIT";
    private static final String RECEIVED_BY = "Người nhận mẫu";

    /** Who is not walked on a day, and what the counter is told of it: it is not the one-stop's, or the law of the day gives no limit to promise. */
    private static final Map<LocalDate, Map<String, String>> NOT_WALKED = Map.of(
            BEFORE,
            Map.of(
                    "COMPLAINT_1", "khiếu nại",
                    "DENUNCIATION", "tố cáo",
                    "POOR_HOUSEHOLD", NO_LIMIT), // its yearly review has a date from 01/9/2021
            AFTER,
            Map.of(
                    "COMPLAINT_1", "khiếu nại",
                    "DENUNCIATION", "tố cáo",
                    "ALCOHOL_RETAIL", "chưa thấy dưới mã này", // its code is not in the catalogue of 2026
                    "FUNERAL", NO_LIMIT, // the chain over the district ended with the district
                    "LAND_FIRST", NO_LIMIT, // likewise
                    "PARENT_CHILD", "nguồn thiếu đơn vị thời gian")); // the portal says 3, not of what

    /** What costs something, but the provincial council sets how much (alcohol: it differs by place and person): nobody takes a guess. */
    private static final Set<String> WITHOUT_AMOUNT = Set.of(
            "ALCOHOL_RETAIL",
            "BUILD_HOUSE",
            "DEATH",
            "HOUSEHOLD_BIZ_CHANGE",
            "LAND_FIRST",
            "LAND_SPLIT",
            "LAND_TRANSFER",
            "MARITAL_STATUS",
            "PARENT_CHILD",
            "WORK_PERMIT");

    private static final EndNoticeSlip.Kind[] ENDS = EndNoticeSlip.Kind.values();

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Numbering numbering;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Apologies apologies;

    @Autowired
    private Holders holders;

    @Autowired
    private Consultations consultations;

    @Autowired
    private Course course;

    @Autowired
    private JointSlips joint;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private WorkTime workTime;

    @Autowired
    private Limits limits;

    @Autowired
    private FileRows rows;

    @Autowired
    private SlipPapers papers;

    @Autowired
    private ControlPapers control;

    @Autowired
    private RegisterPapers register;

    @Autowired
    private Slips slips;

    private LocalDate day;
    private Officer everybody;

    /** One way of handing in one case. */
    private record Way(ProcedureVersion version, String procedureCase, Channel channel) {}

    /** The days on which the catalogue is walked: before and after the reform of 2025. */
    static Stream<LocalDate> days() {
        return Stream.of(BEFORE, AFTER);
    }

    @ParameterizedTest
    @MethodSource("days")
    void each_goes_its_whole_way_with_its_money_and_its_slips(LocalDate day) {
        this.day = day;
        drawn = new WalkedSlips(slips);
        var walked = new TreeMap<String, Set<Happening>>();
        var notWalked = new TreeMap<String, String>();
        var unpriced = new TreeSet<String>();
        var all = procedures.all(day);
        assertThat(all).hasSize(34);
        for (var version : all) {
            if (!version.takenInAtOneStop()) {
                notWalked.put(version.key(), version.refusal());
                continue;
            }
            long seed = version.key().hashCode() + day.toEpochDay();
            random = new Random(seed);
            happened = EnumSet.noneOf(Happening.class);
            try {
                refuse(version);
                var none = withoutLimit(version);
                if (!none.isEmpty()) {
                    notWalked.put(version.key(), none);
                    continue;
                }
                if (!walkEachWay(version)) unpriced.add(version.key());
                end(version, ENDS[walked.size() % ENDS.length]);
                walked.put(version.key(), happened);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("%s, seed %d: %s".formatted(version.key(), seed, broken.getMessage()), broken);
            }
        }
        together(all.stream().filter(v -> walked.containsKey(v.key())).toList());
        assertThat(notWalked).containsOnlyKeys(NOT_WALKED.get(day).keySet());
        NOT_WALKED.get(day).forEach((key, why) -> assertThat(notWalked.get(key)).contains(why));
        assertThat(unpriced)
                .isEqualTo(walked.keySet().stream()
                        .filter(WITHOUT_AMOUNT::contains)
                        .collect(Collectors.toSet()));
        assertThat(walked.values())
                .allSatisfy(it -> assertThat(it).contains(Happening.SUPPLEMENT, Happening.LATE, Happening.REFUSED));
        assertThat(walked.get(NUMBERED)).contains(Happening.NUMBERED);
        assertThat(walked.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .contains(Happening.values());
        registered();
        drawn.eachKindIsReadOnPaper();
    }

    /** The department that permits work of foreigners has a clerk; a register for each walk, for each goes back to the same morning. */
    private void numberPermits() {
        var permit = procedures.get(NUMBERED, day).orElseThrow();
        var department =
                organisation.byKey(Objects.requireNonNull(permit.agencyKey())).orElseThrow();
        jdbc.sql("""
            insert into dossier.number_form (unit_id, procedure_key, effective_from, book, pattern, set_by, set_at)
            values (:unit, :procedure, :day, :book, '{so}/GPLĐ', 1, :day::date)
            """)
                .param("unit", department.id().value())
                .param("procedure", NUMBERED)
                .param("day", day)
                .param("book", UUID.randomUUID().toString())
                .update();
    }

    /** Every way in for the first case, the first way in for every case. False where the catalogue does not say what it costs. */
    private boolean walkEachWay(ProcedureVersion version) {
        var ways = ways(version);
        int supplemented = random.nextInt(ways.size());
        int late = random.nextInt(ways.size());
        boolean priced = true;
        for (int i = 0; i < ways.size(); i++)
            priced &= walk(ways.get(i), i == supplemented || chance(3), i == late || chance(3));
        return priced;
    }

    private static List<Way> ways(ProcedureVersion version) {
        var ways = new ArrayList<Way>();
        for (var one : version.cases()) {
            if (one.stage() != Stage.WHOLE) continue; // time added to another case
            var channels = version.channels();
            for (var channel : ways.isEmpty() ? channels : channels.subList(0, 1))
                ways.add(new Way(version, one.key(), Channel.valueOf(channel)));
        }
        return ways;
    }

    private boolean walk(Way way, boolean supplemented, boolean late) {
        begin(way);
        boolean priced = charge();
        if (supplemented) supplement(way.version());
        if (late) runLate();
        for (int acts = 0; !state().state().equals(DossierState.AT_ONE_STOP.name()); acts++) {
            assertThat(acts).as("acts until the result, now " + state().state()).isLessThan(MOST_ACTS);
            step();
        }
        var met = Objects.requireNonNull(result().clock().metAt());
        if (late) assertThat(met).isAfterOrEqualTo(clocks.due(result(), now).lateFrom());
        handOver();
        controlSlip(late);
        return priced;
    }

    // ---- in

    private void atTheOneStop(ProcedureVersion version) {
        now = LegalZone.instant(day.atTime(8, 0));
        everybody = everywhere(procedures.oneStops(version, day).getFirst().id());
    }

    /** The reason why nothing can be promised; empty where a limit is in force. */
    private String withoutLimit(ProcedureVersion version) {
        atTheOneStop(version);
        var way = ways(version).getFirst();
        var command = application(version.key(), way.procedureCase(), way.channel(), day);
        return LegalClock.Scoped.at(now, () -> intake.takeIn(command, everybody))
                        instanceof TakeInResult.NoLimitInForce(var reason)
                ? reason
                : "";
    }

    private void begin(Way way) {
        var version = way.version();
        atTheOneStop(version);
        if (version.key().equals(NUMBERED)) numberPermits();
        var command = application(version.key(), way.procedureCase(), way.channel(), day);
        if (way.channel() == Channel.ONLINE) {
            var sent = LegalClock.Scoped.at(now, () -> intake.apply(command, everybody.unit()));
            id = ((TakeInResult.Registered) sent).ref().caseId();
            done(() -> acceptance.accept(id, sheet(), everybody));
        } else takenIn(command, everybody);
        var subject = version.limitSubject();
        assertThat(limits.inForce(subject, way.procedureCase(), way.channel().name(), day))
                .isInstanceOfSatisfying(
                        Limits.InForceResult.InForce.class,
                        in -> assertThat(result().clock().limit()).isEqualTo(in.limit()));
        var receipt = (ReceiptSlip) slip(
                SlipKind.RECEIPT,
                result().clock().limit().inVietnamese(),
                SlipTime.moment(Objects.requireNonNull(result().promised())));
        assertThat(receipt.papers()).hasSameSizeAs(version.papers());
        assertThat(receipt.channel())
                .isEqualTo(
                        switch (way.channel()) {
                            case COUNTER -> "trực tiếp";
                            case POSTAL -> "dịch vụ bưu chính công ích";
                            case ONLINE -> "trực tuyến";
                        });
    }

    private void refuse(ProcedureVersion version) {
        atTheOneStop(version);
        var command = application(version.key(), version.cases().getFirst().key(), Channel.COUNTER, day);
        var presented = LegalClock.Scoped.at(now, () -> intake.present(command, everybody));
        id = ((TakeInResult.Presented) presented).ref().caseId();
        done(() -> refusals.propose(
                id,
                sheet(),
                new Refusals.Proposal("TC03", version.legalBasis(), "Không đúng đối tượng", ""),
                everybody));
        done(() -> refusals.sign(id, sheet(), everybody));
        slip(SlipKind.REFUSAL, "Không đủ điều kiện theo quy định", "Không đúng đối tượng", version.legalBasis());
        happened.add(Happening.REFUSED);
    }

    /** What one person hands in at one counter on one day stands on one receipt. */
    private void together(List<ProcedureVersion> all) {
        var counters = all.stream()
                .filter(v -> v.channels().contains(Channel.COUNTER.name()))
                .collect(Collectors.groupingBy(
                        v -> procedures.oneStops(v, day).getFirst().id(), TreeMap::new, Collectors.toList()));
        assertThat(counters.values()).anySatisfy(some -> assertThat(some).hasSizeGreaterThan(5));
        for (var some : counters.values()) {
            atTheOneStop(some.getFirst());
            var slip = UUID.randomUUID();
            var codes = new ArrayList<String>();
            for (var version : some.subList(0, Math.min(some.size(), JointSlips.MOST))) {
                var command =
                        application(version.key(), ways(version).getFirst().procedureCase(), Channel.COUNTER, day);
                assertThat(LegalClock.Scoped.at(now, () -> joint.problem(slip, command, everybody)))
                        .isEmpty();
                takenIn(command, everybody);
                LegalClock.Scoped.at(now, () -> {
                    joint.join(slip, id, everybody);
                    return id;
                });
                codes.add(rows.find(id).orElseThrow().code());
            }
            if (some.size() == 1) continue;
            var dossiers = joint.of(id).stream()
                    .map(one -> rows.find(one).orElseThrow())
                    .toList();
            codes.add(PERSON);
            drawn.keep(papers.joint(dossiers, BASE).orElseThrow(), codes);
        }
    }

    /** The register of the last one-stop has the last dossier with whose it is and where. */
    private void registered() {
        var row = rows.find(id).orElseThrow();
        var query = RegisterQuery.of(row.unitIn(), day.toString(), day.toString(), 0, day);
        var slip = LegalClock.Scoped.at(now, () -> register.slip(query, BASE)).orElseThrow();
        assertThat(slip.lines()).anySatisfy(line -> {
            assertThat(line.code()).isEqualTo(row.code());
            assertThat(line.name()).isEqualTo(PERSON);
            assertThat(line.phone()).isEqualTo("0900000000");
        });
        drawn.keep(
                slip,
                List.of(
                        PERSON,
                        slip.desk(),
                        "Ký nhận",
                        "Tổng số: " + slip.lines().size()));
    }

    // ---- on the way

    private void supplement(ProcedureVersion version) {
        var asked = version.papers().isEmpty()
                ? "Tờ khai"
                : version.papers().getFirst().name();
        var items = List.of(new SupplementItem(asked, version.legalBasis(), "Thiếu chữ ký", new PaperCount(1, 0)));
        take();
        assertThat(state().state()).isEqualTo(DossierState.PROCESSING.name());
        done(() -> dossiers.proposeSupplement(id, sheet(), items, day.plusDays(20), everybody));
        done(() -> dossiers.requestSupplement(id, sheet(), everybody));
        slip(
                SlipKind.SUPPLEMENT,
                PERSON,
                SlipTime.moment(LegalZone.instant(day.plusDays(20).atTime(17, 0))));
        now = now.plusSeconds(86_400);
        done(() -> dossiers.supplementReceived(id, sheet(), List.of(asked), everybody));
        happened.add(Happening.SUPPLEMENT);
    }

    /** The date cannot be kept: an apology with a new date while the rule allows one, and the result after either date. */
    private void runLate() {
        var due = clocks.due(result(), now);
        var calendar = workTime.calendar(state().unitNow(), now);
        var dueDay = due.local().toLocalDate();
        var newDue = LegalZone.instant(calendar.closing(calendar.plusWorkingDays(dueDay, 3)));
        var reason = "Cơ quan được hỏi chưa trả lời";
        if (LegalZone.local(now).toLocalDate().isBefore(dueDay)) {
            done(() -> apologies.promise(id, sheet(), newDue, Set.of(Fault.LATE), reason, everybody));
            slip(SlipKind.APOLOGY, reason, SlipTime.moment(due.at()), SlipTime.moment(newDue));
            assertThat(clocks.due(result(), now).at()).isEqualTo(newDue);
            assertThat(clocks.originalDue(result(), now).at()).isEqualTo(due.at());
            happened.add(Happening.APOLOGY);
            now = clocks.due(result(), now).lateFrom().plusSeconds(3_600);
        } else {
            refused(
                    "dossier.no.apologyTooLate",
                    () -> apologies.promise(id, sheet(), newDue, Set.of(Fault.LATE), reason, everybody));
            now = clocks.due(result(), now).lateFrom().plusSeconds(3_600);
            done(() -> apologies.say(id, sheet(), Set.of(Fault.LATE), reason, everybody));
            slip(SlipKind.APOLOGY_LETTER, reason);
        }
        happened.add(Happening.LATE);
    }

    /** The next thing that can be done, whoever's it is. */
    private void step() {
        var c = state();
        if (c.state().equals(DossierState.WAITING_FINANCE.name())) {
            var proof = new PaymentProof("BL mẫu", LegalZone.local(now).toLocalDate());
            done(() -> course.paid(id, sheet(), proof, "Đã nộp", everybody));
            return;
        }
        if (c.state().equals(DossierState.PAUSED.name())) {
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
        if (move.step().kind() == ProcessStep.StepKind.NUMBER) {
            var dated = LegalZone.local(now).toLocalDate();
            done(() -> numbering.number(id, sheet(), Dossiers.Leaving.PLAIN, dated, everybody));
            happened.add(Happening.NUMBERED);
            return;
        }
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

    // ---- out

    private void handOver() {
        done(() -> dossiers.handOver(id, sheet(), new PersonName(RECEIVED_BY), "COUNTER", everybody));
        var number = numbering.standing(id).map(n -> "số " + n.symbol()).orElse(RECEIVED_BY);
        slip(SlipKind.DELIVERY, RECEIVED_BY, PERSON, number);
    }

    private void controlSlip(boolean late) {
        var row = rows.find(id).orElseThrow();
        var slip = LegalClock.Scoped.at(now, () -> control.of(row, BASE)).orElseThrow();
        assertThat(slip.rows()).isNotEmpty();
        if (late) assertThat(slip.result()).isEqualTo("Quá hạn");
        assertThat(slip.result()).isNotEmpty();
        drawn.keep(slip, List.of(row.code(), PERSON, SlipTime.moment(slip.receivedAt()), slip.result()));
    }

    /** It ends without what was asked for, with the notice that says so. */
    private void end(ProcedureVersion version, EndNoticeSlip.Kind kind) {
        begin(ways(version).getFirst());
        take();
        var reason = "Người nộp không còn thuộc đối tượng";
        switch (kind) {
            case STOPPED -> done(() -> course.stop(id, sheet(), reason, everybody));
            case REJECTED -> done(() -> course.reject(id, sheet(), reason, everybody));
            case WITHDRAWN -> {
                done(() -> course.requestWithdrawal(id, sheet(), "Xin rút", everybody));
                done(() -> course.withdraw(id, sheet(), reason, everybody));
            }
        }
        var notice = slip(
                kind == EndNoticeSlip.Kind.REJECTED ? SlipKind.REJECTION_NOTICE : SlipKind.STOP_NOTICE,
                PERSON,
                reason,
                SlipTime.moment(result().clock().start()));
        assertThat(((EndNoticeSlip) notice).kind()).isEqualTo(kind);
        if (kind == EndNoticeSlip.Kind.REJECTED) handOver();
        happened.add(Happening.valueOf(kind.name()));
    }

    /** The last act handed out a slip with these fields beside the code of the dossier. */
    private Slip slip(SlipKind kind, String... fields) {
        var row = rows.find(id).orElseThrow();
        var slip = papers.slip(row, state().version(), BASE).orElseThrow();
        assertThat(slip.slipKind()).isEqualTo(kind);
        assertThat(slip.head().dossierCode()).isEqualTo(row.code());
        var said = new ArrayList<>(List.of(fields));
        said.add(row.code());
        drawn.keep(slip, said);
        return slip;
    }
}
