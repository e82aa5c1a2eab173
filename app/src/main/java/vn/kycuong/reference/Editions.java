package vn.kycuong.reference;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The edition of each register: when it changes, what was kept in memory is read again, here and on every other instance. */
@Service
public class Editions {
    private final EditionRows rows;
    private final AtomicInteger rechecks = new AtomicInteger();

    Editions(EditionRows rows) {
        this.rows = rows;
    }

    /** The editions of a database, where no container puts the parts together. */
    public static Editions of(JdbcClient jdbc) {
        return new Editions(new EditionRows(jdbc));
    }

    /** A value read once per edition of a register. */
    public <T> Cached<T> cached(String register, Supplier<T> reading) {
        return new Cached<>(this, register, reading);
    }

    /** Says, within the transaction that changed a register by hand, that it changed. */
    public void changed(String register) {
        changed(register, "");
    }

    /** Makes this instance look at the editions with the next question; the others look within a second. */
    public void recheck() {
        rechecks.incrementAndGet();
    }

    void changed(String register, String fingerprint) {
        rows.changed(register, fingerprint);
        recheck();
    }

    String fingerprint(String register) {
        return rows.fingerprint(register);
    }

    long stamp(String register) {
        return rows.stamp(register);
    }

    int rechecks() {
        return rechecks.get();
    }
}
