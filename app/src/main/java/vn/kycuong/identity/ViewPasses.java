package vn.kycuong.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Passes to look at one thing for a while (phép xem có hạn), for who has shown once that he may and is no officer. A pass is signed, stored
 * nowhere and good for half an hour; it stands in for the secret that was shown, which then need not be in any address.
 */
@Component
public class ViewPasses {
    public static final Duration GOOD_FOR = Duration.ofMinutes(30);

    private static final Pattern PASS = Pattern.compile("([0-9a-f-]{1,64})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    ViewPasses(OwnSecrets secrets, Clock clock) {
        this.key = new SecretKeySpec(secrets.of("view-pass"), HMAC);
        this.clock = clock;
    }

    /** @param subject what may be looked at: small letters a to f, digits and hyphens, as the number of a case */
    public String give(String subject) {
        return give(subject, GOOD_FOR);
    }

    /** The same, good for another while: an application is written in an evening, not in half an hour. */
    public String give(String subject, Duration goodFor) {
        var said = subject + "." + clock.instant().plus(goodFor).getEpochSecond();
        return said + "." + signature(said);
    }

    /** What a pass lets be looked at; nothing when it is over or not of ours. */
    public Optional<String> subject(String pass) {
        var parts = PASS.matcher(pass);
        if (!parts.matches()) return Optional.empty();
        var right = signature(parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(right, parts.group(3).getBytes(StandardCharsets.US_ASCII));
        var until = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        return ours && clock.instant().isBefore(until) ? Optional.of(parts.group(1)) : Optional.empty();
    }

    private String signature(String said) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
