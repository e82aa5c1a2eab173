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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One identity provider, asked by authorisation code with PKCE. What it says of itself is remembered, and so is its silence. */
final class OpenIdProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    private static final Duration KNOWN = Duration.ofHours(1);
    /** A provider that does not answer is let alone for a while: nobody who clicks waits for it. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private static final int PATIENCE_MS = 5_000;
    private static final int LARGEST_KEYS = 100 * 1024;

    private final ProviderTerms terms;
    private final String back;
    private final Clock clock;
    private final AtomicReference<Asked> asked = new AtomicReference<>(new Asked(Optional.empty(), Instant.MIN));

    /** @param back path of this site that it sends people back to */
    OpenIdProvider(ProviderTerms terms, String back, Clock clock) {
        this.terms = terms;
        this.back = back;
        this.clock = clock;
    }

    /** The provider as it described itself, and what checks its tokens: that keeps the keys and asks for new ones when it meets them. */
    private record Told(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

    private record Asked(Optional<Told> answer, Instant until) {}

    /** Where to send somebody; empty when it does not answer. */
    Optional<URI> question(SiteOrigin site, String state, String nonce, String verifier) {
        return told().map(t -> asking(t, site, state, nonce, verifier).build().toURI());
    }

    /** The same, for who must have proved himself there lately and, where the terms name values for that, by two proofs. */
    Optional<URI> newLogIn(SiteOrigin site, String state, String nonce, String verifier) {
        return told().map(t -> {
            var question = asking(t, site, state, nonce, verifier)
                    .maxAge(Math.toIntExact(terms.maxAge().toSeconds()));
            if (!terms.strong().isEmpty())
                question.acrValues(
                        terms.strong().stream().sorted().map(ACR::new).toList());
            return question.build().toURI();
        });
    }

    private AuthenticationRequest.Builder asking(
            Told told, SiteOrigin site, String state, String nonce, String verifier) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(terms.client()), back(site))
                .endpointURI(told.metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256);
    }

    /** What it proves of who came back with a code; empty when that is nothing. */
    Optional<IDTokenClaimsSet> answer(SiteOrigin site, String code, String nonce, String verifier) {
        var told = told();
        if (told.isEmpty()) return Optional.empty();
        try {
            var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), back(site), new CodeVerifier(verifier));
            var request = new TokenRequest(
                            told.get().metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(terms.client()), new Secret(terms.secret())),
                            grant)
                    .toHTTPRequest();
            calmly(request);
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

    /** What the provider says of itself, asked anew each hour. */
    private Optional<Told> told() {
        var now = clock.instant();
        var last = asked.get();
        if (last.until().isAfter(now) || !terms.isOffered()) return last.answer();
        var answer = ask();
        asked.set(new Asked(answer, now.plus(answer.isPresent() ? KNOWN : SILENT)));
        return answer;
    }

    private Optional<Told> ask() {
        try {
            var metadata = OIDCProviderMetadata.resolve(new Issuer(terms.issuer()), OpenIdProvider::calmly);
            for (var address : Arrays.asList(metadata.getTokenEndpointURI(), metadata.getJWKSetURI())) {
                if (address != null && terms.mayCall(address)) continue;
                LOG.error("The identity provider names {}, which is not among the hosts that may be called", address);
                return Optional.empty();
            }
            return Optional.of(new Told(metadata, validator(metadata)));
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

    private URI back(SiteOrigin site) {
        return URI.create(site.address() + back);
    }
}
