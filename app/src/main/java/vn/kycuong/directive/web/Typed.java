package vn.kycuong.directive.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import vn.kycuong.directive.DocumentResult.Problem;

/** Reads what was typed into a form. */
final class Typed {
    private Typed() {}

    /** What stands in a field, without blanks around it; empty when it is not there. */
    static String first(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null
                ? ""
                : java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFC)
                        .strip();
    }

    /** The constant of this name. */
    static <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    static int whole(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** A day; empty for an empty field, and a problem for what is none. */
    static Optional<LocalDate> date(
            MultiValueMap<String, String> typed, String name, String label, List<Problem> wrong) {
        var text = first(typed, name);
        if (text.isEmpty()) return Optional.empty();
        var day = date(text);
        if (day.isEmpty())
            wrong.add(new Problem(name, "%s \"%s\" không phải là một ngày. Chọn lại ngày.".formatted(label, text)));
        return day;
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
