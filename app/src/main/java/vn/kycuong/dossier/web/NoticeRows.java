package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
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

    CalendarNotices.News moved(Officer officer, Instant since, int most) {
        var total = new AtomicInteger();
        var latest = jdbc.sql("""
                select m.*, count(*) over () as total
                  from (select l.case_id, l.code, max(e.recorded_at) as moved_at
                          from ledger.calendar_entry e
                          join ledger.open_work w on w.case_id = e.case_id
                          join dossier.listing l on l.case_id = e.case_id
                         where e.recorded_at >= :since
                           and e.facts -> 'moved' -> 0 ->> 'from' <> e.facts -> 'moved' -> 0 ->> 'to'
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
        return new CalendarNotices.News(total.getPlain(), latest);
    }
}
