package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.dossier.CarriedLine.Note;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.reference.SearchText;

/** What a line of a sheet of running dossiers says, or everything that is wrong with it. */
final class CarryRules {
    private static final Map<String, Channel> CHANNELS = Map.of(
            "truc tiep", Channel.COUNTER,
            "counter", Channel.COUNTER,
            "buu chinh", Channel.POSTAL,
            "postal", Channel.POSTAL,
            "truc tuyen", Channel.ONLINE,
            "online", Channel.ONLINE);
    private static final Map<String, Ground> GROUNDS = Map.of(
            "bo sung", Ground.SUPPLEMENT,
            "tai chinh", Ground.FINANCE,
            "niem yet", Ground.PUBLIC_POSTING,
            "cong dan co mat", Ground.CITIZEN_PRESENCE,
            "hoi dong", Ground.COUNCIL,
            "bat kha khang", Ground.FORCE_MAJEURE);
    private static final Map<Integer, DossierState> STATES = Map.of(
            1, DossierState.SUBMITTED,
            2, DossierState.ACCEPTED,
            4, DossierState.PROCESSING,
            5, DossierState.WAITING_SUPPLEMENT,
            6, DossierState.WAITING_FINANCE,
            7, DossierState.WITHDRAWAL_REQUESTED,
            9, DossierState.AT_ONE_STOP);
    static final String CODE = "[0-9A-ZĐ][0-9A-ZĐ./-]{3,49}";
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 4_000;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final Register register;
    private final Instant now;

    private CarrySheet.Line line;
    private List<Note> notes = new ArrayList<>();

    /**
     * The registers as they stand now.
     *
     * @param procedure by code or key on a day
     * @param unit as people write it
     * @param runs whether the procedure's process is in force today
     */
    record Register(
            BiFunction<String, LocalDate, Optional<ProcedureVersion>> procedure,
            Function<String, Optional<UnitId>> unit,
            Function<ProcedureVersion, Boolean> runs,
            Function<UnitId, WorkingCalendar> calendar,
            LocalTime sameDayCutoff) {}

    /**
     * A running dossier as a line tells of it.
     *
     * @param clock of the result, standing or met as the line says; null before acceptance
     * @param due the moment promised; null before acceptance
     */
    record Carried(
            String code,
            ProcedureVersion procedure,
            String procedureCase,
            Channel channel,
            UnitId unitIn,
            UnitId unitNow,
            Instant received,
            DossierState state,
            @Nullable ObligationClock clock,
            @Nullable Instant due,
            Application application) {
        /** As an application, under a key that is the case's own. */
        TakeIn takeIn(CaseId id) {
            return new TakeIn("carry-" + id, procedure.key(), procedureCase, channel, application);
        }
    }

    /** What a line says. */
    sealed interface Checked {
        record Right(Carried carried) implements Checked {}

        /** @param notes at least one refuses */
        record Wrong(List<Note> notes) implements Checked {}
    }

    CarryRules(Register register, Instant now) {
        this.register = register;
        this.now = now;
        this.line = new CarrySheet.Line(0, Map.of(), List.of());
    }

    Checked check(CarrySheet.Line asked) {
        line = asked;
        notes = new ArrayList<>();
        for (var cell : asked.formulas())
            wrong(null, "Ô %s là công thức. Dán giá trị thay cho công thức.".formatted(cell));
        for (var column : CarryColumn.values())
            if (column.isAsked() && asked.text(column).isEmpty()) wrong(column, "Còn trống. " + column.hint());
        var code = code();
        var procedure = procedure();
        var procedureCase = procedureCase(procedure);
        var channel = word(CarryColumn.CHANNEL, CHANNELS);
        var unitIn = unit(CarryColumn.UNIT_IN);
        var unitNow = line.text(CarryColumn.UNIT_NOW).isEmpty() ? unitIn : unit(CarryColumn.UNIT_NOW);
        var received = past(CarryColumn.RECEIVED, EARLIEST.atStartOfDay());
        var state = state();
        var application = application();
        var clock = unitNow == null || received == null || state == null ? null : clock(state, unitNow, received);
        if (notes.stream().anyMatch(Note::refuses)) return new Checked.Wrong(List.copyOf(notes));
        return new Checked.Right(new Carried(
                code,
                java.util.Objects.requireNonNull(procedure),
                procedureCase,
                java.util.Objects.requireNonNull(channel),
                java.util.Objects.requireNonNull(unitIn),
                java.util.Objects.requireNonNull(unitNow),
                LegalZone.instant(java.util.Objects.requireNonNull(received)),
                java.util.Objects.requireNonNull(state),
                clock == null ? null : clock.clock(),
                clock == null ? null : clock.due(),
                java.util.Objects.requireNonNull(application)));
    }

    private String code() {
        var code = line.text(CarryColumn.CODE).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !code.matches(CODE))
            wrong(CarryColumn.CODE, "Mã dài 4 đến 50 ký tự: chữ hoa không dấu, số, dấu chấm, gạch ngang, gạch chéo.");
        return code;
    }

    private @Nullable ProcedureVersion procedure() {
        var written = line.text(CarryColumn.PROCEDURE);
        if (written.isEmpty()) return null;
        var found = register.procedure().apply(written, LegalZone.local(now).toLocalDate());
        if (found.isEmpty()) {
            wrong(
                    CarryColumn.PROCEDURE,
                    "Danh mục hôm nay không có thủ tục mang mã này. Nhập danh mục trước, hoặc sửa mã.");
            return null;
        }
        if (!register.runs().apply(found.get()))
            wrong(
                    CarryColumn.PROCEDURE,
                    "Thủ tục này chưa có quy trình nội bộ có hiệu lực hôm nay. Ban hành quy trình trước.");
        return found.get();
    }

    private String procedureCase(@Nullable ProcedureVersion procedure) {
        var written = line.text(CarryColumn.CASE);
        if (procedure == null) return written;
        var keys = procedure.cases().stream().map(c -> c.key()).toList();
        var wanted =
                written.isEmpty() ? (keys.contains("normal") || keys.isEmpty() ? "normal" : keys.getFirst()) : written;
        if (!written.isEmpty() && !keys.contains(wanted))
            wrong(
                    CarryColumn.CASE,
                    "Thủ tục này không có trường hợp như vậy; có: %s.".formatted(String.join(", ", keys)));
        return wanted;
    }

    private @Nullable UnitId unit(CarryColumn column) {
        var written = line.text(column);
        if (written.isEmpty()) return null;
        var found = register.unit().apply(written);
        if (found.isEmpty())
            wrong(column, "Không có đơn vị nào như vậy hôm nay, hoặc có nhiều đơn vị cùng tên. Ghi mã định danh.");
        return found.orElse(null);
    }

    private @Nullable DossierState state() {
        var written = line.text(CarryColumn.STATUS);
        if (written.isEmpty()) return null;
        if (!written.matches("10|[1-9]")) {
            wrong(CarryColumn.STATUS, "Ghi số trạng thái từ 1 đến 10.");
            return null;
        }
        int number = Integer.parseInt(written);
        var state = STATES.get(number);
        if (state == null) {
            wrong(
                    CarryColumn.STATUS,
                    "Hồ sơ ở trạng thái %d đã kết thúc: không nhập, lưu ở hệ thống cũ.".formatted(number));
            return null;
        }
        var ground = line.text(CarryColumn.PAUSED).isEmpty() ? null : word(CarryColumn.GROUND, GROUNDS);
        if (state == DossierState.PROCESSING && ground != null) {
            if (ground == Ground.SUPPLEMENT || ground == Ground.FINANCE)
                wrong(CarryColumn.STATUS, "Tạm dừng để bổ sung là trạng thái 5, để nộp tài chính là trạng thái 6.");
            return DossierState.PAUSED;
        }
        return state;
    }

    private record Dated(ObligationClock clock, Instant due) {}

    private @Nullable Dated clock(DossierState state, UnitId unit, LocalDateTime received) {
        if (state == DossierState.SUBMITTED) {
            if (!line.text(CarryColumn.PROMISED).isEmpty())
                wrong(
                        CarryColumn.PROMISED,
                        "Hồ sơ chưa tiếp nhận (trạng thái 1) chưa có ngày hẹn. Xóa ngày, hoặc sửa trạng thái.");
            try {
                register.calendar().apply(unit).nextOpening(received);
            } catch (IllegalArgumentException outside) {
                wrong(CarryColumn.RECEIVED, "Ngoài lịch làm việc đã nạp. Nạp lịch các năm đó, hoặc sửa ngày.");
            }
            return null;
        }
        if (line.text(CarryColumn.PROMISED).isEmpty()) {
            wrong(CarryColumn.PROMISED, "Còn trống. " + CarryColumn.PROMISED.hint());
            return null;
        }
        var promised = moment(CarryColumn.PROMISED);
        if (promised == null) return null;
        var running =
                promised(received, promised.toLocalDate(), register.calendar().apply(unit));
        if (running == null) return null;
        var due = running.due(register.calendar().apply(unit), now).at();
        var clock = state == DossierState.AT_ONE_STOP ? met(running, received) : standing(running, state, received);
        return clock == null ? null : new Dated(clock, due);
    }

    /** A clock that leads to exactly this day; null when none does. */
    private @Nullable ObligationClock promised(LocalDateTime received, LocalDate day, WorkingCalendar calendar) {
        if (day.isBefore(received.toLocalDate())) {
            wrong(CarryColumn.PROMISED, "Ngày hẹn trước ngày tiếp nhận.");
            return null;
        }
        try {
            if (!calendar.isWorkingDay(day)) {
                wrong(
                        CarryColumn.PROMISED,
                        "Là ngày nghỉ theo lịch của đơn vị giải quyết; hạn rơi vào ngày nghỉ là ngày làm việc tiếp theo (BLDS 2015 Đ.148 k.5). Ghi %s."
                                .formatted(CarryMoment.write(calendar.nextWorkingDay(day))));
                return null;
            }
            var start = calendar.nextOpening(received).toLocalDate();
            int days = day.isBefore(start) ? 0 : calendar.workingDaysBetween(start, day);
            var limit = days > 0 ? new Limit.WorkingDays(days, Limit.DayEnd.END_OF_DAY) : new Limit.CalendarDate(day);
            var clock =
                    ObligationClock.started(LegalZone.instant(received), limit, basis(day), register.sameDayCutoff());
            if (LegalZone.local(clock.due(calendar, now).at()).toLocalDate().equals(day)) return clock;
            wrong(
                    CarryColumn.PROMISED,
                    "Lịch của đơn vị không dẫn tới đúng ngày này. Kiểm tra lịch làm việc rồi đọc lại tệp.");
        } catch (IllegalArgumentException outside) {
            wrong(CarryColumn.PROMISED, "Ngoài lịch làm việc đã nạp. Nạp lịch các năm đó, hoặc sửa ngày.");
        }
        return null;
    }

    static String basis(LocalDate day) {
        return "Ngày hẹn %s do hệ thống cũ ghi trên phiếu trước khi vận hành; giữ nguyên, không tính lại"
                .formatted(CarryMoment.write(day));
    }

    private @Nullable ObligationClock met(ObligationClock running, LocalDateTime received) {
        if (line.text(CarryColumn.READY).isEmpty()) {
            wrong(CarryColumn.READY, "Còn trống. " + CarryColumn.READY.hint());
            return null;
        }
        var ready = past(CarryColumn.READY, received);
        return ready == null ? null : running.met(LegalZone.instant(ready));
    }

    private @Nullable ObligationClock standing(ObligationClock running, DossierState state, LocalDateTime received) {
        boolean stands = state == DossierState.WAITING_SUPPLEMENT
                || state == DossierState.WAITING_FINANCE
                || state == DossierState.PAUSED;
        boolean said = !line.text(CarryColumn.PAUSED).isEmpty();
        if (!stands && !said) return running;
        if (!stands) {
            wrong(CarryColumn.PAUSED, "Trạng thái này không tạm dừng. Xóa ô, hoặc sửa trạng thái.");
            return null;
        }
        if (!said) {
            wrong(CarryColumn.PAUSED, "Còn trống. " + CarryColumn.PAUSED.hint());
            return null;
        }
        var since = past(CarryColumn.PAUSED, received);
        var ground = word(CarryColumn.GROUND, GROUNDS);
        var paper = line.text(CarryColumn.PAPER).toUpperCase(Locale.ROOT);
        if (!LateReceipt.isNumber(paper)) wrong(CarryColumn.PAPER, CarryColumn.PAPER.hint());
        if (ground == null && line.text(CarryColumn.GROUND).isEmpty())
            wrong(CarryColumn.GROUND, "Còn trống. " + CarryColumn.GROUND.hint());
        boolean fits = ground == null
                || switch (state) {
                    case WAITING_SUPPLEMENT -> ground == Ground.SUPPLEMENT;
                    case WAITING_FINANCE -> ground == Ground.FINANCE;
                    default -> true;
                };
        if (!fits) wrong(CarryColumn.GROUND, "Không hợp với trạng thái: 5 là Bổ sung, 6 là Tài chính.");
        if (since == null || ground == null || !fits || !LateReceipt.isNumber(paper)) return null;
        return running.stopped(ground, "Phiếu số " + paper, LegalZone.instant(since));
    }

    private @Nullable Application application() {
        var owner = line.text(CarryColumn.OWNER);
        if (!owner.isEmpty() && PersonName.isMissing(owner)) wrong(CarryColumn.OWNER, "Không có chữ nào đọc được.");
        else if (PersonName.isTooLong(owner))
            wrong(CarryColumn.OWNER, "Dài hơn %d ký tự.".formatted(PersonName.LONGEST));
        var identity = line.text(CarryColumn.IDENTITY).replaceAll("[\\s.-]", "");
        if (!identity.isEmpty() && !identity.matches("\\d{9}|\\d{10}|\\d{12}|\\d{13}"))
            wrong(CarryColumn.IDENTITY, CarryColumn.IDENTITY.hint());
        var phone = line.text(CarryColumn.PHONE);
        if (!phone.isEmpty() && !phone.matches("\\+?[0-9 .]{8,20}")) wrong(CarryColumn.PHONE, CarryColumn.PHONE.hint());
        var email = line.text(CarryColumn.EMAIL);
        if (!email.isEmpty() && (email.length() > LONGEST_LINE || !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")))
            wrong(CarryColumn.EMAIL, "Không phải địa chỉ thư điện tử.");
        longest(CarryColumn.ADDRESS, LONGEST_LINE);
        longest(CarryColumn.REQUEST, LONGEST_TEXT);
        return PersonName.of(owner)
                .map(name -> new Application(
                        name,
                        name,
                        identity,
                        phone,
                        email,
                        line.text(CarryColumn.ADDRESS),
                        line.text(CarryColumn.REQUEST),
                        List.of(),
                        "COUNTER"))
                .orElse(null);
    }

    private void longest(CarryColumn column, int most) {
        if (line.text(column).length() > most) wrong(column, "Dài hơn %d ký tự.".formatted(most));
    }

    private <V> @Nullable V word(CarryColumn column, Map<String, V> words) {
        var written = line.text(column);
        if (written.isEmpty()) return null;
        var found = words.get(SearchText.folded(written).strip());
        if (found == null) wrong(column, "Không hiểu. " + column.hint());
        return found;
    }

    private @Nullable LocalDateTime past(CarryColumn column, LocalDateTime earliest) {
        var moment = moment(column);
        if (moment == null) return null;
        if (LegalZone.instant(moment).isAfter(now)) {
            wrong(column, "Ở tương lai.");
            return null;
        }
        if (moment.isBefore(earliest)) {
            wrong(column, column == CarryColumn.RECEIVED ? "Trước năm 1990." : "Trước lúc tiếp nhận.");
            return null;
        }
        return moment;
    }

    private @Nullable LocalDateTime moment(CarryColumn column) {
        var written = line.text(column);
        if (written.isEmpty()) return null;
        var moment = CarryMoment.read(written);
        if (moment.isEmpty()) wrong(column, "Không phải ngày giờ có thật. " + column.hint());
        return moment.orElse(null);
    }

    private void wrong(@Nullable CarryColumn column, String sentence) {
        notes.add(new Note(column == null ? "" : column.title(), sentence.strip(), true));
    }
}
