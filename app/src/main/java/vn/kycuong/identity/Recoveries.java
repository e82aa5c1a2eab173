package vn.kycuong.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/**
 * Gives a person who lost what proves him a way back in (khôi phục tài khoản): asked for by one who knows him, granted by another. One of the two
 * is an administrator; the other is one too, or the head of the person's unit.
 */
@Component
public class Recoveries {
    /** The right of a head, over the people of his unit. */
    public static final String RECOVER = "identity.recover";

    private static final int LONGEST_REASON = 1_000;

    private final AccountBookRows rows;
    private final AccountBook book;
    private final OneTimeCodes codes;
    private final Posts posts;
    private final HeldPosts held;
    private final Clock clock;

    Recoveries(AccountBookRows rows, AccountBook book, OneTimeCodes codes, Posts posts, HeldPosts held, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.codes = codes;
        this.posts = posts;
        this.held = held;
        this.clock = clock;
    }

    /** Whose eyes asked for it. */
    public enum Asker {
        ADMIN,
        HEAD
    }

    /** A wish to get back in, as the second pair of eyes sees it. */
    public record Recovery(
            UUID id,
            ActorId actor,
            String name,
            Lost lost,
            String reason,
            ActorId askedBy,
            Asker askedAs,
            Instant askedAt) {}

    /** Asks that a person who lost what proves him gets in again. */
    @Transactional
    public AccountResult ask(ActorId actor, Lost lost, String reason, Officer by) {
        boolean administers = by.may(AccountBook.MANAGE);
        if (!administers) by.must(RECOVER);
        if (rows.find(actor).isEmpty() || !administers && !heads(by, actor)) return new AccountResult.NotFound();
        if (actor.equals(by.actor())) return new AccountResult.NotPossible("people.no.oneself");
        if (reason.isBlank() || reason.length() > LONGEST_REASON)
            return new AccountResult.NotPossible("people.no.reason");
        var as = administers ? Asker.ADMIN : Asker.HEAD;
        if (!rows.ask(UUID.randomUUID(), actor, lost, reason.strip(), by.actor(), as, clock.instant()))
            return new AccountResult.NotPossible("people.no.asked");
        SecurityEvents.tell(SecurityEvent.RECOVERY_ASKED, "person", actor, "lost", lost, "by", by.actor());
        return new AccountResult.Done(actor);
    }

    /** Wishes that wait for a second pair of eyes, the oldest first. */
    public List<Recovery> open() {
        return rows.recoveries();
    }

    /** Those that wait for the people of a head's unit. */
    public List<Recovery> open(Officer head) {
        return open().stream().filter(r -> heads(head, r.actor())).toList();
    }

    /** For whom of his unit a head may ask, or be the second pair of eyes. */
    public List<ActorId> people(Officer head) {
        return posts.holdersAt(head.unit(), held.today()).stream()
                .map(Holding::person)
                .distinct()
                .filter(p -> !p.equals(head.actor()) && heads(head, p))
                .toList();
    }

    /**
     * Grants a recovery, or not. Granted, the password and the sessions of the person count no more; codes, keys and the account elsewhere
     * only if they were lost too.
     */
    @Transactional
    public AccountResult decide(UUID recovery, boolean granted, Officer by) {
        boolean administers = by.may(AccountBook.MANAGE);
        if (!administers) by.must(RECOVER);
        var found = rows.recovery(recovery).filter(r -> administers || heads(by, r.actor()));
        if (found.isEmpty()) return new AccountResult.NotFound();
        var problem = problem(found.get(), by, administers);
        if (problem.isPresent()) return new AccountResult.NotPossible(problem.get());
        if (!rows.decide(recovery, granted, by.actor(), clock.instant())) return new AccountResult.NotFound();
        var actor = found.get().actor();
        SecurityEvents.tell(
                SecurityEvent.RECOVERY_DECIDED,
                "person",
                actor,
                "decision",
                granted ? "granted" : "declined",
                "lost",
                found.get().lost(),
                "by",
                by.actor());
        if (!granted) return new AccountResult.Done(actor);
        if (found.get().lost() == Lost.EVERYTHING) {
            codes.remove(actor);
            rows.forgetProofs(actor);
        }
        rows.forget(actor, Passwords.NONE, clock.instant());
        return new AccountResult.Linked(actor, book.link(actor, by));
    }

    private static Optional<String> problem(Recovery open, Officer by, boolean administers) {
        if (open.askedBy().equals(by.actor()) || open.actor().equals(by.actor()))
            return Optional.of("people.no.fourEyes");
        return administers || open.askedAs() == Asker.ADMIN
                ? Optional.empty()
                : Optional.of("people.no.administratorToo");
    }

    /** The right is that of the role, which deputies hold too. */
    private boolean isHead(Officer by) {
        return posts.holdersAt(by.unit(), held.today()).stream()
                .anyMatch(h -> h.person().equals(by.actor())
                        && h.post().id().equals(by.post())
                        && h.post().head());
    }

    /** A head, himself and not by another's post, over the people of his unit; never over who could give himself more than the head has. */
    private boolean heads(Officer by, ActorId actor) {
        if (!by.may(RECOVER) || by.inPlaceOf() != null || !isHead(by)) return false;
        var posts = this.posts.holdingsOf(Set.of(actor), held.today());
        return posts.stream().anyMatch(h -> h.post().unit().equals(by.unit()))
                && posts.stream()
                        .noneMatch(h ->
                                h.post().role() == PostRole.ADMIN || h.post().role() == PostRole.CHAIR)
                && !rows.stands(actor);
    }
}
