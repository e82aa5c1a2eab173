package vn.kycuong.identity;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * Programs of other systems (ứng dụng kết nối): made, given a new secret and revoked by who looks after them, and let in by client
 * credentials for ten minutes at a time (RFC 6749, 4.4). A secret is shown once; it and the tokens are kept as hashes.
 */
@Component
public class ApiClients {
    /** The right to all of this. */
    public static final String MANAGE = "identity.programs";

    /** How long a token lives. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final Logger EVENTS = LoggerFactory.getLogger("vn.kycuong.security.events");
    private static final int LONGEST = 200;

    private final ApiClientRows rows;
    private final Clock clock;

    ApiClients(ApiClientRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** A program in the list of those who look after them. */
    public record Line(
            String id,
            String name,
            String purpose,
            Set<ApiScope> scopes,
            UnitId unit,
            ActorId madeBy,
            Instant madeAt,
            Instant secretAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt) {
        public Line {
            scopes = Set.copyOf(scopes);
        }
    }

    /** A program that is to be let in. */
    public record Wish(String name, String purpose, Set<ApiScope> scopes, UnitId unit) {
        public Wish {
            scopes = Set.copyOf(scopes);
            name = name.strip();
            purpose = purpose.strip();
        }

        boolean isWhole() {
            return !name.isEmpty()
                    && !purpose.isEmpty()
                    && name.length() <= LONGEST
                    && purpose.length() <= LONGEST
                    && !scopes.isEmpty();
        }
    }

    /** What its administrator takes along; the secret is known nowhere else. */
    public record Given(String id, String secret) {
        @Override
        public String toString() {
            return id + " ***";
        }
    }

    /** A token and what it may read. */
    public record Token(String value, Set<ApiScope> scopes) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The newest first, those that still work before those that do not. */
    public List<Line> list() {
        return rows.list();
    }

    /** Empty when something is not said. */
    @Transactional
    public Optional<Given> make(Wish wish, Officer by) {
        by.must(MANAGE);
        if (!wish.isWhole()) return Optional.empty();
        var given = new Given("ud-" + HexFormat.of().formatHex(Secrets.random(8)), Secrets.token());
        rows.insert(given.id(), Secrets.sha256(given.secret()), wish, by.actor(), clock.instant());
        EVENTS.info("program {} made by {}", given.id(), by.actor());
        return Optional.of(given);
    }

    /** A new secret; the old one and all tokens end at once. Empty when there is no such program, or it was revoked. */
    @Transactional
    public Optional<Given> turn(String id, Officer by) {
        by.must(MANAGE);
        var given = new Given(id, Secrets.token());
        if (!rows.turn(id, Secrets.sha256(given.secret()), clock.instant())) return Optional.empty();
        rows.endTokens(id);
        EVENTS.info("secret of program {} turned by {}", id, by.actor());
        return Optional.of(given);
    }

    /** For ever, and at once. */
    @Transactional
    public boolean revoke(String id, Officer by) {
        by.must(MANAGE);
        if (!rows.revoke(id, clock.instant())) return false;
        rows.endTokens(id);
        EVENTS.info("program {} revoked by {}", id, by.actor());
        return true;
    }

    /** What became of a program that asked to be let in. */
    public sealed interface LetIn {
        /** For ten minutes. */
        record In(Token token) implements LetIn {}

        /** No such program, revoked, or another secret: the same, and in the same time. */
        record Unknown() implements LetIn {}

        /** It asked for more than it has. */
        record TooMuch() implements LetIn {}
    }

    /**
     * Lets a program in.
     *
     * @param asked the scopes it asks for; empty for all it has
     */
    @Transactional
    public LetIn letIn(String id, String secret, Set<ApiScope> asked) {
        var known = rows.secret(id);
        boolean right = MessageDigest.isEqual(
                known.map(ApiClientRows.Secret::hash).orElseGet(() -> new byte[32]), Secrets.sha256(secret));
        if (known.isEmpty() || !right) {
            EVENTS.info("program refused: {}", known.isPresent() ? id : "nobody");
            return new LetIn.Unknown();
        }
        if (!known.get().scopes().containsAll(asked)) return new LetIn.TooMuch();
        var scopes = asked.isEmpty() ? known.get().scopes() : asked;
        var token = Secrets.token();
        var at = clock.instant();
        rows.open(Secrets.sha256(token), id, scopes, at, at.plus(LIFE));
        return new LetIn.In(new Token(token, scopes));
    }

    /** The program behind a token, while it lives. */
    public Optional<ApiClient> client(String token) {
        return rows.client(Secrets.sha256(token), clock.instant());
    }
}
