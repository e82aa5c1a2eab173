package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.SearchText;

/** The whole register in memory: some seven hundred units. */
final class OrganisationBook {
    private static final int DAYS_KEPT = 40;

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
    private final Map<LocalDate, Map<UnitId, List<Unit>>> followed = new ConcurrentHashMap<>();

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

    @Nullable
    Unit dutyBearer(UnitId id, LocalDate date) {
        var unit = unit(id);
        while (!unit.existsOn(date)) {
            var next = wholeSuccessor(unit.id(), date);
            if (next == null) return null;
            unit = unit(next);
        }
        return unit;
    }

    private @Nullable UnitId wholeSuccessor(UnitId unit, LocalDate date) {
        for (var step : successors(unit)) {
            if (step.kind() == Successor.Kind.FULL && !step.since().isAfter(date)) return step.successor();
        }
        return null;
    }

    /** Asked at every log-in and on every board: the units that ended are few, and walked once for each day asked about. */
    List<Unit> predecessors(UnitId unit, LocalDate date) {
        return followed.computeIfAbsent(date, this::followed).getOrDefault(unit, List.of());
    }

    private Map<UnitId, List<Unit>> followed(LocalDate date) {
        if (followed.size() > DAYS_KEPT) followed.clear();
        var by = new HashMap<UnitId, List<Unit>>();
        for (var unit : units) {
            if (unit.existsOn(date)) continue;
            var bearer = dutyBearer(unit.id(), date);
            if (bearer != null)
                by.computeIfAbsent(bearer.id(), _ -> new ArrayList<>()).add(unit);
        }
        return by;
    }

    List<LocalDate> reorganisations() {
        return successors.values().stream()
                .flatMap(List::stream)
                .map(Successor::since)
                .distinct()
                .sorted()
                .toList();
    }

    List<Unit> endedBefore(LocalDate day) {
        return units.stream()
                .filter(unit ->
                        successors(unit.id()).stream().anyMatch(s -> s.since().equals(day)))
                .sorted(Comparator.comparing(Unit::kind).thenComparing(unit -> folded.getOrDefault(unit.id(), "")))
                .toList();
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
