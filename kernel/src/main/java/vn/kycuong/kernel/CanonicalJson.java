package vn.kycuong.kernel;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in the canonical form of RFC 8785 (JCS): keys in UTF-16 order, no spaces, shortest escapes. Entries hold text,
 * whole numbers up to 2^53, booleans, lists and maps; a fraction has no place in a ledger of facts and is refused.
 */
public final class CanonicalJson {
    private static final long SAFE_INTEGER = 1L << 53;

    private CanonicalJson() {}

    /**
     * An object to write: a name, its value, the next name and so on; what has no value is left out. The one place that puts, so
     * that the just-in-time compiler has one small method to compile where an entry has twenty fields.
     */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) map.put((String) Objects.requireNonNull(namesAndValues[i]), value);
        }
        return map;
    }

    public static byte[] bytes(Map<String, ?> value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Map<String, ?> value) {
        var out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(safe(number));
            case List<?> list -> writeList(list, out);
            case Map<?, ?> map -> writeMap(map, out);
            default -> throw new IllegalArgumentException("Not a canonical value: " + value.getClass());
        }
    }

    private static long safe(long number) {
        if (Math.abs(number) > SAFE_INTEGER) throw new IllegalArgumentException("Beyond 2^53: " + number);
        return number;
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        var separator = "";
        for (var item : list) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        var separator = "";
        for (var item : sorted.entrySet()) {
            out.append(separator);
            quote(item.getKey(), out);
            out.append(':');
            write(item.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
