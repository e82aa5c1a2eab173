package vn.kycuong.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Says of a PDF whether it is signed, by whom, and whether that holds (kiểm chữ ký). Apart from the thread that asks, a few at a time, and not
 * for longer than it is worth: the file is a stranger's.
 */
@Component
public class SignatureCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureCheck.class);
    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final String UNREADABLE =
            "Tệp PDF có cấu trúc lạ, không đọc được chữ ký. Tải lại tệp từ nơi cấp rồi thử lần nữa.";

    private final SigningKeys keys;
    private final Algorithms algorithms;
    private final Duration patience;
    private final Semaphore room = new Semaphore(AT_A_TIME, true);

    @Autowired
    SignatureCheck(SigningKeys keys, Algorithms algorithms) {
        this(keys, algorithms, PATIENCE);
    }

    SignatureCheck(SigningKeys keys, Algorithms algorithms, Duration patience) {
        this.keys = keys;
        this.algorithms = algorithms;
        this.patience = patience;
    }

    /** @param at as of when certificates are judged: the legal moment */
    public Checked check(byte[] pdf, Instant at) {
        if (!entered()) return new Checked.Busy();
        var answer = new FutureTask<>(() -> {
            try {
                return checked(pdf, at);
            } finally {
                room.release(); // also of one that nobody waits for any more
            }
        });
        Thread.ofPlatform().daemon().name("signature-check").start(answer);
        return awaited(answer);
    }

    private Checked awaited(FutureTask<Checked> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException strange) {
            var cause = strange.getCause();
            LOG.info(
                    "A file could not be checked: {}",
                    cause == null ? "" : cause.getClass().getName());
            return new Checked.Refused(UNREADABLE);
        } catch (TimeoutException endless) {
            answer.cancel(true);
            LOG.warn("A file took longer than {} to check", patience);
            return new Checked.Busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Checked.Busy();
        }
    }

    private Checked checked(byte[] pdf, Instant at) {
        var refusal = PdfGate.refusal(pdf);
        return refusal.isPresent()
                ? new Checked.Refused(refusal.get())
                : new PdfSignatures(pdf, keys.trusted(at), algorithms, at).checked();
    }

    private boolean entered() {
        try {
            return room.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
