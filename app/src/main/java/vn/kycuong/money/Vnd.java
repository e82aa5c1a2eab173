package vn.kycuong.money;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts in đồng as people write and read them. There is no smaller coin: a fraction is a mistake, never rounded. */
public final class Vnd {
    /** More than any fee or drawer will ever hold. */
    public static final long MOST = 999_999_999_999L;

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,12}");
    private static final Pattern GROUPED =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{3}){1,3}|[0-9]{1,3}(,[0-9]{3}){1,3}|[0-9]{1,3}( [0-9]{3}){1,3}");
    private static final Pattern UNIT = Pattern.compile("(?i)\\s*(đồng|đ|vnđ|vnd)$");
    private static final Pattern IN_WORDS =
            Pattern.compile("(?<![0-9.,])([0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]+) ?(?:đồng|đ\\b|VNĐ|VND)");

    private Vnd() {}

    /** "200.000 đồng". */
    public static String text(long amount) {
        return grouped(amount) + " đồng";
    }

    /** "200.000". */
    public static String grouped(long amount) {
        var digits = Long.toString(Math.abs(amount));
        var out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) out.insert(at, '.');
        return amount < 0 ? "-" + out : out.toString();
    }

    /** What somebody typed: whole, not negative, with thousands in groups or not; empty for anything else. */
    public static OptionalLong parse(@Nullable String typed) {
        if (typed == null || typed.length() > 40) return OptionalLong.empty();
        var bare = UNIT.matcher(typed.strip()).replaceFirst("");
        if (!PLAIN.matcher(bare).matches() && !GROUPED.matcher(bare).matches()) return OptionalLong.empty();
        return OptionalLong.of(Long.parseLong(bare.replaceAll("[., ]", "")));
    }

    /** Whether words name amounts, and none of them is this one; empty when they name none. */
    static Optional<Boolean> contradicts(String words, long amount) {
        var named = IN_WORDS.matcher(words)
                .results()
                .map(m -> Long.parseLong(m.group(1).replace(".", "")))
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(!named.contains(amount));
    }
}
