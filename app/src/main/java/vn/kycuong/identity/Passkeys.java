package vn.kycuong.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;

/** Passkeys (khóa truy cập, W3C WebAuthn level 3): keys in a person's devices that open for this site alone, with the device's own lock. */
@Component
public class Passkeys {
    /** What a device can be asked to sign with. RS256 has keys of 112 bits in most devices, and counts only where the installation says so. */
    private static final Map<String, COSEAlgorithmIdentifier> KNOWN = Map.of(
            "ES256", COSEAlgorithmIdentifier.ES256,
            "ES384", COSEAlgorithmIdentifier.ES384,
            "EdDSA", COSEAlgorithmIdentifier.EdDSA,
            "RS256", COSEAlgorithmIdentifier.RS256);

    private static final int LONGEST_LABEL = 60;
    private static final Duration ASKED = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

    private final FactorRows rows;
    private final Clock clock;
    private final List<COSEAlgorithmIdentifier> algorithms;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    Passkeys(
            FactorRows rows,
            Clock clock,
            @Value("${kycuong.passkeys.algorithms:ES256,EdDSA}") List<String> algorithms) {
        this.rows = rows;
        this.clock = clock;
        this.algorithms = algorithms.stream().map(Passkeys::algorithm).toList();
    }

    private static COSEAlgorithmIdentifier algorithm(String name) {
        var known = KNOWN.get(name.strip());
        if (known == null)
            throw new IllegalArgumentException(
                    "kycuong.passkeys.algorithms: chỉ có ES256, ES384, EdDSA, RS256, không có " + name);
        return known;
    }

    /** A passkey in a list. */
    public record Line(
            UUID id, String label, Instant madeAt, @Nullable Instant usedAt) {}

    /**
     * What a device is asked.
     *
     * @param token brings the answer to its question
     * @param options for the browser, ready to become JSON
     */
    public record Question(String token, Map<String, ?> options) {}

    /** Asks a device to make a key for this person. */
    @Transactional
    public Question newKey(Officer officer, String login, SiteOrigin site) {
        var challenge = Secrets.random(32);
        var user = Map.of(
                "id", text(bytes(rows.handle(officer.actor()))), "name", login, "displayName", officer.displayName());
        return asked(
                challenge,
                officer.actor(),
                Map.of(
                        "challenge",
                        text(challenge),
                        "rp",
                        Map.of("id", site.host(), "name", "Kỷ Cương"),
                        "user",
                        user,
                        "pubKeyCredParams",
                        algorithms.stream()
                                .map(a -> Map.of("type", "public-key", "alg", a.getValue()))
                                .toList(),
                        "authenticatorSelection",
                        Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                        "excludeCredentials",
                        rows.keys(officer.actor()).stream()
                                .map(id -> Map.of("type", "public-key", "id", text(id)))
                                .toList(),
                        "attestation",
                        "none",
                        "timeout",
                        ASKED.toMillis()));
    }

    /** Keeps the key that a device made; false when the answer does not fit the question. */
    @Transactional
    public boolean keep(Officer officer, SiteOrigin site, String token, String answer, String label) {
        var challenge = rows.answered(Secrets.sha256(token), officer.actor(), clock.instant());
        if (challenge.isEmpty()) return false;
        try {
            var data = manager.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(property(site, challenge.get()), parameters(), true));
            var told = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(told.getAttestedCredentialData());
            boolean kept = rows.add(
                    new FactorRows.Key(
                            credential.getCredentialId(),
                            UUID.randomUUID(),
                            officer.actor(),
                            label(label),
                            credentials.convert(credential),
                            told.getSignCount()),
                    clock.instant());
            if (kept) SecurityEvents.tell(SecurityEvent.FACTOR_ADDED, "person", officer.actor(), "factor", "passkey");
            return kept;
        } catch (DataConversionException | VerificationException wrong) {
            LOG.info("A passkey was not accepted: {}", wrong.getClass().getSimpleName());
            return false;
        }
    }

    /** Asks whichever device is at hand to prove whose it is. */
    @Transactional
    public Question logIn(SiteOrigin site) {
        var challenge = Secrets.random(32);
        return asked(
                challenge,
                null,
                Map.of(
                        "challenge",
                        text(challenge),
                        "rpId",
                        site.host(),
                        "userVerification",
                        "required",
                        "timeout",
                        ASKED.toMillis()));
    }

    /** Whose key signed; nobody when it is unknown, or the answer does not fit the question. */
    Optional<ActorId> owner(SiteOrigin site, String token, String answer) {
        var challenge = rows.answered(Secrets.sha256(token), null, clock.instant());
        if (challenge.isEmpty()) return Optional.empty();
        try {
            var data = manager.parseAuthenticationResponseJSON(answer);
            var key = rows.key(credentialId(data));
            if (key.isEmpty() || !isHandleOf(key.get().actor(), userHandle(data))) return Optional.empty();
            var credential = credentials.convert(key.get().credential());
            if (!isAccepted(credential)) {
                LOG.info("A passkey did not open: its algorithm is not among those of this installation");
                return Optional.empty();
            }
            var record = new CredentialRecordImpl(
                    null, true, null, null, key.get().counter(), credential, null, null, null, null);
            manager.verify(
                    data, new AuthenticationParameters(property(site, challenge.get()), record, null, true, true));
            rows.used(
                    key.get().credentialId(),
                    Objects.requireNonNull(data.getAuthenticatorData()).getSignCount(),
                    clock.instant());
            return Optional.of(key.get().actor());
        } catch (DataConversionException | VerificationException wrong) {
            LOG.info("A passkey did not open: {}", wrong.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean isAccepted(AttestedCredentialData credential) {
        return algorithms.contains(credential.getCOSEKey().getAlgorithm());
    }

    public List<Line> of(ActorId actor) {
        return rows.lines(actor);
    }

    /** False when there is no such key of this person. */
    @Transactional
    public boolean remove(Officer officer, UUID key) {
        boolean removed = rows.remove(officer.actor(), key);
        if (removed) SecurityEvents.tell(SecurityEvent.FACTOR_REMOVED, "person", officer.actor(), "factor", "passkey");
        return removed;
    }

    /** Keys that a device finds by itself tell whose they are. */
    private boolean isHandleOf(ActorId actor, byte[] handle) {
        return handle.length == 0 || Arrays.equals(handle, bytes(rows.handle(actor)));
    }

    // the library marks the elements of its arrays as absent, where it means the array
    @SuppressWarnings("NullAway")
    private static byte[] credentialId(AuthenticationData data) {
        return data.getCredentialId() == null ? new byte[0] : data.getCredentialId();
    }

    @SuppressWarnings("NullAway")
    private static byte[] userHandle(AuthenticationData data) {
        return data.getUserHandle() == null ? new byte[0] : data.getUserHandle();
    }

    private Question asked(byte[] challenge, @Nullable ActorId actor, Map<String, ?> options) {
        var token = Secrets.token();
        var at = clock.instant();
        rows.ask(Secrets.sha256(token), challenge, actor, at, at.plus(ASKED));
        return new Question(token, options);
    }

    private static ServerProperty property(SiteOrigin site, byte[] challenge) {
        return new ServerProperty(new Origin(site.address()), site.host(), new DefaultChallenge(challenge));
    }

    private List<PublicKeyCredentialParameters> parameters() {
        return algorithms.stream()
                .map(a -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, a))
                .toList();
    }

    private static String label(String typed) {
        var text = typed.strip();
        return text.substring(0, Math.min(LONGEST_LABEL, text.length()));
    }

    private static byte[] bytes(UUID handle) {
        return ByteBuffer.allocate(16)
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
