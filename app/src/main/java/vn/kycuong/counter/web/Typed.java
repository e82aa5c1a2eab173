package vn.kycuong.counter.web;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.ui.Words;

/** Reads what was typed into a form. */
final class Typed {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Typed() {}

    /** A number of up to nine digits. */
    static Optional<Integer> whole(String text) {
        return text.strip().matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(day -> day.getYear() >= 2000 && day.getYear() <= 2074);
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    static Optional<LocalDateTime> moment(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip()))
                    .filter(at -> at.getYear() >= 2000 && at.getYear() <= 2074);
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** @throws ResponseStatusException 404 for what is no number of ours */
    static UUID id(String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw notFound();
        return UUID.fromString(text);
    }

    /** A random key for a form, so that the same one sent twice is one act. */
    static String freshKey() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
