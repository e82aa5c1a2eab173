package vn.kycuong.money;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.money.PaymentGateway.Answer;
import vn.kycuong.money.PaymentGateway.Silent;
import vn.kycuong.money.PaymentGateway.Statement;
import vn.kycuong.money.PaymentGateway.Wish;

/**
 * Asks the gateway what nobody told us (hỏi lại cổng thanh toán): what became of payments begun and of money to be given back, less and less often, and
 * each morning what it took and gave back the day before. No transaction is open while it asks.
 */
@Component
class AskedGateway implements Recurring {
    /** The payer needs that long at least. */
    static final Duration FIRST = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(AskedGateway.class);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int AT_ONCE = 20;

    private final ObjectProvider<PaymentGateway> gateways;
    private final OrderRows orders;
    private final MoneyRows money;
    private final OnlinePayments online;
    private final Refunds refunds;
    private final GatewayBook book;
    private final Fees fees;
    private final MoneyPath path;
    private final Recurrence recurrence = new Recurrence("asked-gateway", REST, this::round);

    AskedGateway(
            ObjectProvider<PaymentGateway> gateways,
            OrderRows orders,
            MoneyRows money,
            OnlinePayments online,
            Refunds refunds,
            GatewayBook book,
            Fees fees,
            MoneyPath path) {
        this.gateways = gateways;
        this.orders = orders;
        this.money = money;
        this.online = online;
        this.refunds = refunds;
        this.book = book;
        this.fees = fees;
        this.path = path;
    }

    /** True when there may be more to do at once. */
    boolean round() {
        var gateway = gateways.getIfAvailable();
        if (gateway == null) return false;
        var now = path.now();
        var begun = orders.toAsk(gateway.name(), now, AT_ONCE);
        begun.forEach(order -> ask(gateway, order, now));
        var sent = money.toAsk(gateway.name(), now, AT_ONCE);
        sent.forEach(refund -> giveBack(gateway, refund));
        boolean read = readNext(gateway);
        return begun.size() == AT_ONCE || sent.size() == AT_ONCE || read;
    }

    private void ask(PaymentGateway gateway, PaymentOrder order, Instant now) {
        switch (gateway.ask(order.id())) {
            case Answer.Settled(var said) -> online.answered(gateway.name(), said, OnlinePayments.By.ASKED);
            case Answer.Open _ -> {
                if (order.startedAt().plus(lifetime()).isBefore(now)) online.lapse(order.id());
            }
            case Silent _ -> LOG.warn("{} does not answer about payment {}", gateway.name(), order.id());
        }
    }

    private void giveBack(PaymentGateway gateway, Refund refund) {
        var sent = Objects.requireNonNull(refund.sent());
        var reference = money.receipt(refund.receipt())
                .map(Receipt::order)
                .flatMap(orders::order)
                .map(PaymentOrder::reference)
                .orElseThrow();
        var answer = gateway.giveBack(new Wish(sent, reference, refund.amount()));
        if (answer instanceof Silent) LOG.warn("{} does not answer about return {}", gateway.name(), sent);
        else refunds.answered(sent, answer);
    }

    /** The oldest day that was not read; what it took and we had not heard of is taken then. */
    private boolean readNext(PaymentGateway gateway) {
        var day = book.nextDay(gateway.name());
        if (day.isEmpty()) return false;
        if (!(gateway.statement(day.get()) instanceof Statement.Whole(var lines))) {
            LOG.warn("{} does not answer what it took on {}", gateway.name(), day.get());
            return false;
        }
        book.keep(
                gateway.name(),
                day.get(),
                lines); // first: what cannot be recorded is shown as a difference, and holds up no other
        for (var line : lines) {
            try {
                hear(gateway.name(), line);
            } catch (IllegalStateException unrecorded) {
                LOG.error("{} moved {}, and it could not be recorded", gateway.name(), line.reference(), unrecorded);
            }
        }
        return true;
    }

    private void hear(String gateway, StatementLine line) {
        UUID id = line.id();
        switch (line.way()) {
            case TAKEN -> {
                if (orders.order(id)
                        .filter(o -> o.state() != PaymentOrder.State.PAID)
                        .isPresent())
                    online.answered(
                            gateway,
                            new PaymentGateway.Heard.Said(id, true, line.amount(), line.reference(), line.at()),
                            OnlinePayments.By.STATEMENT);
            }
            case RETURNED -> refunds.answered(id, new PaymentGateway.Returned.Done(line.reference(), line.at()));
        }
    }

    private Duration lifetime() {
        return Duration.ofHours(fees.parameter("order_hours"));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
