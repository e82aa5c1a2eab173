package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.identity.StandInResult.Problem;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;

/** Who may stand in for whom: facts in, a problem or nothing out. */
final class StandInRules {
    private StandInRules() {}

    /**
     * @param holders who works at the unit of the post today
     * @param others who stands in for the post already
     * @param ofRole every right of the post's role
     */
    static Optional<Problem> problem(
            StandIns.Wish wish, LocalDate today, List<Holding> holders, List<StandIn> others, Set<String> ofRole) {
        if (wish.basis().isBlank()) return Optional.of(Problem.BASIS_MISSING);
        if (wish.to().isBefore(wish.from())) return Optional.of(Problem.DAYS_REVERSED);
        if (wish.from().isBefore(today)) return Optional.of(Problem.IN_THE_PAST);
        boolean held = holders.stream()
                .anyMatch(h -> h.post().id().equals(wish.post()) && h.person().equals(wish.holder()));
        if (!held) return Optional.of(Problem.NOT_HELD);
        boolean administers = holders.stream()
                .anyMatch(h -> h.post().id().equals(wish.post()) && h.post().role() == PostRole.ADMIN);
        if (administers) return Optional.of(Problem.ADMINISTRATOR);
        boolean holdsItself = holders.stream()
                .anyMatch(h -> h.post().id().equals(wish.post()) && h.person().equals(wish.person()));
        if (holdsItself) return Optional.of(Problem.HOLDS_IT);
        if (holders.stream().noneMatch(h -> h.person().equals(wish.person())))
            return Optional.of(Problem.NOT_A_COLLEAGUE);
        if (others.stream().anyMatch(o -> o.holder().equals(wish.holder()) && o.overlaps(wish.from(), wish.to())))
            return Optional.of(Problem.OVERLAPS);
        boolean unknown =
                wish.rights().filter(r -> r.isEmpty() || !ofRole.containsAll(r)).isPresent();
        return unknown ? Optional.of(Problem.NO_SUCH_RIGHT) : Optional.empty();
    }
}
