package vn.kycuong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.JsonRows;

/** Rows of schema {@code worktime}. */
@Repository
class DayRows {
    private final JdbcClient jdbc;

    DayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A national day as its file gives it. */
    record NationalDay(
            LocalDate date,
            DayKind kind,
            String name,
            String source,
            String confidence,
            @Nullable Instant knownFrom) {}

    /** Whether the days were loaded: they come in one transaction with their horizon. */
    boolean loaded() {
        return jdbc.sql("select exists (select from worktime.horizon)")
                .query(Boolean.class)
                .single();
    }

    CalendarBook book() {
        return new CalendarBook(days(), seasons(), horizons());
    }

    private List<CalendarBook.Day> days() {
        return jdbc.sql("""
                select array_position(array['PROJECTED', 'NATIONAL', 'PROVINCE', 'UNIT'], l.kind) as layer_order,
                       coalesce(l.unit_id, 0) as unit, d.date, d.kind, d.name, d.source, d.hours, d.known_from, d.known_to
                  from worktime.day d
                  join worktime.layer l on l.id = d.layer_id
                """)
                .query((row, _) -> new CalendarBook.Day(
                        row.getInt("layer_order"),
                        row.getInt("unit"),
                        row.getObject("date", LocalDate.class),
                        kind(row.getString("kind")),
                        row.getString("name"),
                        row.getString("source"),
                        row.getString("hours"),
                        instant(row.getObject("known_from", OffsetDateTime.class)),
                        instant(row.getObject("known_to", OffsetDateTime.class))))
                .list();
    }

    private List<CalendarBook.Season> seasons() {
        return jdbc.sql("""
                select array_position(array['PROJECTED', 'NATIONAL', 'PROVINCE', 'UNIT'], l.kind) as layer_order,
                       coalesce(l.unit_id, 0) as unit, s.weekday, s.season_from, s.season_to, s.hours, s.verified,
                       s.known_from
                  from worktime.session s
                  join worktime.layer l on l.id = s.layer_id
                """)
                .query((row, _) -> new CalendarBook.Season(
                        row.getInt("layer_order"),
                        row.getInt("unit"),
                        row.getInt("weekday"),
                        row.getObject("season_from", LocalDate.class),
                        row.getObject("season_to", LocalDate.class),
                        row.getString("hours"),
                        row.getBoolean("verified"),
                        instant(row.getObject("known_from", OffsetDateTime.class))))
                .list();
    }

    private List<CalendarBook.Horizon> horizons() {
        return jdbc.sql("select exact_until, known_from from worktime.horizon")
                .query((row, _) -> new CalendarBook.Horizon(
                        row.getObject("exact_until", LocalDate.class),
                        instant(row.getObject("known_from", OffsetDateTime.class))))
                .list();
    }

    /** What the files say of the whole country; changes that people applied are left alone. */
    void replaceNational(List<NationalDay> days, String hours, String hoursSource, LocalDate exactUntil) {
        jdbc.sql("""
                delete from worktime.day d using worktime.layer l
                 where l.id = d.layer_id and l.key = 'national' and d.change_id is null
                """).update();
        jdbc.sql("""
                insert into worktime.day (layer_id, date, kind, name, source, confidence, known_from)
                select l.id, x.date, x.kind, x.name, x.source, x.confidence, x."knownFrom"
                  from jsonb_to_recordset(cast(:days as jsonb)) as x(date date, kind text, name text, source text,
                       confidence text, "knownFrom" timestamptz)
                  join worktime.layer l on l.key = 'national'
                """).param("days", JsonRows.of(days)).update();
        jdbc.sql("""
                insert into worktime.session (layer_id, weekday, hours, source, verified)
                select l.id, weekday, :hours, :source, false
                  from worktime.layer l, generate_series(1, 7) as weekday
                 where l.key = 'national'
                on conflict (layer_id, weekday, season_from, known_from) do update
                   set hours = excluded.hours, source = excluded.source, verified = excluded.verified
                """).param("hours", hours).param("source", hoursSource).update();
        jdbc.sql("delete from worktime.horizon where known_from is null").update();
        jdbc.sql("insert into worktime.horizon (exact_until) values (:until)")
                .param("until", exactUntil)
                .update();
    }

    /** The rules of the labour code, and the days they lead to in every year until nobody can say. */
    void replaceProjection(List<HolidayRule> rules, List<DayFact> days) {
        jdbc.sql("delete from worktime.holiday_rule").update();
        jdbc.sql("""
                insert into worktime.holiday_rule (name, calendar, month, day, first_offset, days, adjacent, basis,
                                                   effective_from, effective_to)
                select x.name, x.calendar, x.month, x.day, x."firstOffset", x.days, x.adjacent, x.basis,
                       x."effectiveFrom", x."effectiveTo"
                  from jsonb_to_recordset(cast(:rules as jsonb)) as x(name text, calendar text, month smallint,
                       day smallint, "firstOffset" smallint, days smallint, adjacent boolean, basis text,
                       "effectiveFrom" date, "effectiveTo" date)
                """).param("rules", JsonRows.of(rules)).update();
        jdbc.sql("""
                delete from worktime.day d using worktime.layer l where l.id = d.layer_id and l.key = 'projected'
                """).update();
        jdbc.sql("""
                insert into worktime.day (layer_id, date, kind, name, source, confidence)
                select l.id, x.date, x.kind, x.name, x.source, 'projected'
                  from jsonb_to_recordset(cast(:days as jsonb)) as x(date date, kind text, name text, source text)
                  join worktime.layer l on l.key = 'projected'
                """).param("days", JsonRows.of(days)).update();
    }

    List<HolidayRule> rules() {
        return jdbc.sql("select * from worktime.holiday_rule order by effective_from, calendar, month, day")
                .query((row, _) -> new HolidayRule(
                        row.getString("name"),
                        HolidayRule.Reckoning.valueOf(row.getString("calendar")),
                        row.getInt("month"),
                        row.getInt("day"),
                        row.getInt("first_offset"),
                        row.getInt("days"),
                        row.getBoolean("adjacent"),
                        row.getString("basis"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("effective_to", LocalDate.class)))
                .list();
    }

    void declare(UnitId unit, DayFact day, Instant knownFrom) {
        jdbc.sql("""
                insert into worktime.layer (key, kind, unit_id, name)
                values ('unit-' || :unit, 'UNIT', :unit, 'Lịch riêng của đơn vị')
                on conflict do nothing
                """).param("unit", unit.value()).update();
        jdbc.sql("""
                update worktime.day d
                   set known_to = :knownFrom
                  from worktime.layer l
                 where l.id = d.layer_id and l.unit_id = :unit and d.date = :date and d.known_to is null
                """)
                .param("unit", unit.value())
                .param("date", day.date())
                .param("knownFrom", knownFrom.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into worktime.day (layer_id, date, kind, name, source, confidence, known_from)
                select l.id, :date, :kind, :name, :source, 'declared', :knownFrom
                  from worktime.layer l
                 where l.unit_id = :unit
                on conflict (layer_id, date, known_from) do update
                   set kind = excluded.kind, name = excluded.name, source = excluded.source, known_to = null
                """)
                .param("unit", unit.value())
                .param("date", day.date())
                .param("kind", day.kind().name())
                .param("name", day.name())
                .param("source", day.source())
                .param("knownFrom", knownFrom.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable DayKind kind(String stored) {
        return stored.equals(ChangeRows.CLEARED) ? null : DayKind.valueOf(stored);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
