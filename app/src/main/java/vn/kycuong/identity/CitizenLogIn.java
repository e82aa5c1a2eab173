package vn.kycuong.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.vault.Vault;

/**
 * Log-in of citizens by an identity provider of theirs (đăng nhập của công dân, OpenID Connect), apart from the officers' in everything: its
 * provider, its sessions, its cookie. A citizen has no account and no right; the session knows his identity number, sealed, as a claim of
 * the provider's token said it.
 */
@Component
public class CitizenLogIn {
    /** Where the provider sends people back to. */
    public static final String BACK = "/cong-dan/ve";

    private static final Logger EVENTS = LoggerFactory.getLogger("vn.kycuong.security.events");
    private static final String PURPOSE = "identity.citizen-session";
    private static final Duration AWAY = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ENDS = Duration.ofHours(4);

    private final CitizenRows rows;
    private final Vault vault;
    private final Clock clock;
    private final ProviderTerms terms;
    private final OpenIdProvider provider;
    private final String claim;

    CitizenLogIn(
            CitizenRows rows,
            Vault vault,
            Clock clock,
            Environment said,
            @Value("${kycuong.citizens.claim:identity_number}") String claim) {
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
        this.terms = ProviderTerms.of(said, ProviderTerms.CITIZENS);
        this.provider = new OpenIdProvider(terms, BACK, clock);
        this.claim = claim;
    }

    /** What became of somebody who was sent to the provider. */
    public sealed interface Return {
        /** In, under this token. */
        record In(SessionToken token) implements Return {}

        /** The provider knows him, but says no identity number. */
        record WithoutNumber() implements Return {}

        /** Too late, in another browser, or an answer that proves nothing. */
        record Refused() implements Return {}
    }

    public boolean isOffered() {
        return terms.isOffered();
    }

    /** What people call the provider. */
    public String name() {
        return terms.name();
    }

    /** Where to send somebody; empty when the provider does not answer. */
    public Optional<URI> begin(SiteOrigin site, String browser) {
        var state = Secrets.token();
        var awaited = new CitizenRows.Awaited(Secrets.sha256(browser), Secrets.token(), Secrets.token());
        var question = provider.question(site, state, awaited.nonce(), awaited.verifier());
        var at = clock.instant();
        question.ifPresent(_ -> rows.await(Secrets.sha256(state), awaited, at, at.plus(AWAY)));
        return question;
    }

    /** Who came back with a code. Each statement stands alone: no connection waits for the provider. */
    public Return end(SiteOrigin site, String browser, String state, String code) {
        var awaited = rows.back(Secrets.sha256(state), clock.instant());
        if (awaited.isEmpty() || !MessageDigest.isEqual(awaited.get().browser(), Secrets.sha256(browser)))
            return new Return.Refused();
        var proved =
                provider.answer(site, code, awaited.get().nonce(), awaited.get().verifier());
        if (proved.isEmpty()) return new Return.Refused();
        var said = proved.get().getClaim(claim);
        if (!(said instanceof String number) || !number.matches("\\d{9}|\\d{12}")) {
            EVENTS.warn("citizen refused: the provider says no identity number in the claim {}", claim);
            return new Return.WithoutNumber();
        }
        return new Return.In(open(number));
    }

    private SessionToken open(String number) {
        var token = new SessionToken(Secrets.token());
        var at = clock.instant();
        rows.open(
                token.hash(),
                vault.seal(PURPOSE, context(token), number.getBytes(StandardCharsets.UTF_8)),
                at,
                at.plus(IDLE),
                at.plus(ENDS));
        EVENTS.info("a citizen logged in");
        return token;
    }

    /** The citizen behind a token, or nobody. */
    @Transactional
    public Optional<Citizen> citizen(SessionToken token) {
        Instant at = clock.instant();
        return rows.seen(token.hash(), at, at.plus(IDLE))
                .map(kept ->
                        new Citizen(new String(vault.open(PURPOSE, context(token), kept), StandardCharsets.UTF_8)));
    }

    @Transactional
    public void logOut(SessionToken token) {
        rows.end(token.hash());
    }

    private static String context(SessionToken token) {
        return HexFormat.of().formatHex(token.hash());
    }
}
