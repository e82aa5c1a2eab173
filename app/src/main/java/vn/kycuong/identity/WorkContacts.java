package vn.kycuong.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitPhones;
import vn.kycuong.vault.Vault;

/**
 * Telephones and mail at work, of people and of units (liên hệ công vụ): entered by the head of the unit, an administrator or the staff file.
 * Nothing is overwritten, since a slip drawn again names the telephone of its day.
 */
@Component
public class WorkContacts {
    /** The right to look after them, in one's own unit; an administrator in every one. */
    public static final String CONTACT = "identity.contact";

    private static final String PURPOSE = "identity.work-mail";

    private final WorkContactRows rows;
    private final UnitPhones units;
    private final Organisation organisation;
    private final Posts posts;
    private final HeldPosts held;
    private final Vault vault;

    WorkContacts(
            WorkContactRows rows,
            UnitPhones units,
            Organisation organisation,
            Posts posts,
            HeldPosts held,
            Vault vault) {
        this.rows = rows;
        this.units = units;
        this.organisation = organisation;
        this.posts = posts;
        this.held = held;
        this.vault = vault;
    }

    /** As known now. */
    public WorkContact of(ActorId actor) {
        return at(actor, held.now());
    }

    /** The same of many people in one question; who has none is left out. */
    Map<ActorId, WorkContact> of(Collection<ActorId> actors) {
        var known = new HashMap<ActorId, WorkContact>();
        rows.at(actors, held.now()).forEach((actor, row) -> known.put(actor, opened(actor, row)));
        return known;
    }

    private WorkContact at(ActorId actor, Instant moment) {
        return rows.at(actor, moment).map(row -> opened(actor, row)).orElse(WorkContact.NONE);
    }

    private WorkContact opened(ActorId actor, WorkContactRows.Row row) {
        var sealed = row.sealed();
        var email = sealed == null
                ? ""
                : new String(vault.open(PURPOSE, String.valueOf(actor.value()), sealed), StandardCharsets.UTF_8);
        return new WorkContact(row.phone(), email);
    }

    /** Where to call about what this person did at a unit: his own telephone, else the unit's; empty when neither was known. */
    public String phone(ActorId actor, UnitId unit, Instant moment) {
        return rows.at(actor, moment)
                .map(WorkContactRows.Row::phone)
                .filter(own -> !own.isEmpty())
                .orElseGet(() -> lookup(unit, moment));
    }

    /** Whom citizens call about a dossier that was handed in at a unit; empty when none was known. */
    public String lookup(UnitId unit, Instant moment) {
        return units.at(unit, moment);
    }

    /** The telephone of a unit as known now. */
    public String lookup(UnitId unit) {
        return lookup(unit, held.now());
    }

    /** The day of the law. */
    public LocalDate today() {
        return held.today();
    }

    /** Who works at a unit today. */
    public List<ActorId> people(UnitId unit) {
        return posts.holdersAt(unit, held.today()).stream()
                .map(Holding::person)
                .distinct()
                .toList();
    }

    /** Whether somebody looks after a unit. */
    public boolean looksAfter(Officer by, UnitId unit) {
        return by.may(CONTACT) && (by.unit().equals(unit) || by.may(AccountBook.MANAGE));
    }

    /** Keeps how a person is reached from now on. */
    @Transactional
    public AccountResult keep(ActorId actor, WorkContact contact, Officer by) {
        by.must(CONTACT);
        boolean his = by.may(AccountBook.MANAGE) || people(by.unit()).contains(actor);
        if (!his || !rows.isKnown(actor)) return new AccountResult.NotFound();
        var problem = contact.problem();
        if (problem.isPresent()) return new AccountResult.NotPossible(problem.get());
        note(actor, contact, by.actor());
        return new AccountResult.Done(actor);
    }

    /** Notes a contact that was checked already. */
    void note(ActorId actor, WorkContact contact, ActorId by) {
        if (contact.equals(of(actor))) return;
        var sealed = contact.email().isEmpty()
                ? null
                : vault.seal(
                        PURPOSE, String.valueOf(actor.value()), contact.email().getBytes(StandardCharsets.UTF_8));
        rows.keep(actor, contact.phone(), sealed, by, held.now());
    }

    /** Keeps the telephone of a unit from now on; answers the key of what is wrong with it. */
    @Transactional
    public Optional<String> keepLookup(UnitId unit, String phone, Officer by) {
        by.must(CONTACT);
        if (!looksAfter(by, unit) || !organisation.knows(unit)) return Optional.of("contact.no.unit");
        var typed = phone.strip();
        var problem = WorkContact.phoneProblem(typed);
        if (problem.isEmpty()) units.keep(unit, typed, by.actor(), held.now());
        return problem;
    }
}
