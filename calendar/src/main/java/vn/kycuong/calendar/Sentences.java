package vn.kycuong.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import vn.kycuong.calendar.Account.Extension;
import vn.kycuong.calendar.Account.Kind;
import vn.kycuong.calendar.Account.Line;
import vn.kycuong.calendar.Account.Tally;

/** An account told in one language: receipt, limit, what was not counted and why, due, and the sum of days. */
record Sentences(Account account, Wording w) {

    private static final String LAST_DAY = "Bộ luật Dân sự 2015, Điều 148 khoản 3";

    private record Dated(LocalDate date, String text) {}

    List<String> all() {
        List<String> all = new ArrayList<>();
        all.add(received());
        if (!account.start().equals(account.received())) {
            all.add(started());
        }
        all.add(w.pick("Thời hạn: ", "Limit: ") + w.limit(account.limit()) + ".");
        events().forEach(event -> all.add(event.text()));
        addEnding(all);
        all.add(w.pick("Hạn: ", "Due: ") + w.moment(account.due()) + ".");
        all.add(sum());
        return List.copyOf(all);
    }

    private String received() {
        String moment = w.pick("Nhận ", "Received ") + w.moment(account.received());
        boolean dayZero = LimitText.hasDayZero(account.limit()) && isStartOnReceiptDay();
        return moment + (dayZero ? w.pick("; ngày nhận không tính.", "; the day of receipt is not counted.") : ".");
    }

    private String started() {
        String moment = w.pick("Ngoài giờ làm việc, nên tính từ ", "Outside office hours, so the clock starts at ")
                + w.moment(account.start());
        boolean dayZero = LimitText.hasDayZero(account.limit()) && !isStartOnReceiptDay();
        return moment + (dayZero ? w.pick("; ngày đó không tính.", "; that day is not counted.") : ".");
    }

    private boolean isStartOnReceiptDay() {
        return account.start().toLocalDate().equals(account.received().toLocalDate());
    }

    /** Everything that happened in between, by date. */
    private List<Dated> events() {
        List<Dated> events = new ArrayList<>();
        addHolidays(events);
        addWeeklyRest(events);
        account.lines().stream()
                .filter(line -> line.counted() && line.day().kind().isMakeUp())
                .forEach(line -> events.add(new Dated(line.date(), makeUp(line))));
        account.stops().forEach(stop -> events.add(new Dated(stop.from().toLocalDate(), paused(stop))));
        Extension extension = account.extension();
        if (extension != null) {
            events.add(new Dated(extension.decided().toLocalDate(), extended(extension)));
        }
        events.sort(Comparator.comparing(Dated::date));
        return events;
    }

    private void addHolidays(List<Dated> events) {
        BiPredicate<Line, Line> together = (a, b) -> adjacent(a, b) && sameGround(a.day(), b.day());
        for (List<Line> group : groups(of(Kind.HOLIDAY), together)) {
            DayFact day = group.getFirst().day();
            events.add(new Dated(day.date(), span(group) + ": " + uncounted(day)));
        }
    }

    private void addWeeklyRest(List<Dated> events) {
        List<Line> rest = of(Kind.REST);
        if (!rest.isEmpty()) {
            String dates =
                    groups(rest, Sentences::adjacent).stream().map(this::span).collect(Collectors.joining(", "));
            events.add(new Dated(
                    rest.getFirst().date(),
                    dates + ": " + uncounted(rest.getFirst().day())));
        }
    }

    private List<Line> of(Kind kind) {
        return account.lines().stream().filter(line -> line.kind() == kind).toList();
    }

    private String uncounted(DayFact day) {
        return w.dayInSentence(day) + w.pick(", không tính", ", not counted") + source(day.source()) + ".";
    }

    private String makeUp(Line line) {
        DayFact day = line.day();
        String ground = day.kind() == DayKind.WORKED
                ? w.pick(" làm bù", ", a make-up day")
                : w.pick(" mở cửa theo quyết định", ", opened by decision");
        String weekday = w.weekday(line.date().getDayOfWeek());
        String date = w.date(line.date());
        return w.pick(date + " " + weekday, weekday + " " + date) + ground + w.pick(": ngày thứ ", ": day ")
                + line.count() + source(day.source()) + ".";
    }

    private String paused(Stop stop) {
        String end = stop.pause().isOpen()
                ? w.pick(", chưa kết thúc, tính như chạy lại lúc ", ", still open, reckoned as if resumed at ")
                : w.pick(" đến ", " to ");
        String effect = stop.moves() ? w.pick(", không tính", ", not counted") : unmoving();
        return w.pick("Tạm dừng từ ", "Paused from ") + w.moment(stop.from()) + end + w.moment(stop.to()) + ": "
                + stop.pause().ground(w) + effect + source(stop.pause().paper()) + ".";
    }

    private String unmoving() {
        return account.limit() instanceof Limit.CalendarDate
                ? w.pick(", không dời hạn vì hạn đã định ngày", ", moves nothing since the limit names its date")
                : w.pick(", không dời hạn vì khi đó đã quá hạn", ", moves nothing since it was late by then");
    }

    private String extended(Extension extension) {
        return w.pick("Xin lỗi và hẹn lại lúc ", "Apology with a new date at ")
                + w.moment(extension.decided())
                + w.pick(": hạn mới ", ": due ")
                + w.moment(extension.promised())
                + w.pick(", thay cho hạn ", " instead of ")
                + w.moment(extension.instead())
                + source(extension.paper()) + ".";
    }

    private void addEnding(List<String> all) {
        if (account.reckoning().isAfterCutoff()) {
            String hour = w.hour(account.reckoning().sameDayCutoff());
            all.add(w.pick(
                    "Nhận từ " + hour + " trở đi, nên tính đến hết ngày làm việc tiếp theo.",
                    "Received at or after " + hour + ", so it runs to the close of the next working day."));
        }
        addHour(all);
        if (account.computed().equals(account.due())) {
            if (account.tally().rolled() > 0) {
                all.add(rolled());
            }
        } else if (account.extension() == null) {
            all.add(w.pick("Giữ lịch đã hẹn; tính lại thì hạn là ", "The promise is kept; reckoned anew it would be ")
                    + w.moment(account.computed()) + ".");
        }
        Extension extension = account.extension();
        if (extension != null && isShut(extension.promised().toLocalDate())) {
            all.add(w.pick(
                    "Ngày hẹn lại là ngày nghỉ, nên lùi đến ngày làm việc tiếp theo.",
                    "The new date is a day off, so it moves to the next working day."));
        }
        if (account.provisional()) {
            all.add(w.pick(
                    "Ngày nghỉ đến lúc đó chưa công bố đủ: hạn là tạm tính.",
                    "Days off until then are not all announced: the due date is provisional."));
        }
    }

    private boolean isShut(LocalDate date) {
        boolean onAnyDay = account.limit() instanceof Limit.Hours;
        return !onAnyDay && !account.reckoning().calendar().isWorkingDay(date);
    }

    /** What the months or the office hours did to the end, where it would surprise. */
    private void addHour(List<String> all) {
        switch (account.limit()) {
            case Limit.Months l -> addShortMonth(all, l);
            case Limit.WorkingDays l when l.end() == Limit.DayEnd.SAME_HOUR -> addOtherHours(all);
            default -> {}
        }
    }

    private void addShortMonth(List<String> all, Limit.Months limit) {
        LocalDate start = account.start().toLocalDate();
        LocalDate last = start.plusMonths(limit.months());
        if (last.getDayOfMonth() < start.getDayOfMonth()) {
            String month = w.month(last);
            int day = start.getDayOfMonth();
            all.add(w.pick(
                    "Tháng %s không có ngày %d, nên thời hạn hết vào ngày cuối tháng (%s)."
                            .formatted(month, day, LAST_DAY),
                    "%s has no day %d, so the limit ends on its last day (%s).".formatted(month, day, LAST_DAY)));
        }
    }

    private void addOtherHours(List<String> all) {
        LocalDateTime end = account.computed();
        WorkingCalendar calendar = account.reckoning().calendar();
        boolean moved = account.stops().stream().anyMatch(stop -> stop.moves() && !stop.isEmpty(calendar));
        Sessions first = calendar.sessions(account.start().toLocalDate());
        if (moved && !calendar.sessions(end.toLocalDate()).equals(first)) {
            all.add(w.pick(
                    "Ngày đến hạn có giờ làm việc khác, nên giờ hết hạn tính theo phần ngày làm việc đã dùng.",
                    "The due day has other office hours, so the hour follows from the part of a working day used."));
        } else if (!moved && !end.toLocalTime().equals(account.start().toLocalTime())) {
            String hour = w.hour(account.start().toLocalTime());
            all.add(w.pick(
                    "%s không làm việc lúc %s, nên hết hạn lúc %s ngày đó."
                            .formatted(capital(w.longDate(end.toLocalDate())), hour, w.hour(end.toLocalTime())),
                    "The office is shut at %s on %s, so it is due at %s that day."
                            .formatted(hour, w.longDate(end.toLocalDate()), w.hour(end.toLocalTime()))));
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String rolled() {
        LocalDate spent = account.spent();
        String where = account.reckoning().calendar().isWorkingDay(spent)
                ? w.pick("Tạm dừng kết thúc vào ngày nghỉ", "The pause ends on a day off")
                : w.pick("Thời hạn hết vào ", "The limit is used up on ")
                        + w.longDate(spent)
                        + w.pick(", là ngày nghỉ", ", a day off");
        return where + w.pick(", nên lùi đến ngày làm việc tiếp theo.", ", so it moves to the next working day.");
    }

    private String sum() {
        if (account.due().toLocalDate().isBefore(account.received().toLocalDate())) {
            return w.pick("Hạn đã qua trước khi nhận.", "The due date had passed before the receipt.");
        }
        Tally tally = account.tally();
        List<String> parts = new ArrayList<>();
        add(parts, tally.received(), "ngày tiếp nhận", "of receipt");
        add(parts, tally.started(), "ngày bắt đầu", "of start");
        add(parts, tally.counted(), "ngày tính", "counted");
        add(parts, tally.paused(), "tạm dừng", "paused");
        add(parts, tally.weeklyRest(), "cuối tuần", "weekly rest");
        int closures = (int) of(Kind.HOLIDAY).stream()
                .filter(line -> line.day().kind() == DayKind.CLOSED)
                .count();
        add(parts, tally.holidays() - closures, "nghỉ lễ, Tết", "holidays");
        add(parts, closures, "đóng cửa đột xuất", "closed");
        add(parts, tally.rolled(), "sau khi hết thời hạn", "after the limit");
        return tally.days() + w.pick(" ngày trên lịch = ", " calendar days = ") + String.join(" + ", parts);
    }

    private void add(List<String> parts, int days, String vietnamese, String english) {
        if (days > 0) {
            parts.add(days + " " + w.pick(vietnamese, english));
        }
    }

    private String span(List<Line> group) {
        LocalDate first = group.getFirst().date();
        LocalDate last = group.getLast().date();
        return first.equals(last) ? w.date(first) : w.date(first) + "–" + w.date(last);
    }

    private static String source(String source) {
        return source.isEmpty() ? "" : " (" + source + ")";
    }

    private static boolean adjacent(Line a, Line b) {
        return a.date().plusDays(1).equals(b.date());
    }

    private static boolean sameGround(DayFact a, DayFact b) {
        return a.kind() == b.kind() && a.name().equals(b.name()) && a.source().equals(b.source());
    }

    private static List<List<Line>> groups(List<Line> lines, BiPredicate<Line, Line> together) {
        List<List<Line>> groups = new ArrayList<>();
        for (Line line : lines) {
            if (groups.isEmpty() || !together.test(groups.getLast().getLast(), line)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(line);
        }
        return groups;
    }
}
