package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/** Who is there to do the work of a role at a unit (có mặt): whoever holds one of its posts and is not away, and whoever stands in for one who is. */
@Component
public class Presence {
    private final Posts posts;
    private final AbsenceRows absences;
    private final StandInRows standIns;

    Presence(Posts posts, AbsenceRows absences, StandInRows standIns) {
        this.posts = posts;
        this.absences = absences;
        this.standIns = standIns;
    }

    /**
     * The days, of those from {@code first} to {@code last}, on which each of them is there, as far as absences are entered. Whoever holds such
     * a post and is away on all of them is told of too, with no day; nobody: no such post is held.
     */
    public Map<ActorId, Set<LocalDate>> of(UnitId unit, PostRole role, LocalDate first, LocalDate last) {
        var held = posts.from(unit, first).stream()
                .filter(h -> h.post().role() == role && !h.validFrom().isAfter(last))
                .toList();
        var filled = standIns.at(unit, first).stream()
                .filter(s -> s.rights().isEmpty())
                .toList();
        var away = away(held, filled, first);
        var there = new LinkedHashMap<ActorId, Set<LocalDate>>();
        held.forEach(h -> there.put(h.person(), new TreeSet<>()));
        first.datesUntil(last.plusDays(1))
                .forEach(day -> held.stream()
                        .filter(h -> h.holdsOn(day))
                        .flatMap(h -> isAway(away, h.person(), day) ? instead(h, filled, day) : Stream.of(h.person()))
                        .filter(person -> !isAway(away, person, day))
                        .forEach(person -> there.computeIfAbsent(person, _ -> new TreeSet<>())
                                .add(day)));
        return there;
    }

    private Map<ActorId, List<Absence>> away(Collection<Holding> held, Collection<StandIn> filled, LocalDate first) {
        var people = Stream.concat(
                        held.stream().map(Holding::person), filled.stream().map(StandIn::person))
                .collect(Collectors.toSet());
        return absences.of(people, first).stream().collect(Collectors.groupingBy(Absence::person));
    }

    private static boolean isAway(Map<ActorId, List<Absence>> away, ActorId person, LocalDate day) {
        return away.getOrDefault(person, List.of()).stream().anyMatch(a -> a.isOn(day));
    }

    private static Stream<ActorId> instead(Holding h, List<StandIn> filled, LocalDate day) {
        return filled.stream()
                .filter(s -> s.post().equals(h.post().id()) && s.holder().equals(h.person()) && s.holdsOn(day))
                .map(StandIn::person);
    }
}
