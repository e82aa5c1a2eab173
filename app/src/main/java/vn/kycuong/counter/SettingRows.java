package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Rows of {@code counter.setting} and {@code counter.field_group}. */
@Repository
class SettingRows {
    private final JdbcClient jdbc;

    SettingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CounterSetting> at(UnitId unit, LocalDate day) {
        return jdbc.sql("""
                select open, slot_minutes, booking_desks, days_ahead, desks
                  from counter.setting
                 where unit_id = :unit and effective_from <= :day
                 order by effective_from desc, edition desc
                 limit 1
                """)
                .param("unit", unit.value())
                .param("day", day)
                .query((row, _) -> new CounterSetting(
                        row.getBoolean("open"),
                        row.getInt("slot_minutes"),
                        row.getInt("booking_desks"),
                        row.getInt("days_ahead"),
                        row.getInt("desks")))
                .optional();
    }

    /** Units that ever decided how they keep their counter. */
    List<UnitId> units() {
        return jdbc.sql("select distinct unit_id from counter.setting order by unit_id")
                .query((row, _) -> new UnitId(row.getInt("unit_id")))
                .list();
    }

    void add(UnitId unit, LocalDate from, CounterSetting setting, ActorId by, Instant at) {
        jdbc.sql("""
                insert into counter.setting (unit_id, effective_from, edition, open, slot_minutes, booking_desks, days_ahead, desks,
                                             set_by, set_at)
                select :unit, :from, 1 + coalesce(max(s.edition), 0), :open, :minutes, :booking, :ahead, :desks, :by, :at
                  from counter.setting s
                 where s.unit_id = :unit and s.effective_from = :from
                """)
                .param("unit", unit.value())
                .param("from", from)
                .param("open", setting.open())
                .param("minutes", setting.slotMinutes())
                .param("booking", setting.bookingDesks())
                .param("ahead", setting.daysAhead())
                .param("desks", setting.desks())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<FieldGroup> groups(UnitId unit) {
        return jdbc.sql("select letter, name, open from counter.field_group where unit_id = :unit order by letter")
                .param("unit", unit.value())
                .query((row, _) ->
                        new FieldGroup(row.getString("letter"), row.getString("name"), row.getBoolean("open")))
                .list();
    }

    void group(UnitId unit, FieldGroup group) {
        jdbc.sql("""
                insert into counter.field_group as g (unit_id, letter, name, open) values (:unit, :letter, :name, :open)
                on conflict (unit_id, letter) do update set name = excluded.name, open = excluded.open
                """)
                .param("unit", unit.value())
                .param("letter", group.letter())
                .param("name", group.name())
                .param("open", group.open())
                .update();
    }

    /** Whoever changes how a counter is kept waits here for others who do. */
    void lock(UnitId unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('counter.setting'), :unit)")
                .param("unit", unit.value())
                .query((_, _) -> true)
                .list();
    }
}
