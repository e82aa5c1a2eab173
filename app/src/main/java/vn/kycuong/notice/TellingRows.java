package vn.kycuong.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.notice.Tellings.LineDraft;
import vn.kycuong.notice.Tellings.MessageDraft;
import vn.kycuong.notice.Tellings.WatchDraft;
import vn.kycuong.reference.JsonRows;

/** Writes what is to be told; written twice, it is there once. */
@Repository
class TellingRows {
    private final JdbcClient jdbc;

    TellingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first leaf that is told of. */
    long begun() {
        return jdbc.sql("select leaf from notice.begun").query(Long.class).single();
    }

    void add(Tellings tellings) {
        if (!tellings.messages.isEmpty()) messages(tellings.messages);
        for (var correction : tellings.corrections) correct(correction);
        if (!tellings.lines.isEmpty()) lines(tellings.lines);
    }

    private void messages(List<MessageDraft> messages) {
        jdbc.sql("""
                insert into notice.message (message_id, situation, case_id, version, unit_in, unit_id, due_at, created_at, next_at)
                select id, situation, "caseId", version, "unitIn", "unitId", "dueAt", "createdAt", "createdAt"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(id uuid, situation text, "caseId" uuid, version int,
                       "unitIn" int, "unitId" int, "dueAt" timestamptz, "createdAt" timestamptz)
                on conflict do nothing
                """).param("rows", JsonRows.of(messages)).update();
    }

    /** A mistake of which the applicant was not told yet is not told any more; of one he was told, he is told that it was one. */
    private void correct(MessageDraft correction) {
        jdbc.sql("""
                update notice.message
                   set state = 'DROPPED', problem = 'corrected', ended_at = :at
                 where case_id = :case and version = :mistaken and state in ('WAITING', 'UNCONFIGURED')
                """)
                .param("at", Timestamp.from(correction.createdAt()))
                .param("case", correction.caseId())
                .param("mistaken", correction.version() - 1)
                .update();
        boolean told = jdbc.sql("""
                select exists (select from notice.message
                                where case_id = :case and version = :mistaken and state not in ('DROPPED', 'NO_ADDRESS'))
                """)
                .param("case", correction.caseId())
                .param("mistaken", correction.version() - 1)
                .query(Boolean.class)
                .single();
        if (told) messages(List.of(correction));
    }

    private void lines(List<LineDraft> lines) {
        jdbc.sql("""
                insert into notice.line (case_id, version, situation, happening, addressee, recipient, work, obligation, unit_id,
                                         due_at, created_at)
                select "caseId", version, situation, happening, addressee, recipient, work, obligation, "unitId", "dueAt", "createdAt"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, version int, situation text, happening text,
                       addressee text, recipient int, work int, obligation int, "unitId" int, "dueAt" timestamptz,
                       "createdAt" timestamptz)
                on conflict do nothing
                """).param("rows", JsonRows.of(lines)).update();
    }

    /** A line that was true when it was last looked at. */
    record Standing(long id, UUID caseId, LineRules.OpenLine line) {}

    List<Standing> standing(List<UUID> cases) {
        return jdbc.sql("""
                select line_id, case_id, happening, addressee, recipient, work, obligation, created_at
                  from notice.line
                 where case_id = any (:cases) and not over
                """)
                .param("cases", cases.toArray(UUID[]::new))
                .query((row, _) -> new Standing(
                        row.getLong("line_id"),
                        row.getObject("case_id", UUID.class),
                        new LineRules.OpenLine(
                                Happening.valueOf(row.getString("happening")),
                                Addressee.valueOf(row.getString("addressee")),
                                row.getInt("recipient"),
                                row.getInt("work"),
                                row.getInt("obligation"),
                                row.getTimestamp("created_at").toInstant())))
                .list();
    }

    /** That a step is nearly out of time is said no more once it is. */
    void overtaken(UUID caseId, int work) {
        jdbc.sql("""
                update notice.line set over = true
                 where case_id = :case and work = :work and happening = 'STEP_AT_RISK' and not over
                """).param("case", caseId).param("work", work).update();
    }

    void over(List<Long> lines) {
        if (lines.isEmpty()) return;
        jdbc.sql("update notice.line set over = true where line_id = any (:lines)")
                .param("lines", lines.toArray(Long[]::new))
                .update();
    }

    /** What these cases will have to tell by the clock, in place of what they had. */
    void watch(List<UUID> cases, List<WatchDraft> watches) {
        jdbc.sql("delete from notice.watch where case_id = any (:cases)")
                .param("cases", cases.toArray(UUID[]::new))
                .update();
        watch(watches);
    }

    /** What will be told besides. */
    void watch(List<WatchDraft> watches) {
        if (watches.isEmpty()) return;
        jdbc.sql("""
                insert into notice.watch (case_id, situation, version, work, obligation, at)
                select "caseId", situation, version, work, obligation, at
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, situation text, version int, work int,
                       obligation int, at timestamptz)
                on conflict do nothing
                """).param("rows", JsonRows.of(watches)).update();
    }

    /** What has its moment now, taken out of the watch; another instance takes others. */
    List<WatchDraft> takeDue(Instant now, int most) {
        return jdbc.sql("""
                delete from notice.watch w
                 using (select case_id, situation, work from notice.watch where at <= :now order by at limit :most for update skip locked) due
                 where w.case_id = due.case_id and w.situation = due.situation and w.work = due.work
                returning w.case_id, w.situation, w.version, w.work, w.obligation, w.at
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, _) -> new WatchDraft(
                        row.getObject("case_id", UUID.class),
                        row.getString("situation"),
                        row.getInt("version"),
                        row.getInt("work"),
                        row.getInt("obligation"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
