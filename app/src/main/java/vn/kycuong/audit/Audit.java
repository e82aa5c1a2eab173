package vn.kycuong.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Commitment;

/**
 * Notes who looked, who took away, who was refused, who administered (nhật ký truy cập). What must be noted before anything is given is
 * written at once, in a transaction of its own; what may be noted just after is written in batches, and a normal stop writes the rest.
 */
@Component
public class Audit implements Recurring {
    private static final Duration REST = Duration.ofMillis(500);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AuditRows rows;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final BlockingQueue<AuditLine> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<AuditLine> batch = new ArrayList<>();
    private final Recurrence recurrence = new Recurrence("audit", REST, this::writeWaiting);

    Audit(AuditRows rows, Clock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A page with personal data of this case was shown. Written soon after. */
    public void read(Doer who, String what, @Nullable CaseId caseId) {
        later(line(who, AuditKind.OPENED, what, caseId, "", AuditLine.DONE));
    }

    /** A paper of this case is about to be given. Written before. */
    public void giving(Doer who, String what, CaseId caseId, String subject) {
        atOnce(line(who, AuditKind.OPENED, what, caseId, subject, AuditLine.DONE), null);
    }

    /** What is masked is about to be shown whole. Written before. */
    public void unmasking(Doer who, String what, CaseId caseId, Reason reason) {
        atOnce(line(who, AuditKind.UNMASKED, what, caseId, "", AuditLine.DONE), reason);
    }

    /** What is kept of a person in this case is about to leave as a file. Written before. */
    public void taking(Doer who, String what, CaseId caseId, Reason reason) {
        atOnce(line(who, AuditKind.EXPORTED, what, caseId, "", AuditLine.DONE), reason);
    }

    /**
     * A list is about to leave as a file. Written before.
     *
     * @param choices by which it was chosen; nothing typed
     * @param reason why it names people; null when it does not
     */
    public void exporting(Doer who, String what, String choices, @Nullable Reason reason) {
        atOnce(line(who, AuditKind.EXPORTED, what, null, choices, AuditLine.DONE), reason);
    }

    /** Somebody known was not let in, or an act was not allowed. Written soon after. */
    public void refused(Doer who, String what, @Nullable CaseId caseId, String outcome) {
        later(line(who, AuditKind.REFUSED, what, caseId, "", outcome));
    }

    /** Somebody changed how the installation works. Written before he is answered. */
    public void administered(Doer who, String what, String subject, String outcome) {
        atOnce(line(who, AuditKind.ADMINISTERED, what, null, subject, outcome), null);
    }

    private AuditLine line(
            Doer who, AuditKind kind, String what, @Nullable CaseId caseId, String subject, String outcome) {
        return AuditLine.of(clock.instant(), who, kind, what, caseId, subject, outcome);
    }

    private void atOnce(AuditLine line, @Nullable Reason reason) {
        if (reason == null) {
            apart.executeWithoutResult(_ -> rows.insert(List.of(line)));
            return;
        }
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        var mac = HexFormat.of()
                .parseHex(Commitment.of(1, salt, reason.text().getBytes(StandardCharsets.UTF_8))
                        .mac());
        apart.executeWithoutResult(_ -> {
            rows.insert(List.of(line.because(mac)));
            rows.reason(line.id(), salt, reason.text());
        });
    }

    /** A full queue makes its caller write: nothing is dropped. */
    private void later(AuditLine line) {
        if (!waiting.offer(line)) apart.executeWithoutResult(_ -> rows.insert(List.of(line)));
        else if (!isRunning()) writeWaiting();
    }

    /** Writes what waits; true when there may be more. A batch that could not be written stays and is tried again. */
    synchronized boolean writeWaiting() {
        if (batch.isEmpty()) waiting.drainTo(batch, BATCH);
        if (batch.isEmpty()) return false;
        apart.executeWithoutResult(_ -> rows.insert(batch));
        batch.clear();
        return !waiting.isEmpty();
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    public void stop() {
        Recurring.super.stop();
        while (writeWaiting()) {}
    }

    /** After the web server and the desks have stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
