package vn.kycuong.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.vault.Vault;

/** One-time codes of a device (mã dùng một lần, RFC 6238), and codes for the day on which the device is lost. */
@Component
public class OneTimeCodes {
    private static final String PURPOSE = "identity.one-time-code";
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 8;
    /** 136 bits: 28 letters of base 32, in groups of four. */
    private static final int RECOVERY_BYTES = 17;
    /** So many wrong codes in an hour, from wherever, and codes rest for a quarter of an hour. */
    private static final int MOST_FAILURES = 10;

    private final FactorRows rows;
    private final Vault vault;
    private final Clock clock;
    private final Duration grace;
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /** @param grace for how many seconds after its half minute a code still opens; OWASP ASVS 5.0, 6.5.5 allows none */
    OneTimeCodes(FactorRows rows, Vault vault, Clock clock, @Value("${kycuong.codes.grace:0}") int grace) {
        if (grace < 0 || grace > 30)
            throw new IllegalArgumentException("kycuong.codes.grace: từ 0 đến 30 giây, không phải " + grace);
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
        this.grace = Duration.ofSeconds(grace);
    }

    /**
     * A secret to be put into a device.
     *
     * @param secret to be typed, base 32
     * @param address to be scanned, {@code otpauth://}
     */
    public record Offer(String secret, String address) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** What became of a code. */
    sealed interface Answer {
        record Right() implements Answer {}

        record Wrong() implements Answer {}

        /** That of the half minute before. */
        record Late() implements Answer {}

        record Rests(Instant until) implements Answer {}
    }

    /** Makes a secret, which counts once a first code is confirmed; empty while another one counts. */
    @Transactional
    public Optional<Offer> offer(Officer officer, String login) {
        var secret = Secrets.random(SECRET_BYTES);
        var sealed = vault.seal(PURPOSE, context(officer.actor()), secret);
        if (!rows.offer(officer.actor(), sealed, clock.instant())) return Optional.empty();
        return Optional.of(offer(secret, login));
    }

    /** The secret that waits for its first code. */
    public Optional<Offer> offered(Officer officer, String login) {
        return secret(officer.actor()).filter(s -> !s.confirmed()).map(s -> offer(opened(officer.actor(), s), login));
    }

    /** Switches the codes on by a first one; answers the recovery codes, which are shown this once. */
    @Transactional
    public Optional<List<String>> confirm(Officer officer, String typed) {
        var waits = secret(officer.actor()).filter(s -> !s.confirmed());
        if (waits.isEmpty() || !(byDevice(officer.actor(), waits.get(), typed) instanceof Answer.Right))
            return Optional.empty();
        SecurityEvents.tell(SecurityEvent.FACTOR_ADDED, "person", officer.actor(), "factor", "one-time code");
        return Optional.of(newRecoveryCodes(officer));
    }

    /** New recovery codes in place of those before. */
    @Transactional
    public List<String> newRecoveryCodes(Officer officer) {
        var codes = Stream.generate(() -> Secrets.random(RECOVERY_BYTES))
                .limit(RECOVERY_CODES)
                .map(bytes ->
                        new Base32().encodeToString(bytes).replace("=", "").replaceAll("(.{4})(?!$)", "$1-"))
                .toList();
        rows.recoveryCodes(
                officer.actor(), codes.stream().map(OneTimeCodes::hash).toList(), clock.instant());
        SecurityEvents.tell(SecurityEvent.FACTOR_ADDED, "person", officer.actor(), "factor", "recovery codes");
        return codes;
    }

    /** Seals every secret anew, after the vault was given new keys. */
    @Transactional
    public void sealAnew() {
        rows.sealedSecrets()
                .forEach((actor, kept) -> rows.sealAnew(
                        actor, vault.seal(PURPOSE, context(actor), vault.open(PURPOSE, context(actor), kept))));
    }

    /** Switches the codes off, recovery codes too. */
    @Transactional
    public void remove(ActorId actor) {
        if (isOn(actor)) SecurityEvents.tell(SecurityEvent.FACTOR_REMOVED, "person", actor, "factor", "one-time code");
        rows.forget(actor);
    }

    public boolean isOn(ActorId actor) {
        return secret(actor).map(FactorRows.Secret::confirmed).orElse(false);
    }

    public int recoveryCodesLeft(ActorId actor) {
        return rows.recoveryCodesLeft(actor);
    }

    /** A code of the device or a recovery code. */
    Answer check(ActorId actor, String typed) {
        var on = secret(actor).filter(FactorRows.Secret::confirmed);
        if (on.isEmpty()) return new Answer.Wrong();
        var rests = on.get().restsUntil();
        if (rests != null) return new Answer.Rests(rests);
        if (digits(typed).length() == generator.getPasswordLength()) return byDevice(actor, on.get(), typed);
        if (rows.useRecoveryCode(actor, hash(typed), clock.instant())) return new Answer.Right();
        rows.failed(actor, clock.instant());
        return new Answer.Wrong();
    }

    private Answer byDevice(ActorId actor, FactorRows.Secret secret, String typed) {
        var at = clock.instant();
        long now = step(at);
        var key = new SecretKeySpec(opened(actor, secret), generator.getAlgorithm());
        var given = digits(typed).getBytes(StandardCharsets.US_ASCII);
        var step = LongStream.rangeClosed(step(at.minus(grace)), now)
                .filter(s -> s > secret.lastStep() && MessageDigest.isEqual(given, code(key, s)))
                .findFirst();
        if (step.isPresent() && rows.use(actor, step.getAsLong(), at)) return new Answer.Right();
        // whoever types the code of a moment ago holds the device: no guess, and nothing to count
        if (now - 1 > secret.lastStep() && MessageDigest.isEqual(given, code(key, now - 1))) return new Answer.Late();
        rows.failed(actor, at);
        return new Answer.Wrong();
    }

    private long step(Instant at) {
        return at.toEpochMilli() / generator.getTimeStep().toMillis();
    }

    private byte[] code(SecretKeySpec key, long step) {
        try {
            var at = Instant.ofEpochMilli(step * generator.getTimeStep().toMillis());
            return generator.generateOneTimePasswordString(key, at, Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        } catch (InvalidKeyException ofOurs) {
            throw new IllegalStateException(ofOurs);
        }
    }

    private Optional<FactorRows.Secret> secret(ActorId actor) {
        return rows.secret(actor, MOST_FAILURES, clock.instant());
    }

    private byte[] opened(ActorId actor, FactorRows.Secret secret) {
        return vault.open(PURPOSE, context(actor), secret.sealed());
    }

    private static Offer offer(byte[] secret, String login) {
        var text = new Base32().encodeToString(secret);
        var issuer = URLEncoder.encode("Kỷ Cương", StandardCharsets.UTF_8).replace("+", "%20");
        return new Offer(text, "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(issuer, login, text, issuer));
    }

    private static String context(ActorId actor) {
        return String.valueOf(actor.value());
    }

    /** Blanks between groups are how people read codes out. */
    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    private static byte[] hash(String code) {
        return Secrets.sha256(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }
}
