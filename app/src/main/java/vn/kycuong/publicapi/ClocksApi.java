package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.deadline.ClockAnswer;
import vn.kycuong.deadline.DueDates;
import vn.kycuong.kernel.Access;

/** A legal clock under facts that the caller sends; nothing is kept. */
@Access(Access.Who.EVERYBODY)
@RestController
class ClocksApi {
    static final String SIMULATE = "/api/v1/clocks/simulate";
    static final int LARGEST_BODY = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final DueDates dueDates;
    private final Visit visit;

    ClocksApi(DueDates dueDates, Visit visit) {
        this.dueDates = dueDates;
        this.visit = visit;
    }

    @PostMapping(SIMULATE)
    ResponseEntity<Object> simulate(HttpServletRequest request) throws IOException {
        var locale = Visit.locale(request);
        if (!isJson(request.getContentType())) {
            return ProblemJson.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type", locale, "api.notJson");
        }
        var refusal = visit.refusal(request, Set.of());
        if (refusal.isPresent()) return refusal.get();
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return ProblemJson.of(HttpStatus.CONTENT_TOO_LARGE, "body", locale, "api.tooLarge", LARGEST_BODY / 1024);
        }
        try {
            return answer(JSON.readValue(body, ClockJson.Facts.class), locale);
        } catch (DatabindException wrong) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, place(wrong), locale, "api.notTheseFacts", place(wrong));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            return ProblemJson.of(
                    HttpStatus.BAD_REQUEST,
                    "body",
                    locale,
                    "api.brokenJson",
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr());
        }
    }

    private ResponseEntity<Object> answer(ClockJson.@Nullable Facts facts, Locale locale) {
        if (facts == null) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "body", locale, "api.notTheseFacts", "body");
        }
        return switch (dueDates.answer(facts.question())) {
            case ClockAnswer.No no -> ProblemJson.of(no.refusal(), locale);
            case ClockAnswer.Reading read ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .body(ClockJson.of(read, locale));
        };
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** {@code pauses[1].from}; {@code body} for the whole. */
    private static String place(DatabindException wrong) {
        var place = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getPropertyName() == null)
                place.append('[').append(step.getIndex()).append(']');
            else place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
        if (place.isEmpty()) return "body";
        return place.length() <= 80 ? place.toString() : place.substring(0, 80) + "…";
    }
}
