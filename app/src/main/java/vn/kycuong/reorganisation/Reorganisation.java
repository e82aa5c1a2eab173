package vn.kycuong.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Sight;
import vn.kycuong.ledger.UnitCases;
import vn.kycuong.ledger.UnitCases.Load;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.reorganisation.Plan.Ending;
import vn.kycuong.reorganisation.ReorganisationRows.By;
import vn.kycuong.worktime.LegalClock;

/**
 * Carries the open work of units that end over to those that follow (sắp xếp đơn vị hành chính). Where the resolution names one unit for the
 * whole of another, the work goes there; where a unit was split, ended without a successor, or nothing is known, somebody chooses, for the unit
 * or case by case. It can be prepared before the day, and is done from that day on.
 */
@Component
public class Reorganisation {
    /** The right to choose and to carry out; over which units, the ledger's grants say. */
    public static final String RIGHT = "organisation.reorganise";

    private final Organisation organisation;
    private final UnitCases cases;
    private final ReorganisationRows rows;
    private final Jobs jobs;
    private final LegalClock time;
    private final ObjectProvider<CaseNames> names;

    Reorganisation(
            Organisation organisation,
            UnitCases cases,
            ReorganisationRows rows,
            Jobs jobs,
            LegalClock time,
            ObjectProvider<CaseNames> names) {
        this.organisation = organisation;
        this.cases = cases;
        this.rows = rows;
        this.jobs = jobs;
        this.time = time;
        this.names = names;
    }

    /** An open case of an ended unit, and where it goes. @param target null while none is chosen */
    public record Going(
            CaseId id, CaseNames.Name name, @Nullable UnitId target, boolean apart) {}

    /** The days on which units follow others, the latest first. */
    public List<LocalDate> days() {
        return organisation.reorganisations().reversed();
    }

    /** What is known and chosen for a day; empty when nothing ends on its eve. */
    public Optional<Plan> plan(LocalDate since) {
        return Sight.ofEverything().call(() -> planned(since));
    }

    private Optional<Plan> planned(LocalDate since) {
        var ending = organisation.endedBefore(since);
        if (ending.isEmpty()) return Optional.empty();
        var ids = ending.stream().map(Unit::id).toList();
        var loads = cases.loads(everyUnit(ids, since));
        var targets = rows.targets(since);
        var receives = new HashMap<UnitId, Integer>();
        var endings = ending.stream()
                .map(unit -> ending(unit, since, loads, targets.get(unit.id()), receives))
                .toList();
        return Optional.of(new Plan(since, endings, loads, receives));
    }

    private Ending ending(
            Unit unit,
            LocalDate since,
            Map<UnitId, Load> loads,
            @Nullable UnitId chosen,
            Map<UnitId, Integer> receives) {
        var load = loads.getOrDefault(unit.id(), Load.NONE);
        var whole = whole(unit.id(), since);
        var choices = whole != null ? Map.<CaseId, UnitId>of() : choices(since, unit.id());
        var rest = whole != null ? whole : chosen;
        if (rest != null) receives.merge(rest, load.decides(), Integer::sum);
        for (var id : choices.isEmpty() ? List.<CaseId>of() : cases.decidedBy(unit.id())) {
            var own = choices.get(id);
            if (own == null) continue;
            receives.merge(own, 1, Integer::sum);
            if (rest != null) receives.merge(rest, -1, Integer::sum);
        }
        return new Ending(unit, organisation.successors(unit.id()), load, whole, chosen, choices.size());
    }

    /** Choices for cases that are still with the unit. */
    private Map<CaseId, UnitId> choices(LocalDate since, UnitId unit) {
        var choices = rows.choices(since, unit);
        if (!choices.isEmpty()) choices.keySet().retainAll(cases.of(List.of(unit)));
        return choices;
    }

    private @Nullable UnitId whole(UnitId unit, LocalDate since) {
        return organisation.dutyBearer(unit, latest(since)).map(Unit::id).orElse(null);
    }

    /** What followed may have been followed again. */
    private LocalDate latest(LocalDate since) {
        var today = time.today();
        return today.isAfter(since) ? today : since;
    }

    private List<UnitId> everyUnit(List<UnitId> ended, LocalDate since) {
        var all = new HashSet<>(ended);
        for (var unit : organisation.unitsAt(latest(since))) all.add(unit.id());
        return List.copyOf(all);
    }

    /** The units to which work can go. */
    public List<Unit> following(LocalDate since) {
        return organisation.unitsAt(latest(since));
    }

    /** The open cases of one ended unit, by code. */
    public List<Going> cases(LocalDate since, UnitId unit) {
        return Sight.ofEverything().call(() -> going(since, unit));
    }

    private List<Going> going(LocalDate since, UnitId unit) {
        var ids = cases.of(List.of(unit));
        var choices = rows.choices(since, unit);
        var whole = whole(unit, since);
        var target = whole != null ? whole : rows.targets(since).get(unit);
        var named = names(ids);
        var going = new ArrayList<Going>();
        for (var id : ids) {
            var own = whole != null ? null : choices.get(id);
            going.add(new Going(
                    id,
                    named.getOrDefault(id, new CaseNames.Name(id.toString(), "", "")),
                    own != null ? own : target,
                    own != null));
        }
        going.sort(Comparator.comparing(g -> g.name().code()));
        return going;
    }

    /** What their desks call these cases. */
    public Map<CaseId, CaseNames.Name> names(Collection<CaseId> ids) {
        var named = new HashMap<CaseId, CaseNames.Name>();
        return Sight.ofEverything().call(() -> {
            names.forEach(desk -> named.putAll(desk.names(ids)));
            return named;
        });
    }

    /**
     * Chooses where the work of ended units goes that has no choice of its own: all of it, or nothing when one choice can not be.
     *
     * @param chosen by ended unit; null takes the choice back
     */
    @Transactional
    public ReorganisationResult choose(LocalDate since, Map<UnitId, @Nullable UnitId> chosen, Officer by) {
        by.must(RIGHT);
        for (var one : chosen.entrySet()) {
            var problem = problem(since, one.getKey(), one.getValue());
            if (problem != null) return new ReorganisationResult.NotPossible(problem);
        }
        chosen.forEach((unit, target) -> {
            if (target == null) rows.noTarget(since, unit);
            else rows.target(since, unit, target, new By(by.actor(), time.instant()));
        });
        return new ReorganisationResult.Done();
    }

    /** Chooses for single cases of an ended unit; null lets them go where the unit's go. */
    @Transactional
    public ReorganisationResult choose(
            LocalDate since, UnitId unit, Collection<CaseId> chosen, @Nullable UnitId target, Officer by) {
        by.must(RIGHT);
        if (chosen.isEmpty()) return new ReorganisationResult.NotPossible("reorganisation.no.cases");
        var problem = problem(since, unit, target);
        if (problem != null) return new ReorganisationResult.NotPossible(problem);
        if (!Set.copyOf(cases.of(List.of(unit))).containsAll(chosen))
            return new ReorganisationResult.NotPossible("reorganisation.no.otherCase");
        if (target == null) rows.noChoice(since, unit, chosen);
        else rows.choice(since, unit, chosen, target, new By(by.actor(), time.instant()));
        return new ReorganisationResult.Done();
    }

    private @Nullable String problem(LocalDate since, UnitId unit, @Nullable UnitId target) {
        if (organisation.endedBefore(since).stream().noneMatch(u -> u.id().equals(unit)))
            return "reorganisation.no.unit";
        if (whole(unit, since) != null) return "reorganisation.no.byLaw";
        boolean there = target == null || following(since).stream().anyMatch(u -> u.id().equals(target));
        return there ? null : "reorganisation.no.target";
    }

    /**
     * Carries out what is known and chosen, as a job with an outcome a case; what nobody chose for stays where it is. To be repeated for what is
     * left.
     *
     * @param key random key of the form
     */
    @Transactional
    public ReorganisationResult carryOut(LocalDate since, UUID key, Officer by) {
        by.must(RIGHT);
        if (time.today().isBefore(since)) return new ReorganisationResult.NotPossible("reorganisation.no.early");
        var ended = organisation.endedBefore(since).stream().map(Unit::id).toList();
        var subjects = cases.of(ended).stream()
                .map(id -> new JobOrder.Subject(id.value(), ""))
                .toList();
        if (subjects.isEmpty()) return new ReorganisationResult.NotPossible("reorganisation.no.nothing");
        return new ReorganisationResult.Ordered(jobs.order(new JobOrder(
                key,
                Succession.KIND,
                by.actor(),
                by.post(),
                Map.of("act", Succession.ACT, "since", since.toString()),
                subjects)));
    }

    /** For each ended unit the unit that has its work of a case; where none is known or chosen, the unit is left out. */
    Successors successors(LocalDate since) {
        var whole = new HashMap<UnitId, UnitId>();
        var apart = new HashMap<UnitId, Map<CaseId, UnitId>>();
        var targets = rows.targets(since);
        for (var unit : organisation.endedBefore(since)) {
            var to = whole(unit.id(), since);
            if (to == null) {
                apart.put(unit.id(), rows.choices(since, unit.id()));
                to = targets.get(unit.id());
            }
            if (to != null) whole.put(unit.id(), to);
        }
        return new Successors(whole, apart);
    }

    /** Who follows whom, for most cases and for single ones. */
    record Successors(Map<UnitId, UnitId> whole, Map<UnitId, Map<CaseId, UnitId>> apart) {
        Map<UnitId, UnitId> of(CaseId id) {
            var of = new HashMap<>(whole);
            apart.forEach((unit, choices) -> {
                var own = choices.get(id);
                if (own != null) of.put(unit, own);
            });
            return of;
        }
    }
}
