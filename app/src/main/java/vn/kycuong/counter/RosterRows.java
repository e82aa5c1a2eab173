package vn.kycuong.counter;

import static vn.kycuong.counter.BookingRows.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.ArrivalRules.Arrival;
import vn.kycuong.counter.RosterProblem.Seat;
import vn.kycuong.counter.RosterProblem.Shift;
import vn.kycuong.counter.RosterRules.Reason;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of rosters, of skills, and the arrivals they are made from. */
@Repository
class RosterRows {
    private final JdbcClient jdbc;

    RosterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A roster without its seats. */
    record Head(
            UUID id,
            UnitId unit,
            LocalDate week,
            Roster.State state,
            int version,
            ActorId madeBy,
            Instant madeAt,
            @Nullable String source,
            int arrivals,
            @Nullable LocalDate since) {}

    /** A seat with who sits there and why. */
    record SeatRow(Seat seat, @Nullable Integer actor, Reason reason, boolean byHand) {}

    // ---- what it is made from

    List<Arrival> tickets(UnitId unit, LocalDate from, LocalDate before) {
        return jdbc.sql("""
                select issued_at, letter from counter.ticket where unit_id = :unit and day >= :from and day < :before
                """)
                .param("unit", unit.value())
                .param("from", from)
                .param("before", before)
                .query((row, _) -> new Arrival(local(row, "issued_at"), row.getString("letter")))
                .list();
    }

    /** Dossiers that were begun at the unit, where no numbers were drawn. */
    List<Arrival> dossiers(UnitId unit, Instant from, Instant before) {
        return jdbc.sql("""
                select opened_at from ledger.case_standing
                 where kind = 'dossier' and unit_in = :unit and opened_at >= :from and opened_at < :before
                """)
                .param("unit", unit.value())
                .param("from", Timestamps.utc(from))
                .param("before", Timestamps.utc(before))
                .query((row, _) -> new Arrival(local(row, "opened_at"), ""))
                .list();
    }

    Map<Integer, Set<String>> skills(UnitId unit) {
        var skills = new HashMap<Integer, Set<String>>();
        jdbc.sql("select actor_id, letters from counter.skill where unit_id = :unit")
                .param("unit", unit.value())
                .query((row, _) -> skills.put(row.getInt("actor_id"), Set.copyOf(texts(row, "letters"))))
                .list();
        return skills;
    }

    void skill(UnitId unit, int actor, List<String> letters, ActorId by, Instant at) {
        jdbc.sql("""
                insert into counter.skill as s (unit_id, actor_id, letters, set_by, set_at)
                values (:unit, :actor, :letters::text[], :by, :at)
                on conflict (unit_id, actor_id) do update set letters = excluded.letters, set_by = excluded.set_by, set_at = excluded.set_at
                """)
                .param("unit", unit.value())
                .param("actor", actor)
                .param("letters", letters.toArray(String[]::new))
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** Who sat where in the roster in force of a week: by weekday, half-day and counter. */
    Map<String, Integer> before(UnitId unit, LocalDate week) {
        var before = new HashMap<String, Integer>();
        jdbc.sql("""
                select s.shift, s.desk, s.actor_id, h.starts_at, h.ends_at
                  from counter.roster r
                  join counter.roster_seat s on s.roster_id = r.roster_id
                  join counter.roster_shift h on h.roster_id = r.roster_id and h.no = s.shift
                 where r.unit_id = :unit and r.week = :week and r.state = 'CONFIRMED' and s.actor_id is not null
                """)
                .param("unit", unit.value())
                .param("week", week)
                .query((row, _) -> before.put(
                        RosterRules.before(
                                new Shift(row.getInt("shift"), local(row, "starts_at"), local(row, "ends_at"), 0, 0),
                                row.getInt("desk")),
                        row.getInt("actor_id")))
                .list();
        return before;
    }

    // ---- rosters

    /** False when it is there already. */
    boolean insert(UUID id, UnitId unit, LocalDate week, ActorId by, Instant at) {
        return jdbc.sql("""
                insert into counter.roster (roster_id, unit_id, week, state, version, made_by, made_at)
                values (:id, :unit, :week, 'PLANNING', 1, :by, :at)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("unit", unit.value())
                        .param("week", week)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** What the solver found becomes a draft. */
    void drafted(Head head, List<Shift> shifts, List<Integer> bounds, List<SeatRow> seats, int steps) {
        jdbc.sql("""
                update counter.roster
                   set state = 'DRAFT', version = version + 1, source = :source, arrivals = :arrivals, since = :since, steps = :steps
                 where roster_id = :id and state = 'PLANNING'
                """)
                .param("id", head.id())
                .param("source", head.source())
                .param("arrivals", head.arrivals())
                .param("since", head.since())
                .param("steps", steps)
                .update();
        for (var shift : shifts)
            jdbc.sql("""
                    insert into counter.roster_shift (roster_id, no, starts_at, ends_at, arrivals, demand, bound)
                    values (:id, :no, :from, :to, :arrivals, :demand, :bound)
                    """)
                    .param("id", head.id())
                    .param("no", shift.no())
                    .param("from", Timestamps.utc(LegalZone.instant(shift.from())))
                    .param("to", Timestamps.utc(LegalZone.instant(shift.to())))
                    .param("arrivals", shift.arrivals())
                    .param("demand", shift.demand())
                    .param("bound", bounds.get(shift.no()))
                    .update();
        for (var seat : seats)
            jdbc.sql("""
                    insert into counter.roster_seat (roster_id, no, shift, desk, letter, must, actor_id, reason, arguments, by_hand)
                    values (:id, :no, :shift, :desk, :letter, :must, :actor, :reason, :arguments::text[], false)
                    """)
                    .param("id", head.id())
                    .param("no", seat.seat().no())
                    .param("shift", seat.seat().shift())
                    .param("desk", seat.seat().desk())
                    .param("letter", seat.seat().letter())
                    .param("must", seat.seat().must())
                    .param("actor", seat.actor())
                    .param("reason", seat.reason().wordKey())
                    .param("arguments", seat.reason().arguments().toArray(String[]::new))
                    .update();
    }

    boolean seat(UUID id, int version, int no, @Nullable Integer actor, Reason reason) {
        if (!turn(id, version)) return false;
        jdbc.sql("""
                update counter.roster_seat set actor_id = :actor, reason = :reason, arguments = :arguments::text[], by_hand = true
                 where roster_id = :id and no = :no
                """)
                .param("id", id)
                .param("no", no)
                .param("actor", actor)
                .param("reason", reason.wordKey())
                .param("arguments", reason.arguments().toArray(String[]::new))
                .update();
        return true;
    }

    private boolean turn(UUID id, int version) {
        return jdbc.sql("""
                update counter.roster set version = version + 1 where roster_id = :id and version = :version and state = 'DRAFT'
                """).param("id", id).param("version", version).update() == 1;
    }

    /** From now on it holds, and no other for the week. */
    boolean confirm(Head head, int version, ActorId by, Instant at) {
        jdbc.sql("""
                update counter.roster set state = 'REPLACED', version = version + 1
                 where unit_id = :unit and week = :week and state = 'CONFIRMED' and roster_id <> :id
                """)
                .param("unit", head.unit().value())
                .param("week", head.week())
                .param("id", head.id())
                .update();
        return jdbc.sql("""
                update counter.roster set state = 'CONFIRMED', version = version + 1, confirmed_by = :by, confirmed_at = :at
                 where roster_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("id", head.id())
                        .param("version", version)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** Whoever confirms for a unit waits here for others who do. */
    void lock(UnitId unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('counter.roster'), :unit)")
                .param("unit", unit.value())
                .query((_, _) -> true)
                .list();
    }

    Optional<Head> find(UUID id) {
        return jdbc.sql("select * from counter.roster where roster_id = :id")
                .param("id", id)
                .query(RosterRows::head)
                .optional();
    }

    List<Head> of(UnitId unit, int most) {
        return jdbc.sql("""
                select * from counter.roster where unit_id = :unit order by week desc, made_at desc, roster_id limit :most
                """)
                .param("unit", unit.value())
                .param("most", most)
                .query(RosterRows::head)
                .list();
    }

    List<Shift> shifts(UUID id) {
        return jdbc.sql("select * from counter.roster_shift where roster_id = :id order by no")
                .param("id", id)
                .query((row, _) -> new Shift(
                        row.getInt("no"),
                        local(row, "starts_at"),
                        local(row, "ends_at"),
                        row.getDouble("arrivals"),
                        row.getInt("demand")))
                .list();
    }

    List<Integer> bounds(UUID id) {
        return jdbc.sql("select bound from counter.roster_shift where roster_id = :id order by no")
                .param("id", id)
                .query((row, _) -> row.getInt("bound"))
                .list();
    }

    List<SeatRow> seats(UUID id) {
        return jdbc.sql("select * from counter.roster_seat where roster_id = :id order by no")
                .param("id", id)
                .query((row, _) -> new SeatRow(
                        new Seat(
                                row.getInt("no"),
                                row.getInt("shift"),
                                row.getInt("desk"),
                                row.getString("letter"),
                                row.getBoolean("must"),
                                0),
                        row.getObject("actor_id", Integer.class),
                        new Reason(row.getString("reason"), texts(row, "arguments")),
                        row.getBoolean("by_hand")))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }

    private static Head head(ResultSet row, int no) throws SQLException {
        return new Head(
                row.getObject("roster_id", UUID.class),
                new UnitId(row.getInt("unit_id")),
                row.getObject("week", LocalDate.class),
                Roster.State.valueOf(row.getString("state")),
                row.getInt("version"),
                new ActorId(row.getInt("made_by")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getInt("arrivals"),
                row.getObject("since", LocalDate.class));
    }
}
