package vn.kycuong.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** The lists of a day: which lines each holds. */
@Repository
class DigestRows {
    private static final int MOST_LINES = 200;

    private final JdbcClient jdbc;

    DigestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line as it is told. */
    record Told(
            UUID caseId,
            String situation,
            int unitId,
            int work,
            @Nullable Instant dueAt) {}

    /** Lines of a list that still hold, the first due first. */
    List<Told> lines(UUID message) {
        return jdbc.sql("""
                select l.case_id, l.situation, l.unit_id, l.work, l.due_at
                  from notice.digest_line d join notice.line l using (line_id)
                 where d.message_id = :message and not l.over
                 order by l.due_at nulls last, l.line_id
                """)
                .param("message", message)
                .query((row, _) -> {
                    var due = row.getTimestamp("due_at");
                    return new Told(
                            row.getObject("case_id", UUID.class),
                            row.getString("situation"),
                            row.getInt("unit_id"),
                            row.getInt("work"),
                            due == null ? null : due.toInstant());
                })
                .list();
    }

    /** Says that the list of a week is to be sent; what it says is read when it is. False when it is there already. */
    boolean makeWeek(ActorId actor, UnitId unit, LocalDate monday, Situation words, Instant now) {
        return jdbc.sql("""
                insert into notice.message (message_id, situation, actor_id, day, unit_in, unit_id, created_at, next_at)
                values (:id, :situation, :actor, :monday, :unit, :unit, :now, :now)
                on conflict do nothing
                """)
                        .param("id", Tellings.named("week/" + actor.value() + "/" + monday))
                        .param("situation", words.key())
                        .param("actor", actor.value())
                        .param("monday", monday)
                        .param("unit", unit.value())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /**
     * Makes the list of an officer's day: what he was not told yet, and what presses in the units he heads. False when there is nothing to
     * tell, or a list is there already.
     *
     * @param headed the units he heads today
     * @param once situations that a head is told of once, too
     */
    boolean make(
            ActorId actor,
            UnitId unit,
            List<UnitId> headed,
            LocalDate day,
            Situation words,
            List<String> once,
            Instant now) {
        var id = Tellings.named("day/" + actor.value() + "/" + day);
        return jdbc.sql("""
                with told as (
                  select l.line_id
                    from notice.line l
                   where not l.over
                     and (l.addressee = 'OFFICER' and l.recipient = :actor or l.addressee = 'HEAD' and l.recipient = any (:headed))
                     and (l.addressee = 'HEAD' and l.situation <> all (:once)
                          or not exists (select from notice.digest_line d join notice.message m using (message_id)
                                          where d.line_id = l.line_id and m.actor_id = :actor and m.state = 'SENT'))
                   order by l.due_at nulls last, l.line_id
                   limit :most
                ), message as (
                  insert into notice.message (message_id, situation, actor_id, day, unit_in, unit_id, created_at, next_at)
                  select :id, :situation, :actor, :day, :unit, :unit, cast(:now as timestamptz), cast(:now as timestamptz)
                   where exists (select from told)
                  on conflict do nothing
                  returning message_id
                )
                insert into notice.digest_line (message_id, line_id)
                select m.message_id, t.line_id from message m, told t
                """)
                        .param("actor", actor.value())
                        .param("headed", headed.stream().map(UnitId::value).toArray(Integer[]::new))
                        .param("once", once.toArray(String[]::new))
                        .param("most", MOST_LINES)
                        .param("id", id)
                        .param("situation", words.key())
                        .param("day", day)
                        .param("unit", unit.value())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }
}
