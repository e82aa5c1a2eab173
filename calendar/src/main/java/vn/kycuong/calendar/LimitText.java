package vn.kycuong.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.DayEnd;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

/** Reads and writes limits. */
final class LimitText {
    private static final String EXPECTED = "Viết như 0SD, 24H, 8WH, 3WD, 3WD-EOD, 15D, 15D-X, 2M hoặc D:2020-12-31.";
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(SD|H|WH|WD|WD-EOD|D|D-X|M)");
    private static final String DATE_PREFIX = "D:";

    private LimitText() {}

    static Limit parse(String text) {
        String notation = text.strip().toUpperCase(Locale.ROOT);
        if (notation.startsWith(DATE_PREFIX)) {
            return date(text, notation.substring(DATE_PREFIX.length()));
        }
        Matcher amount = AMOUNT.matcher(notation);
        if (!amount.matches()) {
            throw new IllegalArgumentException("Không đọc được thời hạn \"%s\". %s".formatted(text, EXPECTED));
        }
        return amount(text, Integer.parseInt(amount.group(1)), amount.group(2));
    }

    private static Limit amount(String text, int amount, String unit) {
        return switch (unit) {
            case "SD" -> sameDay(text, amount);
            case "H" -> new Hours(amount);
            case "WH" -> new WorkingHours(amount);
            case "WD" -> new WorkingDays(amount, DayEnd.SAME_HOUR);
            case "WD-EOD" -> new WorkingDays(amount, DayEnd.END_OF_DAY);
            case "D" -> new Days(amount, RestDays.COUNTED);
            case "D-X" -> new Days(amount, RestDays.NOT_COUNTED);
            case "M" -> new Months(amount);
            default -> throw new IllegalStateException("Unit in the pattern but not here: " + unit);
        };
    }

    private static Limit sameDay(String text, int amount) {
        if (amount != 0) {
            throw new IllegalArgumentException(
                    "Thời hạn \"%s\" sai: trong ngày viết là 0SD; nhiều ngày viết như 3WD.".formatted(text));
        }
        return new SameDay();
    }

    private static Limit date(String text, String date) {
        try {
            return new CalendarDate(LocalDate.parse(date));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Thời hạn \"%s\" có ngày không đọc được. Viết năm-tháng-ngày có thật, như D:2020-12-31."
                            .formatted(text),
                    e);
        }
    }

    static void requireRange(int amount, int most, String unit) {
        if (amount < 1 || amount > most) {
            throw new IllegalArgumentException(
                    "Thời hạn %d %s không hợp lệ: phải từ 1 đến %d %s.".formatted(amount, unit, most, unit));
        }
    }

    /** Whether the first day is not counted (BLDS 2015 Đ.147 k.3): all limits in days, none that runs by the minute. */
    static boolean hasDayZero(Limit limit) {
        return switch (limit) {
            case WorkingDays _, Days _, Months _ -> true;
            case SameDay _, Hours _, WorkingHours _, CalendarDate _ -> false;
        };
    }

    static String text(Limit limit) {
        return switch (limit) {
            case SameDay _ -> "0SD";
            case Hours l -> l.hours() + "H";
            case WorkingHours l -> l.hours() + "WH";
            case WorkingDays l -> l.days() + (l.end() == DayEnd.SAME_HOUR ? "WD" : "WD-EOD");
            case Days l -> l.days() + (l.restDays() == RestDays.COUNTED ? "D" : "D-X");
            case Months l -> l.months() + "M";
            case CalendarDate l -> DATE_PREFIX + l.date();
        };
    }

    static String inVietnamese(Limit limit) {
        return switch (limit) {
            case SameDay _ -> "trong ngày làm việc";
            case Hours l -> l.hours() + " giờ";
            case WorkingHours l -> l.hours() + " giờ làm việc";
            case WorkingDays l ->
                l.days() + (l.end() == DayEnd.SAME_HOUR ? " ngày làm việc" : " ngày làm việc, đến hết giờ làm việc");
            case Days l -> l.days() + (l.restDays() == RestDays.COUNTED ? " ngày" : " ngày, không tính ngày nghỉ");
            case Months l -> l.months() + " tháng";
            case CalendarDate l -> "đến hết ngày " + Wording.VIETNAMESE.date(l.date());
        };
    }

    static String inEnglish(Limit limit) {
        return switch (limit) {
            case SameDay _ -> "within the working day";
            case Hours l -> plural(l.hours(), "hour");
            case WorkingHours l -> plural(l.hours(), "working hour");
            case WorkingDays l ->
                plural(l.days(), "working day") + (l.end() == DayEnd.SAME_HOUR ? "" : ", to the close of business");
            case Days l ->
                plural(l.days(), "day") + (l.restDays() == RestDays.COUNTED ? "" : ", rest days not counted");
            case Months l -> plural(l.months(), "month");
            case CalendarDate l -> "by the end of " + Wording.ENGLISH.date(l.date());
        };
    }

    private static String plural(int amount, String unit) {
        return amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
