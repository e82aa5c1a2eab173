package vn.kycuong.counter.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/**
 * Waiting and serving at a unit's counter, summed by the hour in which the number was drawn, and the numbers behind each sum. Who booked and came early
 * waits from the time he booked.
 */
@Repository
class WaitRows {
    /** What a figure counts is what its list shows: both read this. */
    private static final String OF = """
              from (select t.*,
                           extract(hour from t.issued_at at time zone 'Asia/Ho_Chi_Minh')::int as hour,
                           extract(epoch from greatest(t.called_at - greatest(t.issued_at, coalesce(t.booked_for, t.issued_at)),
                                                       interval '0')) / 60 as waited,
                           extract(epoch from t.ended_at - t.serving_at) / 60 as served
                      from counter.ticket t
                     where t.unit_id = :unit and t.day between :from and :to) x
             where (:hour::int is null or x.hour = :hour)
            """;

    private final JdbcClient jdbc;

    WaitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An hour of the days asked for; minutes are null when nobody was called or served. */
    record Hour(
            int hour,
            long drawn,
            long called,
            long done,
            long noShow,
            long notServed,
            @Nullable Double median,
            @Nullable Double ninetieth,
            @Nullable Double serving) {}

    /** One number. */
    record Number(
            LocalDate day,
            String letter,
            int number,
            String state,
            Instant issuedAt,
            @Nullable Instant bookedFor,
            @Nullable Instant calledAt,
            @Nullable Integer desk,
            @Nullable Double waited,
            @Nullable Double served) {}

    /** By hour; the last row, of hour -1, sums them all. */
    List<Hour> hours(UnitId unit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select coalesce(x.hour, -1) as hour, count(*) as drawn, count(x.called_at) as called,
                       count(*) filter (where x.state = 'DONE') as done,
                       count(*) filter (where x.state = 'NO_SHOW') as no_show,
                       count(*) filter (where x.state = 'NOT_SERVED') as not_served,
                       percentile_disc(0.5) within group (order by x.waited) as median,
                       percentile_disc(0.9) within group (order by x.waited) as ninetieth,
                       percentile_disc(0.5) within group (order by x.served) as serving
                """ + OF + """
                 group by rollup (x.hour)
                 order by grouping(x.hour), x.hour
                """)
                .param("unit", unit.value())
                .param("from", from)
                .param("to", to)
                .param("hour", null)
                .query((row, _) -> new Hour(
                        row.getInt("hour"),
                        row.getLong("drawn"),
                        row.getLong("called"),
                        row.getLong("done"),
                        row.getLong("no_show"),
                        row.getLong("not_served"),
                        minutes(row, "median"),
                        minutes(row, "ninetieth"),
                        minutes(row, "serving")))
                .list();
    }

    /** @param hour null: of all hours; @param what DRAWN for all, CALLED, or a state */
    List<Number> list(UnitId unit, LocalDate from, LocalDate to, @Nullable Integer hour, String what) {
        return jdbc.sql("""
                select x.day, x.letter, x.number, x.state, x.issued_at, x.booked_for, x.called_at, x.desk, x.waited, x.served
                """ + OF + """
                   and case :what when 'DRAWN' then true when 'CALLED' then x.called_at is not null else x.state = :what end
                 order by x.issued_at desc, x.letter, x.number
                 limit 2000
                """)
                .param("unit", unit.value())
                .param("from", from)
                .param("to", to)
                .param("hour", hour)
                .param("what", what)
                .query((row, _) -> new Number(
                        row.getObject("day", LocalDate.class),
                        row.getString("letter"),
                        row.getInt("number"),
                        row.getString("state"),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        Timestamps.orNull(row, "booked_for"),
                        Timestamps.orNull(row, "called_at"),
                        row.getObject("desk", Integer.class),
                        minutes(row, "waited"),
                        minutes(row, "served")))
                .list();
    }

    private static @Nullable Double minutes(ResultSet row, String column) throws SQLException {
        var found = row.getBigDecimal(column);
        return found == null ? null : found.doubleValue();
    }
}
