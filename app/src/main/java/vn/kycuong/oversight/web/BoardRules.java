package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.web.ListQuery.Where;

/** Which units stand on the board, and what each row sums over. Every dossier in scope is in exactly one row of depth 0. */
final class BoardRules {
    private final UnitTree tree;
    private final LocalDate date;
    private final Map<UnitId, Counts> counts;
    private final Scope scope;
    private final boolean complete;
    private final ListQuery query;

    BoardRules(
            UnitTree tree, LocalDate date, Map<UnitId, Counts> counts, Scope scope, boolean complete, ListQuery query) {
        this.tree = tree;
        this.date = date;
        this.counts = counts;
        this.scope = scope;
        this.complete = complete;
        this.query = query;
    }

    List<BoardView.Line> lines(@Nullable UnitId opened) {
        var lines = new ArrayList<BoardView.Line>();
        var placed = new HashSet<UnitId>();
        var province = tree.province();
        var own = tree.alone(province.id(), date);
        add(lines, alone(province, 0), own);
        placed.addAll(own);
        for (var unit : tree.children(province.id(), date)) {
            var below = tree.subtree(unit.id(), date);
            placed.addAll(below);
            if (!add(lines, withBelow(unit, below, unit.id().equals(opened)), below)) continue;
            if (unit.id().equals(opened)) parts(lines, unit);
        }
        counts.keySet().stream().filter(u -> !placed.contains(u)).sorted().forEach(u -> lines.add(elsewhere(u)));
        return lines;
    }

    private void parts(List<BoardView.Line> lines, Unit unit) {
        add(lines, alone(unit, 1), tree.alone(unit.id(), date));
        for (var child : tree.children(unit.id(), date)) {
            var below = tree.subtree(child.id(), date);
            add(lines, line(child, 1, null, false, UnitTree.sum(counts, below), Where.SUBTREE), below);
        }
    }

    private boolean add(List<BoardView.Line> lines, BoardView.Line line, Set<UnitId> units) {
        boolean shown = !line.counts().isEmpty() || (complete && UnitTree.maySee(scope, units));
        if (shown) lines.add(line);
        return shown;
    }

    private BoardView.Line withBelow(Unit unit, Set<UnitId> below, boolean open) {
        boolean parts = !tree.children(unit.id(), date).isEmpty();
        var href = parts ? address(open ? null : unit.id()) : null;
        return line(unit, 0, href, open, UnitTree.sum(counts, below), Where.SUBTREE);
    }

    private String address(@Nullable UnitId opened) {
        var parts = new ArrayList<String>();
        if (query.structure() != null) parts.add("theo=" + query.structure());
        if (opened != null) parts.add("mo=" + opened);
        if (complete) parts.add("tat-ca=1");
        return "/bang-don-vi" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private BoardView.Line alone(Unit unit, int depth) {
        return line(unit, depth, null, false, UnitTree.sum(counts, tree.alone(unit.id(), date)), Where.ALONE);
    }

    private BoardView.Line elsewhere(UnitId unit) {
        return new BoardView.Line(
                tree.name(unit, date),
                0,
                null,
                false,
                counts.getOrDefault(unit, Counts.NONE),
                query.at(Where.ALONE, unit.value()));
    }

    private BoardView.Line line(Unit unit, int depth, @Nullable String href, boolean open, Counts sum, Where where) {
        return new BoardView.Line(
                tree.name(unit.id(), date),
                depth,
                href,
                open,
                sum,
                query.at(where, unit.id().value()));
    }
}
