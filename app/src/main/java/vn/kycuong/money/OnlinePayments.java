package vn.kycuong.money;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.money.PaymentGateway.Heard;
import vn.kycuong.money.PaymentOrder.State;

/**
 * Pays online: an order is begun for what is owed, the payer goes to the gateway, and only the gateway's signed word makes a payment of it. The same
 * word twice is one payment, told, asked for or read in a statement; a wrong signature or amount is none, and stands where officers see it.
 */
@Component
public class OnlinePayments {
    private static final int HEARD_OF_ONE_ORDER = 50;

    private final ObjectProvider<PaymentGateway> gateways;
    private final Fees fees;
    private final MoneyRows money;
    private final OrderRows rows;
    private final Payments payments;
    private final MoneyPath path;

    OnlinePayments(
            ObjectProvider<PaymentGateway> gateways,
            Fees fees,
            MoneyRows money,
            OrderRows rows,
            Payments payments,
            MoneyPath path) {
        this.gateways = gateways;
        this.fees = fees;
        this.money = money;
        this.rows = rows;
        this.payments = payments;
        this.path = path;
    }

    /** Whether this installation has a gateway at all. */
    public boolean isOffered() {
        return gateways.getIfAvailable() != null;
    }

    /** Whether the gateway that took this money is the one we have: another cannot give it back. */
    boolean isStillThere(Receipt taken) {
        var gateway = gateways.getIfAvailable();
        var order = taken.order();
        return gateway != null
                && order != null
                && rows.order(order)
                        .filter(o -> o.gateway().equals(gateway.name()))
                        .isPresent();
    }

    /** Where the payer goes, or why nothing is to be paid online now. */
    public sealed interface Begun {
        /** To this address. */
        record To(String address) implements Begun {}

        /** Nowhere; the key says why. */
        record No(String wordKey) implements Begun {}
    }

    /**
     * Begins a payment of all that is owed. Begun again, it is another order; whichever is paid first is taken.
     *
     * @param back where the payer comes back to
     */
    @Transactional
    public Begun begin(CaseId id, String back) {
        var gateway = gateways.getIfAvailable();
        if (gateway == null) return new Begun.No("money.no.gateway");
        var owed = fees.owed(id);
        if (owed.isEmpty() || owed.get().state() != Owed.State.OPEN) return new Begun.No("money.no.nothingOwed");
        var order = new PaymentOrder(
                UUID.randomUUID(),
                id,
                owed.get().charged().unit(),
                owed.get().open(),
                gateway.name(),
                State.STARTED,
                path.now(),
                null);
        rows.insert(order);
        return new Begun.To(
                gateway.begin(order.id(), order.amount(), owed.get().charged().code(), back));
    }

    /** An order by its random name, which the payer was sent away with: whoever knows it may pay it. */
    @Transactional
    public Optional<PaymentOrder> orderForPayer(UUID id) {
        return rows.order(id);
    }

    /** What became of a call-back. */
    public enum Outcome {
        /** One payment more. */
        TAKEN,
        /** The same word again: nothing more happened. */
        AGAIN,
        /** The payer gave up, or the gateway refused him. */
        FAILED,
        /** Not the gateway's word. */
        FORGED,
        /** The gateway's word, and unreadable. */
        UNREADABLE,
        /** It says another amount than was asked for. */
        OTHER_AMOUNT,
        /** It names another payment than the one that was taken, or one that was taken for another order. */
        OTHER_ORDER,
        /** Nobody begun such a payment. */
        UNKNOWN
    }

    /** Hears what somebody sent as a call-back. */
    @Transactional
    public Outcome hear(byte[] body, String signature) {
        var gateway = gateways.getIfAvailable();
        if (gateway == null) return Outcome.UNKNOWN;
        return switch (gateway.read(body, signature)) {
            case Heard.Forged _ -> Outcome.FORGED;
            case Heard.Unreadable _ -> Outcome.UNREADABLE;
            case Heard.Said said -> heard(gateway.name(), said, By.TOLD);
        };
    }

    /** How a word of the gateway came here. */
    enum By {
        /** It sent it by itself. */
        TOLD,
        /** It was asked. */
        ASKED,
        /** It stands in what it took on a day. */
        STATEMENT
    }

    /** The same of what the gateway answered to us: whoever answers is known, so nothing is signed. */
    @Transactional
    public Outcome answered(String gateway, Heard.Said said, By by) {
        return heard(gateway, said, by);
    }

    /** Nobody has said anything of an order for so long that it is asked about no more. */
    @Transactional
    public void lapse(UUID order) {
        rows.hold(order)
                .filter(o -> o.state() == State.STARTED)
                .ifPresent(o -> rows.end(order, State.LAPSED, null, null, path.now()));
    }

    /** Something that named an order and was not signed by the gateway: officers of the unit see it. */
    @Transactional
    public void forged(UUID order) {
        rows.hold(order).ifPresent(found -> note(found, Outcome.FORGED, null, By.TOLD));
    }

    private Outcome heard(String gateway, Heard.Said said, By by) {
        var found = rows.order(said.order()).filter(o -> o.gateway().equals(gateway));
        if (found.isEmpty()) return Outcome.UNKNOWN;
        money.hold(found.get().caseId(), found.get().unit()); // the dossier first, then the order: as everybody
        var order = rows.hold(said.order()).orElseThrow();
        var outcome = outcome(order, said);
        note(order, outcome, said.amount(), by);
        if (outcome == Outcome.FAILED) rows.end(order.id(), State.FAILED, null, null, path.now());
        if (outcome == Outcome.TAKEN) take(order, said);
        return outcome;
    }

    private Outcome outcome(PaymentOrder order, Heard.Said said) {
        if (order.state() == State.PAID)
            return said.paid() && !said.reference().equals(order.reference()) ? Outcome.OTHER_ORDER : Outcome.AGAIN;
        if (!said.paid()) return order.state() == State.FAILED ? Outcome.AGAIN : Outcome.FAILED;
        if (said.amount() != order.amount()) return Outcome.OTHER_AMOUNT;
        return rows.isReferenceUsed(order.gateway(), said.reference()) ? Outcome.OTHER_ORDER : Outcome.TAKEN;
    }

    /** An order that failed before may still be paid: the gateway has the money then, and says so. */
    private void take(PaymentOrder order, Heard.Said said) {
        rows.end(order.id(), State.PAID, said.reference(), said.at(), path.now());
        var owed = fees.owed(order.caseId()).orElseThrow();
        var result = payments.online(owed, order.id(), order.amount());
        if (!(result instanceof MoneyResult.Done))
            throw new IllegalStateException(
                    "Money of order %s came and was not recorded: %s".formatted(order.id(), result));
    }

    private void note(PaymentOrder order, Outcome outcome, @Nullable Long reported, By by) {
        if (rows.heard(order.id()) < HEARD_OF_ONE_ORDER)
            rows.note(order.id(), outcome.name(), reported, by.name(), path.now());
    }
}
