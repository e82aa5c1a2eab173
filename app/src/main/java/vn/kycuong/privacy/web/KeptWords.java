package vn.kycuong.privacy.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.StoredFile;
import vn.kycuong.dossier.PersonalContent;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.law.Rule;
import vn.kycuong.law.Rules;
import vn.kycuong.privacy.PersonRequests;
import vn.kycuong.ui.Row;
import vn.kycuong.ui.Words;

/** What is kept of people, in words. */
@Component
class KeptWords {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    /** Rules that say how long a group of records is kept, and within what time a person is answered. */
    private static final Set<String> RULES = Set.of(PersonalContent.RETENTION, PersonRequests.ANSWER_HOURS);

    private final People people;
    private final Rules rules;

    KeptWords(People people, Rules rules) {
        this.people = people;
        this.rules = rules;
    }

    PersonView.Line line(PersonalContent.Kept kept, Words w) {
        return new PersonView.Line(
                kept.id().toString(), kept.code(), minute(kept.openedAt()), minute(kept.closedAt()), until(kept, w));
    }

    PersonView.Asked request(PersonRequests.Request r, Officer officer, Words w) {
        var decided = r.decidedBy();
        return new PersonView.Asked(
                r.id().toString(),
                r.caseId().toString(),
                w.get("personal.kind." + r.kind().name()),
                r.basis(),
                Objects.toString(r.note(), ""),
                people.name(r.askedBy()),
                minute(r.answerBy()),
                decided == null
                        ? ""
                        : w.get("personal.outcome." + r.outcome(), people.name(decided), minute(r.decidedAt())),
                decided == null && !r.askedBy().equals(officer.actor()));
    }

    /** What the page shows: the identity number masked. */
    List<Row> shown(PersonalContent.Kept kept, Words w) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(w.get("personal.code"), kept.code(), "/ho-so/" + kept.id()));
        rows.add(new Row(w.get("personal.opened"), minute(kept.openedAt())));
        rows.add(new Row(w.get("personal.until"), until(kept, w)));
        var a = kept.application();
        if (a == null) {
            rows.add(new Row(w.get("personal.content"), w.get("dossier.erased")));
        } else {
            rows.add(new Row(w.get("dossier.applicant"), a.applicant().value()));
            rows.add(new Row(w.get("personal.submitter"), a.submitter().value()));
            rows.add(new Row(w.get("dossier.identity"), a.maskedIdentity()));
            rows.add(new Row(w.get("field.phone"), a.phone()));
            rows.add(new Row(w.get("field.email"), a.email()));
            rows.add(new Row(w.get("field.address"), a.address()));
        }
        rows.add(new Row(
                w.get("personal.written"),
                w.get("personal.count", kept.written().size())));
        rows.add(new Row(
                w.get("personal.files"),
                kept.files().stream().map(f -> file(f, w)).collect(Collectors.joining("; "))));
        return rows;
    }

    /** All of it, for the person: also what was written with each act. */
    List<Row> whole(PersonalContent.Kept kept, Words w) {
        var rows = new ArrayList<>(shown(kept, w));
        for (var written : kept.written()) {
            if (written.isAmongOfficers()) {
                rows.add(new Row(w.get("personal.revision", written.revision()), w.get("entry.dossier.Commented")));
                continue;
            }
            for (var field : new TreeMap<>(written.content()).entrySet()) {
                if (field.getKey().equals("identityPrint")) continue; // a key of ours, nothing about the person
                rows.add(new Row(
                        w.get("personal.revision", written.revision()) + " · " + field.getKey(),
                        text(field.getValue())));
            }
        }
        return rows;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(KeptWords::text).collect(Collectors.joining("; "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> e.getKey() + ": " + text(e.getValue()))
                        .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String file(StoredFile file, Words w) {
        return file.erased() ? file.name() + " (" + w.get("dossier.fileErased") + ")" : file.name();
    }

    /** How long each group of records is kept, by the rules of all days. */
    List<PersonView.Group> groups(Words w) {
        return rules.history(RULES).stream().map(rule -> group(rule, w)).toList();
    }

    private static PersonView.Group group(Rule rule, Words w) {
        return new PersonView.Group(
                w.get("personal.rule." + rule.key()),
                w.get("personal.unit." + rule.key(), rule.value()),
                DAY.format(rule.effectiveFrom()),
                rule.basis(),
                w.get("personal.status." + rule.status().name()));
    }

    private static String until(PersonalContent.Kept kept, Words w) {
        if (!kept.holds().isEmpty()) return w.get("personal.held");
        LocalDate until = kept.keptUntil();
        if (until != null) return DAY.format(until);
        return w.get(kept.closedAt() == null ? "personal.stillOpen" : "personal.noRule");
    }

    private static String minute(@Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(LegalZone.local(moment));
    }
}
