package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Money goes back (hoàn trả): one asks with a ground, another decides, and it is paid once, with a numbered paper, never more than was paid. */
@Component
public class Refunds {
    private final Fees fees;
    private final MoneyRows rows;
    private final Tills tills;
    private final MoneyPath path;

    Refunds(Fees fees, MoneyRows rows, Tills tills, MoneyPath path) {
        this.fees = fees;
        this.rows = rows;
        this.tills = tills;
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

    /** Pays an approved refund: in cash out of the drawer of who pays, or back by the way it came. */
    @Transactional
    public MoneyResult pay(CaseId id, String key, UUID refundId, Officer officer) {
        var found = held(id, refundId, officer);
        if (found.isEmpty()) return new MoneyResult.NotFound();
        if (path.isKnown(id, key)) return new MoneyResult.Repeated();
        var refund = found.get();
        var no = MoneyRules.mayPayBack(refund, officer.actor());
        if (no.isPresent()) return MoneyPath.undone(no.get());
        var way = rows.receipt(refund.receipt()).orElseThrow().way();
        var now = path.now();
        var day = path.today();
        if (way == Receipt.Way.CASH) {
            day = tills.openDay(refund.unit(), officer.actor(), day);
            long holds = tills.holds(refund.unit(), officer.actor(), day);
            if (holds < refund.amount())
                return MoneyPath.undone(new MoneyResult.NotPossible("money.no.drawerHolds", Vnd.text(holds)));
        }
        var paper = paper(refund, way, MoneyPath.by(officer, now, key), day);
        rows.insert(paper);
        rows.paidBack(refundId);
        rows.move(id, 0, refund.amount());
        return path.record(
                id,
                MoneyPath.by(officer, now, key),
                MoneyEvent.REFUNDED,
                Fees.COLLECT,
                refund.unit(),
                Payments.facts(paper));
    }

    private Receipt paper(Refund refund, Receipt.Way way, Act.By by, LocalDate day) {
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
                by.actor(),
                by.recordedAt(),
                day,
                null,
                refund.id(),
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
