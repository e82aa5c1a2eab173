package vn.kycuong.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** What stands of each dossier: charges, receipts, refunds. */
@Repository
class MoneyRows {
    private static final TypeReference<List<FeeLine>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MoneyRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The row that whoever moves a dossier's money holds. */
    record Standing(int edition, long due, long paid, long refunded) {
        static final Standing NONE = new Standing(0, 0, 0, 0);
    }

    Standing standing(CaseId id) {
        return jdbc.sql("select edition, due, paid, refunded from money.standing where case_id = :id")
                .param("id", id.value())
                .query(Standing.class)
                .optional()
                .orElse(Standing.NONE);
    }

    /** From here to the end of the transaction nobody else moves this dossier's money. */
    void hold(CaseId id, UnitId unit) {
        jdbc.sql("insert into money.standing (case_id, unit_id) values (:id, :unit) on conflict do nothing")
                .param("id", id.value())
                .param("unit", unit.value())
                .update();
        jdbc.sql("select edition from money.standing where case_id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** Adds to what was paid and what went back. */
    void move(CaseId id, long paid, long refunded) {
        jdbc.sql("""
            update money.standing set paid = paid + :paid, refunded = refunded + :refunded where case_id = :id
            """)
                .param("paid", paid)
                .param("refunded", refunded)
                .param("id", id.value())
                .update();
    }

    Optional<Charge> charge(CaseId id, int edition) {
        if (edition == 0) return Optional.empty();
        return jdbc.sql("""
            select edition, gross, due, exemption, confirmed, lines, set_by, set_at
              from money.charge
             where case_id = :id and edition = :edition
            """)
                .param("id", id.value())
                .param("edition", edition)
                .query((row, _) -> new Charge(
                        row.getInt("edition"),
                        row.getLong("gross"),
                        row.getLong("due"),
                        row.getString("exemption"),
                        row.getBoolean("confirmed"),
                        json.readValue(row.getString("lines"), LINES),
                        new ActorId(row.getInt("set_by")),
                        Timestamps.of(row, "set_at")))
                .optional();
    }

    void set(CaseId id, Charge charge) {
        jdbc.sql("""
            insert into money.charge (case_id, edition, gross, due, exemption, confirmed, lines, set_by, set_at)
            values (:id, :edition, :gross, :due, :exemption, :confirmed, cast(:lines as jsonb), :by, :at)
            """)
                .param("id", id.value())
                .param("edition", charge.edition())
                .param("gross", charge.gross())
                .param("due", charge.due())
                .param("exemption", charge.exemption())
                .param("confirmed", charge.confirmed())
                .param("lines", json.writeValueAsString(charge.lines()))
                .param("by", charge.setBy().value())
                .param("at", Timestamps.utc(charge.setAt()))
                .update();
        jdbc.sql("update money.standing set edition = :edition, due = :due where case_id = :id")
                .param("edition", charge.edition())
                .param("due", charge.due())
                .param("id", id.value())
                .update();
    }

    // ---- series and receipts

    /** The next number of a series; if the transaction fails it was never drawn. */
    int draw(UnitId unit, Receipt.Kind kind, int year) {
        return jdbc.sql("""
            insert into money.series as s (unit_id, kind, year, last) values (:unit, :kind, :year, 1)
            on conflict (unit_id, kind, year) do update set last = s.last + 1
            returning last
            """)
                .param("unit", unit.value())
                .param("kind", kind.name())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void insert(Receipt r) {
        jdbc.sql("""
            insert into money.receipt (receipt_id, case_id, unit_id, kind, year, no, amount, way, cashier, made_at, fund_day,
                                       order_id, refund_id, counter)
            values (:id, :case, :unit, :kind, :year, :no, :amount, :way, :cashier, :at, :day, :order, :refund, :counter)
            """)
                .param("counter", r.counter())
                .param("id", r.id())
                .param("case", r.caseId().value())
                .param("unit", r.unit().value())
                .param("kind", r.kind().name())
                .param("year", r.year())
                .param("no", r.no())
                .param("amount", r.amount())
                .param("way", r.way().name())
                .param("cashier", r.cashier().value())
                .param("at", Timestamps.utc(r.madeAt()))
                .param("day", r.fundDay())
                .param("order", r.order())
                .param("refund", r.refund())
                .update();
    }

    void voidReceipt(UUID id, ActorId by, Instant at, String reason) {
        jdbc.sql("""
            update money.receipt set voided_at = :at, voided_by = :by, void_reason = :reason
             where receipt_id = :id and voided_at is null
            """)
                .param("at", Timestamps.utc(at))
                .param("by", by.value())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** The papers of a dossier, the oldest first. */
    List<Receipt> receipts(CaseId id) {
        return jdbc.sql("select * from money.receipt where case_id = :id order by made_at, kind desc, no")
                .param("id", id.value())
                .query(MoneyRows::receipt)
                .list();
    }

    Optional<Receipt> receipt(UUID id) {
        return jdbc.sql("select * from money.receipt where receipt_id = :id")
                .param("id", id)
                .query(MoneyRows::receipt)
                .optional();
    }

    // ---- refunds

    List<Refund> refunds(CaseId id) {
        return jdbc.sql("select * from money.refund where case_id = :id order by asked_at, refund_id")
                .param("id", id.value())
                .query(MoneyRows::refund)
                .list();
    }

    void ask(Refund refund) {
        jdbc.sql("""
            insert into money.refund (refund_id, case_id, unit_id, receipt_id, amount, ground, reason, asked_by, asked_at)
            values (:id, :case, :unit, :receipt, :amount, :ground, :reason, :by, :at)
            """)
                .param("id", refund.id())
                .param("case", refund.caseId().value())
                .param("unit", refund.unit().value())
                .param("receipt", refund.receipt())
                .param("amount", refund.amount())
                .param("ground", refund.ground())
                .param("reason", refund.reason())
                .param("by", refund.askedBy().value())
                .param("at", Timestamps.utc(refund.askedAt()))
                .update();
    }

    void decide(UUID refund, Refund.State state, ActorId by, Instant at, String opinion) {
        jdbc.sql("""
            update money.refund set state = :state, decided_by = :by, decided_at = :at, opinion = :opinion
             where refund_id = :id and state = 'ASKED'
            """)
                .param("state", state.name())
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("opinion", opinion)
                .param("id", refund)
                .update();
    }

    void paidBack(UUID refund) {
        jdbc.sql("update money.refund set state = 'PAID' where refund_id = :id and state in ('APPROVED', 'REFUSED')")
                .param("id", refund)
                .update();
    }

    /** A gateway is asked to give it back: at once, and again until it answers. */
    void send(UUID refund, UUID sent, ActorId by, Instant at) {
        jdbc.sql("""
            update money.refund
               set state = 'SENT', sent_id = :sent, sent_by = :by, sent_at = :at, ask_at = :at, asked = 0, refusal = null
             where refund_id = :id and state in ('APPROVED', 'REFUSED')
            """)
                .param("sent", sent)
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("id", refund)
                .update();
    }

    /** Those that a gateway has not answered and whose time to be asked about has come. */
    List<Refund> toAsk(String gateway, Instant now, int most) {
        return jdbc.sql("""
            update money.refund
               set asked = asked + 1, ask_at = cast(:now as timestamptz) + interval '1 minute' * (1 << least(asked, 9))
             where refund_id in (select r.refund_id
                                   from money.refund r
                                   join money.receipt p on p.receipt_id = r.receipt_id
                                   join money.payment_order o on o.order_id = p.order_id
                                  where r.state = 'SENT' and r.ask_at <= :now and o.gateway = :gateway
                                  order by r.ask_at
                                  limit :most
                                    for update of r skip locked)
            returning *
            """)
                .param("now", Timestamps.utc(now))
                .param("gateway", gateway)
                .param("most", most)
                .query(MoneyRows::refund)
                .list();
    }

    Optional<Refund> sent(UUID sent) {
        return jdbc.sql("select * from money.refund where sent_id = :sent")
                .param("sent", sent)
                .query(MoneyRows::refund)
                .optional();
    }

    /** The gateway gave it back. */
    void returned(UUID refund, String reference, Instant returnedAt) {
        jdbc.sql("""
            update money.refund set state = 'PAID', gateway_ref = :reference, returned_at = :at
             where refund_id = :id and state = 'SENT'
            """)
                .param("reference", reference)
                .param("at", Timestamps.utc(returnedAt))
                .param("id", refund)
                .update();
    }

    void refused(UUID refund, String reason) {
        jdbc.sql("update money.refund set state = 'REFUSED', refusal = :reason where refund_id = :id and state"
                        + " = 'SENT'")
                .param("reason", reason)
                .param("id", refund)
                .update();
    }

    /** Refunds of a unit that wait: to be decided, to be paid, or for a gateway. */
    List<Refund> waiting(UnitId unit) {
        return jdbc.sql("""
            select * from money.refund
             where unit_id = :unit and state in ('ASKED', 'APPROVED', 'SENT', 'REFUSED')
             order by asked_at, refund_id
            """)
                .param("unit", unit.value())
                .query(MoneyRows::refund)
                .list();
    }

    // ---- reading

    static Receipt receipt(ResultSet row, int number) throws SQLException {
        var voidedBy = row.getObject("voided_by", Integer.class);
        return new Receipt(
                row.getObject("receipt_id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                new UnitId(row.getInt("unit_id")),
                Receipt.Kind.valueOf(row.getString("kind")),
                row.getInt("year"),
                row.getInt("no"),
                row.getLong("amount"),
                Receipt.Way.valueOf(row.getString("way")),
                new ActorId(row.getInt("cashier")),
                Timestamps.of(row, "made_at"),
                row.getObject("fund_day", LocalDate.class),
                row.getObject("order_id", UUID.class),
                row.getObject("refund_id", UUID.class),
                row.getObject("counter", Integer.class),
                voidedBy == null ? null : new ActorId(voidedBy),
                row.getString("void_reason"));
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        var decidedBy = row.getObject("decided_by", Integer.class);
        var sentBy = row.getObject("sent_by", Integer.class);
        return new Refund(
                row.getObject("refund_id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                new UnitId(row.getInt("unit_id")),
                row.getObject("receipt_id", UUID.class),
                row.getLong("amount"),
                row.getString("ground"),
                row.getString("reason"),
                new ActorId(row.getInt("asked_by")),
                Timestamps.of(row, "asked_at"),
                Refund.State.valueOf(row.getString("state")),
                decidedBy == null ? null : new ActorId(decidedBy),
                row.getString("opinion"),
                row.getObject("sent_id", UUID.class),
                sentBy == null ? null : new ActorId(sentBy),
                row.getString("refusal"));
    }
}
