package vn.kycuong.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/**
 * Who administers the system (quản trị hệ thống): proposed by one administrator, decided by another; where there is no other, by the head of the
 * province. As long as anybody administers, somebody does.
 */
@Component
public class Administrators {
    /** The right to decide what another administrator proposes. */
    public static final String DECIDE = "identity.administrators";

    private static final int LONGEST_REASON = 1_000;

    private final AdministratorRows rows;
    private final Accounts accounts;
    private final Posts posts;
    private final Organisation organisation;
    private final HeldPosts held;
    private final Clock clock;

    Administrators(
            AdministratorRows rows,
            Accounts accounts,
            Posts posts,
            Organisation organisation,
            HeldPosts held,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.posts = posts;
        this.organisation = organisation;
        this.held = held;
        this.clock = clock;
    }

    /**
     * What is proposed about a person.
     *
     * @param becomes whether he becomes an administrator; false: ceases to be one
     */
    public record Proposal(UUID id, ActorId actor, boolean becomes, String reason, ActorId askedBy, Instant askedAt) {}

    /** Who administers now: without a post, or in one, and not switched off. */
    public Set<ActorId> all() {
        var all = new HashSet<>(rows.standing());
        var inPosts = posts.holdersOf(PostRole.ADMIN, held.today()).stream()
                .map(Holding::person)
                .collect(Collectors.toSet());
        all.addAll(rows.enabled(inPosts));
        return all;
    }

    /** What waits for a second pair of eyes, the oldest first. */
    public List<Proposal> open() {
        return rows.open();
    }

    @Transactional
    public AccountResult propose(ActorId person, boolean becomes, String reason, Officer by) {
        by.must(AccountBook.MANAGE);
        if (by.inPlaceOf() != null) return new AccountResult.NotPossible("administrators.no.standIn");
        if (accounts.name(person).isEmpty()) return new AccountResult.NotFound();
        if (reason.isBlank() || reason.length() > LONGEST_REASON)
            return new AccountResult.NotPossible("administrators.no.reason");
        var problem = AdministratorRules.proposalProblem(person, becomes, by.actor(), isEnabled(person), all());
        if (problem.isPresent()) return new AccountResult.NotPossible(problem.get());
        if (!rows.propose(UUID.randomUUID(), person, becomes, reason.strip(), by.actor(), clock.instant()))
            return new AccountResult.NotPossible("people.no.asked");
        SecurityEvents.tell(
                SecurityEvent.ADMINISTRATOR_PROPOSED,
                "person",
                person,
                "change",
                becomes ? "begin" : "end",
                "by",
                by.actor());
        return new AccountResult.Done(person);
    }

    /** Grants what was proposed, or not; of two who decide at once, one does. */
    @Transactional
    public AccountResult decide(UUID id, boolean granted, Officer by) {
        by.must(DECIDE);
        if (by.inPlaceOf() != null) return new AccountResult.NotPossible("administrators.no.standIn");
        rows.lock();
        var found = rows.open(id);
        if (found.isEmpty()) return new AccountResult.NotFound();
        var proposal = found.get();
        var problem = problem(proposal, granted, by);
        if (problem.isPresent()) return new AccountResult.NotPossible(problem.get());
        if (!rows.decide(id, granted, by.actor(), clock.instant())) return new AccountResult.NotFound();
        SecurityEvents.tell(
                SecurityEvent.ADMINISTRATOR_DECIDED,
                "person",
                proposal.actor(),
                "change",
                proposal.becomes() ? "begin" : "end",
                "decision",
                granted ? "granted" : "declined",
                "proposer",
                proposal.askedBy(),
                "by",
                by.actor());
        if (granted) apply(proposal);
        return new AccountResult.Done(proposal.actor());
    }

    private Optional<String> problem(Proposal proposal, boolean granted, Officer by) {
        var all = all();
        var head = organisation
                .headAt(organisation.province().id(), held.today())
                .filter(h -> h.post().role() == PostRole.CHAIR)
                .map(Holding::person);
        return AdministratorRules.decisionProblem(proposal, by.actor(), all, head)
                .or(() -> granted
                        ? AdministratorRules.grantProblem(proposal, isEnabled(proposal.actor()), all)
                        : Optional.empty());
    }

    private void apply(Proposal proposal) {
        var person = proposal.actor();
        rows.stand(person, proposal.becomes());
        if (!proposal.becomes()) {
            var today = held.today();
            posts.history(List.of(person)).stream()
                    .filter(h -> h.post().role() == PostRole.ADMIN && h.lastsTo(today))
                    .forEach(h -> posts.endBefore(h, today));
        }
        accounts.regrant(List.of(person));
    }

    private boolean isEnabled(ActorId person) {
        return rows.enabled(List.of(person)).contains(person);
    }
}
