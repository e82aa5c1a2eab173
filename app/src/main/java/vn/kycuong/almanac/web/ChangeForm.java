package vn.kycuong.almanac.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.worktime.ChangeResult.Problem;
import vn.kycuong.worktime.ChangedDay;

/** What was typed about a change or one of its days, kept as it was typed. */
public record ChangeForm(Map<String, String> typed, List<Problem> problems) {
    /** How a day that takes back is chosen. */
    static final String CLEARED = "CLEARED";

    static ChangeForm empty() {
        return new ChangeForm(Map.of(), List.of());
    }

    static ChangeForm of(Map<String, String> parameters) {
        var typed = new java.util.HashMap<String, String>();
        parameters.forEach((name, value) ->
                typed.put(name, Normalizer.normalize(value, Normalizer.Form.NFC).strip()));
        return new ChangeForm(typed, List.of());
    }

    /** A field as typed; empty if it was not. */
    public String value(String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }

    /** What is wrong with a field, or null. */
    public @org.jspecify.annotations.Nullable String error(String field) {
        return problems.stream()
                .filter(p -> p.field().equals(field))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    ChangeForm with(List<Problem> found) {
        return new ChangeForm(typed, found);
    }

    int version() {
        return value("version").matches("\\d{1,9}") ? Integer.parseInt(value("version")) : 0;
    }

    /** The day, or what is wrong with the form. */
    Optional<ChangedDay> day(List<Problem> found) {
        var date = date("date", found);
        var kind = kind(found);
        if (date.isEmpty() || kind.isEmpty()) return Optional.empty();
        boolean cleared = value("kind").equals(CLEARED);
        return Optional.of(new ChangedDay(
                date.get(),
                cleared ? null : DayKind.valueOf(kind.get()),
                cleared ? "" : value("name"),
                value("source"),
                cleared ? "" : value("hours")));
    }

    Optional<LocalDate> date(String field, List<Problem> found) {
        var date = Moment.day(value(field));
        if (date.isEmpty()) {
            found.add(new Problem(
                    field,
                    value(field).isEmpty()
                            ? "Ghi ngày, ví dụ 02/01/2026."
                            : "“%s” không phải ngày có thật. Viết như 02/01/2026.".formatted(value(field))));
        }
        return date;
    }

    private Optional<String> kind(List<Problem> found) {
        var kinds = new ArrayList<>(
                List.of(DayKind.values()).stream().map(Enum::name).toList());
        kinds.add(CLEARED);
        if (kinds.contains(value("kind"))) return Optional.of(value("kind"));
        found.add(new Problem("kind", "Chọn loại ngày trong danh sách."));
        return Optional.empty();
    }
}
