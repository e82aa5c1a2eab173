package vn.kycuong.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages on their way out. */
@Repository
class MessageRows {
    private final JdbcClient jdbc;

    MessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message that this instance is about to send.
     *
     * @param caseId of a dossier, or null
     * @param bookingId of an appointment, or null
     * @param version of the dossier or appointment of which it tells; 0 for the list of an officer's day
     * @param since from when it is counted whether it is too old
     * @param refused the ways that refused it for good
     */
    record Claimed(
            UUID id,
            String situation,
            @Nullable UUID caseId,
            @Nullable UUID bookingId,
            int version,
            @Nullable Integer actor,
            @Nullable LocalDate day,
            int unitIn,
            int unitId,
            @Nullable Instant dueAt,
            Instant since,
            boolean byHand,
            int tries,
            Set<Way> refused) {
        /** As it goes on once a way refused it. */
        Claimed without(Way way) {
            var more = EnumSet.of(way);
            more.addAll(refused);
            return new Claimed(
                    id, situation, caseId, bookingId, version, actor, day, unitIn, unitId, dueAt, since, byHand, tries,
                    more);
        }
    }

    /**
     * Takes messages that are due, and says so before they are sent: whoever finds them later as being sent knows that they may have been.
     * Other instances take others.
     */
    List<Claimed> claim(Instant now, int most) {
        return jdbc.sql("""
            update notice.message m
               set state = 'SENDING', tries = m.tries + 1, claimed_at = :now,
                   maybe_twice = m.maybe_twice or m.state = 'SENDING'
              from (select message_id from notice.message
                     where state in ('WAITING', 'SENDING') and next_at <= :now
                       and (state = 'WAITING' or claimed_at < :died)
                     order by next_at
                     limit :most
                       for update skip locked) due
             where m.message_id = due.message_id
            returning m.*
            """)
                .param("now", Timestamp.from(now))
                .param("died", Timestamp.from(now.minus(SendingRules.LEASE)))
                .param("most", most)
                .query(MessageRows::claimed)
                .list();
    }

    /** Notes how sending ended, unless somebody else has claimed the message since. */
    void end(Claimed message, MessageState state, @Nullable Letter letter, @Nullable String problem, Instant at) {
        note(message, state, letter, problem, at, message.tries(), at);
    }

    /** Notes that it is tried again at a moment. */
    void again(Claimed message, @Nullable Letter letter, String problem, Instant next, boolean counts, Instant at) {
        int tries = counts ? message.tries() : message.tries() - 1;
        note(message, MessageState.WAITING, letter, problem, next, tries, at);
    }

    /** Notes that a way refused it for good, and that it goes on at once by another. */
    void onward(Claimed message, Letter refused, String problem, Instant at) {
        jdbc.sql("""
            update notice.message set refused_ways = array_append(refused_ways, :way)
             where message_id = :id and state = 'SENDING' and tries = :claimedTries
            """)
                .param("way", refused.way().name())
                .param("id", message.id())
                .param("claimedTries", message.tries())
                .update();
        note(message, MessageState.WAITING, refused, problem, at, 0, at);
    }

    private void note(
            Claimed message,
            MessageState state,
            @Nullable Letter letter,
            @Nullable String problem,
            Instant next,
            int tries,
            Instant at) {
        jdbc.sql("""
            update notice.message
               set state = :state, way = coalesce(:way, way), masked = coalesce(:masked, masked), problem = :problem, tries = :tries,
                   next_at = :next, ended_at = case when :state in ('WAITING', 'UNCONFIGURED') then null else cast(:at as timestamptz) end
             where message_id = :id and state = 'SENDING' and tries = :claimedTries
            """)
                .param("state", state.name())
                .param("way", letter == null ? null : letter.way().name())
                .param("masked", letter == null ? null : letter.masked())
                .param("problem", problem)
                .param("tries", tries)
                .param("next", Timestamp.from(next))
                .param("at", Timestamp.from(at))
                .param("id", message.id())
                .param("claimedTries", message.tries())
                .update();
    }

    /** What waited for a way that is there now goes on. */
    void wake(Set<Way> offered) {
        jdbc.sql("""
            update notice.message set state = 'WAITING', problem = null
             where state = 'UNCONFIGURED' and way = any (:offered)
            """)
                .param("offered", offered.stream().map(Way::name).toArray(String[]::new))
                .update();
    }

    int refusals(byte[] print) {
        return jdbc.sql("select times from notice.refusing where print = :print")
                .param("print", print)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void refused(byte[] print, Instant at) {
        jdbc.sql("""
            insert into notice.refusing as r (print, times, refused_at) values (:print, 1, :at)
            on conflict (print) do update set times = r.times + 1, refused_at = excluded.refused_at
            """).param("print", print).param("at", Timestamp.from(at)).update();
    }

    void taken(byte[] print) {
        jdbc.sql("delete from notice.refusing where print = :print")
                .param("print", print)
                .update();
    }

    // ---- for who looks after it

    record Counted(MessageState state, int count) {}

    List<Counted> counts() {
        return jdbc.sql("select state, count(*) as count from notice.message group by state")
                .query((row, _) -> new Counted(MessageState.valueOf(row.getString("state")), row.getInt("count")))
                .list();
    }

    List<OutboxLine> page(@Nullable MessageState state, int from, int most) {
        return jdbc.sql("""
            select * from notice.message
             where (cast(:state as text) is null or state = :state)
             order by created_at desc, message_id
             offset :from limit :most
            """)
                .param("state", state == null ? null : state.name())
                .param("from", from)
                .param("most", most)
                .query(MessageRows::line)
                .list();
    }

    /** Tried again by hand, from the beginning. */
    boolean retry(UUID id, Instant at) {
        return jdbc.sql("""
            update notice.message
               set state = 'WAITING', tries = 0, next_at = :at, asked_at = :at, ended_at = null, problem = null, refused_ways = '{}'
             where message_id = :id and state in ('REFUSED', 'GIVEN_UP', 'NO_ADDRESS', 'EXPIRED') and actor_id is null
            """).param("id", id).param("at", Timestamp.from(at)).update() == 1;
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        var asked = row.getTimestamp("asked_at");
        return new Claimed(
                row.getObject("message_id", UUID.class),
                row.getString("situation"),
                row.getObject("case_id", UUID.class),
                row.getObject("booking_id", UUID.class),
                row.getInt("version"),
                row.getObject("actor_id", Integer.class),
                row.getObject("day", LocalDate.class),
                row.getInt("unit_in"),
                row.getInt("unit_id"),
                instant(row.getTimestamp("due_at")),
                (asked == null ? row.getTimestamp("created_at") : asked).toInstant(),
                asked != null,
                row.getInt("tries"),
                refused(row));
    }

    private static Set<Way> refused(ResultSet row) throws SQLException {
        var ways = EnumSet.noneOf(Way.class);
        for (var way : (String[]) row.getArray("refused_ways").getArray()) ways.add(Way.valueOf(way));
        return ways;
    }

    private static OutboxLine line(ResultSet row, int number) throws SQLException {
        var way = row.getString("way");
        return new OutboxLine(
                row.getObject("message_id", UUID.class),
                row.getString("situation"),
                row.getObject("case_id", UUID.class),
                row.getObject("actor_id") != null,
                row.getTimestamp("created_at").toInstant(),
                MessageState.valueOf(row.getString("state")),
                way == null ? null : Way.valueOf(way),
                row.getString("masked"),
                row.getInt("tries"),
                row.getTimestamp("next_at").toInstant(),
                row.getBoolean("maybe_twice"),
                row.getString("problem"),
                instant(row.getTimestamp("ended_at")),
                refused(row));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
