package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.SearchText;

/** The whole register in memory: some seven hundred units. */
final class OrganisationBook {
    record Name(
            UnitId unit,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Placing(
            UnitId unit,
            UnitId parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    final List<Unit> units;
    final Map<UnitId, Unit> byId;
    final Map<String, Unit> byKey;
    private final Map<UnitId, List<Name>> names;
    private final Map<UnitId, List<Placing>> parents;
    private final Map<UnitId, List<Placing>> children;
    private final Map<UnitId, List<Successor>> successors;
    private final Map<UnitId, String> folded;

    OrganisationBook(List<Unit> units, List<Name> names, List<Placing> placings, List<Successor> successors) {
        this.units = units;
        this.byId = units.stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        this.byKey = units.stream().collect(Collectors.toMap(Unit::key, Function.identity()));
        this.names = names.stream().collect(Collectors.groupingBy(Name::unit));
        this.parents = placings.stream().collect(Collectors.groupingBy(Placing::unit));
        this.children = placings.stream().collect(Collectors.groupingBy(Placing::parent));
        this.successors = successors.stream().collect(Collectors.groupingBy(Successor::unit));
        this.folded = units.stream().collect(Collectors.toMap(Unit::id, unit -> SearchText.folded(unit.name())));
    }

    Optional<Unit> find(String named) {
        var byItsKey = byKey.get(named);
        if (byItsKey != null) return Optional.of(byItsKey);
        return units.stream()
                .filter(unit -> named.equalsIgnoreCase(unit.code())
                        || named.equals(unit.id().toString()))
                .findFirst();
    }

    @Nullable
    UnitId parent(UnitId unit, LocalDate date) {
        for (var placing : parents.getOrDefault(unit, List.of())) {
            if (Span.holds(placing.from(), placing.to(), date)) return placing.parent();
        }
        return null;
    }

    List<Unit> children(UnitId unit, LocalDate date) {
        return children.getOrDefault(unit, List.of()).stream()
                .filter(placing -> Span.holds(placing.from(), placing.to(), date))
                .map(placing -> unit(placing.unit()))
                .filter(child -> child.existsOn(date))
                .toList();
    }

    List<Unit> subtree(UnitId unit, LocalDate date) {
        var all = new ArrayList<Unit>();
        all.add(unit(unit));
        for (int i = 0; i < all.size(); i++) all.addAll(children(all.get(i).id(), date));
        return all;
    }

    String name(UnitId unit, LocalDate date) {
        return names.getOrDefault(unit, List.of()).stream()
                .filter(name -> Span.holds(name.from(), name.to(), date))
                .map(Name::name)
                .findFirst()
                .orElseGet(() -> unit(unit).name());
    }

    List<Successor> successors(UnitId unit) {
        return successors.getOrDefault(unit, List.of());
    }

    List<Unit> search(String words, LocalDate date) {
        boolean marked = SearchText.hasMarks(words);
        var wanted = marked ? SearchText.exact(words) : SearchText.folded(words);
        return units.stream()
                .filter(unit -> unit.existsOn(date))
                .filter(unit -> text(unit, marked).contains(wanted))
                .toList();
    }

    private String text(Unit unit, boolean marked) {
        return marked ? SearchText.exact(unit.name()) : folded.getOrDefault(unit.id(), "");
    }

    Unit unit(UnitId id) {
        var unit = byId.get(id);
        if (unit == null) throw new IllegalArgumentException("No unit " + id);
        return unit;
    }
}
