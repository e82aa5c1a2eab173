package vn.kycuong.reorganisation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Rows of schema {@code reorganisation}. */
@Repository
class ReorganisationRows {
    private final JdbcClient jdbc;

    ReorganisationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who chose, and when. */
    record By(ActorId actor, Instant at) {}

    /** The unit chosen for each ended one. */
    Map<UnitId, UnitId> targets(LocalDate since) {
        var targets = new HashMap<UnitId, UnitId>();
        jdbc.sql("select unit_id, target_id from reorganisation.target where since = :since")
                .param("since", since)
                .query((row, _) -> targets.put(new UnitId(row.getInt("unit_id")), new UnitId(row.getInt("target_id"))))
                .list();
        return targets;
    }

    /** The unit chosen for single cases of an ended one. */
    Map<CaseId, UnitId> choices(LocalDate since, UnitId unit) {
        var choices = new HashMap<CaseId, UnitId>();
        jdbc.sql("select case_id, target_id from reorganisation.choice where since = :since and unit_id = :unit")
                .param("since", since)
                .param("unit", unit.value())
                .query((row, _) -> choices.put(
                        new CaseId(row.getObject("case_id", UUID.class)), new UnitId(row.getInt("target_id"))))
                .list();
        return choices;
    }

    void target(LocalDate since, UnitId unit, UnitId target, By by) {
        jdbc.sql("""
                insert into reorganisation.target (since, unit_id, target_id, actor_id, chosen_at)
                values (:since, :unit, :target, :actor, :at)
                on conflict (since, unit_id) do update
                   set target_id = excluded.target_id, actor_id = excluded.actor_id, chosen_at = excluded.chosen_at
                """)
                .param("since", since)
                .param("unit", unit.value())
                .param("target", target.value())
                .param("actor", by.actor().value())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void noTarget(LocalDate since, UnitId unit) {
        jdbc.sql("delete from reorganisation.target where since = :since and unit_id = :unit")
                .param("since", since)
                .param("unit", unit.value())
                .update();
    }

    void choice(LocalDate since, UnitId unit, Collection<CaseId> cases, UnitId target, By by) {
        jdbc.sql("""
                insert into reorganisation.choice (since, unit_id, case_id, target_id, actor_id, chosen_at)
                select :since, :unit, c, :target, :actor, :at from unnest(:cases) c
                on conflict (since, unit_id, case_id) do update
                   set target_id = excluded.target_id, actor_id = excluded.actor_id, chosen_at = excluded.chosen_at
                """)
                .param("since", since)
                .param("unit", unit.value())
                .param("cases", numbers(cases))
                .param("target", target.value())
                .param("actor", by.actor().value())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void noChoice(LocalDate since, UnitId unit, Collection<CaseId> cases) {
        jdbc.sql("""
                delete from reorganisation.choice
                 where since = :since and unit_id = :unit and case_id = any (:cases)
                """)
                .param("since", since)
                .param("unit", unit.value())
                .param("cases", numbers(cases))
                .update();
    }

    private static UUID[] numbers(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(UUID[]::new);
    }
}
