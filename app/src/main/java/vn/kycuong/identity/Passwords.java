package vn.kycuong.identity;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with 19 MiB and two passes (OWASP's floor); few at a time, so that a flood of log-ins cannot eat the memory. */
@Component
class Passwords {
    /** The hash of who has set no password yet: no password fits. */
    static final String NONE = "!";

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore room =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** Of no password: verified against when the login is unknown, so that the answer takes as long. */
    private final String nobody = Objects.requireNonNull(argon.encode(Secrets.token()));

    String hash(String password) {
        room.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(argon.encode(PasswordRules.password(password)));
        } finally {
            room.release();
        }
    }

    boolean matches(String password, String hash) {
        if (hash.equals(NONE)) {
            matchesNobody(password);
            return false;
        }
        room.acquireUninterruptibly();
        try {
            return argon.matches(PasswordRules.password(password), hash);
        } finally {
            room.release();
        }
    }

    /** Whether it was made with other parameters than those of today. */
    boolean isOutdated(String hash) {
        return argon.upgradeEncoding(hash);
    }

    void matchesNobody(String password) {
        var _ = matches(password, nobody);
    }
}
