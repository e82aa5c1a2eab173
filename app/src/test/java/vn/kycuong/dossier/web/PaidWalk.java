package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.identity.Officer;
import vn.kycuong.money.Assessment;
import vn.kycuong.money.CashBook;
import vn.kycuong.money.FeeQuestion;
import vn.kycuong.money.Fees;
import vn.kycuong.money.MoneyResult;
import vn.kycuong.money.Owed;
import vn.kycuong.money.Payments;
import vn.kycuong.money.Receipt;
import vn.kycuong.money.ReceiptPapers;
import vn.kycuong.money.Refunds;

/** The money of a dossier that is walked: what it costs, let off or paid, and paid back where the seed has it; with its receipts. */
abstract class PaidWalk extends OneStopWorld {
    static final String BASE = "http://mau.example";
    static final String PERSON = "Nguyễn Thị Ánh";

    /** What a walk met with. */
    enum Happening {
        SUPPLEMENT,
        LATE,
        NUMBERED,
        APOLOGY,
        REFUSED,
        STOPPED,
        REJECTED,
        WITHDRAWN,
        PAID,
        EXEMPT,
        REFUNDED
    }

    @Autowired
    private Fees fees;

    @Autowired
    private Payments payments;

    @Autowired
    private Refunds refunds;

    @Autowired
    private ReceiptPapers receipts;

    Random random;
    WalkedSlips drawn;
    Set<Happening> happened;

    boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    /** What it costs, as far as the catalogue says: let off, or paid with its receipt, and paid back where the seed has it. */
    boolean charge() {
        var cashier = officer(state().unitIn(), "RECEIVER", Fees.COLLECT);
        var owed = owed();
        var said = said(owed);
        var assessment = fees.assess(owed.charged(), said).orElseThrow();
        if (assessment.lacks(Assessment.Open.Kind.CATALOGUE)) {
            no(() -> fees.set(id, key(), 0, said, cashier));
            no(() -> payments.cash(id, key(), assessment.gross(), cashier));
            return false;
        }
        assertThat(assessment.isFirm()).isTrue();
        if (assessment.gross() == 0) {
            assertThat(owed.state()).isEqualTo(Owed.State.FREE);
            no(() -> payments.cash(id, key(), 1, cashier));
            return true;
        }
        paid(() -> fees.set(id, key(), 0, said, cashier));
        assertThat(owed().due()).isEqualTo(assessment.due());
        if (assessment.exemption() != null) happened.add(Happening.EXEMPT);
        if (assessment.due() == 0) assertThat(owed().state()).isEqualTo(Owed.State.EXEMPT);
        else pay(assessment.due(), cashier);
        return true;
    }

    /** What the officer counted, compared and found to be let off. */
    private FeeQuestion said(Owed owed) {
        var reckoned = Objects.requireNonNull(owed.reckoned());
        var asked = reckoned.asked();
        var exemptions = fees.exemptions(owed.charged());
        var exemption = !exemptions.isEmpty() && chance(2)
                ? exemptions.get(random.nextInt(exemptions.size())).key()
                : null;
        return new FeeQuestion(
                asked.contains(Assessment.Counted.COPIES) ? 2 : 0,
                asked.contains(Assessment.Counted.PAGES) ? 5 : 0,
                exemption,
                reckoned.lacks(Assessment.Open.Kind.CONFIRMATION));
    }

    private void pay(long due, Officer cashier) {
        paid(() -> payments.cash(id, key(), due, cashier));
        assertThat(owed().state()).isEqualTo(Owed.State.PAID);
        var receipt = owed().receipts().getLast();
        assertThat(receipt.amount()).isEqualTo(due);
        money(receipt);
        happened.add(Happening.PAID);
        if (!chance(3)) return;
        var head = officer(state().unitIn(), "LEADER", CashBook.CONFIRM);
        var ground = at(fees::refundGrounds).getFirst().key();
        paid(() -> refunds.ask(id, key(), new Refunds.Wish(receipt.id(), due, ground, "Thu sai mức"), cashier));
        var asked = refunds.of(id).getLast();
        paid(() -> refunds.decide(id, asked.id(), true, "Đồng ý", head));
        paid(() -> refunds.pay(id, key(), asked.id(), cashier));
        assertThat(owed().refunded()).isEqualTo(due);
        money(owed().receipts().getLast());
        happened.add(Happening.REFUNDED);
    }

    private void money(Receipt receipt) {
        var paper = receipts.of(id, receipt.id(), BASE).orElseThrow();
        assertThat(paper.payer()).isEqualTo(PERSON);
        drawn.keep(paper, List.of(paper.payer(), paper.amount(), paper.inWords(), receipt.number()));
    }

    private Owed owed() {
        return at(() -> fees.owed(id).orElseThrow());
    }

    private void paid(Supplier<MoneyResult> act) {
        assertThat(at(act)).isInstanceOf(MoneyResult.Done.class);
    }

    private void no(Supplier<MoneyResult> act) {
        assertThat(at(act)).isInstanceOf(MoneyResult.NotPossible.class);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
