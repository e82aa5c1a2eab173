package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * Money goes back (hoàn trả): one asks with a ground, another decides, and it is paid once, with a numbered paper, never more than was paid. What came
 * through a gateway goes back through it: the paper is written when the gateway says that the money is back.
 */
@Component
public class Refunds {
    private final Fees fees;
    private final MoneyRows rows;
    private final Tills tills;
    private final OnlinePayments online;
    private final MoneyPath path;

    Refunds(Fees fees, MoneyRows rows, Tills tills, OnlinePayments online, MoneyPath path) {
        this.fees = fees;
        this.rows = rows;
        this.tills = tills;
        this.online = online;
        this.path = path;
    }

    /** The refunds of a dossier. */
    public List<Refund> of(CaseId id) {
        return rows.refunds(id);
    }

    /** Those of a unit that wait to be decided or paid. */
    public List<Refund> waiting(UnitId unit) {
        return rows.waiting(unit);
    }

    /**
     * What is asked for.
     *
     * @param ground key of a ground in force today
     */
    public record Wish(UUID receipt, long amount, String ground, String reason) {}

    /** @param key random key of the form: the same form is the same wish */
    @Transactional
    public MoneyResult ask(CaseId id, String key, Wish wish, Officer officer) {
        if (!officer.may(Fees.COLLECT)) return new MoneyResult.NotAllowed();
        var charged = charged(id, officer);
        if (charged.isEmpty()) return new MoneyResult.NotFound();
        rows.hold(id, charged.get().unit());
        var refundId = CaseId.ofForm(key + id).value();
        var all = rows.refunds(id);
        if (all.stream().anyMatch(r -> r.id().equals(refundId))) return new MoneyResult.Repeated();
        var receipt = rows.receipt(wish.receipt()).filter(r -> r.caseId().equals(id));
        if (receipt.isEmpty()) return MoneyPath.undone(new MoneyResult.NotFound());
        if (fees.refundGrounds().stream().noneMatch(g -> g.key().equals(wish.ground())))
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.ground"));
        var no = MoneyRules.mayAsk(receipt.get(), wish.amount(), all);
        if (no.isPresent()) return MoneyPath.undone(no.get());
        rows.ask(new Refund(
                refundId,
                id,
                charged.get().unit(),
                wish.receipt(),
                wish.amount(),
                wish.ground(),
                wish.reason(),
                officer.actor(),
                path.now(),
                Refund.State.ASKED,
                null,
                null,
                null,
                null,
                null));
        return new MoneyResult.Done();
    }

    /** Somebody else than who asked says yes or no. */
    @Transactional
    public MoneyResult decide(CaseId id, UUID refundId, boolean yes, String opinion, Officer officer) {
        var refund = held(id, refundId, officer);
        if (refund.isEmpty()) return new MoneyResult.NotFound();
        if (!CashBook.confirms(officer, refund.get().unit())) return MoneyPath.undone(new MoneyResult.NotAllowed());
        var no = MoneyRules.mayDecide(refund.get(), officer.actor());
        if (no.isPresent()) return MoneyPath.undone(no.get());
        var state = yes ? Refund.State.APPROVED : Refund.State.DECLINED;
        rows.decide(refundId, state, officer.actor(), path.now(), opinion);
        return new MoneyResult.Done();
    }

    /** Pays an approved refund: in cash out of the drawer of who pays, or by asking the gateway that took it to give it back. */
    @Transactional
    public MoneyResult pay(CaseId id, String key, UUID refundId, Officer officer) {
        var found = held(id, refundId, officer);
        if (found.isEmpty()) return new MoneyResult.NotFound();
        var taken = rows.receipt(found.get().receipt()).orElseThrow();
        return taken.way() == Receipt.Way.CASH
                ? cash(found.get(), key, officer)
                : send(found.get(), taken, CaseId.ofForm(key + refundId).value(), officer);
    }

    /** In cash, though it came through a gateway: only once the gateway has said no. */
    @Transactional
    public MoneyResult payInCash(CaseId id, String key, UUID refundId, Officer officer) {
        var found = held(id, refundId, officer);
        if (found.isEmpty()) return new MoneyResult.NotFound();
        if (path.isKnown(id, key)) return new MoneyResult.Repeated();
        if (found.get().state() != Refund.State.REFUSED)
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.notRefused"));
        return cash(found.get(), key, officer);
    }

    private MoneyResult cash(Refund refund, String key, Officer officer) {
        if (path.isKnown(refund.caseId(), key)) return new MoneyResult.Repeated();
        var no = MoneyRules.mayPayBack(refund, officer.actor());
        if (no.isPresent()) return MoneyPath.undone(no.get());
        var day = tills.openDay(refund.unit(), officer.actor(), path.today());
        long holds = tills.holds(refund.unit(), officer.actor(), day);
        if (holds < refund.amount())
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.drawerHolds", Vnd.text(holds)));
        rows.paidBack(refund.id());
        var by = MoneyPath.by(officer, path.now(), key);
        return written(refund, Receipt.Way.CASH, by.actor(), by, day);
    }

    /** @param sent follows from the form: the same form asks once */
    private MoneyResult send(Refund refund, Receipt taken, UUID sent, Officer officer) {
        if (sent.equals(refund.sent())) return new MoneyResult.Repeated();
        if (!officer.may(Fees.COLLECT)) return MoneyPath.undone(new MoneyResult.NotAllowed());
        var no = MoneyRules.mayPayBack(refund, officer.actor());
        if (no.isPresent()) return MoneyPath.undone(no.get());
        if (!online.isStillThere(taken)) return MoneyPath.undone(new MoneyResult.NotPossible("money.no.gateway"));
        rows.send(refund.id(), sent, officer.actor(), path.now());
        return new MoneyResult.Done();
    }

    /** What the gateway answered to a wish of ours. Once it is over, nothing is heard of it any more. */
    @Transactional
    void answered(UUID sent, PaymentGateway.Returned answer) {
        var known = rows.sent(sent);
        if (known.isEmpty()) return;
        rows.hold(known.get().caseId(), known.get().unit());
        var refund = rows.sent(sent).filter(r -> r.state() == Refund.State.SENT);
        if (refund.isEmpty()) return;
        switch (answer) {
            case PaymentGateway.Returned.Done(var reference, var at) -> returned(refund.get(), reference, at);
            case PaymentGateway.Returned.Refused(var reason) ->
                rows.refused(refund.get().id(), reason);
            case PaymentGateway.Returned.Open _, PaymentGateway.Silent _ -> {} // it is asked again
        }
    }

    private void returned(Refund refund, String reference, Instant at) {
        rows.returned(refund.id(), reference, at);
        var by = MoneyPath.byGateway(refund.unit(), path.now(), "refund:" + refund.sent());
        var result = written(refund, Receipt.Way.ONLINE, Objects.requireNonNull(refund.sentBy()), by, path.today());
        if (!(result instanceof MoneyResult.Done))
            throw new IllegalStateException(
                    "Refund %s went back and was not recorded: %s".formatted(refund.id(), result));
    }

    /** @param who stands on the paper: who paid it, or asked the gateway to */
    private MoneyResult written(Refund refund, Receipt.Way way, ActorId who, Act.By by, LocalDate day) {
        var paper = paper(refund, way, who, by, day);
        rows.insert(paper);
        rows.move(refund.caseId(), 0, refund.amount());
        return path.record(
                refund.caseId(), by, MoneyEvent.REFUNDED, Fees.COLLECT, refund.unit(), Payments.facts(paper));
    }

    private Receipt paper(Refund refund, Receipt.Way way, ActorId who, Act.By by, LocalDate day) {
        int year = LegalZone.local(by.recordedAt()).getYear();
        return new Receipt(
                UUID.randomUUID(),
                refund.caseId(),
                refund.unit(),
                Receipt.Kind.REFUND,
                year,
                rows.draw(refund.unit(), Receipt.Kind.REFUND, year),
                refund.amount(),
                way,
                who,
                by.recordedAt(),
                day,
                null,
                refund.id(),
                way == Receipt.Way.CASH ? tills.counter(refund.unit(), who, day) : null,
                null,
                null);
    }

    private Optional<Charged> charged(CaseId id, Officer officer) {
        return fees.charged(id).filter(c -> officer.scope().contains(c.unit()));
    }

    private Optional<Refund> held(CaseId id, UUID refundId, Officer officer) {
        return charged(id, officer).flatMap(charged -> {
            rows.hold(id, charged.unit());
            return rows.refunds(id).stream()
                    .filter(r -> r.id().equals(refundId))
                    .findFirst();
        });
    }
}
