package vn.kycuong.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;

/**
 * Log-in by the identity provider of the administration (đăng nhập một lần, OpenID Connect): authorisation code with PKCE, for who tied his
 * account there to his account here. Which provider is said by the installation's configuration alone.
 */
@Component
public class OutsideLogIn {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideLogIn.class);
    private static final Duration AWAY = Duration.ofMinutes(10);
    private static final Duration KNOWN = Duration.ofHours(1);
    /** A provider that does not answer is let alone for a while: nobody who clicks waits for it. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private static final int PATIENCE_MS = 5_000;

    private final OutsideRows rows;
    private final Clock clock;
    private final String issuer;
    private final String client;
    private final String secret;
    private final String name;
    private final AtomicReference<Asked> asked = new AtomicReference<>(new Asked(Optional.empty(), Instant.MIN));

    OutsideLogIn(
            OutsideRows rows,
            Clock clock,
            @Value("${kycuong.provider.issuer:}") String issuer,
            @Value("${kycuong.provider.client:}") String client,
            @Value("${kycuong.provider.secret:}") String secret,
            @Value("${kycuong.provider.name:}") String name) {
        this.rows = rows;
        this.clock = clock;
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
        this.name = name;
    }

    /** The provider as it described itself, and what checks its tokens: that keeps the keys and asks for new ones when it meets them. */
    private record Provider(OIDCProviderMetadata told, IDTokenValidator tokens) {}

    private record Asked(Optional<Provider> answer, Instant until) {}

    /** What became of somebody who was sent to the provider. */
    public sealed interface Return {
        /** The account that is tied to that of the provider. */
        record Known(ActorId actor, String next) implements Return {}

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
        return !issuer.isBlank() && !client.isBlank();
    }

    /** What people call it. */
    public String name() {
        return name;
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
        var provider = provider();
        if (provider.isEmpty()) return Optional.empty();
        var state = Secrets.token();
        var nonce = Secrets.token();
        var verifier = Secrets.token();
        var at = clock.instant();
        rows.await(
                Secrets.sha256(state),
                new OutsideRows.Awaited(
                        Secrets.sha256(browser), nonce, verifier, tieTo == null ? null : tieTo.actor(), next),
                at,
                at.plus(AWAY));
        return Optional.of(new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(client), back(site))
                .endpointURI(provider.get().told().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI());
    }

    /** Who came back with a code of the provider. Each statement stands alone: no connection waits for the provider. */
    public Return end(SiteOrigin site, String browser, String state, String code) {
        var at = clock.instant();
        var awaited = rows.back(Secrets.sha256(state), at);
        if (awaited.isEmpty() || !MessageDigest.isEqual(awaited.get().browser(), Secrets.sha256(browser)))
            return new Return.Refused();
        var subject = subject(site, awaited.get(), code);
        if (subject.isEmpty()) return new Return.Refused();
        var actor = awaited.get().actor();
        if (actor != null) {
            if (!rows.tie(issuer, subject.get(), actor, at)) return new Return.TiedAlready();
            SecurityEvents.tell(SecurityEvent.FACTOR_ADDED, "person", actor, "factor", "outside account");
            return new Return.Tied();
        }
        return rows.known(issuer, subject.get(), at)
                .<Return>map(known -> new Return.Known(known, awaited.get().next()))
                .orElseGet(Return.Unknown::new);
    }

    private Optional<String> subject(SiteOrigin site, OutsideRows.Awaited awaited, String code) {
        var provider = provider();
        if (provider.isEmpty()) return Optional.empty();
        try {
            var grant = new AuthorizationCodeGrant(
                    new AuthorizationCode(code), back(site), new CodeVerifier(awaited.verifier()));
            var request = new TokenRequest(
                            provider.get().told().getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(client), new Secret(secret)),
                            grant)
                    .toHTTPRequest();
            request.setFollowRedirects(false);
            request.setConnectTimeout(PATIENCE_MS);
            request.setReadTimeout(PATIENCE_MS);
            var response = OIDCTokenResponseParser.parse(request.send());
            if (!(response instanceof OIDCTokenResponse tokens)) {
                LOG.info("The identity provider gave no token: {}", request.getURI());
                return Optional.empty();
            }
            var token = tokens.getOIDCTokens().getIDToken();
            return Optional.of(provider.get()
                    .tokens()
                    .validate(token, new Nonce(awaited.nonce()))
                    .getSubject()
                    .getValue());
        } catch (GeneralException | IOException | BadJOSEException | JOSEException wrong) {
            LOG.warn(
                    "What the identity provider answered does not prove anybody: {}",
                    wrong.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** What the provider says of itself, asked anew each hour. */
    private Optional<Provider> provider() {
        var now = clock.instant();
        var last = asked.get();
        if (last.until().isAfter(now) || !isOffered()) return last.answer();
        var answer = ask();
        asked.set(new Asked(answer, now.plus(answer.isPresent() ? KNOWN : SILENT)));
        return answer;
    }

    private Optional<Provider> ask() {
        try {
            var told = OIDCProviderMetadata.resolve(new Issuer(issuer), PATIENCE_MS, PATIENCE_MS);
            var tokens = new IDTokenValidator(
                    new Issuer(issuer),
                    new ClientID(client),
                    JWSAlgorithm.RS256,
                    told.getJWKSetURI().toURL());
            return Optional.of(new Provider(told, tokens));
        } catch (GeneralException | IOException silent) {
            LOG.warn("The identity provider {} does not answer: {}", issuer, silent.getMessage());
            return Optional.empty();
        }
    }

    private static URI back(SiteOrigin site) {
        return URI.create(site.address() + "/dang-nhap/ngoai/ve");
    }
}
