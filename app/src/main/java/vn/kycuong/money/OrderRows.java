package vn.kycuong.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Payments begun at a gateway, and what it said of them. */
@Repository
class OrderRows {
    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentOrder order) {
        jdbc.sql("""
                insert into money.payment_order (order_id, case_id, unit_id, amount, gateway, started_at)
                values (:id, :case, :unit, :amount, :gateway, :at)
                """)
                .param("id", order.id())
                .param("case", order.caseId().value())
                .param("unit", order.unit().value())
                .param("amount", order.amount())
                .param("gateway", order.gateway())
                .param("at", MoneyRows.moment(order.startedAt()))
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

    void end(UUID id, PaymentOrder.State state, @Nullable String reference, Instant at) {
        jdbc.sql("""
                update money.payment_order set state = :state, gateway_ref = :reference, ended_at = :at where order_id = :id
                """)
                .param("state", state.name())
                .param("reference", reference)
                .param("at", MoneyRows.moment(at))
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

    void note(UUID order, String outcome, @Nullable Long reported, Instant at) {
        jdbc.sql("""
                insert into money.call_back (order_id, outcome, reported, heard_at) values (:order, :outcome, :reported, :at)
                """)
                .param("order", order)
                .param("outcome", outcome)
                .param("reported", reported)
                .param("at", MoneyRows.moment(at))
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
                MoneyRows.instant(row, "started_at"),
                row.getString("gateway_ref"));
    }
}
