package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
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
    private static final int LONGEST = 300;

    private final AccountBookRows book;
    private final Accounts accounts;
    private final HeldPosts held;
    private final Posts posts;
    private final Organisation organisation;

    Appointments(AccountBookRows book, Accounts accounts, HeldPosts held, Posts posts, Organisation organisation) {
        this.book = book;
        this.accounts = accounts;
        this.held = held;
        this.posts = posts;
        this.organisation = organisation;
    }

    /**
     * A person to be put in a post.
     *
     * @param title as people call the post
     * @param head whether who holds it answers for the unit: who held it before leaves it
     * @param acting only in place of another (quyền, phụ trách)
     * @param basis the decision, by number and date
     */
    public record Wish(
            ActorId person,
            UnitId unit,
            PostRole role,
            String title,
            boolean head,
            LocalDate from,
            boolean acting,
            String basis) {}

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
        if (wish.title().isBlank() || wish.title().length() > LONGEST)
            return new AccountResult.NotPossible("people.no.title");
        if (wish.basis().isBlank() || wish.basis().length() > LONGEST)
            return new AccountResult.NotPossible("people.no.basis");
        var post = posts.of(wish.unit(), wish.from()).stream()
                .filter(p -> p.role() == wish.role()
                        && p.head() == wish.head()
                        && p.title().equals(wish.title().strip()))
                .findFirst()
                .map(p -> p.id())
                .orElseGet(() ->
                        posts.create(wish.unit(), wish.role(), wish.title().strip(), wish.head(), wish.from()));
        var concerned = holders(wish.unit());
        posts.appoint(
                post, wish.person(), wish.from(), wish.acting(), wish.basis().strip());
        concerned.add(wish.person());
        accounts.regrant(concerned);
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

    /** Leaves a post; the last day is still held, and from the next on its rights are gone. */
    @Transactional
    public AccountResult leave(ActorId person, PostId post, LocalDate lastDay, Officer by) {
        by.must(AccountBook.MANAGE);
        boolean holds = posts.holdingsOf(person, held.today()).stream()
                .anyMatch(h -> h.post().id().equals(post) && !lastDay.isBefore(h.validFrom()));
        if (!holds) return new AccountResult.NotPossible("people.no.lastDay");
        posts.leave(post, person, lastDay);
        accounts.regrant(Set.of(person));
        SecurityEvents.tell(SecurityEvent.POST_LEFT, "person", person, "post", post, "by", by.actor());
        return new AccountResult.Done(person);
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
