package vn.kycuong.identity.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads what was typed into a form. */
final class Typed {
    private Typed() {}

    /** What stands in a field; empty when it is not there. */
    static String first(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    /** A number from 1 on, of nine digits at the most. */
    static Optional<Integer> whole(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** The constant of this name. */
    static <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    static Optional<LocalDate> date(String text) {
        try {
            // years that neither a calendar nor the database can count on from are typing mistakes
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
