package vn.kycuong.counter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;

/** The tablets at a unit's door (máy lấy số). Each has a key of its own, shown once; taken out of use, it draws nothing more at once. */
@Component
public class Kiosks {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST = 100;
    private static final int MOST = 20;

    private final KioskRows rows;
    private final Audit audit;
    private final LegalClock time;

    Kiosks(KioskRows rows, Audit audit, LegalClock time) {
        this.rows = rows;
        this.audit = audit;
        this.time = time;
    }

    /** The key of a new tablet; empty when the name does not do or there are too many. */
    @Transactional
    public Optional<String> add(String name, Officer by) {
        by.must(CounterSettings.MANAGE);
        if (name.isBlank() || name.length() > LONGEST || of(by).size() >= MOST) return Optional.empty();
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var kiosk = new Kiosk(
                UUID.randomUUID(), by.unit(), name.strip(), time.instant().truncatedTo(ChronoUnit.MICROS), null);
        rows.insert(kiosk, hash(key), by.actor());
        audit.administered(by.doer(), "counter-kiosk", kiosk.id().toString(), "DONE");
        return Optional.of(key);
    }

    /** Takes one out of use; false when there is none. */
    @Transactional
    public boolean revoke(UUID id, Officer by) {
        by.must(CounterSettings.MANAGE);
        boolean done = rows.revoke(id, by.unit(), by.actor(), time.instant());
        if (done) audit.administered(by.doer(), "counter-kiosk", id.toString(), "REVOKED");
        return done;
    }

    public List<Kiosk> of(Officer officer) {
        return rows.of(officer.unit());
    }

    /** At whose door the tablet with this key stands. */
    public Optional<UnitId> unit(String key) {
        return key.matches("[A-Za-z0-9_-]{43}") ? rows.byKey(hash(key)).map(Kiosk::unit) : Optional.empty();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
