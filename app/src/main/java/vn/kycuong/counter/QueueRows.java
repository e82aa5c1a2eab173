package vn.kycuong.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of the queue: days, numbers, what became of them, who sits where. */
@Repository
class QueueRows {
    private final JdbcClient jdbc;

    QueueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change of a number. */
    record Change(
            Ticket.State state,
            String queue,
            @Nullable Integer desk,
            @Nullable ActorId officer,
            int calls,
            @Nullable Instant calledAt,
            @Nullable Instant lastCallAt,
            @Nullable Instant servingAt,
            @Nullable Instant endedAt) {
        static Change of(Ticket t) {
            return new Change(
                    t.state(),
                    t.queue(),
                    t.desk(),
                    t.officer(),
                    t.calls(),
                    t.calledAt(),
                    t.lastCallAt(),
                    t.servingAt(),
                    t.endedAt());
        }
    }

    /** Where somebody sits today. */
    record Seat(int desk, List<String> queues) {}

    /** Begins the day if it is new and waits for whoever numbers or calls; true while it is open. */
    boolean lockDay(UnitId unit, LocalDate day) {
        jdbc.sql("insert into counter.queue_day (unit_id, day) values (:unit, :day) on conflict do nothing")
                .param("unit", unit.value())
                .param("day", day)
                .update();
        return jdbc.sql("""
            select closed_at is null from counter.queue_day where unit_id = :unit and day = :day for update
            """)
                .param("unit", unit.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    boolean isClosed(UnitId unit, LocalDate day) {
        return jdbc.sql("""
            select exists (select from counter.queue_day where unit_id = :unit and day = :day and closed_at is not null)
            """)
                .param("unit", unit.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    void close(UnitId unit, LocalDate day, Instant at, @Nullable ActorId by) {
        jdbc.sql("""
            update counter.queue_day set closed_at = :at, closed_by = :by
             where unit_id = :unit and day = :day and closed_at is null
            """)
                .param("unit", unit.value())
                .param("day", day)
                .param("at", Timestamps.utc(at))
                .param("by", by == null ? null : by.value())
                .update();
    }

    /** Days before this one that nobody closed, or in which something is left open. */
    List<DayOf> unclosed(LocalDate before) {
        return jdbc.sql("""
            select q.unit_id, q.day
              from counter.queue_day q
             where q.day < :before
               and (q.closed_at is null
                    or exists (select from counter.ticket t
                                where t.unit_id = q.unit_id and t.day = q.day and t.state in ('WAITING', 'CALLED', 'SERVING')))
             order by q.day, q.unit_id
            """)
                .param("before", before)
                .query((row, _) -> new DayOf(new UnitId(row.getInt("unit_id")), row.getObject("day", LocalDate.class)))
                .list();
    }

    /** A day of a unit. */
    record DayOf(UnitId unit, LocalDate day) {}

    int nextNumber(UnitId unit, LocalDate day, String letter) {
        return jdbc.sql("""
            select 1 + coalesce(max(number), 0) from counter.ticket where unit_id = :unit and day = :day and letter = :letter
            """)
                .param("unit", unit.value())
                .param("day", day)
                .param("letter", letter)
                .query(Integer.class)
                .single();
    }

    void insert(Ticket t, @Nullable ActorId by, String formKey) {
        jdbc.sql("""
            insert into counter.ticket (ticket_id, unit_id, day, letter, number, queue, booking_id, booked_for, issued_at, issued_by,
                                        form_key, state, version)
            values (:id, :unit, :day, :letter, :number, :queue, :booking, :booked, :at, :by, :form, 'WAITING', 1)
            """)
                .param("id", t.id())
                .param("unit", t.unit().value())
                .param("day", t.day())
                .param("letter", t.letter())
                .param("number", t.number())
                .param("queue", t.queue())
                .param("booking", t.booking())
                .param("booked", t.bookedFor() == null ? null : Timestamps.utc(t.bookedFor()))
                .param("at", Timestamps.utc(t.issuedAt()))
                .param("by", by == null ? null : by.value())
                .param("form", formKey)
                .update();
        note(t.id(), 1, "DRAWN", Change.of(t), by, t.issuedAt());
    }

    boolean change(Ticket t, Change c, String what, @Nullable ActorId by, Instant at) {
        boolean done = jdbc.sql("""
            update counter.ticket
               set state = :state, queue = :queue, desk = :desk, officer_id = :officer, calls = :calls, called_at = :called,
                   last_call_at = :lastCall, serving_at = :serving, ended_at = :ended, version = version + 1
             where ticket_id = :id and version = :version
            """)
                        .param("id", t.id())
                        .param("version", t.version())
                        .param("state", c.state().name())
                        .param("queue", c.queue())
                        .param("desk", c.desk())
                        .param(
                                "officer",
                                c.officer() == null ? null : c.officer().value())
                        .param("calls", c.calls())
                        .param("called", c.calledAt() == null ? null : Timestamps.utc(c.calledAt()))
                        .param("lastCall", c.lastCallAt() == null ? null : Timestamps.utc(c.lastCallAt()))
                        .param("serving", c.servingAt() == null ? null : Timestamps.utc(c.servingAt()))
                        .param("ended", c.endedAt() == null ? null : Timestamps.utc(c.endedAt()))
                        .update()
                == 1;
        if (done) note(t.id(), t.version() + 1, what, c, by, at);
        return done;
    }

    private void note(UUID id, int version, String what, Change c, @Nullable ActorId by, Instant at) {
        jdbc.sql("""
            insert into counter.ticket_fact (ticket_id, version, what, queue, desk, actor_id, at)
            values (:id, :version, :what, :queue, :desk, :by, :at)
            """)
                .param("id", id)
                .param("version", version)
                .param("what", what)
                .param("queue", c.queue())
                .param("desk", c.desk())
                .param("by", by == null ? null : by.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    Optional<Ticket> find(UUID id) {
        return jdbc.sql("select * from counter.ticket where ticket_id = :id")
                .param("id", id)
                .query(QueueRows::ticket)
                .optional();
    }

    Optional<Ticket> byForm(UnitId unit, String formKey) {
        return jdbc.sql("select * from counter.ticket where unit_id = :unit and form_key = :form")
                .param("unit", unit.value())
                .param("form", formKey)
                .query(QueueRows::ticket)
                .optional();
    }

    /** What is open in a day. */
    List<Ticket> open(UnitId unit, LocalDate day) {
        return jdbc.sql("""
            select * from counter.ticket
             where unit_id = :unit and day = :day and state in ('WAITING', 'CALLED', 'SERVING')
             order by issued_at, letter, number
            """)
                .param("unit", unit.value())
                .param("day", day)
                .query(QueueRows::ticket)
                .list();
    }

    /** The latest calls of a day. */
    List<Ticket> called(UnitId unit, LocalDate day, int most) {
        return jdbc.sql("""
            select * from counter.ticket
             where unit_id = :unit and day = :day and last_call_at is not null and desk is not null
               and state in ('CALLED', 'SERVING', 'DONE', 'NO_SHOW')
             order by last_call_at desc, ticket_id
             limit :most
            """)
                .param("unit", unit.value())
                .param("day", day)
                .param("most", most)
                .query(QueueRows::ticket)
                .list();
    }

    /** Those of a day who did not come when called. */
    List<Ticket> gone(UnitId unit, LocalDate day) {
        return jdbc.sql("""
            select * from counter.ticket where unit_id = :unit and day = :day and state = 'NO_SHOW' order by ended_at desc
            """)
                .param("unit", unit.value())
                .param("day", day)
                .query(QueueRows::ticket)
                .list();
    }

    void sit(UnitId unit, LocalDate day, ActorId actor, Seat seat) {
        jdbc.sql("""
            insert into counter.seat as s (unit_id, day, actor_id, desk, queues)
            values (:unit, :day, :actor, :desk, :queues::text[])
            on conflict (unit_id, day, actor_id) do update set desk = excluded.desk, queues = excluded.queues
            """)
                .param("unit", unit.value())
                .param("day", day)
                .param("actor", actor.value())
                .param("desk", seat.desk())
                .param("queues", seat.queues().toArray(String[]::new))
                .update();
    }

    /** Leaves the counter where somebody sat that day. */
    void standUp(UnitId unit, LocalDate day, ActorId actor) {
        jdbc.sql("delete from counter.seat where unit_id = :unit and day = :day and actor_id = :actor")
                .param("unit", unit.value())
                .param("day", day)
                .param("actor", actor.value())
                .update();
    }

    Optional<Seat> seat(UnitId unit, LocalDate day, ActorId actor) {
        return jdbc.sql("select desk, queues from counter.seat where unit_id = :unit and day = :day and actor_id ="
                        + " :actor")
                .param("unit", unit.value())
                .param("day", day)
                .param("actor", actor.value())
                .query((row, _) -> new Seat(row.getInt("desk"), texts(row)))
                .optional();
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return Arrays.stream((Object[]) row.getArray("queues").getArray())
                .map(String::valueOf)
                .toList();
    }

    private static Ticket ticket(ResultSet row, int no) throws SQLException {
        var officer = row.getObject("officer_id", Integer.class);
        return new Ticket(
                row.getObject("ticket_id", UUID.class),
                new UnitId(row.getInt("unit_id")),
                row.getObject("day", LocalDate.class),
                row.getString("letter"),
                row.getInt("number"),
                row.getString("queue"),
                row.getObject("booking_id", UUID.class),
                Timestamps.orNull(row, "booked_for"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                Ticket.State.valueOf(row.getString("state")),
                row.getObject("desk", Integer.class),
                officer == null ? null : new ActorId(officer),
                row.getInt("calls"),
                Timestamps.orNull(row, "called_at"),
                Timestamps.orNull(row, "last_call_at"),
                Timestamps.orNull(row, "serving_at"),
                Timestamps.orNull(row, "ended_at"),
                row.getInt("version"));
    }
}
