package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;

/** What was told lately. */
@Repository
class NoticeRows {
    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Found<CalendarNotices.Moved> moved(Officer officer, Instant since, int most) {
        var total = new AtomicInteger();
        var latest = jdbc.sql("""
            select m.*, count(*) over () as total
              from (select l.case_id, l.code, max(e.recorded_at) as moved_at
                      from ledger.calendar_entry e
                      join ledger.open_work w on w.case_id = e.case_id
                      join dossier.listing l on l.case_id = e.case_id
                     where e.recorded_at >= :since
                       and jsonb_path_exists(e.facts, '$.moved[*] ? (@.from != @.to)')
                       and (w.holder_id = :me or (w.holder_id is null and w.unit_id = :unit and w.role = :role))
                     group by l.case_id, l.code) m
             order by m.moved_at desc, m.code
             limit :most
            """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("me", officer.actor().value())
                .param("unit", officer.unit().value())
                .param("role", officer.role())
                .query((row, _) -> {
                    total.setPlain(row.getInt("total"));
                    return new CalendarNotices.Moved("/ho-so/" + row.getString("case_id"), row.getString("code"));
                })
                .list();
        return new Found<>(total.getPlain(), latest);
    }

    /** Some of what was found, and how much it is in all. */
    record Found<T>(int total, List<T> latest) {}

    /**
     * What concerns a person and was told by now: those who hold the work, those of its role while nobody does, and the head of the unit
     * that owes. Of one obligation only the last word.
     */
    Found<CalendarNotices.Reminder> reminders(Officer officer, Instant now, int most) {
        var total = new AtomicInteger();
        var latest = jdbc.sql("""
            select r.case_id, r.kind, d.code, count(*) over () as total
              from dossier.reminder r
              join dossier.dossier d on d.case_id = r.case_id
             where r.over_by is null and r.tell_at <= :now
               and exists (select from ledger.open_work w
                            where w.case_id = r.case_id
                              and (w.holder_id = :me
                                   or w.unit_id = r.unit_id and w.unit_id = :unit
                                      and (:heads or w.holder_id is null and w.role = :role)))
               and not exists (select from dossier.reminder n
                                where n.case_id = r.case_id and n.obligation = r.obligation and n.over_by is null
                                  and n.version > r.version and n.tell_at <= :now)
             order by r.tell_at desc, d.code
             limit :most
            """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("me", officer.actor().value())
                .param("unit", officer.unit().value())
                .param("heads", officer.may(Rights.ASSIGN))
                .param("role", officer.role())
                .query((row, _) -> {
                    total.setPlain(row.getInt("total"));
                    return new CalendarNotices.Reminder(
                            "/ho-so/" + row.getString("case_id"), row.getString("code"), row.getString("kind"));
                })
                .list();
        return new Found<>(total.getPlain(), latest);
    }
}
