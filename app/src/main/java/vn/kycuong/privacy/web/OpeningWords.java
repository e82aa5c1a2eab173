package vn.kycuong.privacy.web;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.audit.AuditKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.People;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.privacy.OpeningLine;
import vn.kycuong.ui.Words;

/** Lines of the audit as people read them. */
@Component
class OpeningWords {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", Locale.ROOT);

    private final People people;
    private final Organisation organisation;

    OpeningWords(People people, Organisation organisation) {
        this.people = people;
        this.organisation = organisation;
    }

    List<OpeningView> lines(List<OpeningLine> lines, Words w) {
        return lines.stream().map(line -> view(line, w)).toList();
    }

    List<String> cells(OpeningLine line, Words w) {
        var v = view(line, w);
        return List.of(v.at(), v.person(), v.unit(), v.kind(), v.what(), v.caseText(), v.outcome(), v.reason());
    }

    private OpeningView view(OpeningLine line, Words w) {
        var local = LegalZone.local(line.at());
        var place = line.inPlaceOf();
        return new OpeningView(
                AT.format(local),
                place == null
                        ? people.name(line.actor())
                        : w.get("dossier.inPlaceOf", people.name(line.actor()), people.name(place)),
                organisation.knows(line.unit()) ? organisation.nameAt(line.unit(), local.toLocalDate()) : "",
                w.get("audit.kind." + line.kind().name()),
                what(line, w),
                line.caseId() == null ? null : "/ho-so/" + line.caseId(),
                line.code() != null ? line.code() : line.ofCase() ? w.get("audit.outside") : "",
                outcome(line, w),
                Objects.toString(line.reason(), ""));
    }

    /** What was opened has a word; a route is told by its word, or as it stands; numbers and choices follow. */
    private static String what(OpeningLine line, Words w) {
        var key = key(line.what());
        var word = w.get(key);
        var text = line.kind() == AuditKind.REFUSED && line.outcome().equals("FORBIDDEN")
                ? w.get("entry." + line.what())
                : word.equals(key) ? w.get("audit.route", line.what()) : word;
        return line.subject().isEmpty() ? text : text + " (" + line.subject() + ")";
    }

    /** "POST /quan-tri/nguoi-dung/{id}/tat" is told by {@code audit.what.quan-tri.nguoi-dung.tat}. */
    static String key(String what) {
        if (what.indexOf('/') < 0) return "audit.what." + what;
        return "audit.what."
                + Arrays.stream(what.substring(what.indexOf('/')).split("/"))
                        .filter(part -> !part.isEmpty() && !part.startsWith("{"))
                        .collect(Collectors.joining("."));
    }

    private static String outcome(OpeningLine line, Words w) {
        return w.get("audit.outcome." + line.outcome());
    }
}
