package vn.kycuong.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.job.Waits;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.portal.Gate.Line;
import vn.kycuong.portal.PortalRows.Claimed;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/**
 * Reads what came and sends what is due. It notes that it is about to send before it does, and how it went afterwards: a crash between the two
 * sends the same message, under the same id, once more, and the other side knows it.
 */
@Component
class PortalSender implements Recurring {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int BATCH = 50;

    private final PortalRows rows;
    private final Gate gate;
    private final Procedures procedures;
    private final Organisation organisation;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("portal-sender", REST, () -> round() == BATCH);
    private volatile Instant restUntil = Instant.MIN;

    @Autowired
    PortalSender(
            PortalRows rows,
            Gate gate,
            Procedures procedures,
            Organisation organisation,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.gate = gate;
        this.procedures = procedures;
        this.organisation = organisation;
        this.time = time;
        this.transaction = transaction;
    }

    /** Reads and sends; answers how many messages were looked at. */
    int round() {
        if (!gate.isOffered()) return 0;
        for (var batch : gate.received()) {
            transaction.executeWithoutResult(_ -> read(batch));
            gate.putAway(batch);
        }
        var now = time.instant();
        if (now.isBefore(restUntil)) return 0;
        var claimed = claim(now);
        for (var message : claimed) deliver(message, now);
        return claimed.size();
    }

    private List<Claimed> claim(Instant now) {
        return Objects.requireNonNull(transaction.execute(_ -> rows.claim(now, now.minus(LEASE), BATCH)));
    }

    private void deliver(Claimed message, Instant now) {
        if (now.isBefore(restUntil)) {
            rows.again(message.id(), "rest", restUntil, false);
            return;
        }
        switch (gate.send(message(message))) {
            case Gate.Answer.Taken _ -> rows.sent(message.id(), now);
            case Gate.Answer.Refused(var problem) -> rows.end(message.id(), PortalState.REFUSED, problem);
            case Gate.Answer.Busy(var problem, var rest) -> {
                restUntil = now.plus(rest);
                rows.again(message.id(), problem, restUntil, false);
            }
            case Gate.Answer.Later(var problem) -> {
                if (message.tries() >= Waits.mostTries()) rows.end(message.id(), PortalState.GIVEN_UP, problem);
                else rows.again(message.id(), problem, now.plus(Waits.after(message.tries())), true);
            }
        }
    }

    private StatusMessage message(Claimed m) {
        var day = LegalZone.local(m.at()).toLocalDate();
        var procedure = procedures
                .get(m.procedure(), day)
                .map(p -> Objects.requireNonNullElse(p.code(), m.procedure()))
                .orElse(m.procedure());
        return new StatusMessage(
                m.id(),
                m.version(),
                m.code(),
                procedure,
                organisation.codePrefix(new UnitId(m.unitId())),
                m.status(),
                m.at(),
                m.due());
    }

    // ---- what came

    private void read(Gate.Batch batch) {
        var now = time.instant();
        for (var line : batch.lines()) {
            switch (line) {
                case Line.Poison(int no, var why) -> rows.poison(batch.name(), no, why, now);
                case Line.Receipt receipt -> settle(batch, receipt, now);
            }
        }
    }

    /** The first answer counts; the same again, or another after it, changes nothing. */
    private void settle(Gate.Batch batch, Line.Receipt receipt, Instant now) {
        var found = rows.lock(receipt.message());
        if (found.isEmpty()) {
            rows.poison(batch.name(), receipt.no(), "unknownMessage", now);
            return;
        }
        var m = found.get();
        if (m.state() == PortalState.ACCEPTED || m.state() == PortalState.DROPPED) return;
        if (receipt.at().isAfter(now.plus(Duration.ofDays(1)))) {
            rows.poison(batch.name(), receipt.no(), "inTheFuture", now);
            return;
        }
        switch (receipt.outcome()) {
            case ACCEPTED -> {
                rows.receipt(receipt.message(), PortalState.ACCEPTED, "", receipt.at());
                rows.known(m, receipt.at());
            }
            case REFUSED -> rows.receipt(receipt.message(), PortalState.REFUSED, receipt.problem(), receipt.at());
            case BUSY -> {
                if (m.state() == PortalState.SENT)
                    rows.busy(receipt.message(), "busy", now.plus(Waits.after(m.tries())));
            }
        }
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
