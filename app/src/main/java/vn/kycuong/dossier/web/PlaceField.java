package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Unit;
import vn.kycuong.reference.SearchText;

/**
 * The commune whose matter is taken in (nơi có việc), typed as people call it and found among those of the day.
 *
 * @param offered the communes whose matter is taken in here; none where nothing is asked
 * @param typed what was typed of its name
 */
public record PlaceField(List<Unit> offered, String typed) {
    /** Where nothing is asked. */
    static final PlaceField NONE = new PlaceField(List.of(), "");

    /** Names to choose from. */
    public List<String> names() {
        return offered.stream().map(Unit::name).toList();
    }

    /** The one commune that is meant; empty where nothing is typed, or nothing that one alone is called. */
    Optional<UnitId> chosen() {
        var exact = SearchText.exact(typed);
        var folded = SearchText.folded(typed);
        if (folded.isEmpty()) return Optional.empty();
        return only(u -> SearchText.exact(u.name()).equals(exact))
                .or(() -> only(u -> SearchText.folded(u.name()).equals(folded)))
                .or(() -> only(u -> (" " + SearchText.folded(u.name())).contains(" " + folded)))
                .map(Unit::id);
    }

    boolean isWrong() {
        return !offered.isEmpty() && !typed.isBlank() && chosen().isEmpty();
    }

    private Optional<Unit> only(Predicate<Unit> wanted) {
        var found = offered.stream().filter(wanted).limit(2).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
