package vn.kycuong.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.SlotRules.Held;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of bookings and of the places they hold. */
@Repository
class BookingRows {
    private static final String ALL = """
            select b.*, p.starts_at as offered_from, p.ends_at as offered_to,
                   exists (select from counter.booking_fact f
                            where f.booking_id = b.booking_id and f.version = b.version and f.what in ('OFFERED', 'FELL_AWAY')) as doubted
              from counter.booking b
              left join counter.place p on p.booking_id = b.booking_id and p.offered
            """;

    /**
     * A booking as its row has it.
     *
     * @param doubted whether it was found, since it last changed, that the office will be closed then
     */
    record Row(
            UUID id,
            UnitId unit,
            LocalDateTime from,
            LocalDateTime to,
            @Nullable String procedure,
            byte @Nullable [] sealed,
            byte @Nullable [] contactPrint,
            String formKey,
            Booking.State state,
            int version,
            @Nullable Integer madeBy,
            @Nullable Slot offered,
            boolean doubted) {}

    private final JdbcClient jdbc;

    BookingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever books for a contact waits here for others who do. */
    void lock(byte[] contactPrint) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:print, 280))")
                .param("print", HexFormat.of().formatHex(contactPrint))
                .query((_, _) -> true)
                .list();
    }

    /** What is held at a unit's counters between two moments. */
    List<Held> held(UnitId unit, Instant from, Instant to) {
        return jdbc.sql("""
                select desk, starts_at, ends_at from counter.place
                 where unit_id = :unit and starts_at < :to and ends_at > :from
                """)
                .param("unit", unit.value())
                .param("from", Timestamps.utc(from))
                .param("to", Timestamps.utc(to))
                .query((row, _) -> new Held(row.getInt("desk"), local(row, "starts_at"), local(row, "ends_at")))
                .list();
    }

    /** Holds a counter for a time; false when somebody else holds it then. */
    boolean hold(UUID booking, boolean offered, UnitId unit, int desk, Slot slot) {
        return jdbc.sql("""
                insert into counter.place (booking_id, offered, unit_id, desk, starts_at, ends_at)
                values (:booking, :offered, :unit, :desk, :from, :to)
                on conflict do nothing
                """)
                        .param("booking", booking)
                        .param("offered", offered)
                        .param("unit", unit.value())
                        .param("desk", desk)
                        .param("from", Timestamps.utc(LegalZone.instant(slot.from())))
                        .param("to", Timestamps.utc(LegalZone.instant(slot.to())))
                        .update()
                == 1;
    }

    void release(UUID booking, boolean offered) {
        jdbc.sql("delete from counter.place where booking_id = :booking and offered = :offered")
                .param("booking", booking)
                .param("offered", offered)
                .update();
    }

    /** What was offered is now what is held. */
    void takeOffer(UUID booking) {
        jdbc.sql("update counter.place set offered = false where booking_id = :booking and offered")
                .param("booking", booking)
                .update();
    }

    /** False when the form was used before. */
    boolean insert(Row row, byte[] codeHash, Instant at) {
        return jdbc.sql("""
                insert into counter.booking (booking_id, unit_id, starts_at, ends_at, procedure_key, sealed, contact_print, code_hash,
                                             form_key, state, version, made_by, made_at)
                values (:id, :unit, :from, :to, :procedure, :sealed, :print, :code, :form, :state, :version, :by, :at)
                on conflict do nothing
                """)
                        .param("id", row.id())
                        .param("unit", row.unit().value())
                        .param("from", Timestamps.utc(LegalZone.instant(row.from())))
                        .param("to", Timestamps.utc(LegalZone.instant(row.to())))
                        .param("procedure", row.procedure())
                        .param("sealed", row.sealed())
                        .param("print", row.contactPrint())
                        .param("code", codeHash)
                        .param("form", row.formKey())
                        .param("state", row.state().name())
                        .param("version", row.version())
                        .param("by", row.madeBy())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** Changes state or time of one that nobody changed meanwhile. */
    boolean change(UUID id, int version, Booking.State state, Slot slot) {
        return jdbc.sql("""
                update counter.booking
                   set state = :state, starts_at = :from, ends_at = :to, version = version + 1
                 where booking_id = :id and version = :version
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("state", state.name())
                        .param("from", Timestamps.utc(LegalZone.instant(slot.from())))
                        .param("to", Timestamps.utc(LegalZone.instant(slot.to())))
                        .update()
                == 1;
    }

    void note(UUID id, int version, String what, @Nullable LocalDateTime from, @Nullable ActorId by, Instant at) {
        jdbc.sql("""
                insert into counter.booking_fact (booking_id, version, what, starts_at, actor_id, at)
                values (:id, :version, :what, :from, :by, :at)
                on conflict do nothing
                """)
                .param("id", id)
                .param("version", version)
                .param("what", what)
                .param("from", from == null ? null : Timestamps.utc(LegalZone.instant(from)))
                .param("by", by == null ? null : by.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** How many this contact holds that are still to come. */
    int ahead(byte[] contactPrint, Instant now) {
        return jdbc.sql("""
                select count(*) from counter.booking where contact_print = :print and state = 'BOOKED' and ends_at > :now
                """)
                .param("print", contactPrint)
                .param("now", Timestamps.utc(now))
                .query(Integer.class)
                .single();
    }

    Optional<Row> byForm(String formKey) {
        return jdbc.sql(ALL + " where b.form_key = :key")
                .param("key", formKey)
                .query(BookingRows::row)
                .optional();
    }

    Optional<Row> byCode(byte[] codeHash) {
        return jdbc.sql(ALL + " where b.code_hash = :hash")
                .param("hash", codeHash)
                .query(BookingRows::row)
                .optional();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(ALL + " where b.booking_id = :id")
                .param("id", id)
                .query(BookingRows::row)
                .optional();
    }

    /** Those of a unit that begin in a span, the earliest first. */
    List<Row> between(UnitId unit, Instant from, Instant to) {
        return jdbc.sql(ALL + """
                 where b.unit_id = :unit and b.starts_at >= :from and b.starts_at < :to
                 order by b.starts_at, b.booking_id
                """)
                .param("unit", unit.value())
                .param("from", Timestamps.utc(from))
                .param("to", Timestamps.utc(to))
                .query(BookingRows::row)
                .list();
    }

    /** Those of every unit that are still to come. */
    List<Row> toCome(Instant now) {
        return jdbc.sql(ALL + " where b.state = 'BOOKED' and b.ends_at > :now order by b.starts_at, b.booking_id")
                .param("now", Timestamps.utc(now))
                .query(BookingRows::row)
                .list();
    }

    /** Those whose time is over and of whom nobody said whether they came. */
    List<Row> over(Instant until, int most) {
        return jdbc.sql(ALL + """
                 where b.state = 'BOOKED' and b.ends_at <= :until
                 order by b.ends_at, b.booking_id
                 limit :most
                """)
                .param("until", Timestamps.utc(until))
                .param("most", most)
                .query(BookingRows::row)
                .list();
    }

    /** Takes the person out of what ended long ago; the numbers of it stay. */
    List<Row> erase(Instant before, int most) {
        var found = jdbc.sql(ALL + """
                 where b.sealed is not null and b.ends_at < :before
                 order by b.ends_at, b.booking_id
                 limit :most
                """)
                .param("before", Timestamps.utc(before))
                .param("most", most)
                .query(BookingRows::row)
                .list();
        jdbc.sql("update counter.booking set sealed = null, contact_print = null where booking_id = any (:ids)")
                .param("ids", found.stream().map(Row::id).toArray(UUID[]::new))
                .update();
        return found;
    }

    private static Row row(ResultSet row, int no) throws SQLException {
        return new Row(
                row.getObject("booking_id", UUID.class),
                new UnitId(row.getInt("unit_id")),
                local(row, "starts_at"),
                local(row, "ends_at"),
                row.getString("procedure_key"),
                row.getBytes("sealed"),
                row.getBytes("contact_print"),
                row.getString("form_key"),
                Booking.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getObject("made_by", Integer.class),
                row.getObject("offered_from") == null
                        ? null
                        : new Slot(local(row, "offered_from"), local(row, "offered_to"), 1),
                row.getBoolean("doubted"));
    }

    static LocalDateTime local(ResultSet row, String column) throws SQLException {
        return LegalZone.local(row.getObject(column, OffsetDateTime.class).toInstant());
    }
}
