package vn.kycuong.identity;

import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;

/**
 * Log-in by the identity provider of the administration (đăng nhập một lần, OpenID Connect): authorisation code with PKCE, for who tied his
 * account there to his account here. Which provider is said by the installation's configuration alone.
 */
@Component
public class OutsideLogIn {
    private static final String BACK = "/dang-nhap/ngoai/ve";
    private static final Duration AWAY = Duration.ofMinutes(10);

    private final OutsideRows rows;
    private final Clock clock;
    private final ProviderTerms terms;
    private final OpenIdProvider provider;

    OutsideLogIn(OutsideRows rows, Clock clock, ProviderTerms terms) {
        this.rows = rows;
        this.clock = clock;
        this.terms = terms;
        this.provider = new OpenIdProvider(terms, BACK, clock);
    }

    /** What became of somebody who was sent to the provider. */
    public sealed interface Return {
        /**
         * The account that is tied to that of the provider.
         *
         * @param twoProofs whether the provider said that it asked for two
         */
        record Known(ActorId actor, boolean twoProofs, String next) implements Return {}

        /** Tied from now on. */
        record Tied() implements Return {}

        /** The provider knows him, we do not. */
        record Unknown() implements Return {}

        /** Tied to somebody else, or this account to another. */
        record TiedAlready() implements Return {}

        /** Too late, in another browser, or an answer that proves nothing. */
        record Refused() implements Return {}
    }

    /** Whether there is a provider. */
    public boolean isOffered() {
        return terms.isOffered();
    }

    /** What people call it. */
    public String name() {
        return terms.name();
    }

    public boolean isTied(Officer officer) {
        return rows.isTied(officer.actor());
    }

    @Transactional
    public void untie(Officer officer) {
        rows.untie(officer.actor());
        SecurityEvents.tell(SecurityEvent.FACTOR_REMOVED, "person", officer.actor(), "factor", "outside account");
    }

    /**
     * Where to send somebody; empty when the provider does not answer.
     *
     * @param browser ties the way back to the browser that left
     * @param tieTo whose account it is to be tied to; null to log in
     * @param next a path of this site to go on to
     */
    public Optional<URI> begin(SiteOrigin site, String browser, @Nullable Officer tieTo, String next) {
        var state = Secrets.token();
        var nonce = Secrets.token();
        var verifier = Secrets.token();
        var question = provider.newLogIn(site, state, nonce, verifier);
        if (question.isEmpty()) return Optional.empty();
        var at = clock.instant();
        rows.await(
                Secrets.sha256(state),
                new OutsideRows.Awaited(
                        Secrets.sha256(browser), nonce, verifier, tieTo == null ? null : tieTo.actor(), next),
                at,
                at.plus(AWAY));
        return question;
    }

    /** Who came back with a code of the provider. Each statement stands alone: no connection waits for the provider. */
    public Return end(SiteOrigin site, String browser, String state, String code) {
        var at = clock.instant();
        var awaited = rows.back(Secrets.sha256(state), at);
        if (awaited.isEmpty() || !MessageDigest.isEqual(awaited.get().browser(), Secrets.sha256(browser)))
            return new Return.Refused();
        var told =
                provider.answer(site, code, awaited.get().nonce(), awaited.get().verifier());
        if (told.isEmpty() || !terms.isRecent(told.get(), at)) return new Return.Refused();
        var subject = told.get().getSubject().getValue();
        var actor = awaited.get().actor();
        if (actor != null) {
            if (!rows.tie(terms.issuer(), subject, actor, at)) return new Return.TiedAlready();
            SecurityEvents.tell(SecurityEvent.FACTOR_ADDED, "person", actor, "factor", "outside account");
            return new Return.Tied();
        }
        return rows.known(terms.issuer(), subject, at)
                .<Return>map(known -> new Return.Known(
                        known, terms.twoProofs(told.get()), awaited.get().next()))
                .orElseGet(Return.Unknown::new);
    }
}
