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
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** The cash book: what each drawer should hold by day, and what was counted. */
@Repository
class CashRows {
    private final JdbcClient jdbc;

    CashRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here to the end of the transaction nothing is put into this drawer and it is not counted. */
    void hold(UnitId unit, ActorId cashier) {
        jdbc.sql("insert into money.till (unit_id, cashier) values (:unit, :cashier) on conflict do nothing")
                .param("unit", unit.value())
                .param("cashier", cashier.value())
                .update();
        jdbc.sql("select cashier from money.till where unit_id = :unit and cashier = :cashier for update")
                .param("unit", unit.value())
                .param("cashier", cashier.value())
                .query(Integer.class)
                .single();
    }

    /** Whether a day was counted and not given back. */
    boolean isClosed(UnitId unit, ActorId cashier, LocalDate day) {
        return jdbc.sql("""
            select exists (select from money.cash_day
                            where unit_id = :unit and cashier = :cashier and day = :day and state <> 'RETURNED')
            """)
                .param("unit", unit.value())
                .param("cashier", cashier.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** The last opening of a drawer's day. */
    Optional<CashOpening> opening(UnitId unit, ActorId cashier, LocalDate day) {
        return openings(unit, day).stream()
                .filter(o -> o.cashier().equals(cashier))
                .findFirst();
    }

    /** The last opening of each drawer. */
    List<CashOpening> openings(UnitId unit, LocalDate day) {
        return jdbc.sql("""
            select distinct on (cashier) cashier, day, edition, counter, amount, opened_at
              from money.cash_open
             where unit_id = :unit and day = :day
             order by cashier, edition desc
            """)
                .param("unit", unit.value())
                .param("day", day)
                .query((row, _) -> new CashOpening(
                        new ActorId(row.getInt("cashier")),
                        row.getObject("day", LocalDate.class),
                        row.getInt("edition"),
                        row.getInt("counter"),
                        row.getLong("amount"),
                        Timestamps.of(row, "opened_at")))
                .list();
    }

    /** What lay in somebody's drawer at the last opening before a day. */
    Optional<Long> lastOpening(UnitId unit, ActorId cashier, LocalDate before) {
        return jdbc.sql("""
            select amount
              from money.cash_open
             where unit_id = :unit and cashier = :cashier and day < :before
             order by day desc, edition desc
             limit 1
            """)
                .param("unit", unit.value())
                .param("cashier", cashier.value())
                .param("before", before)
                .query(Long.class)
                .optional();
    }

    void open(UnitId unit, ActorId cashier, LocalDate day, int counter, long amount, Instant at) {
        jdbc.sql("""
            insert into money.cash_open (unit_id, cashier, day, edition, counter, amount, opened_at)
            select :unit, :cashier, :day, coalesce(max(o.edition), 0) + 1, :counter, :amount, :at
              from money.cash_open o
             where o.unit_id = :unit and o.cashier = :cashier and o.day = :day
            """)
                .param("unit", unit.value())
                .param("cashier", cashier.value())
                .param("day", day)
                .param("counter", counter)
                .param("amount", amount)
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** What the cash papers of a day say, by counter and cashier; together what {@link #sums} says of cash. */
    List<CounterSum> counterSums(UnitId unit, LocalDate day) {
        return jdbc.sql("""
            select counter, cashier,
                   count(*) filter (where kind = 'RECEIPT') as receipts,
                   coalesce(sum(amount) filter (where kind = 'RECEIPT'), 0) as taken,
                   count(*) filter (where kind = 'REFUND') as refunds,
                   coalesce(sum(amount) filter (where kind = 'REFUND'), 0) as given
              from money.receipt
             where unit_id = :unit and fund_day = :day and way = 'CASH' and voided_at is null
             group by counter, cashier
             order by counter nulls last, cashier
            """)
                .param("unit", unit.value())
                .param("day", day)
                .query((row, _) -> new CounterSum(
                        row.getObject("counter", Integer.class),
                        new ActorId(row.getInt("cashier")),
                        row.getInt("receipts"),
                        row.getLong("taken"),
                        row.getInt("refunds"),
                        row.getLong("given")))
                .list();
    }

    /** Cash taken less cash paid back, as the papers say. */
    long papers(UnitId unit, ActorId cashier, LocalDate day) {
        return jdbc.sql("""
            select coalesce(sum(case when kind = 'RECEIPT' then amount else -amount end), 0)
              from money.receipt
             where unit_id = :unit and cashier = :cashier and fund_day = :day and way = 'CASH' and voided_at is null
            """)
                .param("unit", unit.value())
                .param("cashier", cashier.value())
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** Counts a drawer, as the next edition of its day. */
    void count(CashCount count) {
        jdbc.sql("""
            insert into money.cash_day (unit_id, cashier, day, edition, opening, expected, counted, reason, counted_at)
            select :unit, :cashier, :day, coalesce(max(d.edition), 0) + 1, :opening, :expected, :counted, :reason, :at
              from money.cash_day d
             where d.unit_id = :unit and d.cashier = :cashier and d.day = :day
            """)
                .param("unit", count.unit().value())
                .param("cashier", count.cashier().value())
                .param("day", count.day())
                .param("opening", count.opening())
                .param("expected", count.expected())
                .param("counted", count.counted())
                .param("reason", count.reason())
                .param("at", Timestamps.utc(count.countedAt()))
                .update();
    }

    void decide(CashCount count, CashCount.State state, ActorId by, Instant at, String opinion) {
        jdbc.sql("""
            update money.cash_day set state = :state, decided_by = :by, decided_at = :at, opinion = :opinion
             where unit_id = :unit and cashier = :cashier and day = :day and edition = :edition and state = 'COUNTED'
            """)
                .param("state", state.name())
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("opinion", opinion)
                .param("unit", count.unit().value())
                .param("cashier", count.cashier().value())
                .param("day", count.day())
                .param("edition", count.edition())
                .update();
    }

    /** The last count of a drawer's day. */
    Optional<CashCount> last(UnitId unit, ActorId cashier, LocalDate day) {
        return counts(unit, day, day).stream()
                .filter(c -> c.cashier().equals(cashier))
                .findFirst();
    }

    /** The last count of each drawer and day. */
    List<CashCount> counts(UnitId unit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
            select distinct on (day, cashier) *
              from money.cash_day
             where unit_id = :unit and day between :from and :to
             order by day, cashier, edition desc
            """)
                .param("unit", unit.value())
                .param("from", from)
                .param("to", to)
                .query(CashRows::count)
                .list();
    }

    /** Sums by day, drawer and way: each is the sum of the papers that {@link #papers} lists for the same choice. */
    List<CashSum> sums(UnitId unit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
            select fund_day, cashier, way,
                   count(*) filter (where kind = 'RECEIPT' and voided_at is null) as receipts,
                   coalesce(sum(amount) filter (where kind = 'RECEIPT' and voided_at is null), 0) as taken,
                   count(*) filter (where kind = 'REFUND') as refunds,
                   coalesce(sum(amount) filter (where kind = 'REFUND'), 0) as given,
                   count(*) filter (where voided_at is not null) as voided
              from money.receipt
             where unit_id = :unit and fund_day between :from and :to
             group by fund_day, cashier, way
             order by fund_day, way, cashier
            """)
                .param("unit", unit.value())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new CashSum(
                        row.getObject("fund_day", LocalDate.class),
                        new ActorId(row.getInt("cashier")),
                        Receipt.Way.valueOf(row.getString("way")),
                        row.getInt("receipts"),
                        row.getLong("taken"),
                        row.getInt("refunds"),
                        row.getLong("given"),
                        row.getInt("voided")))
                .list();
    }

    /** The papers behind a sum, in the order of their numbers. */
    List<Receipt> papers(CashQuery query) {
        return jdbc.sql("""
            select *
              from money.receipt
             where unit_id = :unit and fund_day between :from and :to
               and (:cashier = 0 or cashier = :cashier)
               and (:way = '' or way = :way)
               and (:kind = ''
                    or (:kind = 'VOIDED' and voided_at is not null)
                    or (:kind = kind and voided_at is null))
             order by kind, year, no
             limit :most
            """)
                .param("unit", query.unit().value())
                .param("from", query.from())
                .param("to", query.to())
                .param("cashier", query.cashier())
                .param("way", query.way())
                .param("kind", query.kind())
                .param("most", CashBook.MOST + 1)
                .query(MoneyRows::receipt)
                .list();
    }

    /** What gateways said and was not taken, about payments of a unit since a moment. */
    List<RefusedCall> refused(UnitId unit, Instant since) {
        return jdbc.sql("""
            select o.case_id, o.order_id, o.amount, c.reported, c.outcome, c.heard_at
              from money.call_back c
              join money.payment_order o on o.order_id = c.order_id
             where o.unit_id = :unit and c.outcome not in ('TAKEN', 'AGAIN', 'FAILED') and c.heard_at >= :since
             order by c.call_id desc
             limit 100
            """)
                .param("unit", unit.value())
                .param("since", Timestamps.utc(since))
                .query((row, _) -> new RefusedCall(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getObject("order_id", UUID.class),
                        row.getLong("amount"),
                        row.getObject("reported", Long.class),
                        row.getString("outcome"),
                        Timestamps.of(row, "heard_at")))
                .list();
    }

    private static CashCount count(ResultSet row, int number) throws SQLException {
        var decidedBy = row.getObject("decided_by", Integer.class);
        return new CashCount(
                new UnitId(row.getInt("unit_id")),
                new ActorId(row.getInt("cashier")),
                row.getObject("day", LocalDate.class),
                row.getInt("edition"),
                row.getLong("opening"),
                row.getLong("expected"),
                row.getLong("counted"),
                row.getString("reason"),
                Timestamps.of(row, "counted_at"),
                CashCount.State.valueOf(row.getString("state")),
                decidedBy == null ? null : new ActorId(decidedBy),
                row.getString("opinion"));
    }
}
