package vn.kycuong.worktime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Changes of the calendar, drafted and applied. */
@Repository
class ChangeRows {
    /** How a day that is taken back is stored. */
    static final String CLEARED = "CLEARED";

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change without its days. */
    private record Heading(
            int id,
            CalendarLayer layer,
            String title,
            String source,
            CalendarChange.State state,
            @Nullable LocalDate exactUntil,
            int version,
            ActorId draftedBy,
            Instant draftedAt,
            @Nullable ActorId decidedBy,
            @Nullable Instant knownFrom) {}

    private record DayOf(int change, ChangedDay day) {}

    Optional<CalendarChange> find(ChangeId id) {
        return all(id.value()).stream().findFirst();
    }

    /** The newest first. */
    List<CalendarChange> all() {
        return all(0);
    }

    private List<CalendarChange> all(int only) {
        var headings =
                jdbc.sql("""
                select c.*, l.kind as layer_kind, l.unit_id
                  from worktime.change c
                  join worktime.layer l on l.id = c.layer_id
                 where :only in (0, c.id)
                 order by c.id desc
                """).param("only", only).query(ChangeRows::heading).list();
        var days = jdbc
                .sql("select * from worktime.change_day where :only in (0, change_id) order by change_id, date")
                .param("only", only)
                .query((row, _) -> new DayOf(row.getInt("change_id"), day(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(DayOf::change, Collectors.mapping(DayOf::day, Collectors.toList())));
        return headings.stream().map(h -> change(h, days)).toList();
    }

    ChangeId insert(
            CalendarLayer layer, String title, String source, @Nullable LocalDate exactUntil, ActorId by, Instant at) {
        layer(layer);
        return new ChangeId(jdbc.sql("""
                insert into worktime.change (layer_id, title, source, state, exact_until, drafted_by, drafted_at)
                select l.id, :title, :source, 'DRAFT', :until, :by, :at
                  from worktime.layer l where l.key = :layer
                returning id
                """)
                .param("layer", layer.key())
                .param("title", title)
                .param("source", source)
                .param("until", exactUntil)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single());
    }

    /** Counts an edit of a draft, unless somebody was faster; the row is locked until the transaction ends. */
    boolean touch(ChangeId id, int version) {
        return jdbc.sql("""
                update worktime.change set version = version + 1
                 where id = :id and version = :version and state = 'DRAFT'
                """).param("id", id.value()).param("version", version).update() == 1;
    }

    /** Whoever changed a draft last is its drafter. */
    void draftedBy(ChangeId id, ActorId by) {
        jdbc.sql("update worktime.change set drafted_by = :by where id = :id and state = 'DRAFT'")
                .param("id", id.value())
                .param("by", by.value())
                .update();
    }

    void put(ChangeId id, List<ChangedDay> days) {
        jdbc.sql("""
                insert into worktime.change_day (change_id, date, kind, name, source, hours)
                select :id, x.date, x.kind, x.name, x.source, nullif(x.hours, '')
                  from jsonb_to_recordset(cast(:days as jsonb)) as x(date date, kind text, name text, source text, hours text)
                on conflict (change_id, date) do update
                   set kind = excluded.kind, name = excluded.name, source = excluded.source, hours = excluded.hours
                """)
                .param("id", id.value())
                .param("days", JsonRows.of(days.stream().map(ChangeRows::stored).toList()))
                .update();
    }

    void remove(ChangeId id, LocalDate date) {
        jdbc.sql("delete from worktime.change_day where change_id = :id and date = :date")
                .param("id", id.value())
                .param("date", date)
                .update();
    }

    void decide(ChangeId id, CalendarChange.State state, ActorId by, @Nullable Instant knownFrom) {
        jdbc.sql("""
                update worktime.change set state = :state, decided_by = :by, known_from = :knownFrom where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("by", by.value())
                .param("knownFrom", knownFrom == null ? null : knownFrom.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Makes the days of a change known from its moment on; an earlier word of the same layer on a day is covered, not removed. */
    void publish(ChangeId id) {
        jdbc.sql("""
                insert into worktime.day (layer_id, date, kind, name, source, confidence, hours, known_from, change_id)
                select c.layer_id, d.date, d.kind, d.name, d.source, 'declared', d.hours, c.known_from, c.id
                  from worktime.change c
                  join worktime.change_day d on d.change_id = c.id
                 where c.id = :id
                """).param("id", id.value()).update();
        jdbc.sql("""
                insert into worktime.horizon (exact_until, known_from)
                select c.exact_until, c.known_from from worktime.change c
                 where c.id = :id and c.exact_until is not null
                on conflict do nothing
                """).param("id", id.value()).update();
    }

    private void layer(CalendarLayer layer) {
        var unit = layer.unit();
        if (unit == null) return;
        jdbc.sql("""
                insert into worktime.layer (key, kind, unit_id, name)
                values (:key, 'UNIT', :unit, 'Lịch riêng của đơn vị')
                on conflict do nothing
                """).param("key", layer.key()).param("unit", unit.value()).update();
    }

    /** A day as a row of the statement. */
    private record Stored(LocalDate date, String kind, String name, String source, String hours) {}

    private static Stored stored(ChangedDay day) {
        var kind = day.kind();
        return new Stored(day.date(), kind == null ? CLEARED : kind.name(), day.name(), day.source(), day.hours());
    }

    private static CalendarChange change(Heading h, Map<Integer, List<ChangedDay>> days) {
        return new CalendarChange(
                new ChangeId(h.id()),
                h.layer(),
                h.title(),
                h.source(),
                h.state(),
                h.exactUntil(),
                h.version(),
                h.draftedBy(),
                h.draftedAt(),
                h.decidedBy(),
                h.knownFrom(),
                days.getOrDefault(h.id(), List.of()));
    }

    private static Heading heading(ResultSet row, int number) throws SQLException {
        var kind = CalendarLayer.Kind.valueOf(row.getString("layer_kind"));
        int by = row.getInt("decided_by");
        return new Heading(
                row.getInt("id"),
                new CalendarLayer(kind, kind == CalendarLayer.Kind.UNIT ? new UnitId(row.getInt("unit_id")) : null),
                row.getString("title"),
                row.getString("source"),
                CalendarChange.State.valueOf(row.getString("state")),
                row.getObject("exact_until", LocalDate.class),
                row.getInt("version"),
                new ActorId(row.getInt("drafted_by")),
                Objects.requireNonNull(Timestamps.orNull(row, "drafted_at")),
                by == 0 ? null : new ActorId(by),
                Timestamps.orNull(row, "known_from"));
    }

    private static ChangedDay day(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return new ChangedDay(
                row.getObject("date", LocalDate.class),
                kind.equals(CLEARED) ? null : DayKind.valueOf(kind),
                row.getString("name"),
                row.getString("source"),
                Objects.requireNonNullElse(row.getString("hours"), ""));
    }
}
