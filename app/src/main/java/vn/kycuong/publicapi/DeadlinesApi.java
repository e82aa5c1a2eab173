package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.deadline.DueAnswer;
import vn.kycuong.deadline.DueDates;
import vn.kycuong.deadline.DueQuestion;
import vn.kycuong.kernel.Access;

/** By when something is due, for programs. */
@Access(Access.Who.EVERYBODY)
@RestController
class DeadlinesApi {
    static final String PATH = "/api/v1/deadlines";
    static final Set<String> PARAMETERS = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("from", "limit", "unit", "procedure", "case", "channel", "knownAt")));

    private final DueDates dueDates;
    private final Visit visit;

    DeadlinesApi(DueDates dueDates, Visit visit) {
        this.dueDates = dueDates;
        this.visit = visit;
    }

    @GetMapping(PATH)
    ResponseEntity<Object> answer(HttpServletRequest request) {
        var refusal = visit.refusal(request, PARAMETERS);
        if (refusal.isPresent()) return refusal.get();
        var locale = Visit.locale(request);
        return switch (dueDates.answer(question(request))) {
            case DueAnswer.No no -> ProblemJson.of(no.refusal(), locale);
            case DueAnswer.Due due ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .body(DeadlineJson.full(due, locale));
        };
    }

    private static DueQuestion question(HttpServletRequest request) {
        return new DueQuestion(
                text(request, "from"),
                text(request, "limit"),
                text(request, "procedure"),
                text(request, "case"),
                text(request, "channel"),
                text(request, "unit"),
                text(request, "knownAt"));
    }

    private static String text(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
