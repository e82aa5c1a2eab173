package vn.kycuong.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ErasureResult;
import vn.kycuong.dossier.PersonalContent;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.LegalClock;

/**
 * What people ask about what is kept of them (yêu cầu của chủ thể dữ liệu): that it be corrected or erased. Who asks for an erasure on their
 * behalf never decides it.
 */
@Component
public class PersonRequests {
    /** The right to look up what is kept of a person, and to ask on his behalf. */
    public static final String REQUEST = "personal.request";
    /** Within how many hours a request is answered. */
    public static final String ANSWER_HOURS = "personal.answer-hours";

    private static final int LONGEST = 1_000;

    private final RequestRows rows;
    private final PersonalContent content;
    private final Rules rules;
    private final LegalClock time;

    PersonRequests(RequestRows rows, PersonalContent content, Rules rules, LegalClock time) {
        this.rows = rows;
        this.content = content;
        this.rules = rules;
        this.time = time;
    }

    /** What is asked. */
    public enum Kind {
        ERASURE,
        CORRECTION
    }

    /** A request; decided once {@code decidedAt} is there. */
    public record Request(
            UUID id,
            Kind kind,
            CaseId caseId,
            String basis,
            @Nullable String note,
            ActorId askedBy,
            Instant askedAt,
            Instant answerBy,
            @Nullable ActorId decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String outcome) {}

    /** Asks for it; empty when that is done, else the sentence why not. */
    @Transactional
    public Optional<String> ask(Kind kind, CaseId id, String basis, String note, Officer officer) {
        officer.must(REQUEST);
        if (content.kept(id, officer).isEmpty()) return Optional.of("personal.no.unknown");
        if (basis.isBlank() || basis.length() > LONGEST || note.length() > LONGEST)
            return Optional.of("personal.no.basis");
        if (kind == Kind.ERASURE) {
            var obstacle = content.obstacle(id);
            if (obstacle.isPresent()) return obstacle.map(ErasureResult::wordKey);
        }
        var now = time.instant();
        var answer = answerTime(now);
        if (answer.isEmpty()) return Optional.of("personal.no.rule");
        return rows.ask(kind, id, basis.strip(), note.strip(), officer.actor(), now, now.plus(answer.get()))
                ? Optional.empty()
                : Optional.of("personal.no.asked");
    }

    private Optional<Duration> answerTime(Instant now) {
        return rules.at(LegalZone.local(now).toLocalDate())
                .find(ANSWER_HOURS)
                .map(rule -> Duration.ofHours(Integer.parseInt(rule.value())));
    }

    /** Requests that wait about dossiers this officer sees, the first due first. */
    public List<Request> waiting(Officer officer) {
        return rows.waiting(officer.scope());
    }

    public List<Request> of(CaseId id) {
        return rows.of(id);
    }

    /** Decides a request of another's; an erasure that is granted is done. Empty when that is done, else the sentence why not. */
    @Transactional
    public Optional<String> decide(UUID request, boolean granted, Officer officer) {
        officer.must(PersonalContent.ERASE);
        var open = rows.open(request);
        if (open.isEmpty() || content.kept(open.get().caseId(), officer).isEmpty())
            return Optional.of("personal.no.unknown");
        var asked = open.get();
        if (asked.askedBy().equals(officer.actor())) return Optional.of("personal.no.fourEyes");
        if (granted && asked.kind() == Kind.ERASURE) {
            var result = content.erase(asked.caseId(), asked.basis(), "erasure-" + request, officer);
            if (!(result instanceof ErasureResult.Erased)) return Optional.of(result.wordKey());
            rows.forgetNotes(asked.caseId());
        }
        var outcome = !granted ? "DECLINED" : asked.kind() == Kind.ERASURE ? "ERASED" : "PASSED_ON";
        return rows.decide(request, granted, outcome, officer.actor(), time.instant())
                ? Optional.empty()
                : Optional.of("personal.no.unknown");
    }
}
