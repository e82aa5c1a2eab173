package vn.kycuong.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Statements of gateways, beside our orders and refunds. */
@Repository
class GatewayRows {
    private final JdbcClient jdbc;

    GatewayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the statement says, and what we wrote down under the same name.
     *
     * @param asked the amount of our order or refund of that name; null when there is none
     * @param ours the amount that we wrote down as moved
     * @param ourReference the gateway's name for it, as we wrote it down
     */
    record Pair(
            String gateway,
            StatementLine.Way way,
            String reference,
            @Nullable CaseId caseId,
            @Nullable UnitId unit,
            @Nullable Long asked,
            @Nullable Long ours,
            @Nullable String ourReference,
            @Nullable Long theirs,
            Instant at,
            @Nullable String done,
            @Nullable ActorId doneBy) {}

    /** Every movement of the days that were read, of a unit or of nobody: of the statements, and of ours what no statement has. */
    List<Pair> pairs(UnitId unit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
            select l.gateway, l.way, l.reference, coalesce(o.case_id, r.case_id) as case_id, coalesce(o.unit_id, r.unit_id) as unit_id,
                   coalesce(o.amount, r.amount) as asked,
                   case when o.state = 'PAID' then o.amount when r.state = 'PAID' then r.amount end as ours,
                   coalesce(o.gateway_ref, r.gateway_ref) as our_reference, l.amount as theirs, l.at, d.done, d.done_by
              from money.statement_line l
              left join money.payment_order o on l.way = 'TAKEN' and o.order_id = l.id and o.gateway = l.gateway
              left join money.refund r on l.way = 'RETURNED' and r.sent_id = l.id
              left join money.difference d on d.gateway = l.gateway and d.way = l.way and d.reference = l.reference
             where l.day between :from and :to and (l.unit_id = :unit or l.unit_id is null)
            union all
            select m.gateway, m.way, m.reference, m.case_id, m.unit_id, m.amount, m.amount, m.reference, null, m.at, d.done, d.done_by
              from (select o.gateway, 'TAKEN' as way, o.gateway_ref as reference, o.case_id, o.unit_id, o.amount,
                           coalesce(o.taken_at, o.ended_at) as at
                      from money.payment_order o
                     where o.state = 'PAID'
                    union all
                    select o.gateway, 'RETURNED', r.gateway_ref, r.case_id, r.unit_id, r.amount, r.returned_at
                      from money.refund r
                      join money.receipt p on p.receipt_id = r.receipt_id
                      join money.payment_order o on o.order_id = p.order_id
                     where r.state = 'PAID' and r.returned_at is not null) m
              join money.statement s on s.gateway = m.gateway
                   and s.day = cast(m.at at time zone 'Asia/Ho_Chi_Minh' as date)
              left join money.difference d on d.gateway = m.gateway and d.way = m.way and d.reference = m.reference
             where s.day between :from and :to and m.unit_id = :unit
               and not exists (select from money.statement_line l
                                where l.gateway = m.gateway and l.way = m.way and l.reference = m.reference)
            """)
                .param("from", from)
                .param("to", to)
                .param("unit", unit.value())
                .query(GatewayRows::pair)
                .list();
    }

    boolean isRead(LocalDate day) {
        return jdbc.sql("select exists (select from money.statement where day = :day)")
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    Optional<LocalDate> unread(String gateway, LocalDate from, LocalDate to) {
        return jdbc.sql("""
            select cast(d.day as date) as day
              from (select greatest(cast(:from as date), cast(min(started_at) at time zone 'Asia/Ho_Chi_Minh' as date)) as day
                      from money.payment_order
                     where gateway = :gateway) first
              join lateral generate_series(first.day, cast(:to as date), interval '1 day') d (day) on first.day is not null
             where not exists (select from money.statement s where s.gateway = :gateway and s.day = cast(d.day as date))
             order by d.day
             limit 1
            """)
                .param("from", from)
                .param("to", to)
                .param("gateway", gateway)
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .optional();
    }

    /** Kept once: another program that read the same day adds nothing. */
    void keep(String gateway, LocalDate day, Instant at, List<StatementLine> lines) {
        jdbc.sql("insert into money.statement (gateway, day, read_at) values (:gateway, :day, :at) on conflict"
                        + " do nothing")
                .param("gateway", gateway)
                .param("day", day)
                .param("at", Timestamps.utc(at))
                .update();
        for (var line : lines)
            jdbc.sql("""
                insert into money.statement_line (gateway, way, reference, day, id, unit_id, amount, at)
                values (:gateway, :way, :reference, :day, :id,
                        coalesce((select unit_id from money.payment_order where order_id = :id),
                                 (select unit_id from money.refund where sent_id = :id)), :amount, :at)
                on conflict do nothing
                """)
                    .param("gateway", gateway)
                    .param("way", line.way().name())
                    .param("reference", line.reference())
                    .param("day", day)
                    .param("id", line.id())
                    .param("amount", line.amount())
                    .param("at", Timestamps.utc(line.at()))
                    .update();
    }

    /** False when somebody was faster. */
    boolean settle(GatewayLine line, String done, ActorId by, Instant at) {
        var unit = line.unit();
        return jdbc.sql("""
            insert into money.difference (gateway, way, reference, unit_id, done, done_by, done_at)
            values (:gateway, :way, :reference, :unit, :done, :by, :at)
            on conflict do nothing
            """)
                        .param("gateway", line.gateway())
                        .param("way", line.way().name())
                        .param("reference", line.reference())
                        .param("unit", unit == null ? null : unit.value())
                        .param("done", done)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        var caseId = row.getObject("case_id", UUID.class);
        var unit = row.getObject("unit_id", Integer.class);
        var doneBy = row.getObject("done_by", Integer.class);
        return new Pair(
                row.getString("gateway"),
                StatementLine.Way.valueOf(row.getString("way")),
                row.getString("reference"),
                caseId == null ? null : new CaseId(caseId),
                unit == null ? null : new UnitId(unit),
                row.getObject("asked", Long.class),
                row.getObject("ours", Long.class),
                row.getString("our_reference"),
                row.getObject("theirs", Long.class),
                Timestamps.of(row, "at"),
                row.getString("done"),
                doneBy == null ? null : new ActorId(doneBy));
    }
}
