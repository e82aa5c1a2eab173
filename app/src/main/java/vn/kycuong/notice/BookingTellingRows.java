package vn.kycuong.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.notice.Tellings.BookingDraft;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** What is to be told of appointments; written twice, it is there once. */
@Repository
class BookingTellingRows {
    private final JdbcClient jdbc;

    BookingTellingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a fact of a booking says, and a situation that tells of it. */
    record Told(String fact, String situation) {}

    /** Facts since a moment, of appointments still to come, that are not told yet. */
    List<BookingDraft> untold(List<Told> told, Instant since, Instant now, int most) {
        return jdbc.sql("""
                select t.booking_id, t.version, t.unit_id, t.at, s.situation
                  from counter.booking_told t
                  join unnest(cast(:facts as text[]), cast(:situations as text[])) s (fact, situation) on s.fact = t.what
                 where t.at >= :since and t.starts_at > :now
                   and not exists (select from notice.message m
                                    where m.booking_id = t.booking_id and m.version = t.version and m.situation = s.situation)
                 order by t.at, t.booking_id
                 limit :most
                """)
                .param("facts", told.stream().map(Told::fact).toArray(String[]::new))
                .param("situations", told.stream().map(Told::situation).toArray(String[]::new))
                .param("since", Timestamps.utc(since))
                .param("now", Timestamps.utc(now))
                .param("most", most)
                .query((row, _) -> BookingDraft.of(
                        row.getString("situation"),
                        row.getObject("booking_id", UUID.class),
                        row.getInt("version"),
                        row.getInt("unit_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** An appointment still to come. */
    record Ahead(UUID id, int version, int unit, Instant startsAt, Instant madeAt) {}

    /** Those that begin until a moment and that this situation did not tell of. */
    List<Ahead> ahead(String situation, Instant now, Instant until) {
        return jdbc.sql("""
                select b.booking_id, b.version, b.unit_id, b.starts_at, b.made_at
                  from counter.booking_ahead b
                 where b.starts_at > :now and b.starts_at <= :until
                   and not exists (select from notice.message m
                                    where m.booking_id = b.booking_id and m.version = b.version and m.situation = :situation)
                 order by b.starts_at, b.booking_id
                """)
                .param("situation", situation)
                .param("now", Timestamps.utc(now))
                .param("until", Timestamps.utc(until))
                .query((row, _) -> new Ahead(
                        row.getObject("booking_id", UUID.class),
                        row.getInt("version"),
                        row.getInt("unit_id"),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @param sendAt not before then */
    int add(List<BookingDraft> drafts, Instant sendAt) {
        if (drafts.isEmpty()) return 0;
        return jdbc.sql("""
                insert into notice.message (message_id, situation, booking_id, version, unit_in, unit_id, created_at, next_at)
                select id, situation, "bookingId", version, "unitId", "unitId", "createdAt", :next
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(id uuid, situation text, "bookingId" uuid, version int,
                       "unitId" int, "createdAt" timestamptz)
                on conflict do nothing
                """)
                .param("next", Timestamps.utc(sendAt))
                .param("rows", JsonRows.of(drafts))
                .update();
    }
}
