package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/** Puts people in posts and takes them out (bổ nhiệm, điều động, thôi giữ vị trí); what they may do follows with the same commit. */
@Component
public class Appointments {
    /** The right to take somebody from the counter of one's own unit, and to put another there. */
    public static final String SECOND = "identity.second";

    private static final int LONGEST = 300;

    private final AccountBookRows book;
    private final Substitutes substitutes;
    private final HeldPosts held;
    private final Posts posts;
    private final Organisation organisation;

    Appointments(
            AccountBookRows book, Substitutes substitutes, HeldPosts held, Posts posts, Organisation organisation) {
        this.book = book;
        this.substitutes = substitutes;
        this.held = held;
        this.posts = posts;
        this.organisation = organisation;
    }

    /**
     * A person to be put in a post.
     *
     * @param title as people call the post
     * @param head whether who holds it answers for the unit: who held it before leaves it
     * @param terms how it is held, by which decision
     */
    public record Wish(
            ActorId person,
            UnitId unit,
            PostRole role,
            String title,
            boolean head,
            LocalDate from,
            Holding.Terms terms) {}

    /** Appoints; a post of this name at this unit is used if it is there. */
    @Transactional
    public AccountResult appoint(Wish wish, Officer by) {
        by.must(AccountBook.MANAGE);
        if (book.find(wish.person()).isEmpty()) return new AccountResult.NotFound();
        // whoever looks after accounts could give himself every right, or make a second pair of eyes of his own
        if (wish.role() == PostRole.ADMIN || wish.person().equals(by.actor()))
            return new AccountResult.NotPossible("people.no.administrator");
        if (organisation.unitsAt(wish.from()).stream().noneMatch(u -> u.id().equals(wish.unit())))
            return new AccountResult.NotPossible("people.no.unit");
        // the role sees the whole province wherever its post stands
        if (wish.role() == PostRole.CHAIR
                && !wish.unit().equals(organisation.province().id()))
            return new AccountResult.NotPossible("people.no.chair");
        if (wish.title().isBlank() || wish.title().length() > LONGEST)
            return new AccountResult.NotPossible("people.no.title");
        if (wish.terms().basis().isBlank() || wish.terms().basis().length() > LONGEST)
            return new AccountResult.NotPossible("people.no.basis");
        var sent = secondmentProblem(wish);
        if (sent.isPresent()) return new AccountResult.NotPossible(sent.get());
        var post = posts.named(wish.unit(), wish.role(), wish.title().strip(), wish.head(), wish.from());
        var concerned = holders(wish.unit());
        posts.appoint(post, wish.person(), wish.from(), wish.terms());
        concerned.add(wish.person());
        substitutes.follow(concerned, Set.of(wish.unit()));
        SecurityEvents.tell(
                SecurityEvent.APPOINTED,
                "person",
                wish.person(),
                "post",
                post,
                "role",
                wish.role(),
                "unit",
                wish.unit(),
                "by",
                by.actor());
        return new AccountResult.Done(wish.person());
    }

    /** Appoints until a day; what is not possible from the start changes nothing. */
    @Transactional
    public AccountResult appoint(Wish wish, @Nullable LocalDate lastDay, Officer by) {
        if (lastDay != null && lastDay.isBefore(wish.from())) return new AccountResult.NotPossible("people.no.to");
        var result = appoint(wish, by);
        if (lastDay == null || !(result instanceof AccountResult.Done)) return result;
        posts.history(Set.of(wish.person())).stream()
                .filter(h -> h.post().unit().equals(wish.unit())
                        && h.post().role() == wish.role()
                        && h.post().title().equals(wish.title().strip())
                        && h.validFrom().equals(wish.from()))
                .findFirst()
                .ifPresent(h -> posts.endBefore(h, lastDay.plusDays(1)));
        substitutes.follow(Set.of(wish.person()), Set.of(wish.unit()));
        return result;
    }

    /**
     * Somebody is taken from the counter, and another put there.
     *
     * @param lastDay still held to its end; null takes the post away at this moment
     * @param basis the decision
     * @param successor who has the post from then on; null for nobody
     */
    public record Replacement(
            ActorId person,
            PostId post,
            @Nullable LocalDate lastDay,
            String basis,
            @Nullable ActorId successor) {}

    /**
     * Replaces who receives at the unit of who decides. Without a last day what the post gave is gone with this commit, and every session with it; what was
     * done in it before, the same morning too, was done by right.
     */
    @Transactional
    public AccountResult replace(Replacement wish, Officer by) {
        by.must(SECOND);
        var found = atCounter(wish.person(), wish.post(), by);
        if (found.isEmpty()) return new AccountResult.NotFound();
        var holding = found.get();
        if (wish.person().equals(by.actor())) return new AccountResult.NotPossible("people.no.ownPost");
        if (wish.basis().isBlank() || wish.basis().length() > LONGEST)
            return new AccountResult.NotPossible("people.no.basis");
        var last = wish.lastDay();
        var today = held.today();
        if (last != null && (last.isBefore(today) || !holding.lastsTo(last)))
            return new AccountResult.NotPossible("people.no.lastDay");
        var successor = wish.successor();
        if (successor != null && !successors(holding, by).contains(successor))
            return new AccountResult.NotPossible("people.no.successor");
        if (last != null) posts.endBefore(holding, last.plusDays(1));
        else if (holding.validFrom().isAfter(today)) posts.endBefore(holding, holding.validFrom());
        else posts.endAt(holding, held.now());
        var concerned = new HashSet<>(Set.of(wish.person()));
        if (successor != null) {
            if (!receives(successor, by.unit(), last))
                put(holding, successor, last == null ? today : last.plusDays(1), wish.basis());
            concerned.add(successor);
        }
        substitutes.follow(concerned, Set.of(by.unit()));
        SecurityEvents.tell(SecurityEvent.POST_LEFT, "person", wish.person(), "post", wish.post(), "by", by.actor());
        if (successor != null)
            SecurityEvents.tell(
                    SecurityEvent.APPOINTED,
                    "person",
                    successor,
                    "post",
                    wish.post(),
                    "unit",
                    by.unit(),
                    "by",
                    by.actor());
        return new AccountResult.Done(wish.person());
    }

    /** Who could take the place of somebody at the counter: colleagues of the unit, and of the unit that sent him; no head. */
    public List<ActorId> successors(ActorId person, PostId post, Officer by) {
        return atCounter(person, post, by).map(h -> successors(h, by)).orElse(List.of());
    }

    private List<ActorId> successors(Holding holding, Officer by) {
        var home = holding.terms().home();
        var here = posts.from(by.unit(), held.today());
        var there = home == null ? List.<Holding>of() : posts.from(home, held.today());
        var taken = here.stream()
                .filter(h -> h.post().id().equals(holding.post().id()))
                .map(Holding::person)
                .toList();
        return Stream.concat(here.stream(), there.stream())
                .filter(h -> h.terms().kind() == Holding.Kind.OWN && h.holdsOn(held.today()))
                .filter(h -> !h.post().head()
                        && (h.post().role() == PostRole.RECEIVER || h.post().role() == PostRole.OFFICER))
                .map(Holding::person)
                .filter(one -> !taken.contains(one) && !one.equals(by.actor()))
                .distinct()
                .toList();
    }

    /** Whether somebody is at the counter already and stays there: he takes the work over, and needs no second post for it. */
    private boolean receives(ActorId person, UnitId unit, @Nullable LocalDate lastDay) {
        var from = lastDay == null ? held.today() : lastDay.plusDays(1);
        return posts.from(unit, held.today()).stream()
                .anyMatch(h -> h.person().equals(person) && h.post().role() == PostRole.RECEIVER && h.holdsOn(from));
    }

    /** From another unit he is sent as the one before him was, as long; a colleague has it beside his own post. */
    private void put(Holding before, ActorId successor, LocalDate from, String basis) {
        boolean colleague = posts.from(before.post().unit(), held.today()).stream()
                .anyMatch(h -> h.person().equals(successor) && h.terms().kind() == Holding.Kind.OWN);
        var home = before.terms().home();
        var terms = colleague || home == null
                ? new Holding.Terms(false, Holding.Kind.CONCURRENT, null, basis)
                : new Holding.Terms(false, Holding.Kind.SECONDED, home, basis);
        posts.appoint(before.post().id(), successor, from, terms);
        var until = before.validTo();
        if (terms.kind() == Holding.Kind.SECONDED && until != null && !until.isBefore(from))
            posts.endBefore(new Holding(before.post(), successor, from, null, terms), until.plusDays(1));
    }

    /** Whoever holds a post that receives at the unit of who decides, today or later. */
    private Optional<Holding> atCounter(ActorId person, PostId post, Officer by) {
        return posts.from(by.unit(), held.today()).stream()
                .filter(h -> h.person().equals(person) && h.post().id().equals(post))
                .filter(h -> h.post().role() == PostRole.RECEIVER)
                .findFirst();
    }

    /** A secondment leads to the one-stop, and from a unit where the person works. */
    private Optional<String> secondmentProblem(Wish wish) {
        var home = wish.terms().home();
        if (home == null) return Optional.empty();
        if (wish.role() != PostRole.RECEIVER) return Optional.of("people.no.oneStop");
        boolean works = posts.holdingsOf(wish.person(), wish.from()).stream()
                .anyMatch(h -> h.post().unit().equals(home) && h.terms().kind() != Holding.Kind.SECONDED);
        return works ? Optional.empty() : Optional.of("people.no.home");
    }

    /** Leaves a post; the last day is still held, and from the next on its rights are gone. What has not begun is taken back. */
    @Transactional
    public AccountResult leave(ActorId person, PostId post, LocalDate lastDay, Officer by) {
        by.must(AccountBook.MANAGE);
        var today = held.today();
        var holding = posts.history(Set.of(person)).stream()
                .filter(h -> h.post().id().equals(post) && h.lastsTo(today))
                .filter(h -> h.validFrom().isAfter(today) || !lastDay.isBefore(h.validFrom()))
                .findFirst();
        if (holding.isEmpty()) return new AccountResult.NotPossible("people.no.lastDay");
        // an administrator's post is ended by two
        if (holding.get().post().role() == PostRole.ADMIN)
            return new AccountResult.NotPossible("people.no.administrator");
        posts.endBefore(holding.get(), lastDay.plusDays(1));
        substitutes.follow(Set.of(person), Set.of(holding.get().post().unit()));
        SecurityEvents.tell(SecurityEvent.POST_LEFT, "person", person, "post", post, "by", by.actor());
        return new AccountResult.Done(person);
    }

    /** Every post of a person, the one that began last first. */
    public List<Holding> history(ActorId person) {
        return posts.history(Set.of(person)).reversed();
    }

    /** The day by which posts are held, for who chooses among the units of today. */
    public LocalDate today() {
        return held.today();
    }

    private Set<ActorId> holders(UnitId unit) {
        var people = new HashSet<ActorId>();
        for (Holding h : posts.holdersAt(unit, held.today())) people.add(h.person());
        return people;
    }
}
