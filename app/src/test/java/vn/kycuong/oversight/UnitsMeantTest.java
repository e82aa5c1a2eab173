package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.Targets;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;

/** The database answers whom a rule means as the program does, whatever the rule and the day. */
class UnitsMeantTest {
    @Test
    void statement_and_program_mean_the_same_units() {
        var seed = Long.getLong("kycuong.seed", 20200615L);
        System.out.println("UnitsMeantTest seed " + seed);
        var random = new Random(seed);
        try (var province = TestProvince.fresh()) {
            var organisation = province.face(Organisation.class);
            var targets = province.face(Targets.class);
            int some = 0;
            for (int i = 0; i < 60; i++) {
                var day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2900));
                var all = organisation.unitsAt(day).stream().map(Unit::id).toList();
                var rule = rule(random, all);
                var meant = targets.units(rule, day).stream()
                        .map(u -> u.id().value())
                        .toList();
                var asked = province.jdbc()
                        .sql("select unit_id from oversight.units_meant(:rule, :day)")
                        .param("rule", rule.text())
                        .param("day", day)
                        .query(Integer.class)
                        .list();
                assertThat(asked).as(rule.text() + " on " + day).containsExactlyInAnyOrderElementsOf(meant);
                if (!meant.isEmpty()) some++;
            }
            assertThat(some).isGreaterThan(20);
        }
    }

    private static TargetRule rule(Random random, List<UnitId> all) {
        var kinds = EnumSet.noneOf(UnitKind.class);
        for (var kind : UnitKind.values()) if (random.nextInt(3) == 0) kinds.add(kind);
        var units = random.nextInt(3) == 0 ? some(random, all) : Set.<UnitId>of();
        if (kinds.isEmpty() && units.isEmpty()) kinds.add(UnitKind.AGENCY);
        var under = random.nextInt(3) == 0 ? all.get(random.nextInt(all.size())) : null;
        var without = random.nextInt(2) == 0 ? some(random, all) : Set.<UnitId>of();
        return new TargetRule(kinds, under, units, without, Set.of(), random.nextBoolean());
    }

    private static Set<UnitId> some(Random random, List<UnitId> all) {
        var some = new HashSet<UnitId>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) some.add(all.get(random.nextInt(all.size())));
        return some;
    }
}
