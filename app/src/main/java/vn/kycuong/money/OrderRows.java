package vn.kycuong.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Payments begun at a gateway, and what it said of them. */
@Repository
class OrderRows {
    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentOrder order) {
        jdbc.sql("""
            insert into money.payment_order (order_id, case_id, unit_id, amount, gateway, started_at, ask_at)
            values (:id, :case, :unit, :amount, :gateway, :at, :askAt)
            """)
                .param("askAt", Timestamps.utc(order.startedAt().plus(AskedGateway.FIRST)))
                .param("id", order.id())
                .param("case", order.caseId().value())
                .param("unit", order.unit().value())
                .param("amount", order.amount())
                .param("gateway", order.gateway())
                .param("at", Timestamps.utc(order.startedAt()))
                .update();
    }

    Optional<PaymentOrder> order(UUID id) {
        return jdbc.sql("select * from money.payment_order where order_id = :id")
                .param("id", id)
                .query(OrderRows::order)
                .optional();
    }

    /** The order, which nobody else ends before this transaction does. */
    Optional<PaymentOrder> hold(UUID id) {
        return jdbc.sql("select * from money.payment_order where order_id = :id for update")
                .param("id", id)
                .query(OrderRows::order)
                .optional();
    }

    /** Those nobody has said anything about and whose time to be asked about has come; each is asked about again later than the time before. */
    List<PaymentOrder> toAsk(String gateway, Instant now, int most) {
        return jdbc.sql("""
            update money.payment_order
               set asked = asked + 1, ask_at = cast(:now as timestamptz) + interval '2 minutes' * (1 << least(asked, 9))
             where order_id in (select order_id
                                  from money.payment_order
                                 where state = 'STARTED' and gateway = :gateway and coalesce(ask_at, started_at) <= :now
                                 order by ask_at nulls first
                                 limit :most
                                   for update skip locked)
            returning *
            """)
                .param("now", Timestamps.utc(now))
                .param("gateway", gateway)
                .param("most", most)
                .query(OrderRows::order)
                .list();
    }

    /** @param takenAt when the gateway took the money, as it says; null when it took none */
    void end(UUID id, PaymentOrder.State state, @Nullable String reference, @Nullable Instant takenAt, Instant at) {
        jdbc.sql("""
            update money.payment_order
               set state = :state, gateway_ref = :reference, taken_at = :takenAt, ended_at = :at
             where order_id = :id
            """)
                .param("state", state.name())
                .param("reference", reference)
                .param("takenAt", takenAt == null ? null : Timestamps.utc(takenAt))
                .param("at", Timestamps.utc(at))
                .param("id", id)
                .update();
    }

    boolean isReferenceUsed(String gateway, String reference) {
        return jdbc.sql("""
            select exists (select from money.payment_order where gateway = :gateway and gateway_ref = :reference)
            """)
                .param("gateway", gateway)
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    int heard(UUID order) {
        return jdbc.sql("select count(*) from money.call_back where order_id = :order")
                .param("order", order)
                .query(Integer.class)
                .single();
    }

    void note(UUID order, String outcome, @Nullable Long reported, String heardBy, Instant at) {
        jdbc.sql("""
            insert into money.call_back (order_id, outcome, reported, heard_by, heard_at)
            values (:order, :outcome, :reported, :heardBy, :at)
            """)
                .param("heardBy", heardBy)
                .param("order", order)
                .param("outcome", outcome)
                .param("reported", reported)
                .param("at", Timestamps.utc(at))
                .update();
    }

    private static PaymentOrder order(ResultSet row, int number) throws SQLException {
        return new PaymentOrder(
                row.getObject("order_id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                new UnitId(row.getInt("unit_id")),
                row.getLong("amount"),
                row.getString("gateway"),
                PaymentOrder.State.valueOf(row.getString("state")),
                Timestamps.of(row, "started_at"),
                row.getString("gateway_ref"));
    }
}
