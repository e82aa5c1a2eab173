package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.worktime.LegalClock;

/** Who holds which posts today, by the legal clock: a holding is a fact of the law, a session is not. */
@Component
class HeldPosts {
    private final Posts posts;
    private final Organisation organisation;
    private final LegalClock time;

    HeldPosts(Posts posts, Organisation organisation, LegalClock time) {
        this.posts = posts;
        this.organisation = organisation;
        this.time = time;
    }

    List<HeldPost> heldBy(Collection<ActorId> actors) {
        var today = time.today();
        return posts.holdingsOf(actors, today).stream()
                .map(holding -> held(holding, today))
                .toList();
    }

    private HeldPost held(Holding holding, LocalDate today) {
        var post = holding.post();
        return new HeldPost(
                holding.person(),
                post.id(),
                post.title(),
                post.role().name(),
                post.unit(),
                organisation.nameAt(post.unit(), today),
                post.role() == PostRole.LEADER ? below(post.unit(), today) : List.of());
    }

    /** Only a head's scope asks for the units below. */
    private List<UnitId> below(UnitId unit, LocalDate today) {
        return organisation.subtree(unit, today).stream()
                .map(Unit::id)
                .filter(id -> !id.equals(unit))
                .toList();
    }
}
