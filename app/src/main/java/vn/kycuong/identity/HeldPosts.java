package vn.kycuong.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.worktime.LegalClock;

/** Who holds which posts today, by the legal clock: a holding is a fact of the law, a session is not. */
@Component
class HeldPosts {
    private final Posts posts;
    private final StandInRows standIns;
    private final Organisation organisation;
    private final LegalClock time;

    HeldPosts(Posts posts, StandInRows standIns, Organisation organisation, LegalClock time) {
        this.posts = posts;
        this.standIns = standIns;
        this.organisation = organisation;
        this.time = time;
    }

    List<HeldPost> heldBy(Collection<ActorId> actors) {
        var today = time.today();
        var held = new ArrayList<>(posts.holdingsOf(actors, today).stream()
                .filter(holding -> organisation.unit(holding.post().unit()).existsOn(today))
                .map(holding -> held(holding, today))
                .toList());
        for (var standIn : standIns.of(actors, today)) stoodIn(standIn, today).ifPresent(held::add);
        return held;
    }

    LocalDate today() {
        return time.today();
    }

    Instant now() {
        return time.instant();
    }

    /** The post as its holder has it, in the hands of who stands in; who holds the same post himself gains nothing by it. */
    private Optional<HeldPost> stoodIn(StandIn standIn, LocalDate today) {
        var holders = holders(standIn, today);
        boolean holdsIt = holders.stream().anyMatch(h -> h.person().equals(standIn.person()));
        if (holdsIt || !isStoodIn(standIn, holders)) return Optional.empty();
        return posts.find(standIn.post())
                .filter(post -> organisation.unit(post.unit()).existsOn(today))
                .map(post -> held(standIn.person(), post, today).by(standIn));
    }

    /** A delegation ends when its giver leaves the post, and so does what an absence made; what the head decided goes on. */
    boolean isStoodIn(StandIn standIn) {
        return isStoodIn(standIn, holders(standIn, time.today()));
    }

    private static boolean isStoodIn(StandIn standIn, List<Holding> holders) {
        return standIn.kind() == StandIn.Kind.SUBSTITUTED
                || holders.stream().anyMatch(h -> h.person().equals(standIn.holder()));
    }

    private List<Holding> holders(StandIn standIn, LocalDate today) {
        return posts.holdersAt(standIn.unit(), today).stream()
                .filter(h -> h.post().id().equals(standIn.post()))
                .toList();
    }

    private HeldPost held(Holding holding, LocalDate today) {
        return held(holding.person(), holding.post(), today);
    }

    private HeldPost held(ActorId person, Post post, LocalDate today) {
        return new HeldPost(
                person,
                post.id(),
                post.title(),
                post.role().name(),
                post.unit(),
                organisation.nameAt(post.unit(), today),
                post.role() == PostRole.LEADER ? below(post.unit(), today) : List.of(),
                ids(organisation.predecessors(post.unit(), today)));
    }

    /** Only a head's scope asks for the units below, and for those they followed. */
    private List<UnitId> below(UnitId unit, LocalDate today) {
        return organisation.subtree(unit, today).stream()
                .filter(u -> !u.id().equals(unit))
                .flatMap(u -> Stream.concat(Stream.of(u), organisation.predecessors(u.id(), today).stream()))
                .map(Unit::id)
                .toList();
    }

    private static List<UnitId> ids(List<Unit> units) {
        return units.stream().map(Unit::id).toList();
    }
}
