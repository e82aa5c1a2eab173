package vn.kycuong.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.SubstituteRules.Piece;
import vn.kycuong.identity.SubstituteRules.Place;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Posts;

/**
 * Fills the posts of whoever is away: brings the automatic stand-ins of a unit in step with its absences, its order and its people. Asked
 * whenever one of these changes, and on the first minute of a legal day.
 */
@Component
class Substitutes {
    private final AbsenceRows rows;
    private final StandInRows standIns;
    private final Posts posts;
    private final HeldPosts held;
    private final Accounts accounts;
    private final Clock clock;

    Substitutes(AbsenceRows rows, StandInRows standIns, Posts posts, HeldPosts held, Accounts accounts, Clock clock) {
        this.rows = rows;
        this.standIns = standIns;
        this.posts = posts;
        this.held = held;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** After something changed for these people, at these units: who stands in there, and what all concerned are granted. */
    @Transactional
    void follow(Collection<ActorId> people, Collection<UnitId> units) {
        var concerned = new HashSet<>(people);
        concerned.addAll(replan(units));
        accounts.regrant(concerned);
    }

    /** All units where somebody is or will be away; whose grants change with it is answered. */
    @Transactional
    Set<ActorId> replanAll() {
        return replan(units(rows.absent(held.today())));
    }

    /** Where these people hold posts today or later. */
    Set<UnitId> units(Collection<ActorId> people) {
        var today = held.today();
        return posts.history(people).stream()
                .filter(h -> h.lastsTo(today))
                .map(h -> h.post().unit())
                .collect(Collectors.toSet());
    }

    private Set<ActorId> replan(Collection<UnitId> units) {
        var concerned = new HashSet<ActorId>();
        for (var unit : new TreeSet<>(units)) concerned.addAll(replan(unit));
        return concerned;
    }

    private Set<ActorId> replan(UnitId unit) {
        standIns.lock(unit);
        var today = held.today();
        var there = standIns.at(unit, today);
        var kept = new ArrayList<Piece>();
        var concerned = new HashSet<ActorId>();
        var wanted = SubstituteRules.plan(place(unit, today, there));
        for (var standIn : there) {
            if (standIn.kind() != StandIn.Kind.AUTOMATIC) continue;
            var same = wanted.stream().filter(p -> isSame(standIn, p, today)).findFirst();
            same.ifPresent(kept::add);
            var last = same.map(Piece::to).orElse(today.minusDays(1));
            if (last.equals(standIn.to())) continue;
            standIns.lastDay(standIn.id(), last);
            concerned.add(standIn.person());
        }
        for (var piece : wanted) {
            if (kept.contains(piece)) continue;
            standIns.insert(piece, unit, clock.instant());
            concerned.add(piece.person());
        }
        return concerned;
    }

    /** Whether it is the one that stands there already: begun as wanted, or running. */
    private static boolean isSame(StandIn standIn, Piece piece, LocalDate today) {
        boolean begins = standIn.from().equals(piece.from())
                || standIn.from().isBefore(today) && piece.from().equals(today);
        return begins
                && standIn.absence().filter(a -> a == piece.absence()).isPresent()
                && standIn.post().equals(piece.post())
                && standIn.holder().equals(piece.holder())
                && standIn.person().equals(piece.person());
    }

    private Place place(UnitId unit, LocalDate today, List<StandIn> there) {
        var holdings = posts.from(unit, today);
        var people = holdings.stream().map(Holding::person).collect(Collectors.toSet());
        return new Place(
                today,
                holdings,
                rows.of(people, today),
                rows.order(holdings.stream().map(h -> h.post().id()).collect(Collectors.toSet())),
                there.stream()
                        .filter(s ->
                                s.kind() != StandIn.Kind.AUTOMATIC && s.rights().isEmpty())
                        .toList(),
                rows.off(people));
    }
}
