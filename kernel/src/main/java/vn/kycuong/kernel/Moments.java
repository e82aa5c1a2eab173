package vn.kycuong.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Moments as the ledger writes them: ISO 8601 in UTC, as {@link Instant#toString()} gives it ({@code 2020-06-15T01:00:00Z}). The
 * same texts as the library's, without its formatter: every entry holds a handful and a replay reads millions.
 */
public final class Moments {
    private static final int WHOLE_SECONDS = "2020-06-15T01:00:00Z".length();
    private static final int WITH_MILLIS = "2020-06-15T01:00:00.000Z".length();

    private Moments() {}

    /** Reads a moment; refuses what {@link Instant#parse} refuses. */
    public static Instant parse(String text) {
        int length = text.length();
        if (length != WHOLE_SECONDS && length != WITH_MILLIS || !isPlain(text)) return Instant.parse(text);
        int millis = length == WITH_MILLIS ? digits(text, 20, 23) : 0;
        try {
            return LocalDateTime.of(
                            digits(text, 0, 4),
                            digits(text, 5, 7),
                            digits(text, 8, 10),
                            digits(text, 11, 13),
                            digits(text, 14, 16),
                            digits(text, 17, 19),
                            millis * 1_000_000)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) { // 24:00:00, 23:59:60 and what is no date: the library decides
            return Instant.parse(text);
        }
    }

    /** Writes a moment as {@link Instant#toString()} does. */
    public static String text(Instant moment) {
        long seconds = moment.getEpochSecond();
        int nano = moment.getNano();
        if (nano % 1_000_000 != 0) return moment.toString();
        var at = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        if (at.getYear() < 1000 || at.getYear() > 9999) return moment.toString();
        var out = new StringBuilder(WITH_MILLIS);
        out.append(at.getYear());
        two(out.append('-'), at.getMonthValue());
        two(out.append('-'), at.getDayOfMonth());
        two(out.append('T'), at.getHour());
        two(out.append(':'), at.getMinute());
        two(out.append(':'), at.getSecond());
        if (nano != 0) {
            int millis = nano / 1_000_000;
            out.append('.').append((char) ('0' + millis / 100));
            two(out, millis % 100);
        }
        return out.append('Z').toString();
    }

    /** The same, or null for none. */
    public static @Nullable String textOrNull(@Nullable Instant moment) {
        return moment == null ? null : text(moment);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            boolean right = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case 19 -> c == '.';
                default -> c >= '0' && c <= '9';
            };
            if (!right) return false;
        }
        return text.charAt(text.length() - 1) == 'Z';
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) number = number * 10 + text.charAt(i) - '0';
        return number;
    }

    private static void two(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
