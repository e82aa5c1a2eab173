package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;

/** A one-stop that no other test uses, with two cashiers and a head, in June of 2020. */
abstract class MoneyWorld extends OneStopWorld {
    private static final AtomicInteger UNIT = new AtomicInteger();
    static final LocalDate DAY = LocalDate.of(2020, 6, 15);
    static final long EXTRACT = 8_000;

    @Autowired
    Fees fees;

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Autowired
    CashBook book;

    @Autowired
    OnlinePayments online;

    @Autowired
    StandInGateway gateway;

    @Autowired
    AskedGateway asked;

    @Autowired
    GatewayBook statements;

    @Autowired
    JdbcClient jdbc;

    UnitId unit;
    Officer cashier;
    Officer second;
    Officer head;

    @BeforeEach
    void people() {
        asked.stop(); // it lives in the real year
        gateway.fallSilent(false);
        setClock("2020-06-15T09:00");
        var procedure = procedures.get("CIVIL_EXTRACT", DAY).orElseThrow();
        unit = procedures.oneStops(procedure, DAY).get(UNIT.incrementAndGet()).id();
        cashier = cashier(unit);
        second = cashier(unit);
        head = officer(unit, "LEADER", Rights.CORRECT, CashBook.CONFIRM);
    }

    Officer cashier(UnitId at) {
        return officer(at, "RECEIVER", Rights.RECEIVE, Rights.RETURN, Fees.COLLECT);
    }

    /** A civil extract, accepted at the counter. */
    CaseId extract() {
        var accepted = takenIn(application("CIVIL_EXTRACT", "normal", Channel.COUNTER, DAY), cashier);
        return accepted.ref().caseId();
    }

    /** An extract whose fee is set for so many copies. */
    CaseId owing(int copies) {
        var id = extract();
        is(MoneyResult.Done.class, () -> fees.set(id, key(), 0, new FeeQuestion(copies, 0, null, false), cashier));
        return id;
    }

    CaseId paid(int copies) {
        var id = owing(copies);
        is(MoneyResult.Done.class, () -> payments.cash(id, key(), copies * EXTRACT, cashier));
        return id;
    }

    /** The gateway is asked until there is nothing left to ask. */
    void askGateway() {
        then(() -> {
            while (asked.round()) {}
            return "";
        });
    }

    /** The next morning: the statement of the day before is read anew, whoever read it already. */
    void nextMorning() {
        jdbc.sql("delete from money.statement_line").update();
        jdbc.sql("delete from money.statement").update();
        now = now.plusSeconds(24 * 3600L);
        askGateway();
    }

    Owed owed(CaseId id) {
        return then(() -> fees.owed(id).orElseThrow());
    }

    Receipt receipt(CaseId id) {
        return owed(id).receipts().getLast();
    }

    Refund refund(CaseId id) {
        return refunds.of(id).getLast();
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** At the moment that the clock shows, which stands still: threads may ask too. */
    <R> R then(Supplier<R> act) {
        return LegalClock.Scoped.at(now, act);
    }

    <R extends MoneyResult> R is(Class<R> type, Supplier<MoneyResult> act) {
        var result = at(act);
        assertThat(result).isInstanceOf(type);
        return type.cast(result);
    }

    void not(String wordKey, Supplier<MoneyResult> act) {
        assertThat(at(act))
                .isInstanceOfSatisfying(
                        MoneyResult.NotPossible.class,
                        no -> assertThat(no.wordKey()).isEqualTo(wordKey));
    }

    /** All at once, and what each came to. */
    <R> List<R> together(List<Callable<R>> acts) {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var answers = new ArrayList<java.util.concurrent.Future<R>>();
            for (var act : acts)
                answers.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            var results = new ArrayList<R>();
            for (var answer : answers) results.add(answer.get());
            return results;
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Each series of the unit runs from 1 without a gap, and its last number is what the register says. */
    void seriesIsWhole() {
        for (var kind : Receipt.Kind.values()) {
            var numbers = jdbc.sql("select no from money.receipt where unit_id = :unit and kind = :kind order by no")
                    .param("unit", unit.value())
                    .param("kind", kind.name())
                    .query(Integer.class)
                    .list();
            for (int i = 0; i < numbers.size(); i++)
                assertThat(numbers.get(i)).as(kind + " " + numbers).isEqualTo(i + 1);
            var last = jdbc.sql(
                            "select coalesce(max(last), 0) from money.series where unit_id = :unit and kind = :kind")
                    .param("unit", unit.value())
                    .param("kind", kind.name())
                    .query(Integer.class)
                    .single();
            assertThat(last).isEqualTo(numbers.size());
        }
    }

    long sum(String sql) {
        return jdbc.sql(sql).param("unit", unit.value()).query(Long.class).single();
    }
}
