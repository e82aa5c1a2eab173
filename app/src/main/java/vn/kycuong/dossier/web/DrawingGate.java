package vn.kycuong.dossier.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Papers are drawn a few at a time: each takes a core and some megabytes. Others wait their turn, and after a while are asked to come again. */
@Component
class DrawingGate {
    private static final int AT_A_TIME = 2;

    private final Semaphore room = new Semaphore(AT_A_TIME, true);
    private final Duration patience;

    @Autowired
    DrawingGate() {
        this(Duration.ofSeconds(10));
    }

    DrawingGate(Duration patience) {
        this.patience = patience;
    }

    byte[] draw(Supplier<byte[]> paper) {
        if (!entered()) throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        try {
            return paper.get();
        } finally {
            room.release();
        }
    }

    private boolean entered() {
        try {
            return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
