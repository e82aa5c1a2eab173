package vn.kycuong.publicapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.kycuong.deadline.Refusal;
import vn.kycuong.ui.Words;

/**
 * Why there is no answer, as RFC 9457 writes it.
 *
 * @param parameter which part of the request is wrong, or null if it is none in particular
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter) {
    static ResponseEntity<Object> of(Refusal no, Locale locale) {
        var status = switch (no.kind()) {
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case IMPOSSIBLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return answer(status, no.text(locale), no.parameter(), locale, new HttpHeaders());
    }

    /** A problem of the request itself; the sentence is a key of the words. */
    static ResponseEntity<Object> of(
            HttpStatus status, @Nullable String parameter, Locale locale, String key, Object... arguments) {
        return of(status, parameter, locale, new HttpHeaders(), key, arguments);
    }

    static ResponseEntity<Object> of(
            HttpStatus status,
            @Nullable String parameter,
            Locale locale,
            HttpHeaders headers,
            String key,
            Object... arguments) {
        return answer(status, Words.of(locale.getLanguage()).get(key, arguments), parameter, locale, headers);
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status, String detail, @Nullable String parameter, Locale locale, HttpHeaders headers) {
        var title = Words.of(locale.getLanguage()).get("api.title." + status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new ProblemJson("about:blank", title, status.value(), detail, parameter));
    }
}
