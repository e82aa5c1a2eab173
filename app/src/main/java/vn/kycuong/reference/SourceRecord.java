package vn.kycuong.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file, which knows where it stands. A field that is missing or unreadable is named in the findings, and a harmless
 * value is answered, so that reading goes on and everything wrong is found in one go; a file with findings is never stored.
 */
public final class SourceRecord {
    private final String file;
    private final String where;
    private final Map<String, Object> fields;
    private final Findings findings;

    SourceRecord(String file, String where, Map<String, Object> fields, Findings findings) {
        this.file = file;
        this.where = where;
        this.fields = fields;
        this.findings = findings;
    }

    /** The file as one JSON object. */
    public static SourceRecord json(String file, byte[] content, Findings findings) {
        return new JsonSource(file, findings).read(content);
    }

    /** The rows of a file of comma-separated values whose first line names the fields. */
    public static List<SourceRecord> csv(String file, byte[] content, Findings findings) {
        return new CsvSource(file, findings).read(content);
    }

    public String where() {
        return where;
    }

    /** Names something wrong with a field of this record. */
    public void error(String field, String message) {
        findings.error(file, where, field, message);
    }

    public void warning(String field, String message) {
        findings.warning(file, where, field, message);
    }

    /** Names every field that nobody reads: a misspelt one would otherwise be lost in silence. */
    public void only(Set<String> known) {
        for (var field : new TreeSet<>(fields.keySet()))
            if (!known.contains(field)) error(field, "Trường này không có trong khuôn dạng.");
    }

    public boolean has(String field) {
        return fields.get(field) != null;
    }

    public String text(String field) {
        var value = textOrNull(field);
        if (value == null || value.isBlank()) error(field, "Thiếu giá trị. Trường này bắt buộc.");
        return value == null ? "" : value;
    }

    public @Nullable String textOrNull(String field) {
        var value = fields.get(field);
        if (value == null) return null;
        if (value instanceof String text) return text;
        error(field, "Phải là chữ, nhưng là: " + value);
        return null;
    }

    /** The text, or this one when the field is missing. */
    public String textOr(String field, String missing) {
        var value = textOrNull(field);
        return value == null ? missing : value;
    }

    public LocalDate date(String field) {
        var text = text(field);
        var date = text.isBlank() ? null : parsed(field, text);
        return date == null ? LocalDate.EPOCH : date;
    }

    public @Nullable LocalDate dateOrNull(String field) {
        var text = textOrNull(field);
        return text == null || text.isBlank() ? null : parsed(field, text);
    }

    private @Nullable LocalDate parsed(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            error(field, "Không phải ngày có thật: \"%s\". Viết năm-tháng-ngày, như 2020-12-31.".formatted(text));
            return null;
        }
    }

    public int whole(String field) {
        var value = wholeOrNull(field);
        if (value == null) error(field, "Phải là số nguyên.");
        return value == null ? 0 : value;
    }

    public @Nullable Integer wholeOrNull(String field) {
        var value = fields.get(field);
        if (value == null) return null;
        if (value instanceof Long number && number == number.intValue()) return number.intValue();
        error(field, "Phải là số nguyên, nhưng là: " + value);
        return null;
    }

    public boolean flag(String field) {
        if (fields.get(field) instanceof Boolean flag) return flag;
        error(field, "Phải là true hoặc false.");
        return false;
    }

    /** One of the constants of an enum, by name. */
    public <E extends Enum<E>> E choice(String field, Class<E> choices) {
        var text = text(field);
        for (var choice : choices.getEnumConstants()) if (choice.name().equals(text)) return choice;
        if (!text.isBlank()) {
            error(field, "\"%s\" không có trong danh sách %s.".formatted(text, List.of(choices.getEnumConstants())));
        }
        return choices.getEnumConstants()[0];
    }

    /** Constants of an enum, by name, in their order. */
    public <E extends Enum<E>> List<E> choices(String field, Class<E> choices) {
        var found = new java.util.ArrayList<E>();
        for (var text : texts(field)) {
            var known = Arrays.stream(choices.getEnumConstants())
                    .filter(choice -> choice.name().equals(text))
                    .findFirst();
            if (known.isEmpty())
                error(
                        field,
                        "\"%s\" không có trong danh sách %s.".formatted(text, List.of(choices.getEnumConstants())));
            known.ifPresent(found::add);
        }
        return found;
    }

    public SourceRecord record(String field) {
        if (fields.get(field) instanceof SourceRecord record) return record;
        error(field, "Thiếu nhóm trường này.");
        return new SourceRecord(file, where, Map.of(), new Findings());
    }

    public List<SourceRecord> records(String field) {
        return list(field, item -> item instanceof SourceRecord record ? record : null);
    }

    public List<String> texts(String field) {
        return list(field, item -> item instanceof String text ? text : null);
    }

    private <T> List<T> list(String field, Function<Object, @Nullable T> reading) {
        if (!(fields.get(field) instanceof List<?> items)) {
            error(field, "Thiếu danh sách.");
            return List.of();
        }
        var found = new java.util.ArrayList<T>();
        for (var item : items) {
            var read = reading.apply(item);
            if (read == null) error(field, "Phần tử không đúng dạng: " + item);
            else found.add(read);
        }
        return found;
    }

    @Override
    public String toString() {
        return file + " " + where;
    }
}
