package vn.kycuong.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.AbsenceResult.Entered;
import vn.kycuong.identity.AbsenceResult.NotPossible;
import vn.kycuong.identity.AbsenceResult.Problem;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/**
 * Who is away from a unit (vắng mặt), and in which order others stand in. Entered by the person or by the head; the posts are filled by
 * {@link Substitutes} at once.
 */
@Component
public class Absences {
    private static final int MOST_IN_ORDER = 5;

    private final AbsenceRows rows;
    private final StandInRows standIns;
    private final Substitutes substitutes;
    private final Posts posts;
    private final HeldPosts held;
    private final Clock clock;

    Absences(
            AbsenceRows rows, StandInRows standIns, Substitutes substitutes, Posts posts, HeldPosts held, Clock clock) {
        this.rows = rows;
        this.standIns = standIns;
        this.substitutes = substitutes;
        this.posts = posts;
        this.held = held;
        this.clock = clock;
    }

    /**
     * What somebody enters.
     *
     * @param chosen who is to stand in, by the head's choice
     */
    public record Wish(ActorId person, Absence.Kind kind, LocalDate from, LocalDate to, Optional<ActorId> chosen) {}

    /**
     * A post of somebody who is away.
     *
     * @param by who stands in on the first day of it that is not over; empty when nobody is there who could
     */
    public record Seat(PostId post, String title, Optional<ActorId> by) {}

    /** An absence with the posts it leaves at the unit. */
    public record Away(Absence absence, List<Seat> seats) {}

    /** Whether this person, in this post, looks after the absences of all of the unit. */
    public static boolean heads(Officer officer) {
        return officer.may(StandIns.SUBSTITUTE);
    }

    @Transactional
    public AbsenceResult enter(Wish wish, Officer by) {
        boolean own = wish.person().equals(by.actor()) && by.inPlaceOf() == null;
        if (!own && !heads(by) || wish.person().equals(by.inPlaceOf())) return new NotPossible(Problem.NOT_ALLOWED);
        if (wish.chosen().isPresent() && !heads(by)) return new NotPossible(Problem.NOT_ALLOWED);
        rows.lock(wish.person());
        var today = held.today();
        var others = rows.of(List.of(wish.person()), today);
        var problem = AbsenceRules.problem(wish, today, posts.holdersAt(by.unit(), today), others);
        if (problem.isPresent()) return new NotPossible(problem.get());
        int id = rows.insert(wish, by.actor(), clock.instant());
        substitutes.follow(List.of(), substitutes.units(List.of(wish.person())));
        return new Entered(id);
    }

    /** The person is back today; one that has not begun does not take place. False when this person may not, or there is none. */
    @Transactional
    public boolean end(int id, Officer by) {
        var today = held.today();
        var found = rows.find(id).filter(a -> !a.to().isBefore(today)).filter(a -> mayEnd(a, by));
        found.ifPresent(a -> {
            rows.end(id, today.minusDays(1), by.actor());
            substitutes.follow(List.of(), substitutes.units(List.of(a.person())));
        });
        return found.isPresent();
    }

    private boolean mayEnd(Absence absence, Officer by) {
        if (absence.person().equals(by.inPlaceOf())) return false;
        boolean own = absence.person().equals(by.actor()) && by.inPlaceOf() == null;
        return own
                || heads(by)
                        && posts.holdersAt(by.unit(), held.today()).stream()
                                .anyMatch(h -> h.person().equals(absence.person()));
    }

    /** In which order people stand in for a post of the unit; empty: as it comes. False when it is no order of this unit. */
    @Transactional
    public boolean order(PostId post, List<ActorId> people, Officer by) {
        var here = colleagues(by.unit());
        boolean fine = heads(by)
                && here.stream()
                        .anyMatch(h -> h.post().id().equals(post) && h.post().role() != PostRole.ADMIN)
                && people.size() <= MOST_IN_ORDER
                && Set.copyOf(people).size() == people.size()
                && people.stream()
                        .allMatch(p -> here.stream().anyMatch(h -> h.person().equals(p)));
        if (!fine) return false;
        standIns.lock(by.unit());
        rows.order(post, people);
        substitutes.follow(List.of(), List.of(by.unit()));
        return true;
    }

    /** Who is or will be away from a unit, the earliest first. */
    public List<Away> at(UnitId unit) {
        var today = held.today();
        var here = posts.from(unit, today);
        var filled = standIns.at(unit, today);
        return rows.of(here.stream().map(Holding::person).collect(Collectors.toSet()), today).stream()
                .map(a -> new Away(
                        a,
                        here.stream()
                                .filter(h -> h.person().equals(a.person())
                                        && h.post().role() != PostRole.ADMIN)
                                .map(h -> seat(h, filled, a.from().isBefore(today) ? today : a.from()))
                                .toList()))
                .toList();
    }

    private static Seat seat(Holding h, List<StandIn> filled, LocalDate day) {
        return new Seat(
                h.post().id(),
                h.post().title(),
                filled.stream()
                        .filter(s -> s.post().equals(h.post().id())
                                && s.holder().equals(h.person())
                                && s.rights().isEmpty()
                                && s.holdsOn(day))
                        .map(StandIn::person)
                        .findFirst());
    }

    /** The orders of a unit's posts, as far as there are any. */
    public Map<PostId, List<ActorId>> orders(UnitId unit) {
        return rows.order(colleagues(unit).stream().map(h -> h.post().id()).collect(Collectors.toSet()));
    }

    /** Who works at a unit today, post by post. */
    public List<Holding> colleagues(UnitId unit) {
        return posts.holdersAt(unit, held.today());
    }

    /** The legal day. */
    public LocalDate today() {
        return held.today();
    }
}
