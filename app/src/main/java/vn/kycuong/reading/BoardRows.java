package vn.kycuong.reading;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reading.ReadingBoard.Filter;
import vn.kycuong.reading.ReadingBoard.Line;
import vn.kycuong.reading.ReadingBoard.UnitLine;

/** Who has read, as far as a scope goes: the counts of units and the people they count, by the same conditions. */
@Repository
class BoardRows {
    /** Who is counted: whom the rule means. Late is what is not met and past its hour. */
    private static final String COUNTED = """
              from reading.reading r
              join ledger.owed_clock o on o.case_id = r.case_id and o.no = 1
             where r.campaign_id = :campaign and r.fits
               and (:all or r.unit_id = any (:scope))
            """;

    private static final String LATE =
            "(r.state <> 'UNDERSTOOD' and r.state in ('OPEN', 'READ') and o.late_from <= cast(:now as timestamptz))";

    private final JdbcClient jdbc;

    BoardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UnitLine> units(int campaign, Scope scope, Instant now) {
        return jdbc.sql("""
                select r.unit_id, count(*) as counted,
                       count(*) filter (where r.state = 'UNDERSTOOD') as understood,
                       count(*) filter (where r.state = 'READ') as read,
                       count(*) filter (where r.state not in ('UNDERSTOOD', 'READ')) as unread,
                       count(*) filter (where %s) as late
                %s
                 group by r.unit_id
                """.formatted(LATE, COUNTED))
                .param("campaign", campaign)
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("now", Timestamp.from(now))
                .query((row, _) -> new UnitLine(
                        new UnitId(row.getInt("unit_id")),
                        row.getInt("counted"),
                        row.getInt("unread"),
                        row.getInt("read"),
                        row.getInt("understood"),
                        row.getInt("late")))
                .list();
    }

    /** The people a count counts, what is due first on top. */
    List<Line> people(int campaign, Scope scope, @Nullable UnitId unit, Filter filter, Instant now, int most) {
        return jdbc.sql("""
                select r.*, o.due_at, %s as late
                %s
                   and (cast(:unit as int) is null or r.unit_id = :unit)
                   and case :filter
                       when 'UNREAD' then r.state not in ('UNDERSTOOD', 'READ')
                       when 'READ' then r.state = 'READ'
                       when 'UNDERSTOOD' then r.state = 'UNDERSTOOD'
                       when 'UNDONE' then r.state <> 'UNDERSTOOD'
                       when 'LATE' then %s
                       else true end
                 order by r.state = 'UNDERSTOOD', o.due_at, r.unit_id, r.actor_id
                 limit :most
                """.formatted(LATE, COUNTED, LATE))
                .param("campaign", campaign)
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("unit", unit == null ? null : unit.value())
                .param("filter", filter.name())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> {
                    var due = row.getTimestamp("due_at");
                    return new Line(
                            ReadingRows.reading(row, number),
                            due == null ? null : due.toInstant(),
                            row.getBoolean("late"));
                })
                .list();
    }
}
