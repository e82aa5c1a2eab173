package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.identity.Officer;

/** What was told lately. */
@Repository
class NoticeRows {
    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CalendarNotices.Moved> moved(Officer officer, Instant since) {
        return jdbc.sql("""
                select distinct l.case_id, l.code, e.recorded_at
                  from ledger.calendar_entry e
                  join ledger.open_work w on w.case_id = e.case_id
                  join dossier.listing l on l.case_id = e.case_id
                 where e.recorded_at >= :since
                   and e.facts -> 'moved' -> 0 ->> 'from' <> e.facts -> 'moved' -> 0 ->> 'to'
                   and (w.holder_id = :me or (w.holder_id is null and w.unit_id = :unit and w.role = :role))
                 order by e.recorded_at desc, l.code
                 limit 200
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("me", officer.actor().value())
                .param("unit", officer.unit().value())
                .param("role", officer.role())
                .query((row, _) -> new CalendarNotices.Moved(
                        "/ho-so/" + row.getString("case_id"),
                        row.getString("code"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
