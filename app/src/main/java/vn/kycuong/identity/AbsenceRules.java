package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.kycuong.identity.AbsenceResult.Problem;
import vn.kycuong.organisation.Holding;

/** Whether an absence may be entered: facts in, a problem or nothing out. */
final class AbsenceRules {
    /** An illness is often entered when the paper comes. */
    private static final int DAYS_BACK = 30;

    private static final int YEARS = 2;

    private AbsenceRules() {}

    /**
     * @param here who works at the unit today
     * @param others the absences of the same person that are not over
     */
    static Optional<Problem> problem(Absences.Wish wish, LocalDate today, List<Holding> here, List<Absence> others) {
        if (wish.to().isBefore(wish.from())) return Optional.of(Problem.DAYS_REVERSED);
        if (wish.to().isBefore(today)) return Optional.of(Problem.OVER);
        if (wish.from().isBefore(today.minusDays(DAYS_BACK))) return Optional.of(Problem.TOO_OLD);
        if (wish.from().plusYears(YEARS).isBefore(wish.to())) return Optional.of(Problem.TOO_LONG);
        if (here.stream().noneMatch(h -> h.person().equals(wish.person()))) return Optional.of(Problem.NOT_A_COLLEAGUE);
        boolean chosenWrong = wish.chosen()
                .filter(c -> c.equals(wish.person())
                        || here.stream().noneMatch(h -> h.person().equals(c)))
                .isPresent();
        if (chosenWrong) return Optional.of(Problem.CHOSEN_NOT_POSSIBLE);
        boolean overlaps = others.stream().anyMatch(o -> o.overlaps(wish.from(), wish.to()));
        return overlaps ? Optional.of(Problem.OVERLAPS) : Optional.empty();
    }
}
