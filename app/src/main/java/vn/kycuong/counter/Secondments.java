package vn.kycuong.counter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.ConductResult.Done;
import vn.kycuong.counter.ConductResult.NotFound;
import vn.kycuong.counter.ConductResult.NotPossible;
import vn.kycuong.counter.ConductResult.Overtaken;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * Who is at the counter, sent there (biệt phái) or in a post of the unit, whether a secondment keeps to the rules, and what is known of each: rating, and
 * feedback found true or not after the person could answer. Who holds the post is the organisation's; its end is decided by {@link Replacements}.
 */
@Component
public class Secondments {
    private static final String SEAL = "counter.conduct";
    private static final int LONGEST = 2_000;
    private static final Set<String> GRADES = Set.of("EXCELLENT", "GOOD", "DONE", "NOT_DONE");

    private final ConductRows rows;
    private final Posts posts;
    private final CounterTerms terms;
    private final Vault vault;
    private final Audit audit;
    private final WorkTime workTime;
    private final LegalClock time;

    Secondments(
            ConductRows rows,
            Posts posts,
            CounterTerms terms,
            Vault vault,
            Audit audit,
            WorkTime workTime,
            LegalClock time) {
        this.rows = rows;
        this.posts = posts;
        this.terms = terms;
        this.vault = vault;
        this.audit = audit;
        this.workTime = workTime;
        this.time = time;
    }

    /**
     * Somebody at the counter of the unit: sent there, or in a post of its own.
     *
     * @param years in the field, as entered
     * @param against keys of the sentences that say which rule this does not keep to
     */
    public record Sent(Holding holding, Optional<Integer> years, List<String> against) {}

    /** A note to be entered. */
    public record Wish(
            ActorId about,
            ConductNote.Kind kind,
            LocalDate day,
            @Nullable String grade,
            @Nullable String flag,
            String text,
            String formKey) {
        /** Of what no fact says. */
        public Wish(
                ActorId about,
                ConductNote.Kind kind,
                LocalDate day,
                @Nullable String grade,
                String text,
                String formKey) {
            this(about, kind, day, grade, null, text, formKey);
        }
    }

    /** Those at the counter of the officer's unit now or later; for who is not the head, himself alone. */
    public List<Sent> at(Officer officer) {
        officer.must(Bookings.SERVE);
        return counter(officer)
                .filter(h -> isFor(h.person(), officer))
                .map(h -> sent(h, officer.unit()))
                .toList();
    }

    /** Somebody at the counter of the officer's unit, if he is for the officer to see. */
    Optional<Holding> here(ActorId person, Officer officer) {
        officer.must(Bookings.SERVE);
        return isFor(person, officer)
                ? counter(officer).filter(h -> h.person().equals(person)).findFirst()
                : Optional.empty();
    }

    private Stream<Holding> counter(Officer officer) {
        return posts.from(officer.unit(), time.today()).stream()
                .filter(h -> h.post().role() == PostRole.RECEIVER);
    }

    /** What is known of somebody: for the head, and for the person himself; noted. */
    public List<ConductNote> notes(ActorId about, Officer officer) {
        officer.must(Bookings.SERVE);
        if (!isFor(about, officer)) return List.of();
        var found = rows.about(officer.unit(), about).stream().map(this::note).toList();
        if (!found.isEmpty() && !about.equals(officer.actor())) audit.read(officer.doer(), "counter-conduct", null);
        return found;
    }

    private static boolean isFor(ActorId person, Officer officer) {
        return officer.may(CounterSettings.MANAGE) || person.equals(officer.actor()) && officer.inPlaceOf() == null;
    }

    private Sent sent(Holding h, UnitId unit) {
        if (h.terms().kind() != Holding.Kind.SECONDED) return new Sent(h, Optional.empty(), List.of());
        var years = rows.years(unit, h.person(), h.validFrom());
        var against = new ArrayList<String>();
        var to = h.validTo();
        if (to == null) against.add("counter.second.against.noEnd");
        else {
            long months = Period.between(h.validFrom(), to.plusDays(1)).toTotalMonths();
            if (months < terms.whole("secondment.months-least", h.validFrom()))
                against.add("counter.second.against.short");
            if (to.isAfter(h.validFrom()
                    .plusMonths(terms.whole("secondment.months-most", h.validFrom()))
                    .minusDays(1))) against.add("counter.second.against.long");
        }
        if (years.isEmpty()) against.add("counter.second.against.noYears");
        else if (years.get() < terms.whole("secondment.years-in-field", h.validFrom()))
            against.add("counter.second.against.fewYears");
        return new Sent(h, years, against);
    }

    @Transactional
    public ConductResult years(ActorId person, int years, Officer by) {
        by.must(CounterSettings.MANAGE);
        var found = sentHere(person, by);
        if (found.isEmpty()) return new NotFound();
        if (years < 0 || years > 60) return new NotPossible("counter.second.no.years");
        rows.lock(person);
        rows.years(by.unit(), person, found.get().validFrom(), years, by.actor(), time.instant());
        return new Done();
    }

    private Optional<Holding> sentHere(ActorId person, Officer by) {
        return counter(by)
                .filter(h ->
                        h.terms().kind() == Holding.Kind.SECONDED && h.person().equals(person))
                .findFirst();
    }

    /** Enters feedback or a rating; nothing is held true yet. */
    @Transactional
    public ConductResult enter(Wish wish, Officer by) {
        by.must(CounterSettings.MANAGE);
        if (here(wish.about(), by).isEmpty()) return new NotFound();
        if (wish.about().equals(by.actor())) return new NotPossible("counter.second.no.own");
        if (wish.text().isBlank() || wish.text().length() > LONGEST) return new NotPossible("counter.second.no.text");
        if (wish.day().isAfter(time.today())) return new NotPossible("counter.second.no.day");
        if ((wish.kind() == ConductNote.Kind.RATING) != (wish.grade() != null)
                || wish.grade() != null && !GRADES.contains(wish.grade()))
            return new NotPossible("counter.second.no.grade");
        if (!wish.formKey().matches("[A-Za-z0-9-]{16,100}")) return new NotPossible("counter.no.form");
        var id = UUID.nameUUIDFromBytes((by.unit() + " " + wish.formKey()).getBytes(StandardCharsets.UTF_8));
        rows.insert(
                new ConductRows.Row(
                        id,
                        by.unit(),
                        wish.about(),
                        wish.kind(),
                        wish.day(),
                        wish.grade(),
                        wish.flag(),
                        sealed(id, wish.text()),
                        ConductNote.State.OPEN,
                        by.actor(),
                        time.instant().truncatedTo(ChronoUnit.MICROS),
                        null,
                        null,
                        null,
                        1),
                wish.formKey());
        return new Done();
    }

    /** What the person says to it, before it is judged. */
    @Transactional
    public ConductResult answer(UUID id, int version, String text, Officer by) {
        by.must(Bookings.SERVE);
        var found = rows.find(id).filter(r -> r.about().equals(by.actor()) && by.inPlaceOf() == null);
        if (found.isEmpty()) return new NotFound();
        if (text.isBlank() || text.length() > LONGEST) return new NotPossible("counter.second.no.text");
        return rows.answer(id, version, sealed(id, text), time.instant()) ? new Done() : new Overtaken();
    }

    /** Found true or not: once the person has answered, or could have. */
    @Transactional
    public ConductResult judge(UUID id, int version, boolean isTrue, Officer by) {
        by.must(CounterSettings.MANAGE);
        var found = rows.find(id).filter(r -> r.unit().equals(by.unit()));
        if (found.isEmpty()) return new NotFound();
        if (found.get().about().equals(by.actor())) return new NotPossible("counter.second.no.own");
        var note = note(found.get());
        if (note.answer().isEmpty() && time.today().isBefore(note.judgeFrom()))
            return new NotPossible("counter.second.no.wait");
        var state = isTrue ? ConductNote.State.TRUE : ConductNote.State.FALSE;
        return rows.judge(id, version, state, by.actor(), time.instant()) ? new Done() : new Overtaken();
    }

    private byte[] sealed(UUID id, String text) {
        return vault.seal(SEAL, id.toString(), text.strip().getBytes(StandardCharsets.UTF_8));
    }

    private String opened(UUID id, byte @Nullable [] content) {
        return content == null ? "" : new String(vault.open(SEAL, id.toString(), content), StandardCharsets.UTF_8);
    }

    private ConductNote note(ConductRows.Row r) {
        var calendar = workTime.calendar(r.unit(), time.instant());
        var entered = LegalZone.local(r.enteredAt()).toLocalDate();
        return new ConductNote(
                r.id(),
                r.about(),
                r.kind(),
                r.day(),
                r.grade(),
                r.flag(),
                opened(r.id(), r.sealed()),
                r.state(),
                r.enteredBy(),
                r.enteredAt(),
                opened(r.id(), r.answer()),
                r.judgedBy(),
                r.judgedAt(),
                calendar.plusWorkingDays(entered, terms.whole("secondment.answer-days", entered)),
                r.version());
    }
}
