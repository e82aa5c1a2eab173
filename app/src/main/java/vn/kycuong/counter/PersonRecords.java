package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.worktime.LegalClock;

/**
 * What the ledger says of somebody at the counter over the last weeks, and what of it stands out: for the head, and for the person himself. The head may bring
 * what stands out to him; it is then answered and judged as other feedback.
 */
@Component
public class PersonRecords {
    private static final int MOST = 500;

    private final ObjectProvider<PersonFacts> facts;
    private final Secondments secondments;
    private final CounterTerms terms;
    private final Audit audit;
    private final LegalClock time;

    PersonRecords(
            ObjectProvider<PersonFacts> facts,
            Secondments secondments,
            CounterTerms terms,
            Audit audit,
            LegalClock time) {
        this.facts = facts;
        this.secondments = secondments;
        this.terms = terms;
        this.audit = audit;
        this.time = time;
    }

    /** The facts of a person from one day to another, both included. */
    public record Counted(LocalDate from, LocalDate to, Map<PersonFacts.Kind, Integer> counts, List<Flag> flags) {
        public int count(PersonFacts.Kind kind) {
            return counts.getOrDefault(kind, 0);
        }
    }

    /** Empty when the person is not at the officer's counter, or not for him to see. */
    public Optional<Counted> of(ActorId person, Officer officer) {
        if (secondments.here(person, officer).isEmpty()) return Optional.empty();
        var to = time.today();
        var from = to.minusDays(terms.whole("counter.flag-days", to) - 1L);
        if (!person.equals(officer.actor())) audit.read(officer.doer(), "counter-conduct", null);
        var counts = facts.getObject().counts(officer.unit(), person, start(from), start(to.plusDays(1)));
        return Optional.of(new Counted(from, to, counts, FlagRules.flags(counts, key -> terms.whole(key, to))));
    }

    /** The dossiers behind a number, by their codes. */
    public List<PersonFacts.Fact> list(ActorId person, PersonFacts.Kind kind, Counted of, Officer officer) {
        return facts.getObject()
                .list(
                        officer.unit(),
                        person,
                        kind,
                        start(of.from()),
                        start(of.to().plusDays(1)),
                        MOST);
    }

    /** The head brings to a person what stands out; only what does can be brought. */
    @Transactional
    public ConductResult raise(ActorId person, PersonFacts.Kind kind, String text, String formKey, Officer by) {
        by.must(CounterSettings.MANAGE);
        var record = of(person, by);
        if (record.isEmpty()) return new ConductResult.NotFound();
        if (record.get().flags().stream().noneMatch(f -> f.kind() == kind))
            return new ConductResult.NotPossible("counter.flag.no.gone");
        return secondments.enter(
                new Secondments.Wish(
                        person, ConductNote.Kind.FLAG, record.get().to(), null, kind.name(), text, formKey),
                by);
    }

    private static Instant start(LocalDate day) {
        return LegalZone.instant(day.atStartOfDay());
    }
}
