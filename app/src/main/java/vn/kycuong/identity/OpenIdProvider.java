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
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One identity provider, asked by authorisation code with PKCE. What it says of itself is remembered, and so is its silence. */
final class OpenIdProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final int PATIENCE_MS = 5_000;

    private final String issuer;
    private final ClientID client;
    private final Secret secret;
    private final String back;
    private final Clock clock;
    private final AtomicReference<Asked> asked = new AtomicReference<>(new Asked(Optional.empty(), Instant.MIN));

    /** @param back path of this site that it sends people back to */
    OpenIdProvider(String issuer, String client, String secret, String back, Clock clock) {
        this.issuer = issuer;
        this.client = new ClientID(client);
        this.secret = new Secret(secret);
        this.back = back;
        this.clock = clock;
    }

    private record Told(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

    private record Asked(Optional<Told> answer, Instant until) {}

    /** Where to send somebody; empty when it does not answer. */
    Optional<URI> question(SiteOrigin site, String state, String nonce, String verifier) {
        return told().map(t -> new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), client, back(site))
                .endpointURI(t.metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI());
    }

    /** What it proves of who came back with a code; empty when that is nothing. */
    Optional<IDTokenClaimsSet> answer(SiteOrigin site, String code, String nonce, String verifier) {
        var told = told();
        if (told.isEmpty()) return Optional.empty();
        try {
            var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), back(site), new CodeVerifier(verifier));
            var request = new TokenRequest(
                            told.get().metadata().getTokenEndpointURI(), new ClientSecretBasic(client, secret), grant)
                    .toHTTPRequest();
            request.setFollowRedirects(false);
            request.setConnectTimeout(PATIENCE_MS);
            request.setReadTimeout(PATIENCE_MS);
            if (!(OIDCTokenResponseParser.parse(request.send()) instanceof OIDCTokenResponse tokens)) {
                LOG.info("The identity provider gave no token: {}", request.getURI());
                return Optional.empty();
            }
            return Optional.of(
                    told.get().tokens().validate(tokens.getOIDCTokens().getIDToken(), new Nonce(nonce)));
        } catch (GeneralException | IOException | BadJOSEException | JOSEException wrong) {
            LOG.warn(
                    "What the identity provider answered does not prove anybody: {}",
                    wrong.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<Told> told() {
        var now = clock.instant();
        var last = asked.get();
        if (last.until().isAfter(now)) return last.answer();
        var answer = ask();
        asked.set(new Asked(answer, now.plus(answer.isPresent() ? KNOWN : SILENT)));
        return answer;
    }

    private Optional<Told> ask() {
        try {
            var metadata = OIDCProviderMetadata.resolve(new Issuer(issuer), PATIENCE_MS, PATIENCE_MS);
            return Optional.of(new Told(
                    metadata,
                    new IDTokenValidator(
                            new Issuer(issuer),
                            client,
                            JWSAlgorithm.RS256,
                            metadata.getJWKSetURI().toURL())));
        } catch (GeneralException | IOException silent) {
            LOG.warn("The identity provider {} does not answer: {}", issuer, silent.getMessage());
            return Optional.empty();
        }
    }

    private URI back(SiteOrigin site) {
        return URI.create(site.address() + back);
    }
}
