package vn.kycuong.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.StandInResult.Made;
import vn.kycuong.identity.StandInResult.NotPossible;
import vn.kycuong.identity.StandInResult.Problem;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Posts;

/**
 * Standing in for others (ủy quyền, thay thế): the holder of a post, or the head of the unit for any post of it, lets a colleague act in it
 * from a day to a day. On its days it is a grant like any other; each entry says in whose place it was made.
 */
@Component
public class StandIns {
    static final String SUBSTITUTE = "identity.substitute";

    private final StandInRows rows;
    private final HeldPosts held;
    private final Posts posts;
    private final Accounts accounts;
    private final Substitutes substitutes;
    private final Clock clock;

    StandIns(StandInRows rows, HeldPosts held, Posts posts, Accounts accounts, Substitutes substitutes, Clock clock) {
        this.rows = rows;
        this.held = held;
        this.posts = posts;
        this.accounts = accounts;
        this.substitutes = substitutes;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param holder in whose place
     * @param person who is to stand in
     * @param rights empty for all of the post
     */
    public record Wish(
            PostId post,
            ActorId holder,
            ActorId person,
            LocalDate from,
            LocalDate to,
            Optional<Set<String>> rights,
            String basis) {}

    /** The holder delegates, or the head of the unit names a substitute; whoever only stands in himself may do neither. */
    @Transactional
    public StandInResult make(Wish wish, Officer by) {
        if (by.inPlaceOf() != null) return new NotPossible(Problem.NOT_FURTHER);
        boolean own = wish.holder().equals(by.actor()) && wish.post().equals(by.post());
        if (!own && !by.may(SUBSTITUTE)) return new NotPossible(Problem.NOT_ALLOWED);
        rows.lock(by.unit());
        var today = held.today();
        var here = posts.holdersAt(by.unit(), today);
        var others = rows.at(by.unit(), today).stream()
                .filter(s -> s.post().equals(wish.post()) && s.kind() != StandIn.Kind.AUTOMATIC)
                .toList();
        var problem = StandInRules.problem(wish, today, here, others, rightsOf(wish.post(), here));
        if (problem.isPresent()) return new NotPossible(problem.get());
        int id = rows.insert(
                wish, own ? StandIn.Kind.DELEGATED : StandIn.Kind.SUBSTITUTED, by.unit(), by.actor(), clock.instant());
        substitutes.follow(List.of(wish.person()), List.of(by.unit()));
        SecurityEvents.tell(
                SecurityEvent.STAND_IN_MADE, "person", wish.person(), "post", wish.post(), "by", by.actor());
        return new Made(id);
    }

    /** Ends it before its day, at once; false when this person may not, or there is none. */
    @Transactional
    public boolean end(int id, Officer by) {
        var found = rows.find(id)
                .filter(s -> s.kind() != StandIn.Kind.AUTOMATIC) // ends with the absence
                .filter(s -> s.holder().equals(by.actor())
                        || by.may(SUBSTITUTE) && s.unit().equals(by.unit()));
        found.ifPresent(s -> {
            rows.end(id, held.today().minusDays(1));
            substitutes.follow(List.of(s.person()), List.of(s.unit()));
            SecurityEvents.tell(SecurityEvent.STAND_IN_ENDED, "person", s.person(), "post", s.post(), "by", by.actor());
        });
        return found.isPresent();
    }

    /** Who stands in for whom at a unit, now and later. */
    public List<StandIn> at(UnitId unit) {
        return rows.at(unit, held.today());
    }

    /** Who stood in for whom at a unit on a day, past or to come; one that was ended before its day is told up to its end. */
    public List<StandIn> on(UnitId unit, LocalDate day) {
        return rows.at(unit, day).stream().filter(s -> s.holdsOn(day)).toList();
    }

    /** In whose place, with all of his post, a person stands at a unit today: their work is his to take. */
    public Set<ActorId> holdersFor(ActorId person, UnitId unit) {
        return rows.of(List.of(person), held.today()).stream()
                .filter(s -> s.unit().equals(unit) && s.rights().isEmpty())
                .filter(held::isStoodIn)
                .map(StandIn::holder)
                .collect(Collectors.toSet());
    }

    /** Who works at a unit today, post by post. */
    public List<Holding> colleagues(UnitId unit) {
        return posts.holdersAt(unit, held.today());
    }

    /** The legal day. */
    public LocalDate today() {
        return held.today();
    }

    private Set<String> rightsOf(PostId post, List<Holding> here) {
        return here.stream()
                .filter(h -> h.post().id().equals(post))
                .findFirst()
                .map(h -> accounts.rules().rightsOf(h.post().role().name()))
                .orElse(Set.of());
    }
}
