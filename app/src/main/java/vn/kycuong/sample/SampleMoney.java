package vn.kycuong.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.money.CashBook;
import vn.kycuong.money.FeeQuestion;
import vn.kycuong.money.Fees;
import vn.kycuong.money.MoneyResult;
import vn.kycuong.money.Payments;
import vn.kycuong.money.Refund;
import vn.kycuong.money.Refunds;
import vn.kycuong.organisation.PostRole;

/** On the last morning the fees of a few finished dossiers come in: most are paid, one is let off, one goes back. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleMoney {
    private static final String PROCEDURE = "CIVIL_EXTRACT";
    private static final int DOSSIERS = 6;
    private static final int EXEMPT = 2;
    private static final int PAID_BACK = 4;

    private final Ledger ledger;
    private final Fees fees;
    private final Payments payments;
    private final Refunds refunds;

    SampleMoney(Ledger ledger, Fees fees, Payments payments, Refunds refunds) {
        this.ledger = ledger;
        this.fees = fees;
        this.payments = payments;
        this.refunds = refunds;
    }

    /** How many dossiers it was. */
    int play(List<Planned> dossiers, SampleStaff.Staff people) {
        var chosen = dossiers.stream()
                .filter(p -> p.procedure().equals(PROCEDURE))
                .filter(p -> ledger.find(p.caseId())
                        .filter(c -> DossierState.RETURNED.name().equals(c.state()))
                        .isPresent())
                .filter(p -> people.byUnit().containsKey(p.unitIn())
                        && people.byUnit().get(p.unitIn()).containsKey(PostRole.LEADER)
                        && people.byUnit().get(p.unitIn()).containsKey(PostRole.RECEIVER))
                .limit(DOSSIERS)
                .toList();
        for (int i = 0; i < chosen.size(); i++) {
            var p = chosen.get(i);
            var cashier = SampleStaff.with(people.pick(p.unitIn(), PostRole.RECEIVER, 0), Fees.COLLECT);
            if (i == EXEMPT) set(p, "POOR", cashier);
            else paid(p, cashier);
            if (i == PAID_BACK)
                back(p, cashier, SampleStaff.with(people.pick(p.unitIn(), PostRole.LEADER, 0), CashBook.CONFIRM));
        }
        return chosen.size();
    }

    private void set(Planned p, @Nullable String exemption, Officer cashier) {
        int copies = 1 + p.number() % 3;
        done(fees.set(p.caseId(), key(p, "fee"), 0, new FeeQuestion(copies, 0, exemption, false), cashier));
    }

    private void paid(Planned p, Officer cashier) {
        set(p, null, cashier);
        long owed = fees.owed(p.caseId()).orElseThrow().open();
        done(payments.cash(p.caseId(), key(p, "paid"), owed, cashier));
    }

    private void back(Planned p, Officer cashier, Officer head) {
        var id = p.caseId();
        var receipt = fees.owed(id).orElseThrow().receipts().getFirst();
        var wish = new Refunds.Wish(
                receipt.id(), receipt.amount(), "EXEMPT", "Dữ liệu mẫu: xuất trình giấy tờ sau khi nộp");
        done(refunds.ask(id, key(p, "ask"), wish, cashier));
        Refund refund = refunds.of(id).getFirst();
        done(refunds.decide(id, refund.id(), true, "Dữ liệu mẫu: đúng đối tượng", head));
        done(refunds.pay(id, key(p, "back"), refund.id(), cashier));
    }

    private static String key(Planned p, String act) {
        return CaseId.ofForm(p.formKey() + ":" + act).toString();
    }

    private static void done(MoneyResult result) {
        if (!(result instanceof MoneyResult.Done)) throw new IllegalStateException("Sample money: " + result);
    }
}
