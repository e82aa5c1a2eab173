package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;

/**
 * After any sequence of acts, lawful and not, alone and at once: no series has a gap or a double, what the ledger says is what the receipts say, and
 * the drawers hold what was taken in cash less what was paid back.
 */
class RandomMoneyTest extends MoneyWorld {
    private final List<CaseId> cases = new ArrayList<>();
    private final List<Officer> cashiers = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_260_717})
    void no_sequence_of_acts_breaks_the_book(long seed) {
        var random = new Random(seed);
        cases.clear();
        cashiers.clear();
        cashiers.add(cashier);
        cashiers.add(second);
        for (int i = 0; i < 8; i++) cases.add(extract());
        for (int step = 0; step < 60; step++) {
            if (random.nextInt(12) == 0) nextDay();
            var acts = new ArrayList<Callable<Object>>();
            if (random.nextInt(6) == 0) acts.add(() -> then(asked::round));
            for (int i = 0; i < 1 + random.nextInt(3); i++) acts.add(act(new Random(random.nextLong())));
            together(acts);
        }
        gateway.fallSilent(false);
        nextDay();
        askGateway();
        holds();
        assertThat(sum("select count(*) from money.refund where unit_id = :unit and state = 'SENT'"))
                .isZero();
        assertThat(sum("select count(*) from money.payment_order where unit_id = :unit and state = 'PAID'"))
                .isEqualTo(sum("select count(*) from money.receipt where unit_id = :unit and order_id is not null"));
    }

    private void nextDay() {
        now = now.plusSeconds(24 * 3600L);
    }

    private Callable<Object> act(Random random) {
        var id = cases.get(random.nextInt(cases.size()));
        var who = cashiers.get(random.nextInt(cashiers.size()));
        return () -> then(() -> doneBy(id, who, random));
    }

    private Object doneBy(CaseId id, Officer who, Random random) {
        var owed = fees.owed(id).orElseThrow();
        var receipts = owed.receipts();
        var some = receipts.isEmpty() ? null : receipts.get(random.nextInt(receipts.size()));
        var all = refunds.of(id);
        var refund = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        return switch (random.nextInt(9)) {
            case 0 ->
                fees.set(
                        id,
                        key(),
                        owed.charge() == null ? 0 : owed.charge().edition(),
                        new FeeQuestion(1 + random.nextInt(5), 0, random.nextInt(6) == 0 ? "POOR" : null, false),
                        who);
            case 1, 2, 3 -> payments.cash(id, key(), random.nextInt(5) == 0 ? 1 : owed.open(), who);
            case 4 -> some == null ? "" : payments.voidReceipt(id, key(), some.id(), "Lý do", who);
            case 5 ->
                some == null
                        ? ""
                        : refunds.ask(
                                id,
                                key(),
                                new Refunds.Wish(some.id(), 1 + random.nextLong(20_000), "WRONG_AMOUNT", "Lý do"),
                                who);
            case 6 -> refund == null ? "" : refunds.decide(id, refund.id(), random.nextInt(4) > 0, "Ý kiến", head);
            case 7 -> refund == null ? "" : refunds.pay(id, key(), refund.id(), who);
            default -> online(id, owed, who, random);
        };
    }

    private Object online(CaseId id, Owed owed, Officer who, Random random) {
        if (random.nextInt(3) == 0) {
            var today = book.today();
            return book.count(today, random.nextLong(50_000), "Đếm", who);
        }
        if (!(online.begin(id, "/") instanceof OnlinePayments.Begun.To(var address))) return "";
        var order = java.util.UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
        long amount = random.nextInt(4) == 0 ? 1 : owed.open();
        var sent = gateway.settle(order, random.nextInt(4) > 0, amount, "GD-" + order);
        if (random.nextInt(3) == 0) return asked.round(); // the word is lost
        online.hear(sent.body(), sent.signature());
        return online.hear(sent.body(), sent.signature());
    }

    private void holds() {
        seriesIsWhole();
        long receipts = sum("select coalesce(sum(amount), 0) from money.receipt"
                + " where unit_id = :unit and kind = 'RECEIPT' and voided_at is null");
        long refunded =
                sum("select coalesce(sum(amount), 0) from money.receipt where unit_id = :unit and kind = 'REFUND'");
        assertThat(sum("select coalesce(sum(paid), 0) from money.standing where unit_id = :unit"))
                .isEqualTo(receipts);
        assertThat(sum("select coalesce(sum(refunded), 0) from money.standing where unit_id = :unit"))
                .isEqualTo(refunded);
        long told = 0;
        for (var id : cases) {
            for (var entry : ledger.entries(id)) {
                long amount = entry.facts().get("amount") instanceof Number number ? number.longValue() : 0;
                switch (MoneyEvent.of(entry.kind()).orElse(MoneyEvent.FEE_SET)) {
                    case PAID -> told += amount;
                    case VOIDED, REFUNDED -> told -= amount;
                    case FEE_SET, EXEMPTED -> {}
                }
            }
            var owed = owed(id);
            assertThat(owed.refunded()).isLessThanOrEqualTo(owed.paid());
        }
        assertThat(told).isEqualTo(receipts - refunded);
        var from = LocalDate.of(2020, 1, 1);
        var to = LocalDate.of(2020, 12, 31);
        long inBook =
                book.sums(unit, from, to).stream().mapToLong(CashSum::balance).sum();
        assertThat(inBook).isEqualTo(receipts - refunded);
        // each day of each drawer: never below nothing, and once counted exactly what was counted against
        for (var sum : book.sums(unit, from, to))
            if (sum.way() == Receipt.Way.CASH) assertThat(sum.balance()).isNotNegative();
        for (var count : book.counts(unit, from, to)) {
            long holds = book.sums(unit, count.day(), count.day()).stream()
                    .filter(s -> s.way() == Receipt.Way.CASH && s.cashier().equals(count.cashier()))
                    .mapToLong(CashSum::balance)
                    .sum();
            assertThat(holds).as("a closed day stays as it was counted").isEqualTo(count.expected());
        }
    }
}
