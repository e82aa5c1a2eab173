package vn.kycuong.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Moments;

/**
 * The plain fields of an entry's canonical bytes, read without the parts that nest: a check reads millions of entries and asks of each
 * only whether its columns say the same. What is no canonical entry has no fields.
 */
final class BodyFields {
    private final Map<String, String> fields = new HashMap<>(24);

    private BodyFields() {}

    static BodyFields of(byte[] body) {
        var read = new BodyFields();
        if (!read.scan(body)) read.fields.clear();
        return read;
    }

    @Nullable
    String text(String name) {
        return fields.get(name);
    }

    int version() {
        return number("version");
    }

    @Nullable
    Instant moment(String name) {
        var text = fields.get(name);
        if (text == null) return null;
        try {
            return Moments.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Who did what, as {@code ledger.leaf} marks it. */
    String act() {
        var key = text("key");
        return "%s|%s|%s|%s%s"
                .formatted(text("kind"), text("actor"), text("post"), text("unit"), key == null ? "" : "|" + key);
    }

    /** Names of the columns that do not say what the canonical bytes say. */
    List<String> differing(StoredEntry e) {
        var names = new ArrayList<String>(0);
        if (!e.caseId().toString().equals(text("case"))) names.add("case_id");
        if (e.version() != version()) names.add("version");
        if (!e.kind().equals(text("kind"))) names.add("kind");
        if (!same(e.occurredAt(), "occurred")) names.add("occurred_at");
        if (!same(e.recordedAt(), "recorded")) names.add("recorded_at");
        if (e.actor() != number("actor")) names.add("actor_id");
        if (e.post() != number("post")) names.add("post_id");
        if (e.unit() != number("unit")) names.add("unit_id");
        if (!Objects.equals(e.previousKind(), text("previousKind"))) names.add("previous_kind");
        if (!same(e.previousAt(), "previousAt")) names.add("previous_at");
        if (!Objects.equals(e.key(), text("key"))) names.add("key");
        return names;
    }

    /** A column keeps microseconds, the canonical bytes whatever the clock gave. */
    static boolean sameMoment(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) return one == other;
        return one.equals(other) || Duration.between(one, other).abs().toNanos() <= 1000;
    }

    private boolean same(@Nullable Instant column, String name) {
        var text = fields.get(name);
        if (column == null || text == null) return column == null && text == null;
        return Moments.text(column).equals(text) || sameMoment(column, moment(name));
    }

    private int number(String name) {
        var text = fields.get(name);
        return text != null && text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
    }

    private boolean scan(byte[] body) {
        int at = 0;
        if (body.length < 2 || body[at++] != '{') return false;
        while (at < body.length && body[at] == '"') {
            int nameEnd = closing(body, at);
            if (nameEnd < 0 || nameEnd + 1 >= body.length || body[nameEnd + 1] != ':') return false;
            var name = string(body, at + 1, nameEnd);
            int begin = nameEnd + 2;
            int end = valueEnd(body, begin);
            if (end < 0 || end >= body.length) return false;
            if (body[begin] == '"') fields.put(name, string(body, begin + 1, end - 1));
            else if (body[begin] != '{' && body[begin] != '[') fields.put(name, string(body, begin, end));
            if (body[end] == '}') return end == body.length - 1;
            if (body[end] != ',') return false;
            at = end + 1;
        }
        return false;
    }

    /** Where the string that begins here has its closing quote. */
    private static int closing(byte[] body, int at) {
        for (int i = at + 1; i < body.length; i++) {
            if (body[i] == '\\') i++;
            else if (body[i] == '"') return i;
        }
        return -1;
    }

    private static int valueEnd(byte[] body, int begin) {
        int depth = 0;
        for (int i = begin; i < body.length; i++) {
            switch (body[i]) {
                case '"' -> {
                    i = closing(body, i);
                    if (i < 0) return -1;
                    if (depth == 0) return i + 1;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) return i;
                    if (--depth == 0) return i + 1;
                }
                case ',' -> {
                    if (depth == 0) return i;
                }
                default -> {}
            }
        }
        return -1;
    }

    private static String string(byte[] body, int begin, int end) {
        var raw = new String(body, begin, end - begin, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    private static String unescaped(String raw) {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    if (i + 4 < raw.length() && raw.substring(i + 1, i + 5).matches("[0-9a-fA-F]{4}")) {
                        out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                        i += 4;
                    }
                }
                default -> out.append(escaped);
            }
        }
        return out.toString();
    }
}
