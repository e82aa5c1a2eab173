package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Selection;
import vn.kycuong.reference.SearchText;

/** The units of a day as the boards group them. */
@Component
class UnitTree {
    private final Organisation organisation;

    UnitTree(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Before the registers were loaded there is nothing to draw. */
    boolean isEmpty() {
        return organisation.units().isEmpty();
    }

    Unit province() {
        return organisation.province();
    }

    /** The units directly below one: agencies first, then districts, then communes, each by name. */
    List<Unit> children(UnitId unit, LocalDate date) {
        return organisation.children(unit, date).stream()
                .sorted(Comparator.comparing(Unit::kind).thenComparing(below -> tolerant(below.name())))
                .toList();
    }

    private static String tolerant(String name) {
        return SearchText.folded(name);
    }

    List<Unit> ofKind(UnitKind kind, LocalDate date) {
        return organisation.unitsAt(date, kind);
    }

    /** A unit and all below it, with the units that are no more and whose duties one of them has whole. */
    Set<UnitId> subtree(UnitId unit, LocalDate date) {
        var ids = new HashSet<UnitId>();
        for (var below : organisation.subtree(unit, date)) ids.addAll(alone(below.id(), date));
        return ids;
    }

    /** A unit without those below it, with the units it followed. */
    Set<UnitId> alone(UnitId unit, LocalDate date) {
        var ids = new HashSet<UnitId>();
        ids.add(unit);
        for (var former : organisation.predecessors(unit, date)) ids.add(former.id());
        return ids;
    }

    /** The last days of the structures before this one, the latest first. */
    List<LocalDate> earlierStructures(LocalDate today) {
        return organisation.reorganisations().reversed().stream()
                .filter(day -> !day.isAfter(today))
                .map(day -> day.minusDays(1))
                .toList();
    }

    boolean exists(UnitId unit) {
        return organisation.units().stream().anyMatch(u -> u.id().equals(unit));
    }

    /** The name of a day; a number where the register never heard of the unit. */
    String name(UnitId unit, LocalDate date) {
        return exists(unit) ? organisation.nameAt(unit, date) : "№ " + unit;
    }

    /** The unit above; empty for the province and for whatever stands outside of its tree. */
    Optional<Unit> parent(UnitId unit, LocalDate date) {
        return exists(unit) ? organisation.parentAt(unit, date) : Optional.empty();
    }

    /** The title of the post that answers for a unit, or empty. */
    String head(UnitId unit, LocalDate date) {
        return organisation
                .headAt(unit, date)
                .map(holding -> holding.post().title())
                .orElse("");
    }

    /** Who answers for a unit, and since when. */
    Optional<Holding> headship(UnitId unit, LocalDate date) {
        return organisation.headAt(unit, date);
    }

    /** The columns of a scoreboard: agencies, and districts while there are any, else communes. */
    List<Unit> columns(LocalDate date) {
        var columns = new ArrayList<>(ofKind(UnitKind.AGENCY, date));
        var districts = ofKind(UnitKind.DISTRICT, date);
        columns.addAll(districts.isEmpty() ? ofKind(UnitKind.COMMUNE, date) : districts);
        return columns;
    }

    /** Everything that stands under a column of the scoreboard of a day. */
    Set<UnitId> underColumns(LocalDate date) {
        var all = new HashSet<UnitId>();
        for (var column : columns(date)) all.addAll(subtree(column.id(), date));
        return all;
    }

    /** The dossiers a query asks for, within what its reader may see. */
    Selection selection(ListQuery query, Scope scope) {
        return selection(query.where(), query.unit(), query.date(), scope).under(query.structureEnd());
    }

    /** The dossiers of a place, within what their reader may see. */
    Selection selection(ListQuery.Where where, @Nullable Integer number, LocalDate date, Scope scope) {
        var unit = number == null ? null : new UnitId(number);
        return switch (where) {
            case EVERYWHERE -> Selection.all(scope);
            case OUTSIDE -> Selection.except(scope, underColumns(date));
            case ALONE -> Selection.of(scope, unit == null ? List.of() : alone(unit, date));
            case SUBTREE -> Selection.of(scope, unit == null ? List.of() : subtreeOrSelf(unit, date));
        };
    }

    /**
     * What a place is the sum of: the unit itself and each unit directly below it; of everywhere the province's own and each below it, and
     * whatever stands outside of that tree.
     *
     * @param counted units of which something is counted
     */
    List<UnitPart> parts(@Nullable UnitId of, Collection<UnitId> counted, LocalDate date) {
        var top = of == null ? province().id() : of;
        var parts = new ArrayList<UnitPart>();
        var own = of == null || exists(of) ? alone(top, date) : Set.of(of);
        parts.add(new UnitPart(top, false, own));
        var placed = new HashSet<>(own);
        if (of != null && !exists(of)) return parts;
        for (var child : children(top, date)) {
            var below = subtree(child.id(), date);
            placed.addAll(below);
            parts.add(new UnitPart(child.id(), true, below));
        }
        if (of == null)
            counted.stream()
                    .filter(u -> !placed.contains(u))
                    .sorted()
                    .forEach(u -> parts.add(new UnitPart(u, false, Set.of(u))));
        return parts;
    }

    private Collection<UnitId> subtreeOrSelf(UnitId unit, LocalDate date) {
        return exists(unit) ? subtree(unit, date) : List.of(unit);
    }

    static Counts sum(Map<UnitId, Counts> counts, Collection<UnitId> units) {
        return units.stream().map(u -> counts.getOrDefault(u, Counts.NONE)).reduce(Counts.NONE, Counts::plus);
    }

    static boolean maySee(Scope scope, Collection<UnitId> units) {
        return scope.isAll() || units.stream().anyMatch(scope::contains);
    }
}
