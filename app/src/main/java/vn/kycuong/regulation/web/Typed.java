package vn.kycuong.regulation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

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

    /** A number from 1 on. */
    static Optional<Integer> whole(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** The constant of this name. */
    static <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
