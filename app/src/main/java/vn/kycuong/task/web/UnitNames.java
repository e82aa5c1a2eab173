package vn.kycuong.task.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;

/** Units by names that tell them apart: two of the same name bear that of the unit above them too. */
@Component
class UnitNames {
    private final Organisation organisation;

    UnitNames(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Every unit of a day that can be chosen, by its name, in the order of their numbers. */
    Map<String, UnitId> choices(LocalDate date) {
        var times = new HashMap<String, Integer>();
        var units = organisation.unitsAt(date).stream()
                .filter(u -> !u.name().isBlank())
                .toList();
        for (var unit : units) times.merge(organisation.nameAt(unit.id(), date), 1, Integer::sum);
        var choices = new LinkedHashMap<String, UnitId>();
        for (var unit : units) {
            var name = organisation.nameAt(unit.id(), date);
            choices.put(times.getOrDefault(name, 1) == 1 ? name : longer(unit, name, date), unit.id());
        }
        return choices;
    }

    private String longer(Unit unit, String name, LocalDate date) {
        return name
                + organisation
                        .parentAt(unit.id(), date)
                        .map(p -> ", " + organisation.nameAt(p.id(), date))
                        .orElse(" (" + unit.id() + ")");
    }

    /** A unit as somebody typed it: by a name that can be chosen, its key, code or number. */
    Optional<UnitId> read(String typed, LocalDate date) {
        var wanted = typed.strip();
        var named = choices(date).entrySet().stream()
                .filter(e -> e.getKey().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst();
        return named.or(
                () -> organisation.find(wanted).filter(u -> u.existsOn(date)).map(Unit::id));
    }

    /** How a unit is written in a field so that it is read again. */
    String typed(UnitId unit, LocalDate date) {
        return choices(date).entrySet().stream()
                .filter(e -> e.getValue().equals(unit))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(unit.toString());
    }

    String name(UnitId unit, LocalDate date) {
        return organisation.nameAt(unit, date);
    }

    List<String> labels(LocalDate date) {
        return List.copyOf(choices(date).keySet());
    }
}
