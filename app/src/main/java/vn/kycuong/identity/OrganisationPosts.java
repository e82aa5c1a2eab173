package vn.kycuong.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.worktime.LegalClock;

/** The posts of the organisation as log-in and grants need them. */
@Component
class OrganisationPosts implements Posts {
    private final Organisation organisation;
    private final vn.kycuong.organisation.Posts posts;
    private final LegalClock time;

    OrganisationPosts(Organisation organisation, vn.kycuong.organisation.Posts posts, LegalClock time) {
        this.organisation = organisation;
        this.posts = posts;
        this.time = time;
    }

    @Override
    public List<HeldPost> heldBy(Collection<ActorId> actors) {
        var held = new ArrayList<HeldPost>();
        for (var holding : posts.holdingsOf(actors, time.today())) held.add(post(holding));
        return held;
    }

    private HeldPost post(Holding holding) {
        var today = time.today();
        var unit = holding.post().unit();
        return new HeldPost(
                holding.person(),
                holding.post().id(),
                holding.post().title(),
                holding.post().role().name(),
                unit,
                organisation.nameAt(unit, today),
                organisation.subtree(unit, today).stream().map(Unit::id).filter(id -> !id.equals(unit)).toList());
    }
}
