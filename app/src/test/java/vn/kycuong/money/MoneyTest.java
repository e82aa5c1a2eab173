package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Replay;

/** The money of dossiers, through the module's own faces, on a real database and with real threads. */
class MoneyTest extends MoneyWorld {
    @Autowired
    private Dossiers dossiers;

    @Autowired
    private DataSource database;

    // ---- what is owed

    @Test
    void before_acceptance_nothing_is_owed_and_nothing_can_be_taken() {
        var sent = at(() -> intake.present(application("CIVIL_EXTRACT", "normal", Channel.COUNTER, DAY), cashier));
        var id = ((TakeInResult.Presented) sent).ref().caseId();
        assertThat(owed(id).state()).isEqualTo(Owed.State.NOT_YET);
        not("money.no.notAccepted", () -> payments.cash(id, key(), EXTRACT, cashier));
        not("money.no.notAccepted", () -> fees.set(id, key(), 0, new FeeQuestion(1, 0, null, false), cashier));
    }

    @Test
    void a_fee_by_the_copy_waits_for_the_number_of_copies() {
        var id = extract();
        assertThat(owed(id).state()).isEqualTo(Owed.State.UNSET);
        not("money.no.unset", () -> payments.cash(id, key(), EXTRACT, cashier));
        not("money.open.copies", () -> fees.set(id, key(), 0, FeeQuestion.PLAIN, cashier));
        is(MoneyResult.Done.class, () -> fees.set(id, key(), 0, new FeeQuestion(3, 0, null, false), cashier));
        assertThat(owed(id).open()).isEqualTo(24_000);
        assertThat(owed(id).state()).isEqualTo(Owed.State.OPEN);
    }

    @Test
    void a_fee_set_on_an_old_page_is_refused() {
        var id = owing(1);
        not("money.no.setMeanwhile", () -> fees.set(id, key(), 0, new FeeQuestion(9, 0, null, false), second));
        is(MoneyResult.Done.class, () -> fees.set(id, key(), 1, new FeeQuestion(2, 0, null, false), second));
        not("money.no.otherAmount", () -> payments.cash(id, key(), EXTRACT, cashier));
        assertThat(owed(id).due()).isEqualTo(16_000);
    }

    @Test
    void an_exemption_is_noted_with_who_applied_it_and_leaves_nothing_to_pay() {
        var id = extract();
        is(MoneyResult.Done.class, () -> fees.set(id, key(), 0, new FeeQuestion(2, 0, "POOR", false), cashier));
        var owed = owed(id);
        assertThat(owed.state()).isEqualTo(Owed.State.EXEMPT);
        assertThat(owed.charge().setBy()).isEqualTo(cashier.actor());
        assertThat(last(id).kind()).isEqualTo("money.Exempted");
        assertThat(facts(id).get("exemption")).isEqualTo("POOR");
        assertThat(number(id, "gross")).isEqualTo(16_000);
        assertThat(number(id, "due")).isZero();
        not("money.no.nothingOwed", () -> payments.cash(id, key(), 0, cashier));
        not("money.no.exemption", () -> fees.set(id, key(), 1, new FeeQuestion(1, 0, "RECORD_HALF", false), cashier));
    }

    // ---- paying

    @Test
    void money_taken_gives_a_receipt_and_an_entry_without_a_person() {
        var id = paid(2);
        assertThat(owed(id).state()).isEqualTo(Owed.State.PAID);
        assertThat(receipt(id).number()).isEqualTo("1/BL-2020");
        assertThat(last(id).kind()).isEqualTo("money.Paid");
        assertThat(number(id, "amount")).isEqualTo(16_000);
        assertThat(new String(last(id).canonical(), StandardCharsets.UTF_8))
                .doesNotContain("Ánh", "Nguyễn", "000000000001", "0900000000");
        not("money.no.paidBefore", () -> payments.cash(id, key(), 16_000, second));
        not("money.no.alreadyPaid", () -> fees.set(id, key(), 1, new FeeQuestion(1, 0, null, false), cashier));
        seriesIsWhole();
    }

    @Test
    void an_amount_beyond_doubt_is_set_by_who_takes_it() {
        var accepted = takenIn(application("DRIVING_EXCHANGE", "normal", Channel.COUNTER, DAY), provincial());
        var id = accepted.ref().caseId();
        var there = state().unitIn();
        var cashier = cashier(there);
        is(MoneyResult.Done.class, () -> payments.cash(id, key(), 135_000, cashier));
        assertThat(kinds(id)).endsWith("money.FeeSet", "money.Paid");
        assertThat(owed(id).charge().lines().getFirst().reasons()).isNotEmpty();
    }

    private Officer provincial() {
        var procedure = procedures.get("DRIVING_EXCHANGE", DAY).orElseThrow();
        return cashier(procedures.oneStops(procedure, DAY).getFirst().id());
    }

    @Test
    void the_same_form_sent_twice_is_one_payment() {
        var id = owing(1);
        var form = key();
        is(MoneyResult.Done.class, () -> payments.cash(id, form, EXTRACT, cashier));
        is(MoneyResult.Repeated.class, () -> payments.cash(id, form, EXTRACT, cashier));
        assertThat(owed(id).receipts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8_000, -1, 0, 1, 7_999, 8_001, 800_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void another_amount_than_the_one_owed_is_never_taken(long amount) {
        var id = owing(1);
        not("money.no.otherAmount", () -> payments.cash(id, key(), amount, cashier));
        assertThat(owed(id).receipts()).isEmpty();
        seriesIsWhole();
    }

    @Test
    void another_units_dossier_does_not_exist() {
        var id = owing(1);
        var paid = paid(1);
        var stranger = cashier(new UnitId(unit.value() + 1));
        is(MoneyResult.NotFound.class, () -> payments.cash(id, key(), EXTRACT, stranger));
        is(MoneyResult.NotFound.class, () -> fees.set(id, key(), 1, new FeeQuestion(1, 0, null, false), stranger));
        is(
                MoneyResult.NotFound.class,
                () -> payments.voidReceipt(paid, key(), receipt(paid).id(), "x", stranger));
        is(MoneyResult.NotFound.class, () -> refunds.ask(paid, key(), wish(paid, 1), stranger));
        // a paper of another dossier is none of this one
        is(
                MoneyResult.NotFound.class,
                () -> payments.voidReceipt(id, key(), receipt(paid).id(), "x", cashier));
    }

    @Test
    void who_may_see_and_not_collect_is_refused_by_the_ledger_and_nothing_is_written() {
        var id = owing(1);
        var watcher = officer(unit, "OFFICER");
        is(MoneyResult.NotAllowed.class, () -> payments.cash(id, key(), EXTRACT, watcher));
        assertThat(owed(id).receipts()).isEmpty();
        assertThat(owed(id).paid()).isZero();
        seriesIsWhole();
    }

    @Test
    void two_cashiers_at_once_take_the_money_once() {
        for (int round = 0; round < 5; round++) {
            var id = owing(1);
            var results = together(List.<Callable<MoneyResult>>of(
                    () -> then(() -> payments.cash(id, key(), EXTRACT, cashier)),
                    () -> then(() -> payments.cash(id, key(), EXTRACT, second))));
            assertThat(results).filteredOn(MoneyResult.Done.class::isInstance).hasSize(1);
            assertThat(owed(id).paid()).isEqualTo(EXTRACT);
        }
        seriesIsWhole();
    }

    @Test
    void many_draw_from_one_series_at_once_and_it_has_no_gap() {
        var owing = IntStream.range(0, 24).mapToObj(_ -> owing(1)).toList();
        var acts = new ArrayList<Callable<MoneyResult>>();
        for (int i = 0; i < owing.size(); i++) {
            var id = owing.get(i);
            var who = i % 2 == 0 ? cashier : second;
            long amount = i % 4 == 3 ? 1 : EXTRACT; // each fourth is refused
            acts.add(() -> then(() -> payments.cash(id, key(), amount, who)));
        }
        var results = together(acts);
        assertThat(results).filteredOn(MoneyResult.Done.class::isInstance).hasSize(18);
        seriesIsWhole();
    }

    @Test
    void work_on_the_dossier_meanwhile_does_not_lose_the_payment() {
        var id = owing(1);
        var taker = officer(unit, "OFFICER", Rights.EXAMINE);
        var sheet = new Dossiers.Sheet(ledger.find(id).orElseThrow().version(), key());
        var results = together(List.<Callable<Object>>of(
                () -> then(() -> payments.cash(id, key(), EXTRACT, cashier)),
                () -> then(() -> dossiers.take(id, sheet, taker))));
        assertThat(results.getFirst()).isInstanceOf(MoneyResult.Done.class);
        assertThat(owed(id).paid()).isEqualTo(EXTRACT);
    }

    // ---- voiding

    @Test
    void a_voided_receipt_keeps_its_number_and_its_money_is_owed_again() {
        var id = paid(1);
        var first = receipt(id);
        is(MoneyResult.Done.class, () -> payments.voidReceipt(id, key(), first.id(), "Ghi nhầm hồ sơ", cashier));
        assertThat(owed(id).open()).isEqualTo(EXTRACT);
        assertThat(last(id).kind()).isEqualTo("money.Voided");
        assertThat(last(id).facts()).doesNotContainKey("reason");
        not("money.no.voidedBefore", () -> payments.voidReceipt(id, key(), first.id(), "Lần nữa", cashier));
        is(MoneyResult.Done.class, () -> payments.cash(id, key(), EXTRACT, cashier));
        assertThat(owed(id).receipts()).extracting(Receipt::no).containsExactly(1, 2);
        assertThat(owed(id).receipts().getFirst().voidReason()).isEqualTo("Ghi nhầm hồ sơ");
        seriesIsWhole();
    }

    // ---- paying back

    private Refunds.Wish wish(CaseId id, long amount) {
        return new Refunds.Wish(
                fees.owed(id).orElseThrow().receipts().getFirst().id(), amount, "WRONG_AMOUNT", "Thu nhầm mức");
    }

    @Test
    void money_goes_back_by_three_hands_with_a_paper_of_its_own_series() {
        var id = paid(2);
        paid(1); // the drawer holds more
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 8_000), cashier));
        not("money.no.notApproved", () -> refunds.pay(id, key(), refund(id).id(), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        is(MoneyResult.Done.class, () -> refunds.pay(id, key(), refund(id).id(), cashier));
        assertThat(owed(id).refunded()).isEqualTo(8_000);
        assertThat(receipt(id).number()).isEqualTo("1/HT-2020");
        assertThat(owed(id).open())
                .as("what went back lawfully is not asked for again")
                .isZero();
        not("money.no.paidBackBefore", () -> refunds.pay(id, key(), refund(id).id(), cashier));
        not(
                "money.no.voidWithRefund",
                () -> payments.voidReceipt(
                        id, key(), owed(id).receipts().getFirst().id(), "x", cashier));
        seriesIsWhole();
    }

    @ParameterizedTest
    @ValueSource(longs = {8_001, 16_000, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE})
    void never_more_than_was_paid_and_never_nothing(long amount) {
        var id = paid(1);
        assertThat(at(() -> refunds.ask(id, key(), wish(id, amount), cashier)))
                .isInstanceOf(MoneyResult.NotPossible.class);
        assertThat(refunds.of(id)).isEmpty();
    }

    @Test
    void parts_that_were_promised_count_and_those_declined_do_not() {
        var id = paid(1);
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 5_000), cashier));
        not("money.no.refundMore", () -> refunds.ask(id, key(), wish(id, 4_000), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), false, "Đã thu đúng", head));
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 8_000), cashier));
    }

    @Test
    void nobody_approves_his_own_wish_and_who_approved_does_not_pay() {
        var id = paid(1);
        var both = officer(unit, "LEADER", Fees.COLLECT, CashBook.CONFIRM);
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 8_000), both));
        not("money.no.ownRefund", () -> refunds.decide(id, refund(id).id(), true, "", both));
        is(MoneyResult.NotAllowed.class, () -> refunds.decide(id, refund(id).id(), true, "", second));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        var other = officer(unit, "LEADER", Fees.COLLECT, CashBook.CONFIRM);
        var next = paid(1);
        is(MoneyResult.Done.class, () -> refunds.ask(next, key(), wish(next, 8_000), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(next, refund(next).id(), true, "", other));
        not("money.no.approverPays", () -> refunds.pay(next, key(), refund(next).id(), other));
    }

    @Test
    void two_wishes_at_once_never_promise_more_than_was_paid() {
        var id = paid(1);
        var wish = wish(id, 5_000);
        var results = together(List.<Callable<MoneyResult>>of(
                () -> then(() -> refunds.ask(id, key(), wish, cashier)),
                () -> then(() -> refunds.ask(id, key(), wish, second)),
                () -> then(() -> refunds.ask(id, key(), wish, cashier))));
        assertThat(results).filteredOn(MoneyResult.Done.class::isInstance).hasSize(1);
    }

    @Test
    void two_who_pay_one_refund_at_once_pay_it_once() {
        var id = paid(1);
        var filled = paid(4);
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 8_000), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        var refund = refund(id).id();
        var results = together(List.<Callable<MoneyResult>>of(
                () -> then(() -> refunds.pay(id, key(), refund, cashier)),
                () -> then(() -> refunds.pay(id, key(), refund, cashier)),
                () -> then(() -> refunds.pay(id, key(), refund, cashier))));
        assertThat(results).filteredOn(MoneyResult.Done.class::isInstance).hasSize(1);
        assertThat(owed(id).refunded()).isEqualTo(8_000);
        assertThat(owed(filled).refunded()).isZero();
        seriesIsWhole();
    }

    @Test
    void a_drawer_pays_back_no_more_than_it_holds() {
        var id = paid(1);
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 8_000), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        not("money.no.drawerHolds", () -> refunds.pay(id, key(), refund(id).id(), second));
        assertThat(owed(id).refunded()).isZero();
        seriesIsWhole();
    }

    // ---- drawers

    @Test
    void a_drawer_that_differs_needs_a_reason_and_somebody_else_confirms_it() {
        paid(2);
        not("money.no.differenceReason", () -> book.count(DAY, 15_000, "  ", cashier));
        is(MoneyResult.Done.class, () -> book.count(DAY, 15_000, "Thối nhầm 1.000 đồng", cashier));
        var count = book.counts(unit, DAY, DAY).getFirst();
        assertThat(count.expected()).isEqualTo(16_000);
        assertThat(count.difference()).isEqualTo(-1_000);
        is(MoneyResult.NotAllowed.class, () -> book.decide(unit, cashier.actor(), DAY, 1, true, "", second));
        not("money.no.countedBefore", () -> book.count(DAY, 16_000, "", cashier));
        is(MoneyResult.Done.class, () -> book.decide(unit, cashier.actor(), DAY, 1, true, "", head));
        not("money.no.decidedBefore", () -> book.decide(unit, cashier.actor(), DAY, 1, false, "Đếm lại", head));
    }

    @Test
    void a_drawer_is_opened_at_a_counter_with_what_lies_in_it_and_that_is_expected_too() {
        is(MoneyResult.Done.class, () -> book.open(2, 500_000, cashier));
        var id = paid(2);
        assertThat(receipt(id).counter()).isEqualTo(2);
        not("money.no.differenceReason", () -> book.count(DAY, 16_000, " ", cashier));
        is(MoneyResult.Done.class, () -> book.count(DAY, 516_000, "", cashier));
        var count = book.counts(unit, DAY, DAY).getFirst();
        assertThat(List.of(count.opening(), count.expected(), count.difference(), count.toHandIn()))
                .containsExactly(500_000L, 516_000L, 0L, 16_000L);
        not("money.no.countedBefore", () -> book.open(3, 0, cashier));
        setClock("2020-06-16T09:00");
        assertThat(then(() -> book.proposed(cashier)).amount())
                .as("as the last time")
                .isEqualTo(500_000);
    }

    @Test
    void who_moves_opens_again_and_each_counter_has_what_was_taken_at_it() {
        is(MoneyResult.Done.class, () -> book.open(2, 100_000, cashier));
        paid(1);
        is(MoneyResult.Done.class, () -> book.open(4, 100_000, cashier));
        paid(2);
        var others = owing(3);
        is(MoneyResult.Done.class, () -> payments.cash(others, key(), 3 * EXTRACT, second));
        var sums = then(() -> book.counterSums(unit, DAY));
        assertThat(sums).extracting(CounterSum::counter).containsExactly(2, 4, null);
        assertThat(sums).extracting(CounterSum::taken).containsExactly(EXTRACT, 2 * EXTRACT, 3 * EXTRACT);
        assertThat(sums.stream().mapToLong(CounterSum::balance).sum())
                .as("together what the book says")
                .isEqualTo(book.sums(unit, DAY, DAY).stream()
                        .mapToLong(CashSum::balance)
                        .sum());
        assertThat(book.openings(unit, DAY)).extracting(CashOpening::edition).containsExactly(2);
        not("money.no.counter", () -> book.open(0, 0, cashier));
        not("money.no.counter", () -> book.open(100, 0, cashier));
        not("money.no.opening", () -> book.open(1, -1, cashier));
        is(MoneyResult.NotAllowed.class, () -> book.open(1, 0, head));
    }

    @Test
    void what_lies_in_a_drawer_may_be_paid_out_and_then_not_be_typed_away() {
        is(MoneyResult.Done.class, () -> book.open(1, 8_000, second));
        var id = paid(1);
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), wish(id, 8_000), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        is(MoneyResult.Done.class, () -> refunds.pay(id, key(), refund(id).id(), second));
        not("money.no.openingBelow", () -> book.open(1, 0, second));
    }

    @Test
    void nobody_confirms_his_own_drawer() {
        var both = officer(unit, "LEADER", Rights.RECEIVE, Fees.COLLECT, CashBook.CONFIRM);
        var id = owing(1);
        is(MoneyResult.Done.class, () -> payments.cash(id, key(), EXTRACT, both));
        is(MoneyResult.Done.class, () -> book.count(DAY, EXTRACT, "", both));
        not("money.no.ownDrawer", () -> book.decide(unit, both.actor(), DAY, 1, true, "", both));
    }

    @Test
    void what_comes_after_the_count_belongs_to_the_next_day() {
        var before = paid(1);
        is(MoneyResult.Done.class, () -> book.count(DAY, EXTRACT, "", cashier));
        var after = paid(1);
        assertThat(receipt(before).fundDay()).isEqualTo(DAY);
        assertThat(receipt(after).fundDay()).isEqualTo(DAY.plusDays(1));
        assertThat(book.sums(unit, DAY, DAY)).extracting(CashSum::taken).containsExactly(EXTRACT);
        not(
                "money.no.voidClosed",
                () -> payments.voidReceipt(before, key(), receipt(before).id(), "x", cashier));
        not("money.no.dayAhead", () -> book.count(DAY.plusDays(1), EXTRACT, "", cashier));
        var others = owing(1);
        is(MoneyResult.Done.class, () -> payments.cash(others, key(), EXTRACT, second));
        assertThat(receipt(others).fundDay()).as("another drawer is not closed").isEqualTo(DAY);
    }

    @Test
    void a_count_given_back_is_done_again() {
        paid(1);
        is(MoneyResult.Done.class, () -> book.count(DAY, 7_000, "Chưa rõ", cashier));
        not("money.no.returnReason", () -> book.decide(unit, cashier.actor(), DAY, 1, false, " ", head));
        is(MoneyResult.Done.class, () -> book.decide(unit, cashier.actor(), DAY, 1, false, "Đếm lại", head));
        is(MoneyResult.Done.class, () -> book.count(DAY, EXTRACT, "", cashier));
        is(MoneyResult.Done.class, () -> book.decide(unit, cashier.actor(), DAY, 2, true, "", head));
        assertThat(book.counts(unit, DAY, DAY)).extracting(CashCount::edition).containsExactly(2);
    }

    @Test
    void money_taken_while_the_drawer_is_counted_is_in_the_count_or_in_the_next_day() {
        for (int round = 0; round < 6; round++) {
            var drawer = cashier(unit);
            var id = owing(1);
            var results = together(List.<Callable<MoneyResult>>of(
                    () -> then(() -> payments.cash(id, key(), EXTRACT, drawer)),
                    () -> then(() -> book.count(DAY, 0, "Đếm trong lúc thu", drawer))));
            assertThat(results).allMatch(MoneyResult.Done.class::isInstance);
            var count = book.counts(unit, DAY, DAY).stream()
                    .filter(c -> c.cashier().equals(drawer.actor()))
                    .findFirst()
                    .orElseThrow();
            boolean inIt = receipt(id).fundDay().equals(DAY);
            assertThat(count.expected()).isEqualTo(inIt ? EXTRACT : 0);
        }
    }

    @Test
    void each_sum_is_the_sum_of_the_papers_it_opens() {
        var voided = paid(3);
        is(
                MoneyResult.Done.class,
                () -> payments.voidReceipt(voided, key(), receipt(voided).id(), "Nhầm", cashier));
        var back = paid(2);
        is(MoneyResult.Done.class, () -> refunds.ask(back, key(), wish(back, 5_000), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(back, refund(back).id(), true, "", head));
        is(MoneyResult.Done.class, () -> refunds.pay(back, key(), refund(back).id(), cashier));
        var sum = book.sums(unit, DAY, DAY).getFirst();
        assertThat(List.of(sum.taken(), sum.given(), sum.balance())).containsExactly(16_000L, 5_000L, 11_000L);
        for (var kind : List.of("RECEIPT", "REFUND", "VOIDED", "")) {
            var papers =
                    book.papers(new CashQuery(unit, DAY, DAY, cashier.actor().value(), "CASH", kind));
            long of = papers.stream().mapToLong(Receipt::signed).sum();
            switch (kind) {
                case "RECEIPT" -> {
                    assertThat(of).isEqualTo(sum.taken());
                    assertThat(papers).hasSize(sum.receipts());
                }
                case "REFUND" -> assertThat(-of).isEqualTo(sum.given());
                case "VOIDED" -> assertThat(papers).hasSize(sum.voided());
                default -> assertThat(of).isEqualTo(sum.balance());
            }
        }
    }

    // ---- online

    private PaymentOrder begun(CaseId id) {
        var begun = then(() -> online.begin(id, "/tra-cuu"));
        var address = ((OnlinePayments.Begun.To) begun).address();
        return online.orderForPayer(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
                .orElseThrow();
    }

    private OnlinePayments.Outcome call(StandInGateway.Sent sent) {
        return then(() -> online.hear(sent.body(), sent.signature()));
    }

    @Test
    void a_call_back_makes_a_payment_and_twice_makes_one() {
        var id = owing(1);
        var order = begun(id);
        var sent = gateway.call(order.id(), true, EXTRACT, "GD-1-" + order.id(), now);
        assertThat(call(sent)).isEqualTo(OnlinePayments.Outcome.TAKEN);
        assertThat(call(sent)).isEqualTo(OnlinePayments.Outcome.AGAIN);
        assertThat(owed(id).receipts()).hasSize(1);
        assertThat(receipt(id).way()).isEqualTo(Receipt.Way.ONLINE);
        assertThat(owed(id).state()).isEqualTo(Owed.State.PAID);
        assertThat(then(() -> online.begin(id, "/"))).isInstanceOf(OnlinePayments.Begun.No.class);
        seriesIsWhole();
    }

    @Test
    void call_backs_that_come_at_once_make_one_payment() {
        var id = owing(1);
        var order = begun(id);
        var sent = gateway.call(order.id(), true, EXTRACT, "GD-2-" + order.id(), now);
        var outcomes = together(IntStream.range(0, 6)
                .mapToObj(_ -> (Callable<OnlinePayments.Outcome>) () -> call(sent))
                .toList());
        assertThat(outcomes).filteredOn(o -> o == OnlinePayments.Outcome.TAKEN).hasSize(1);
        assertThat(owed(id).paid()).isEqualTo(EXTRACT);
        seriesIsWhole();
    }

    @Test
    void a_wrong_amount_a_forged_and_an_unknown_word_are_no_payment_and_are_shown() {
        var id = owing(1);
        var order = begun(id);
        assertThat(call(gateway.call(order.id(), true, 1, "GD-3-" + order.id(), now)))
                .isEqualTo(OnlinePayments.Outcome.OTHER_AMOUNT);
        var forged = new StandInGateway(new StandInBook(null), () -> now)
                .call(order.id(), true, EXTRACT, "GD-3-" + order.id(), now);
        assertThat(call(forged)).isEqualTo(OnlinePayments.Outcome.FORGED);
        then(() -> {
            online.forged(order.id());
            return null;
        });
        assertThat(call(gateway.call(UUID.randomUUID(), true, EXTRACT, "GD-3b", now)))
                .isEqualTo(OnlinePayments.Outcome.UNKNOWN);
        assertThat(owed(id).paid()).isZero();
        assertThat(then(() -> book.refused(unit, 30)))
                .extracting(RefusedCall::why)
                .containsExactly("FORGED", "OTHER_AMOUNT");
        // the right word still makes the payment
        assertThat(call(gateway.call(order.id(), true, EXTRACT, "GD-3-" + order.id(), now)))
                .isEqualTo(OnlinePayments.Outcome.TAKEN);
    }

    @Test
    void a_reference_that_was_used_makes_no_second_payment() {
        var first = owing(1);
        var second = owing(1);
        var one = begun(first);
        var other = begun(second);
        assertThat(call(gateway.call(one.id(), true, EXTRACT, "GD-4-" + unit, now)))
                .isEqualTo(OnlinePayments.Outcome.TAKEN);
        assertThat(call(gateway.call(other.id(), true, EXTRACT, "GD-4-" + unit, now)))
                .isEqualTo(OnlinePayments.Outcome.OTHER_ORDER);
        assertThat(owed(second).paid()).isZero();
    }

    @Test
    void who_gives_up_may_try_again() {
        var id = owing(1);
        var first = begun(id);
        assertThat(call(gateway.call(first.id(), false, EXTRACT, "GD-5", now)))
                .isEqualTo(OnlinePayments.Outcome.FAILED);
        assertThat(owed(id).open()).isEqualTo(EXTRACT);
        var again = begun(id);
        assertThat(call(gateway.call(again.id(), true, EXTRACT, "GD-6-" + unit, now)))
                .isEqualTo(OnlinePayments.Outcome.TAKEN);
    }

    @Test
    void money_that_comes_after_it_was_paid_in_cash_is_written_down_and_must_go_back() {
        var id = owing(1);
        var order = begun(id);
        is(MoneyResult.Done.class, () -> payments.cash(id, key(), EXTRACT, cashier));
        assertThat(call(then(() -> gateway.settle(order.id(), true, EXTRACT, "GD-7-" + unit))))
                .isEqualTo(OnlinePayments.Outcome.TAKEN);
        assertThat(owed(id).state()).isEqualTo(Owed.State.OVERPAID);
        var twice = new Refunds.Wish(receipt(id).id(), EXTRACT, "TWICE", "Nộp hai lần");
        is(MoneyResult.Done.class, () -> refunds.ask(id, key(), twice, cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        is(MoneyResult.Done.class, () -> refunds.pay(id, key(), refund(id).id(), cashier));
        assertThat(owed(id).state()).as("the gateway has not answered yet").isEqualTo(Owed.State.OVERPAID);
        askGateway();
        assertThat(owed(id).state()).isEqualTo(Owed.State.PAID);
        assertThat(book.sums(unit, DAY, DAY))
                .filteredOn(s -> s.way() == Receipt.Way.CASH)
                .extracting(CashSum::balance)
                .as("what came online goes back online, not out of the drawer")
                .containsExactly(EXTRACT);
    }

    // ---- asked of the gateway

    /** A payer has paid, and the word of it was lost. */
    private PaymentOrder lost(CaseId id, long amount) {
        var order = begun(id);
        then(() -> gateway.settle(order.id(), true, amount, "GD-" + order.id()));
        return order;
    }

    private void later(long minutes) {
        now = now.plusSeconds(60 * minutes);
    }

    private PaymentOrder order(PaymentOrder order) {
        return online.orderForPayer(order.id()).orElseThrow();
    }

    @Test
    void a_payment_whose_word_was_lost_is_asked_for_and_taken_once() {
        var id = owing(1);
        var order = lost(id, EXTRACT);
        askGateway();
        assertThat(owed(id).paid()).as("the payer may still be there").isZero();
        later(3);
        askGateway();
        assertThat(owed(id).state()).isEqualTo(Owed.State.PAID);
        assertThat(call(gateway.call(order.id(), true, EXTRACT, "GD-" + order.id(), now)))
                .as("the word that comes late after all")
                .isEqualTo(OnlinePayments.Outcome.AGAIN);
        later(60);
        askGateway();
        assertThat(owed(id).receipts()).hasSize(1);
        seriesIsWhole();
    }

    @Test
    void a_gateway_that_is_silent_is_asked_again_and_nothing_is_lost() {
        var id = owing(1);
        lost(id, EXTRACT);
        gateway.fallSilent(true);
        later(3);
        askGateway();
        assertThat(owed(id).paid()).isZero();
        gateway.fallSilent(false);
        later(1);
        askGateway();
        assertThat(owed(id).paid()).as("not so soon again").isZero();
        later(10);
        askGateway();
        assertThat(owed(id).paid()).isEqualTo(EXTRACT);
    }

    @Test
    void asked_by_many_at_once_it_is_one_payment() {
        var id = owing(1);
        lost(id, EXTRACT);
        later(3);
        together(List.<Callable<Boolean>>of(
                () -> then(() -> asked.round()), () -> then(() -> asked.round()), () -> then(() -> asked.round())));
        assertThat(owed(id).receipts()).hasSize(1);
        seriesIsWhole();
    }

    @Test
    void an_order_that_nobody_answers_for_a_day_is_asked_about_no_more_and_still_believed() {
        var id = owing(1);
        var order = begun(id);
        later(25 * 60);
        askGateway();
        assertThat(order(order).state()).isEqualTo(PaymentOrder.State.LAPSED);
        assertThat(call(then(() -> gateway.settle(order.id(), true, EXTRACT, "GD-" + order.id()))))
                .isEqualTo(OnlinePayments.Outcome.TAKEN);
    }

    @Test
    void what_came_after_an_order_lapsed_is_found_in_the_statement() {
        var id = owing(1);
        var order = begun(id);
        later(25 * 60);
        askGateway();
        then(() -> gateway.settle(order.id(), true, EXTRACT, "GD-" + order.id()));
        nextMorning();
        assertThat(owed(id).state()).isEqualTo(Owed.State.PAID);
        assertThat(gatewayDay(DAY.plusDays(1)))
                .extracting(GatewayLine::cause)
                .containsExactly(GatewayLine.Cause.AGREES);
    }

    private List<GatewayLine> gatewayDay(java.time.LocalDate day) {
        return then(() -> statements.lines(unit, day, day, head));
    }

    @Test
    void a_statement_beside_ours_says_what_differs_and_why_and_what_was_done() {
        var agrees = owing(1);
        lost(agrees, EXTRACT);
        var twice = owing(1);
        var order = begun(twice);
        assertThat(call(gateway.call(order.id(), true, EXTRACT, "GD-A-" + unit, now)))
                .isEqualTo(OnlinePayments.Outcome.TAKEN);
        then(() -> gateway.settle(order.id(), true, EXTRACT, "GD-B-" + unit));
        var other = owing(1);
        lost(other, 7_000);
        nextMorning();
        var lines = gatewayDay(DAY);
        assertThat(lines)
                .extracting(GatewayLine::cause)
                .containsExactlyInAnyOrder(
                        GatewayLine.Cause.AGREES,
                        GatewayLine.Cause.TWICE,
                        GatewayLine.Cause.NOT_THERE,
                        GatewayLine.Cause.OTHER_AMOUNT);
        assertThat(owed(other).paid()).isZero();
        var line = lines.getFirst();
        not("money.gate.no.done", () -> statements.settle(unit, DAY, line.way(), line.reference(), " ", head));
        is(
                MoneyResult.NotAllowed.class,
                () -> statements.settle(unit, DAY, line.way(), line.reference(), "Đã hỏi", cashier));
        is(
                MoneyResult.Done.class,
                () -> statements.settle(unit, DAY, line.way(), line.reference(), "Đã hỏi cổng", head));
        assertThat(gatewayDay(DAY)).filteredOn(GatewayLine::isOpen).hasSize(2);
        assertThat(gatewayDay(DAY))
                .filteredOn(l -> l.done() != null)
                .extracting(GatewayLine::done)
                .containsExactly("Đã hỏi cổng");
    }

    @Test
    void money_that_nothing_of_ours_names_is_shown_to_who_sees_every_unit_alone() {
        owing(1);
        begun(owing(1));
        then(() -> gateway.settle(UUID.randomUUID(), true, 9_000, "GD-X-" + unit));
        nextMorning();
        assertThat(gatewayDay(DAY)).isEmpty();
        var whole = new Officer(
                head.actor(),
                head.post(),
                head.unit(),
                head.unitName(),
                head.displayName(),
                head.role(),
                head.rights(),
                vn.kycuong.kernel.Scope.all(1));
        assertThat(then(() -> statements.lines(unit, DAY, DAY, whole)))
                .filteredOn(l -> l.reference().equals("GD-X-" + unit))
                .extracting(GatewayLine::cause)
                .containsExactly(GatewayLine.Cause.UNKNOWN);
    }

    // ---- given back through the gateway

    /** Paid online, and a refund of all of it approved. */
    private CaseId overpaidOnline(String reference, boolean inTheBook) {
        var id = owing(1);
        var order = begun(id);
        var sent = inTheBook
                ? then(() -> gateway.settle(order.id(), true, EXTRACT, reference))
                : gateway.call(order.id(), true, EXTRACT, reference, now);
        assertThat(call(sent)).isEqualTo(OnlinePayments.Outcome.TAKEN);
        is(
                MoneyResult.Done.class,
                () -> refunds.ask(
                        id, key(), new Refunds.Wish(receipt(id).id(), EXTRACT, "TWICE", "Nộp hai lần"), cashier));
        is(MoneyResult.Done.class, () -> refunds.decide(id, refund(id).id(), true, "", head));
        return id;
    }

    @Test
    void what_came_online_goes_back_once_when_the_gateway_says_so() {
        var id = overpaidOnline("GD-8-" + unit, true);
        var form = key();
        gateway.fallSilent(true);
        is(MoneyResult.Done.class, () -> refunds.pay(id, form, refund(id).id(), cashier));
        is(MoneyResult.Repeated.class, () -> refunds.pay(id, form, refund(id).id(), cashier));
        not("money.no.sentBefore", () -> refunds.pay(id, key(), refund(id).id(), cashier));
        not("money.no.notRefused", () -> refunds.payInCash(id, key(), refund(id).id(), cashier));
        askGateway();
        assertThat(refund(id).state()).isEqualTo(Refund.State.SENT);
        assertThat(owed(id).refunded()).as("no paper before the money is back").isZero();
        gateway.fallSilent(false);
        later(5);
        askGateway();
        assertThat(refund(id).state()).isEqualTo(Refund.State.PAID);
        assertThat(receipt(id).number()).isEqualTo("1/HT-2020");
        assertThat(receipt(id).cashier()).isEqualTo(cashier.actor());
        assertThat(last(id).kind()).isEqualTo("money.Refunded");
        later(60);
        askGateway();
        assertThat(owed(id).refunded()).isEqualTo(EXTRACT);
        seriesIsWhole();
        nextMorning();
        assertThat(gatewayDay(DAY))
                .extracting(GatewayLine::way, GatewayLine::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(StatementLine.Way.TAKEN, GatewayLine.Cause.AGREES),
                        org.assertj.core.groups.Tuple.tuple(StatementLine.Way.RETURNED, GatewayLine.Cause.AGREES));
    }

    @Test
    void what_a_gateway_refuses_goes_back_in_cash_or_is_sent_again() {
        var id = overpaidOnline("GD-9-" + unit, false); // the gateway does not know it
        paid(1); // the drawer holds something
        is(MoneyResult.Done.class, () -> refunds.pay(id, key(), refund(id).id(), cashier));
        askGateway();
        assertThat(refund(id).state()).isEqualTo(Refund.State.REFUSED);
        assertThat(refund(id).refusal()).contains("GD-9");
        assertThat(owed(id).refunded()).isZero();
        is(MoneyResult.Done.class, () -> refunds.pay(id, key(), refund(id).id(), cashier));
        askGateway();
        assertThat(refund(id).state()).isEqualTo(Refund.State.REFUSED);
        is(MoneyResult.Done.class, () -> refunds.payInCash(id, key(), refund(id).id(), cashier));
        assertThat(refund(id).state()).isEqualTo(Refund.State.PAID);
        assertThat(receipt(id).way()).isEqualTo(Receipt.Way.CASH);
        not("money.no.paidBackBefore", () -> refunds.pay(id, key(), refund(id).id(), cashier));
        seriesIsWhole();
    }

    // ---- beside the dossier

    @Test
    void money_is_not_undone_by_a_correction() {
        var id = paid(1);
        this.id = id;
        refused("money.no.correct", () -> dossiers.correct(id, sheet(), "Thử", head));
        assertThat(ledger.find(id).orElseThrow().isOpen()).isTrue();
        assertThat(at(() -> dossiers.correct(id, sheet(), "Thử", head))).isInstanceOf(ActResult.NotPossible.class);
    }

    @Test
    void what_is_kept_follows_from_the_ledger_and_a_changed_receipt_is_found() throws Exception {
        var id = paid(2);
        is(
                MoneyResult.Done.class,
                () -> payments.voidReceipt(id, key(), receipt(id).id(), "Nhầm", cashier));
        paid(1);
        assertThat(differences(id)).isEmpty();
        jdbc.sql("update money.receipt set amount = amount - 1000 where case_id = :id")
                .param("id", id.value())
                .update();
        assertThat(differences(id)).anyMatch(d -> d.contains("amount"));
        jdbc.sql("update money.receipt set amount = amount + 1000 where case_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update money.standing set paid = paid + 1 where case_id = :id")
                .param("id", id.value())
                .update();
        assertThat(differences(id)).anyMatch(d -> d.contains("money.standing"));
        jdbc.sql("update money.standing set paid = paid - 1 where case_id = :id")
                .param("id", id.value())
                .update();
    }

    private List<String> differences(CaseId id) throws Exception {
        var told = new ConcurrentLinkedQueue<String>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        return told.stream().filter(d -> d.contains(id.toString())).toList();
    }

    @Test
    void a_receipt_is_drawn_with_its_amount_in_words(@Autowired ReceiptPapers papers) {
        var id = paid(2);
        var slip =
                then(() -> papers.of(id, receipt(id).id(), "http://localhost").orElseThrow());
        assertThat(slip.inWords()).isEqualTo("Mười sáu nghìn đồng");
        assertThat(slip.payer()).isEqualTo("Nguyễn Thị Ánh");
        assertThat(slip.head().number()).isEqualTo("01/BL-2020");
        assertThat(slip.lines()).containsExactly("Phí: 8.000 đồng × 2 bản (trường hợp) = 16.000 đồng.");
        assertThat(slip.voided()).isNull();
    }

    @Test
    void a_receipt_is_sealed_when_first_opened_and_anew_once_voided_or_without_the_payers_name(
            @Autowired SignedReceipts sealed, @Autowired vn.kycuong.signature.SignatureCheck check) {
        var id = paid(1);
        var which = receipt(id).id();
        var first = then(() -> sealed.pdf(id, which, "http://localhost").orElseThrow());
        assertThat(check.check(first, now))
                .isInstanceOfSatisfying(
                        vn.kycuong.signature.Checked.Signed.class,
                        found -> assertThat(found.signatures()).hasSize(1));
        assertThat(then(() -> sealed.pdf(id, which, "http://localhost").orElseThrow()))
                .isEqualTo(first);
        is(MoneyResult.Done.class, () -> payments.voidReceipt(id, key(), which, "Nhầm", cashier));
        var voided = then(() -> sealed.pdf(id, which, "http://localhost").orElseThrow());
        assertThat(voided).isNotEqualTo(first);
        sealed.forget(id);
        assertThat(jdbc.sql("select count(*) from money.signed_receipt where case_id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .as("what bore the name is gone")
                .isZero();
        assertThat(then(() -> sealed.pdf(paid(1), which, "http://localhost"))).isEmpty();
    }

    private Entry last(CaseId id) {
        return ledger.entries(id).getLast();
    }

    private Map<String, ?> facts(CaseId id) {
        return last(id).facts();
    }

    private long number(CaseId id, String fact) {
        return ((Number) facts(id).get(fact)).longValue();
    }

    private List<String> kinds(CaseId id) {
        return ledger.entries(id).stream().map(Entry::kind).toList();
    }
}
