package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.CarriedLine.Effect;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.BalanceQuestion;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.Selection;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Running dossiers of an old system: read by one, carried over by another, taken back by two. */
class CarryOversTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String PATH = "/quan-tri/ho-so-dang-chay";

    @Autowired
    private CarryOvers carryOvers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Organisation organisation;

    @Autowired
    private WorkTime workTime;

    @Autowired
    private LegalClock time;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private Balances balances;

    @Autowired
    private Course course;

    @Autowired
    private Intake intake;

    @Autowired
    private JdbcClient jdbc;

    private Officer reader;
    private Officer second;
    private Unit unit;
    private String tag;

    @BeforeEach
    void twoAdministrators() {
        jdbc.sql("truncate identity.attempt").update();
        reader = administrator("van.hanh.mot");
        second = administrator("van.hanh.hai");
        unit = organisation.unitsAt(time.today(), UnitKind.COMMUNE).get(7);
        tag = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private Officer administrator(String login) {
        if (!(identity.logIn(login, PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Vận hành", login, PASSWORD);
        return ((LoggedIn) identity.logIn(login, PASSWORD, "a")).officer();
    }

    private LocalDate workingDay(int fromToday) {
        var calendar = workTime.calendar(unit.id(), time.instant());
        return calendar.nextWorkingDay(time.today().plusDays(fromToday));
    }

    private Map<CarryColumn, String> line(String code, String status) {
        var line = new EnumMap<CarryColumn, String>(CarryColumn.class);
        line.put(CarryColumn.CODE, code);
        line.put(CarryColumn.PROCEDURE, "BIRTH");
        line.put(CarryColumn.CHANNEL, "Trực tiếp");
        line.put(CarryColumn.UNIT_IN, unit.key());
        line.put(CarryColumn.RECEIVED, CarryMoment.write(workingDay(-40).atTime(9, 15)));
        if (!status.equals("1")) line.put(CarryColumn.PROMISED, CarryMoment.write(workingDay(9)));
        line.put(CarryColumn.STATUS, status);
        line.put(CarryColumn.OWNER, "Người nộp mẫu " + tag);
        line.put(CarryColumn.IDENTITY, "001200" + String.format("%06d", Math.abs(code.hashCode()) % 1_000_000));
        return line;
    }

    private Map<CarryColumn, String> paused(String code, String status, String ground) {
        var line = line(code, status);
        line.put(CarryColumn.PAUSED, CarryMoment.write(workingDay(-20).atTime(10, 0)));
        line.put(CarryColumn.GROUND, ground);
        line.put(CarryColumn.PAPER, "12/PYC");
        return line;
    }

    private String code(int number) {
        return "CU." + tag + "-" + number;
    }

    private UUID read(List<Map<CarryColumn, String>> lines) {
        return switch (carryOvers.read("cu.xlsx", CarrySheetTest.sheet(lines), reader.actor())) {
            case CarryResult.Reported(var id) -> id;
            case CarryResult other -> throw new AssertionError(other);
        };
    }

    private void carriedOver(UUID file) {
        assertThat(carryOvers.confirm(file, "Đã đối chiếu", second)).isInstanceOf(CarryResult.Ordered.class);
        await(() -> outcomes(file).stream().allMatch(i -> i.outcome() != null));
    }

    private List<JobItem> outcomes(UUID file) {
        return carryOvers.outcomes(carryOvers.find(file).orElseThrow());
    }

    private static void await(BooleanSupplier done) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("Waited a minute");
            try {
                Thread.sleep(100);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }

    private CaseState state(UUID file, int line) {
        return ledger.find(CarryWork.caseOf(file, line)).orElseThrow();
    }

    private Obligation result(UUID file, int line) {
        return state(file, line).obligation(Tier.WHOLE).orElseThrow();
    }

    @Test
    void each_line_becomes_a_dossier_in_its_state_with_its_code_and_the_very_day_it_was_promised() {
        var ready = line(code(7), "9");
        ready.put(CarryColumn.READY, CarryMoment.write(workingDay(-3).atTime(15, 0)));
        var file = read(List.of(
                line(code(1), "1"),
                line(code(2), "2"),
                line(code(3), "4"),
                paused(code(4), "5", "Bổ sung"),
                paused(code(5), "6", "tài chính"),
                paused(code(6), "4", "Hội đồng"),
                ready,
                line(code(8), "7")));
        assertThat(carryOvers.lines(file)).extracting(CarriedLine::notes).allMatch(List::isEmpty);
        carriedOver(file);
        assertThat(outcomes(file)).extracting(JobItem::outcome).containsOnly(JobItem.Outcome.DONE);
        var states = new ArrayList<String>();
        for (int no = 2; no <= 9; no++) states.add(state(file, no).state());
        assertThat(states)
                .containsExactly(
                        "SUBMITTED",
                        "ACCEPTED",
                        "PROCESSING",
                        "WAITING_SUPPLEMENT",
                        "WAITING_FINANCE",
                        "PAUSED",
                        "AT_ONE_STOP",
                        "WITHDRAWAL_REQUESTED");
        var calendar = workTime.calendar(unit.id(), time.instant());
        for (int no : new int[] {3, 4, 8, 9}) {
            var due = result(file, no).clock().due(calendar, time.instant());
            assertThat(LegalZone.local(due.at()).toLocalDate()).isEqualTo(workingDay(9));
            assertThat(result(file, no).clock().basis()).contains("hệ thống cũ", "giữ nguyên");
            assertThat(result(file, no).clock().start())
                    .isEqualTo(LegalZone.instant(workingDay(-40).atTime(9, 15)));
        }
        assertThat(state(file, 5).openWork().orElseThrow().role()).isEqualTo("RECEIVER");
        assertThat(state(file, 8).openWork().orElseThrow().unit()).isEqualTo(unit.id());
        var first = ledger.entries(CarryWork.caseOf(file, 4));
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().kind()).isEqualTo("dossier.CarriedOver");
        assertThat(first.getFirst().actor()).isEqualTo(second.actor());
        assertThat(String.valueOf(first.getFirst().facts().get("code"))).isEqualTo(code(3));
        assertThat(String.valueOf(first.getFirst().facts().get("file"))).isEqualTo(file.toString());
        assertThat(jdbc.sql("select count(*) from dossier.carry_line where file_id = :f and sealed is not null")
                        .param("f", file)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_pause_that_came_along_moves_the_promised_day_when_it_ends() {
        var file = read(List.of(paused(code(1), "4", "Niêm yết")));
        carriedOver(file);
        var id = CarryWork.caseOf(file, 2);
        var everywhere = leader();
        var done = course.resume(
                id, new Sheet(state(file, 2).version(), UUID.randomUUID().toString()), "", everywhere);
        assertThat(done).isInstanceOf(ActResult.Done.class);
        var calendar = workTime.calendar(unit.id(), time.instant());
        var due = LegalZone.local(
                result(file, 2).clock().due(calendar, time.instant()).at());
        int stood = calendar.workingDaysBetween(workingDay(-20), time.today());
        assertThat(calendar.workingDaysBetween(workingDay(9), due.toLocalDate()))
                .isBetween(stood - 1, stood + 1);
    }

    private Officer leader() {
        var post = new vn.kycuong.kernel.PostId(990_001);
        var actor = new vn.kycuong.kernel.ActorId(990_001);
        grants.replace(
                actor,
                1,
                true,
                OneStopWorld.ALL.stream()
                        .map(r -> new vn.kycuong.ledger.Grants.Grant(post, r, vn.kycuong.kernel.UnitId.ALL))
                        .toList());
        return new Officer(
                actor,
                post,
                unit.id(),
                "Xã",
                "Lãnh đạo",
                "LEADER",
                java.util.Set.copyOf(OneStopWorld.ALL),
                Scope.all(1));
    }

    @Autowired
    private vn.kycuong.ledger.Grants grants;

    @Test
    void a_wrong_line_is_told_every_wrong_thing_at_its_column_and_writes_nothing() {
        var wrong = line(code(1), "8");
        wrong.put(CarryColumn.PROCEDURE, "9.999999");
        wrong.put(CarryColumn.CHANNEL, "Chim bồ câu");
        wrong.put(CarryColumn.RECEIVED, "31/02/2026 08:00");
        wrong.put(CarryColumn.IDENTITY, "12345");
        var future = line(code(2), "4");
        future.put(
                CarryColumn.RECEIVED, CarryMoment.write(time.today().plusDays(3).atStartOfDay()));
        var rest = line(code(3), "4");
        var calendar = workTime.calendar(unit.id(), time.instant());
        var sunday = time.today().plusDays(14);
        while (calendar.isWorkingDay(sunday)) sunday = sunday.plusDays(1);
        rest.put(CarryColumn.PROMISED, CarryMoment.write(sunday));
        var before = line(code(4), "4");
        before.put(CarryColumn.PROMISED, CarryMoment.write(workingDay(-60)));
        var file = read(List.of(wrong, future, rest, before, line(code(5), "5"), line(code(6), "9")));
        var lines = carryOvers.lines(file);
        assertThat(lines).extracting(CarriedLine::effect).containsOnly(Effect.REFUSED);
        assertThat(lines.get(0).notes())
                .extracting(CarriedLine.Note::column)
                .contains("Mã thủ tục", "Cách nộp", "Tiếp nhận lúc", "Trạng thái", "Số định danh");
        assertThat(lines.get(1).notes()).extracting(CarriedLine.Note::sentence).contains("Ở tương lai.");
        assertThat(lines.get(2).notes())
                .extracting(CarriedLine.Note::sentence)
                .anyMatch(s -> s.contains("ngày nghỉ")
                        && s.contains(CarryMoment.write(calendar.nextWorkingDay(lastOf(rest)))));
        assertThat(lines.get(3).notes())
                .extracting(CarriedLine.Note::sentence)
                .contains("Ngày hẹn trước ngày tiếp nhận.");
        assertThat(lines.get(4).notes()).extracting(CarriedLine.Note::column).containsExactly("Tạm dừng từ");
        assertThat(lines.get(5).notes()).extracting(CarriedLine.Note::column).containsExactly("Có kết quả lúc");
        assertThat(carryOvers.confirm(file, "", second)).isInstanceOf(CarryResult.NothingToDo.class);
        assertThat(count("dossier.carried where file_id = '" + file + "'")).isZero();
    }

    private static LocalDate lastOf(Map<CarryColumn, String> line) {
        return CarryMoment.read(line.get(CarryColumn.PROMISED)).orElseThrow().toLocalDate();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    @Test
    void lines_to_be_mended_leave_as_written_and_come_back_mended() throws Exception {
        var wrong = line(code(1), "4");
        wrong.put(CarryColumn.CHANNEL, "Chim bồ câu");
        var file = read(List.of(wrong, line(code(2), "4")));
        var sheet = carryOvers.refused(file);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).filteredOn(r -> r.getCellText(0).startsWith("CU.")).hasSize(1);
            assertThat(rows.get(1).getCellText(CarryColumn.CHANNEL.ordinal())).isEqualTo("Chim bồ câu");
            assertThat(rows.get(1).getCellText(CarryColumn.values().length)).contains("Cách nộp", "Không hiểu");
        }
        assertThat(CarrySheet.read(sheet))
                .isInstanceOfSatisfying(
                        CarrySheet.Read.Lines.class,
                        again -> assertThat(again.lines().getFirst().text(CarryColumn.IDENTITY))
                                .isEqualTo(wrong.get(CarryColumn.IDENTITY)));
    }

    @Test
    void the_same_file_twice_is_nothing_new_and_a_code_is_held_once() {
        var lines = List.of(line(code(1), "4"), line(code(2), "4"));
        carriedOver(read(lines));
        var again = read(lines);
        assertThat(carryOvers.lines(again)).extracting(CarriedLine::effect).containsOnly(Effect.SAME);
        assertThat(carryOvers.confirm(again, "", second)).isInstanceOf(CarryResult.NothingToDo.class);
        var other = line(code(1), "4");
        other.put(CarryColumn.OWNER, "Người khác");
        var refused = read(List.of(other, line(code(3), "4"), line(code(3), "4")));
        assertThat(carryOvers.lines(refused)).extracting(CarriedLine::effect).containsOnly(Effect.REFUSED);
        assertThat(carryOvers.lines(refused).get(0).notes().getFirst().sentence())
                .contains("Đã có hồ sơ mang mã này");
        assertThat(carryOvers.lines(refused).get(1).notes().getFirst().sentence())
                .contains("hơn một dòng");
    }

    @Test
    void two_files_that_were_read_before_either_was_confirmed_carry_a_code_over_once() {
        var first = read(List.of(line(code(1), "4")));
        var other = line(code(1), "4");
        other.put(CarryColumn.OWNER, "Người khác");
        var secondFile = read(List.of(other));
        carriedOver(first);
        carriedOver(secondFile);
        assertThat(outcomes(secondFile)).extracting(JobItem::wordKey).containsExactly("carry.no.codeTaken");
        assertThat(count("dossier.dossier where code = '" + code(1) + "'")).isEqualTo(1);
    }

    @Test
    void who_read_a_file_does_not_confirm_it_and_a_withdrawn_one_is_forgotten() {
        var file = read(List.of(line(code(1), "4")));
        var same = new Officer(
                reader.actor(), reader.post(), reader.unit(), "", "", reader.role(), reader.rights(), reader.scope());
        assertThat(carryOvers.confirm(file, "", same)).isInstanceOf(CarryResult.SecondPersonNeeded.class);
        assertThat(carryOvers.withdraw(file, "", reader.actor())).isInstanceOf(CarryResult.Withdrawn.class);
        assertThat(carryOvers.confirm(file, "", second)).isInstanceOf(CarryResult.Decided.class);
        assertThat(count("dossier.carry_line where sealed is not null and file_id = '" + file + "'"))
                .isZero();
    }

    @Test
    void a_file_is_taken_back_whole_by_two_as_long_as_nobody_has_acted() {
        var lines = List.of(line(code(1), "4"), line(code(2), "2"));
        var file = read(lines);
        carriedOver(file);
        assertThat(carryOvers.askUndo(file, " ", reader.actor())).isInstanceOf(CarryResult.ReasonMissing.class);
        assertThat(carryOvers.askUndo(file, "Nhầm tệp", second.actor())).isInstanceOf(CarryResult.UndoAsked.class);
        assertThat(carryOvers.undo(file, second)).isInstanceOf(CarryResult.SecondPersonNeeded.class);
        assertThat(carryOvers.undo(file, reader)).isEqualTo(new CarryResult.Ordered(2));
        await(() -> outcomes(file).stream().allMatch(i -> i.outcome() == JobItem.Outcome.DONE));
        assertThat(state(file, 2).state()).isEqualTo("UNDONE");
        assertThat(state(file, 2).isOpen()).isFalse();
        var again = read(lines);
        assertThat(carryOvers.lines(again)).extracting(CarriedLine::effect).containsOnly(Effect.NEW);
        carriedOver(again);
        assertThat(outcomes(again)).extracting(JobItem::outcome).containsOnly(JobItem.Outcome.DONE);
        var reopened = course.reopen(
                CarryWork.caseOf(file, 2),
                new Sheet(state(file, 2).version(), UUID.randomUUID().toString()),
                "QĐ 1",
                "Thử",
                leader());
        assertThat(reopened).isInstanceOf(ActResult.NotPossible.class);
    }

    @Test
    void what_somebody_has_acted_on_stays() {
        var file = read(List.of(line(code(1), "4"), line(code(2), "4")));
        carriedOver(file);
        assertThat(course.pause(
                        CarryWork.caseOf(file, 2),
                        new Sheet(state(file, 2).version(), UUID.randomUUID().toString()),
                        vn.kycuong.kernel.Ground.COUNCIL,
                        "QĐ 7",
                        "",
                        leader()))
                .isInstanceOf(ActResult.Done.class);
        assertThat(carryOvers.askUndo(file, "Nhầm", reader.actor()))
                .isEqualTo(new CarryResult.ActedOn(1, List.of(code(1))));
        assertThat(state(file, 3).state()).isEqualTo("PROCESSING");
    }

    @Test
    void codes_of_our_own_form_are_not_given_again() {
        var day = time.today().format(java.time.format.DateTimeFormatter.ofPattern("yyMMdd"));
        int taken = 4_000 + new Random().nextInt(900_000);
        var line = line("%s-%s-%d".formatted(organisation.codePrefix(unit.id()), day, taken), "4");
        carriedOver(read(List.of(line)));
        assertThat(jdbc.sql(
                                "select last from dossier.register where unit_id = :u and series = 'dossier' and period = :p")
                        .param("u", unit.id().value())
                        .param("p", day)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(taken);
    }

    // ---- the opening balance

    private Balance balance(LocalDate from, LocalDate to) {
        feed.catchUp();
        return balances.total(new BalanceQuestion(
                Selection.of(Scope.all(1), List.of(unit.id())),
                Reckoning.CURRENT,
                LegalZone.instant(from.atTime(LocalTime.MIN)),
                LegalZone.instant(to.atTime(LocalTime.MIN)),
                time.instant(),
                null,
                null));
    }

    @Test
    void what_is_carried_over_is_the_opening_balance_of_the_period_and_the_equation_holds() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var month = YearMonth.from(time.today()).atDay(1);
        var before = balance(month, month.plusMonths(1));
        var past = balance(month.minusMonths(3), month);
        int running = 0;
        int submitted = 0;
        var lines = new ArrayList<Map<CarryColumn, String>>();
        for (int i = 0; i < 25; i++) {
            var line = switch (random.nextInt(5)) {
                case 0 -> line(code(i), "1");
                case 1 -> paused(code(i), "5", "Bổ sung");
                case 2 -> line(code(i), "2");
                case 3 -> line(code(i), "9");
                default -> line(code(i), "4");
            };
            var received = workingDay(-5 - random.nextInt(55)).atTime(8 + random.nextInt(3), random.nextInt(60));
            line.put(CarryColumn.RECEIVED, CarryMoment.write(received));
            if (line.containsKey(CarryColumn.PAUSED))
                line.put(CarryColumn.PAUSED, CarryMoment.write(received.plusMinutes(5)));
            var status = line.get(CarryColumn.STATUS);
            if (!status.equals("1"))
                line.put(CarryColumn.PROMISED, CarryMoment.write(later(received, random.nextInt(30))));
            if (status.equals("9")) line.put(CarryColumn.READY, CarryMoment.write(received.plusMinutes(30)));
            if (status.equals("1")) submitted++;
            else if (!status.equals("9")) running++;
            if (random.nextBoolean()) line.put(CarryColumn.CHANNEL, "Trực tuyến");
            lines.add(line);
        }
        var file = read(lines);
        assertThat(carryOvers.lines(file)).as("seed %d", seed).allMatch(l -> l.effect() == Effect.NEW);
        carriedOver(file);
        var after = balance(month, month.plusMonths(1));
        assertThat(after.holds()).as("seed %d", seed).isTrue();
        assertThat(grown(before, after, BalanceFigure.CARRIED))
                .as("seed %d", seed)
                .isEqualTo(running);
        assertThat(grown(before, after, BalanceFigure.NEW_DIRECT)).isZero();
        assertThat(grown(before, after, BalanceFigure.NEW_ONLINE)).isZero();
        assertThat(grown(before, after, BalanceFigure.IN_PROCESS)).isEqualTo(running);
        assertThat(grown(before, after, BalanceFigure.RESOLVED)).isZero();
        var pastAfter = balance(month.minusMonths(3), month);
        assertThat(pastAfter)
                .as("a period before going live stays as it was, seed %d", seed)
                .isEqualTo(past);
        assertThat(carryOvers.askUndo(file, "Thử", reader.actor())).isInstanceOf(CarryResult.UndoAsked.class);
        assertThat(carryOvers.undo(file, second)).isEqualTo(new CarryResult.Ordered(25));
        await(() -> outcomes(file).stream().allMatch(i -> i.outcome() != null));
        assertThat(balance(month, month.plusMonths(1)))
                .as("taken back, seed %d", seed)
                .isEqualTo(before);
        assertThat(submitted + running).isPositive();
    }

    private LocalDate later(LocalDateTime received, int days) {
        var calendar = workTime.calendar(unit.id(), time.instant());
        return calendar.nextWorkingDay(received.toLocalDate().plusDays(days));
    }

    private static long grown(Balance before, Balance after, BalanceFigure figure) {
        return after.of(figure) - before.of(figure);
    }

    // ---- pages

    @Test
    void over_the_web_one_reads_it_in_and_another_has_it_carried_over() {
        var one = browser();
        one.logIn("van.hanh.mot", PASSWORD);
        var two = browser();
        two.logIn("van.hanh.hai", PASSWORD);
        assertThat(one.get("/quan-tri").body()).contains(PATH);
        assertThat(one.get(PATH + "/mau.xlsx").statusCode()).isEqualTo(200);
        assertThat(upload(one, "x".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .body())
                .contains("không phải sổ Excel");
        var wrong = line(code(2), "4");
        wrong.put(CarryColumn.CHANNEL, "Chim");
        var answer = upload(one, CarrySheetTest.sheet(List.of(line(code(1), "4"), wrong)));
        assertThat(answer.statusCode()).isEqualTo(302);
        var report = answer.headers().firstValue("location").orElseThrow();
        assertThat(one.get(report).body())
                .contains("Chưa hồ sơ nào được nhập", "Bạn đã đọc tệp này", code(1), "Không hiểu")
                .doesNotContain("/xac-nhan", "Người nộp mẫu");
        assertThat(one.get(report + "/can-sua.xlsx").statusCode()).isEqualTo(200);
        assertThat(one.submit(PATH, report + "/xac-nhan", Map.of()).body()).contains("Nhờ người khác");
        assertThat(two.submit(report, report + "/xac-nhan", Map.of("y-kien", "Được"))
                        .statusCode())
                .isEqualTo(302);
        var file = UUID.fromString(report.substring(report.lastIndexOf('/') + 1));
        await(() -> outcomes(file).stream().allMatch(i -> i.outcome() != null));
        assertThat(two.get(report).body()).contains("Đã vào sổ", "Được", "Rút lại cả đợt");
        assertThat(two.submit(report, report + "/rut-lai", Map.of("ly-do", "Nhầm"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(one.get(report).body()).contains("Đồng ý rút lại cả đợt", "Nhầm");
        assertThat(one.submit(report, report + "/rut-lai/khong", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(one.get(PATH + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> upload(Browser browser, byte[] content) {
        var head = "--cut\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + token(browser.get(PATH).body())
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cu.xlsx\"\r\n\r\n";
        return browser.send(HttpRequest.newBuilder(at(PATH))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--cut--\r\n")))
                .build());
    }
}
