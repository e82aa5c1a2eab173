package vn.kycuong.deadline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.kycuong.calendar.LegalZone;

/** Reads moments as people and programs write them, on a Vietnamese clock unless they name another. */
final class Moments {
    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?([Zz]|[+ -]\\d{2}:?\\d{2})?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})[ ,Tt]+(\\d{1,2})[:hg](\\d{2})");
    private static final Pattern HOUR_FIRST =
            Pattern.compile("(\\d{1,2})[:hg](\\d{2})[ ,]+(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern DATE_ONLY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4}");
    private static final int LONGEST = 40;
    private static final int PLAIN = "2020-01-21T10:00".length();

    private Moments() {}

    /** @param parameter what to name when it cannot be read */
    static Instant read(String text, String parameter) throws Refused {
        var typed = text.strip();
        if (typed.isEmpty()) {
            throw Refused.unreadable(
                    parameter,
                    "Thiếu thời điểm. Viết như 2020-01-21T10:00, giờ Việt Nam.",
                    "A moment is missing. Write it as 2020-01-21T10:00, Vietnamese time.");
        }
        if (typed.length() > LONGEST) throw unreadable(typed, parameter);
        try {
            return instant(typed, parameter);
        } catch (DateTimeException notReal) {
            throw Refused.unreadable(
                    parameter,
                    "“%s” không phải là ngày giờ có thật.".formatted(typed),
                    "\"%s\" is not a real date and time.".formatted(typed));
        }
    }

    private static Instant instant(String typed, String parameter) throws Refused {
        if (typed.length() == PLAIN && typed.charAt(10) == 'T' && isPlain(typed)) {
            return LegalZone.instant(LocalDateTime.of(
                    number(typed, 0, 4),
                    number(typed, 5, 7),
                    number(typed, 8, 10),
                    number(typed, 11, 13),
                    number(typed, 14, 16)));
        }
        var local = LOCAL.matcher(typed);
        if (local.matches()) return local(local);
        var dayFirst = DAY_FIRST.matcher(typed);
        if (dayFirst.matches()) return at(dayFirst, 3, 2, 1, 4, 5);
        var hourFirst = HOUR_FIRST.matcher(typed);
        if (hourFirst.matches()) return at(hourFirst, 5, 4, 3, 1, 2);
        if (DATE_ONLY.matcher(typed).matches()) {
            throw Refused.unreadable(
                    parameter,
                    "“%s” thiếu giờ. Viết như 2020-01-21T10:00, giờ Việt Nam.".formatted(typed),
                    "\"%s\" has no hour. Write it as 2020-01-21T10:00, Vietnamese time.".formatted(typed));
        }
        throw unreadable(typed, parameter);
    }

    /** {@code 2020-01-21T10:00} and nothing else, as programs write it: a batch has a million of them. */
    private static boolean isPlain(String typed) {
        for (int i = 0; i < PLAIN; i++) {
            char wanted = "0000-00-00T00:00".charAt(i);
            char there = typed.charAt(i);
            if (wanted == '0' ? there < '0' || there > '9' : there != wanted) return false;
        }
        return true;
    }

    private static Instant local(Matcher found) {
        int second = found.group(6) == null ? 0 : Integer.parseInt(found.group(6));
        var local = LocalDateTime.of(
                number(found, 1), number(found, 2), number(found, 3), number(found, 4), number(found, 5), second);
        var zone = found.group(7);
        if (zone == null) return LegalZone.instant(local);
        // A plus sign in an address reads as a blank.
        return OffsetDateTime.of(
                        local,
                        java.time.ZoneOffset.of(
                                zone.toUpperCase(java.util.Locale.ROOT).replace(' ', '+')))
                .toInstant();
    }

    private static Instant at(Matcher found, int year, int month, int day, int hour, int minute) {
        return LegalZone.instant(LocalDateTime.of(
                number(found, year),
                number(found, month),
                number(found, day),
                number(found, hour),
                number(found, minute)));
    }

    private static int number(String typed, int from, int to) {
        return Integer.parseInt(typed, from, to, 10);
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static Refused unreadable(String typed, String parameter) {
        var shown = Quoted.shortened(typed);
        return Refused.unreadable(
                parameter,
                "Không đọc được thời điểm “%s”. Viết như 2020-01-21T10:00 hoặc 21/01/2020 10:00, giờ Việt Nam."
                        .formatted(shown),
                "The moment \"%s\" cannot be read. Write it as 2020-01-21T10:00 or 21/01/2020 10:00, Vietnamese time."
                        .formatted(shown));
    }
}
