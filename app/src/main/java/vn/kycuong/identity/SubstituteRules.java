package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;

/**
 * Who stands in for whoever is away, day by day: the head's choice, else the order of the post, else another holder of the same role, else the
 * head; of these the first who is there himself. Nobody stands in for himself, and nobody for whom another must stand in.
 */
final class SubstituteRules {
    private SubstituteRules() {}

    /**
     * A unit as it is from today on.
     *
     * @param holdings who holds its posts today or later
     * @param absences those of its people that are not over
     * @param order who stands in for a post, the first first
     * @param made who was named by hand for all of a post: he goes before the order while he is there
     * @param off whose accounts are switched off
     */
    record Place(
            LocalDate today,
            List<Holding> holdings,
            List<Absence> absences,
            Map<PostId, List<ActorId>> order,
            List<StandIn> made,
            Set<ActorId> off) {
        boolean isThere(ActorId person, LocalDate day) {
            return !off.contains(person)
                    && absences.stream().noneMatch(a -> a.person().equals(person) && a.isOn(day));
        }

        Stream<Holding> on(LocalDate day) {
            return holdings.stream().filter(h -> h.holdsOn(day));
        }
    }

    /** Somebody stands in for a post of an absent person from a day to a day. */
    record Piece(int absence, PostId post, ActorId holder, ActorId person, LocalDate from, LocalDate to) {
        private boolean goesOn(Piece before) {
            return absence == before.absence
                    && post.equals(before.post)
                    && person.equals(before.person)
                    && from.equals(before.to.plusDays(1));
        }

        private Piece until(LocalDate last) {
            return new Piece(absence, post, holder, person, from, last);
        }
    }

    static List<Piece> plan(Place place) {
        return place.absences().stream()
                .flatMap(a -> seats(a, place).stream().flatMap(seat -> pieces(a, seat, place).stream()))
                .toList();
    }

    /** The posts of the absent person; of one held twice, with another decision, both times. */
    private static Collection<List<Holding>> seats(Absence absence, Place place) {
        return place.holdings().stream()
                .filter(h -> h.person().equals(absence.person()))
                .filter(h -> h.post().role() != PostRole.ADMIN)
                .collect(Collectors.groupingBy(h -> h.post().id(), TreeMap::new, Collectors.toList()))
                .values();
    }

    private static List<Piece> pieces(Absence absence, List<Holding> held, Place place) {
        var pieces = new ArrayList<Piece>();
        var first = absence.from().isBefore(place.today()) ? place.today() : absence.from();
        for (var day = first; !day.isAfter(absence.to()); day = day.plusDays(1)) {
            var date = day;
            held.stream()
                    .filter(h -> h.holdsOn(date) && !isFilledByHand(h, place, date))
                    .findFirst()
                    .flatMap(seat -> substitute(absence, seat, place, date)
                            .map(p -> new Piece(absence.id(), seat.post().id(), seat.person(), p, date, date)))
                    .ifPresent(piece -> add(pieces, piece));
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, Piece piece) {
        if (!pieces.isEmpty() && piece.goesOn(pieces.getLast())) {
            pieces.add(pieces.removeLast().until(piece.to()));
        } else {
            pieces.add(piece);
        }
    }

    private static boolean isFilledByHand(Holding seat, Place place, LocalDate day) {
        return place.made().stream()
                .anyMatch(s -> s.post().equals(seat.post().id())
                        && s.holder().equals(seat.person())
                        && s.holdsOn(day)
                        && place.isThere(s.person(), day));
    }

    /** The first who may and is there. */
    static Optional<ActorId> substitute(Absence absence, Holding seat, Place place, LocalDate day) {
        var here = place.on(day).toList();
        var roleMates = here.stream()
                .filter(h -> h.post().role() == seat.post().role())
                .sorted(Comparator.<Holding, Boolean>comparing(
                                h -> !h.post().id().equals(seat.post().id()))
                        .thenComparing(h -> h.post().id())
                        .thenComparing(Holding::person))
                .map(Holding::person);
        var heads = here.stream()
                .filter(h -> h.post().head())
                .sorted(Comparator.comparing(Holding::validFrom).reversed().thenComparing(Holding::person))
                .map(Holding::person);
        return Stream.of(
                        absence.chosen().stream(),
                        place.order().getOrDefault(seat.post().id(), List.of()).stream(),
                        roleMates,
                        heads)
                .flatMap(Objects::requireNonNull)
                .filter(p -> !p.equals(seat.person()))
                .filter(p -> here.stream().anyMatch(h -> h.person().equals(p)))
                .filter(p -> place.isThere(p, day))
                .findFirst();
    }
}
