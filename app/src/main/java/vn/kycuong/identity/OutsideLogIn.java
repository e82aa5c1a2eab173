package vn.kycuong.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final int LARGEST_KEYS = 100 * 1024;

    private final OutsideRows rows;
    private final Clock clock;
    private final ProviderTerms terms;
    private final AtomicReference<Asked> asked = new AtomicReference<>(new Asked(Optional.empty(), Instant.MIN));

    OutsideLogIn(OutsideRows rows, Clock clock, ProviderTerms terms) {
        this.rows = rows;
        this.clock = clock;
        this.terms = terms;
    }

    /** The provider as it described itself, and what checks its tokens: that keeps the keys and asks for new ones when it meets them. */
    private record Provider(OIDCProviderMetadata told, IDTokenValidator tokens) {}

    private record Asked(Optional<Provider> answer, Instant until) {}

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
        var question = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(terms.client()), back(site))
                .endpointURI(provider.get().told().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .maxAge(Math.toIntExact(terms.maxAge().toSeconds()))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256);
        if (!terms.strong().isEmpty())
            question.acrValues(terms.strong().stream().sorted().map(ACR::new).toList());
        return Optional.of(question.build().toURI());
    }

    /** Who came back with a code of the provider. Each statement stands alone: no connection waits for the provider. */
    public Return end(SiteOrigin site, String browser, String state, String code) {
        var at = clock.instant();
        var awaited = rows.back(Secrets.sha256(state), at);
        if (awaited.isEmpty() || !MessageDigest.isEqual(awaited.get().browser(), Secrets.sha256(browser)))
            return new Return.Refused();
        var told = told(site, awaited.get(), code);
        if (told.isEmpty() || !terms.isRecent(told.get(), at)) return new Return.Refused();
        var subject = told.get().getSubject().getValue();
        var actor = awaited.get().actor();
        if (actor != null)
            return rows.tie(terms.issuer(), subject, actor, at) ? new Return.Tied() : new Return.TiedAlready();
        return rows.known(terms.issuer(), subject, at)
                .<Return>map(known -> new Return.Known(
                        known, terms.twoProofs(told.get()), awaited.get().next()))
                .orElseGet(Return.Unknown::new);
    }

    private Optional<IDTokenClaimsSet> told(SiteOrigin site, OutsideRows.Awaited awaited, String code) {
        var provider = provider();
        if (provider.isEmpty()) return Optional.empty();
        try {
            var grant = new AuthorizationCodeGrant(
                    new AuthorizationCode(code), back(site), new CodeVerifier(awaited.verifier()));
            var request = new TokenRequest(
                            provider.get().told().getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(terms.client()), new Secret(terms.secret())),
                            grant)
                    .toHTTPRequest();
            calmly(request);
            var response = OIDCTokenResponseParser.parse(request.send());
            if (!(response instanceof OIDCTokenResponse tokens)) {
                LOG.info("The identity provider gave no token: {}", request.getURI());
                return Optional.empty();
            }
            var token = tokens.getOIDCTokens().getIDToken();
            return Optional.of(provider.get().tokens().validate(token, new Nonce(awaited.nonce())));
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
            var told = OIDCProviderMetadata.resolve(new Issuer(terms.issuer()), OutsideLogIn::calmly);
            for (var address : List.of(told.getTokenEndpointURI(), told.getJWKSetURI())) {
                if (terms.mayCall(address)) continue;
                LOG.error("The identity provider names {}, which is not among the hosts that may be called", address);
                return Optional.empty();
            }
            return Optional.of(new Provider(told, validator(told)));
        } catch (GeneralException | IOException silent) {
            LOG.warn("The identity provider {} does not answer: {}", terms, silent.getMessage());
            return Optional.empty();
        }
    }

    /** By the algorithms of the installation alone, whatever the token says of itself, and by keys that are long enough. */
    private IDTokenValidator validator(OIDCProviderMetadata told) throws IOException {
        var keys = JWKSourceBuilder.create(told.getJWKSetURI().toURL(), new Straight())
                .refreshAheadCache(false)
                .build();
        var listed = new JWSVerificationKeySelector<>(terms.algorithms(), keys);
        JWSKeySelector<SecurityContext> chosen = (header, context) -> listed.selectJWSKeys(header, context).stream()
                .filter(key -> ProviderTerms.isLongEnough(header.getAlgorithm(), key))
                .toList();
        return new IDTokenValidator(new Issuer(terms.issuer()), new ClientID(terms.client()), chosen, null);
    }

    private static void calmly(HTTPRequest request) {
        request.setFollowRedirects(false);
        request.setConnectTimeout(PATIENCE_MS);
        request.setReadTimeout(PATIENCE_MS);
    }

    /** Reads the keys where they are said to be and nowhere else. */
    private static final class Straight extends DefaultResourceRetriever {
        Straight() {
            super(PATIENCE_MS, PATIENCE_MS, LARGEST_KEYS);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
            var connection = super.openHTTPConnection(address);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }

    private static URI back(SiteOrigin site) {
        return URI.create(site.address() + "/dang-nhap/ngoai/ve");
    }
}
