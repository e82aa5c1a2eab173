package vn.kycuong.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import vn.kycuong.calendar.Account.Kind;
import vn.kycuong.calendar.Account.Line;
import vn.kycuong.calendar.Account.Tally;

/** An account told in one language: receipt, limit, what was not counted and why, due, and the sum of days. */
record Sentences(Account account, Wording w) {

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
        String effect = stop.moves()
                ? w.pick(", không tính", ", not counted")
                : w.pick(", không dời hạn", ", does not move the due date");
        return w.pick("Tạm dừng từ ", "Paused from ") + w.moment(stop.from()) + end + w.moment(stop.to()) + ": "
                + stop.pause().ground() + effect + source(stop.pause().paper()) + ".";
    }

    private void addEnding(List<String> all) {
        if (account.reckoning().isAfterCutoff()) {
            String hour = w.hour(account.reckoning().sameDayCutoff());
            all.add(w.pick(
                    "Nhận từ " + hour + " trở đi, nên tính đến hết ngày làm việc tiếp theo.",
                    "Received at or after " + hour + ", so it runs to the close of the next working day."));
        }
        if (!account.computed().equals(account.due())) {
            all.add(w.pick("Giữ lịch đã hẹn; tính lại thì hạn là ", "The promise is kept; reckoned anew it would be ")
                    + w.moment(account.computed()) + ".");
        } else if (account.tally().rolled() > 0) {
            all.add(rolled());
        }
        if (account.provisional()) {
            all.add(w.pick(
                    "Ngày nghỉ đến lúc đó chưa công bố đủ: hạn là tạm tính.",
                    "Days off until then are not all announced: the due date is provisional."));
        }
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
        add(parts, tally.holidays(), "nghỉ lễ, Tết", "holidays");
        add(parts, tally.rolled(), "lùi hạn", "after the limit");
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
