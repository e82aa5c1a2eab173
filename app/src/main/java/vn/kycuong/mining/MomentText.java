package vn.kycuong.mining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import vn.kycuong.calendar.LegalZone;

/**
 * Reads the moments of logs: xs:dateTime of XES and OCEL, the same with a blank for the T, and the Vietnamese day/month/year. Written out
 * because a log holds millions of them.
 */
final class MomentText {
    /** Not a moment. */
    static final long WRONG = Long.MAX_VALUE;

    private static final long DAY = 86_400_000L;
    private static final Pattern VIETNAMESE =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");

    /** Whether the last moment read said no time zone and was taken as Vietnamese. */
    private boolean bare;

    private long lastDay = Long.MIN_VALUE;
    private int lastDate;

    boolean wasBare() {
        return bare;
    }

    /** Milliseconds since 1970, or {@link #WRONG}. */
    long read(String text) {
        bare = false;
        int length = text.length();
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') return readVietnamese(text);
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        if ((year | month | day) < 0) return WRONG;
        long days = days(year, month, day);
        if (days == Long.MIN_VALUE) return WRONG;
        if (length == 10) return local(days * DAY);
        if (length < 16 || text.charAt(10) != 'T' && text.charAt(10) != ' ' || text.charAt(13) != ':') return WRONG;
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        if ((hour | minute) < 0 || hour > 24 || minute > 59 || hour == 24 && minute > 0) return WRONG;
        long millis = days * DAY + hour * 3_600_000L + minute * 60_000L;
        int at = 16;
        if (at < length && text.charAt(at) == ':') {
            int second = length < 19 ? -1 : digits(text, 17, 2);
            if (second < 0 || second > 60) return WRONG;
            millis += second * 1000L;
            at = 19;
            if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                int first = ++at;
                int scale = 100;
                while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    millis += (text.charAt(at++) - '0') * (long) scale;
                    scale /= 10;
                }
                if (at == first) return WRONG;
            }
        }
        return zoned(text, at, millis);
    }

    private long zoned(String text, int from, long millis) {
        int at = from;
        int length = text.length();
        if (at == length) return local(millis);
        if (text.charAt(at) == ' ') at++;
        if (at == length) return WRONG;
        char sign = text.charAt(at);
        if (sign == 'Z') return at + 1 == length ? millis : WRONG;
        if (sign != '+' && sign != '-') return WRONG;
        int hours = at + 3 > length ? -1 : digits(text, at + 1, 2);
        at += 3;
        if (at < length && text.charAt(at) == ':') at++;
        int minutes = at == length ? 0 : at + 2 == length ? digits(text, at, 2) : -1;
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59) return WRONG;
        long offset = hours * 3_600_000L + minutes * 60_000L;
        return sign == '+' ? millis - offset : millis + offset;
    }

    private long days(int year, int month, int day) {
        int date = year * 512 + month * 32 + day;
        if (date == lastDate && lastDay != Long.MIN_VALUE) return lastDay;
        if (month < 1 || month > 12 || day < 1 || day > 31) return Long.MIN_VALUE;
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) return Long.MIN_VALUE;
        lastDay = LocalDate.of(year, month, day).toEpochDay();
        lastDate = date;
        return lastDay;
    }

    private long local(long millis) {
        bare = true;
        var clock = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
        return LegalZone.instant(clock).toEpochMilli() + Math.floorMod(millis, 1000L);
    }

    private long readVietnamese(String text) {
        var found = VIETNAMESE.matcher(text.strip());
        if (!found.matches()) return WRONG;
        try {
            var day = LocalDate.of(
                    Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(1)));
            var moment = found.group(4) == null
                    ? day.atStartOfDay()
                    : day.atTime(
                            Integer.parseInt(found.group(4)),
                            Integer.parseInt(found.group(5)),
                            found.group(6) == null ? 0 : Integer.parseInt(found.group(6)));
            bare = true;
            return LegalZone.instant(moment).toEpochMilli();
        } catch (DateTimeException impossible) {
            return WRONG;
        }
    }

    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }
}
