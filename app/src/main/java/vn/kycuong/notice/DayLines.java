package vn.kycuong.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ApplicantContacts;
import vn.kycuong.dossier.StepClocks;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reading.Readings;
import vn.kycuong.task.Tasks;
import vn.kycuong.ui.Words;

/** The lines of the list of an officer's day in words: what is first due first, and behind it, for a head, late steps person by person. */
@Component
class DayLines {
    private final DigestRows rows;
    private final Situations situations;
    private final ApplicantContacts contacts;
    private final Procedures procedures;
    private final Organisation organisation;
    private final Readings readings;
    private final Tasks tasks;
    private final Ledger ledger;
    private final StepClocks steps;
    private final People people;

    DayLines(
            DigestRows rows,
            Situations situations,
            ApplicantContacts contacts,
            Procedures procedures,
            Organisation organisation,
            Readings readings,
            Tasks tasks,
            Ledger ledger,
            StepClocks steps,
            People people) {
        this.rows = rows;
        this.situations = situations;
        this.contacts = contacts;
        this.procedures = procedures;
        this.organisation = organisation;
        this.readings = readings;
        this.tasks = tasks;
        this.ledger = ledger;
        this.steps = steps;
        this.people = people;
    }

    /** Those of a list that still hold. */
    List<String> of(UUID message, Instant now, String lang) {
        return rows.lines(message).stream()
                .map(line -> text(line, now, lang))
                .sorted(Comparator.comparing(Line::person))
                .map(Line::text)
                .toList();
    }

    /**
     * A line in words.
     *
     * @param person by whom it is ordered, or empty
     */
    private record Line(String person, String text) {}

    private Line text(DigestRows.Told line, Instant now, String lang) {
        var day = LegalZone.local(now).toLocalDate();
        var words = Words.of(lang);
        var known = situations.at(day).stream()
                .filter(s -> s.key().equals(line.situation()))
                .findFirst();
        if (known.isEmpty()) return new Line("", line.situation());
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        name(line, day, words, values);
        boolean ofStep = known.get().happening().isOfStep();
        if (ofStep) onStep(line, now, words, values);
        boolean byPerson = ofStep && known.get().addressee() == Addressee.HEAD;
        return new Line(
                byPerson ? values.getOrDefault(Placeholder.HOLDER, "") : "",
                WordingRules.filled(known.get().wording().title(lang), values));
    }

    private void name(DigestRows.Told line, LocalDate day, Words words, Map<Placeholder, String> values) {
        var id = new CaseId(line.caseId());
        contacts.named(id).ifPresent(named -> {
            values.put(Placeholder.CODE, named.code());
            values.put(Placeholder.PROCEDURE, procedures.name(named.procedureKey()));
        });
        readings.named(List.of(id)).values().forEach(named -> {
            values.put(Placeholder.DOCUMENT, named.document());
            values.put(Placeholder.TITLE, named.title());
        });
        tasks.task(id).ifPresent(task -> {
            values.put(Placeholder.TASK, task.number());
            values.put(Placeholder.PRODUCT, words.get("task.type." + task.type()));
        });
        values.put(Placeholder.UNIT, organisation.nameAt(new UnitId(line.unitId()), day));
        values.put(Placeholder.DUE, Letters.date(line.dueAt(), words));
    }

    /** What is to be done there, and who has it. */
    private void onStep(DigestRows.Told line, Instant now, Words words, Map<Placeholder, String> values) {
        var state = ledger.find(new CaseId(line.caseId()));
        values.put(
                Placeholder.STEP,
                state.stream()
                        .flatMap(c -> steps.of(c, now).stream())
                        .filter(s -> s.work() == line.work())
                        .map(s -> s.step().action())
                        .findFirst()
                        .orElse(""));
        values.put(Placeholder.HOLDER, holder(state, line.work()).orElseGet(() -> words.get("notice.holder.none")));
    }

    private Optional<String> holder(Optional<CaseState> state, int work) {
        return state.flatMap(c -> c.work(work)).map(WorkItem::holder).map(people::name);
    }
}
