package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.money.MoneyResult.NotPossible;

/** Whether money may move: facts in, a reason why not or nothing. */
final class MoneyRules {
    private MoneyRules() {}

    /** Sets what is owed anew: not under money that was already taken. */
    static Optional<NotPossible> maySet(Owed owed, Assessment assessment) {
        if (owed.charged().acceptedOn() == null) return no("money.no.notAccepted");
        if (owed.paid() > 0) return no("money.no.alreadyPaid");
        if (assessment.isFirm()) return Optional.empty();
        var open = assessment.open().getFirst();
        return Optional.of(
                new NotPossible(open.why().wordKey(), open.why().arguments().toArray()));
    }

    /** @param shown the amount on the page that was pressed */
    static Optional<NotPossible> mayCollect(Owed owed, long shown) {
        return switch (owed.state()) {
            case NOT_YET -> no("money.no.notAccepted");
            case UNSET -> no("money.no.unset");
            case FREE, EXEMPT -> no("money.no.nothingOwed");
            case PAID, OVERPAID -> no("money.no.paidBefore");
            case OPEN ->
                owed.open() == shown
                        ? Optional.empty()
                        : Optional.of(new NotPossible("money.no.otherAmount", Vnd.text(owed.open())));
        };
    }

    /** A receipt is voided as long as its drawer was not counted; afterwards money goes back by a refund. */
    static Optional<NotPossible> mayVoid(Receipt receipt, boolean dayIsClosed, List<Refund> refunds) {
        if (receipt.kind() != Receipt.Kind.RECEIPT) return no("money.no.voidRefund");
        if (!receipt.stands()) return no("money.no.voidedBefore");
        if (receipt.way() == Receipt.Way.ONLINE) return no("money.no.voidOnline");
        if (left(receipt, refunds) != receipt.amount()) return no("money.no.voidWithRefund");
        return dayIsClosed ? no("money.no.voidClosed") : Optional.empty();
    }

    static Optional<NotPossible> mayAsk(Receipt receipt, long amount, List<Refund> refunds) {
        if (receipt.kind() != Receipt.Kind.RECEIPT || !receipt.stands()) return no("money.no.refundOf");
        if (amount <= 0) return no("money.no.amount");
        long left = left(receipt, refunds);
        return amount > left ? Optional.of(new NotPossible("money.no.refundMore", Vnd.text(left))) : Optional.empty();
    }

    static Optional<NotPossible> mayDecide(Refund refund, ActorId by) {
        if (refund.state() != Refund.State.ASKED) return no("money.no.decidedBefore");
        return refund.askedBy().equals(by) ? no("money.no.ownRefund") : Optional.empty();
    }

    static Optional<NotPossible> mayPayBack(Refund refund, ActorId by) {
        if (refund.state() == Refund.State.PAID) return no("money.no.paidBackBefore");
        if (refund.state() == Refund.State.SENT) return no("money.no.sentBefore");
        if (refund.state() != Refund.State.APPROVED && refund.state() != Refund.State.REFUSED)
            return no("money.no.notApproved");
        return by.equals(refund.decidedBy()) ? no("money.no.approverPays") : Optional.empty();
    }

    /** What of a receipt is not yet promised back. */
    static long left(Receipt receipt, List<Refund> refunds) {
        long promised = refunds.stream()
                .filter(r -> r.receipt().equals(receipt.id()) && r.state() != Refund.State.DECLINED)
                .mapToLong(Refund::amount)
                .sum();
        return receipt.amount() - promised;
    }

    // ---- drawers

    static Optional<NotPossible> mayCount(
            LocalDate day, LocalDate today, boolean closed, long expected, long counted, String reason) {
        if (day.isAfter(today)) return no("money.no.dayAhead");
        if (closed) return no("money.no.countedBefore");
        if (expected < 0) return no("money.no.drawerBelow");
        return expected != counted && reason.isBlank() ? no("money.no.differenceReason") : Optional.empty();
    }

    private static Optional<NotPossible> no(String wordKey) {
        return Optional.of(new NotPossible(wordKey));
    }
}
