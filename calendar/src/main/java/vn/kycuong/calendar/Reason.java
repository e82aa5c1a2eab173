package vn.kycuong.calendar;

import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account.Kind;

/** Why a line of the account is what it is, in both languages, with its source. */
record Reason(
        Limit limit,
        Kind kind,
        int count,
        DayFact day,
        @Nullable Stop stop,
        String waitingFor) {
    private static final String FIRST_DAY_NOT_COUNTED = "Bộ luật Dân sự 2015, Điều 147 khoản 3";
    static final String END_ON_A_REST_DAY = "Bộ luật Dân sự 2015, Điều 148 khoản 5";

    String in(Wording w) {
        return switch (kind) {
            case RECEIVED ->
                LimitText.hasDayZero(limit)
                        ? w.pick("Ngày nhận, không tính", "Day of receipt, not counted")
                        : w.pick("Ngày nhận", "Day of receipt");
            case START_MOVED -> w.pick("Bắt đầu tính khi mở cửa", "The clock starts at the opening");
            case COUNTED -> day.kind().isWorking() ? number(w) : number(w) + " (" + w.day(day) + ")";
            case WORKED -> number(w) + " (" + w.day(day) + ")";
            case PAUSED ->
                w.pick("Tạm dừng", "Paused")
                        + (stop == null ? "" : ": " + stop.pause().ground(w));
            case REST, HOLIDAY -> w.day(day) + w.pick(", không tính", ", not counted");
            case ROLLED -> w.pick("Thời hạn đã hết, chờ đến hạn trả", "Limit used up, waiting for the due day");
            case DUE ->
                count == 0 || isInHours() ? w.pick("Hạn", "Due") : w.pick("Hạn, ngày thứ ", "Due, day ") + count;
        };
    }

    String source() {
        return switch (kind) {
            case RECEIVED -> LimitText.hasDayZero(limit) ? FIRST_DAY_NOT_COUNTED : "";
            case START_MOVED -> "";
            case PAUSED -> stop == null ? "" : stop.pause().paper();
            case ROLLED -> waitingFor;
            case COUNTED, WORKED, REST, HOLIDAY, DUE -> day.source();
        };
    }

    private String number(Wording w) {
        return isInHours() ? w.pick("Có tính", "Counted") : w.pick("Ngày thứ ", "Day ") + count;
    }

    private boolean isInHours() {
        return limit instanceof Limit.Hours || limit instanceof Limit.WorkingHours;
    }
}
