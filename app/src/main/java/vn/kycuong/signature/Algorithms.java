package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.law.Rules;

/** Which digests are believed on a day: those that can be forged never, the others until a dated rule says that they are not any more. */
@Component
class Algorithms {
    private static final Set<DigestAlgorithm> BROKEN =
            Set.of(DigestAlgorithm.SHA1, DigestAlgorithm.MD5, DigestAlgorithm.MD2, DigestAlgorithm.RIPEMD160);

    private static final String TRUSTED = "signature.trusted.";
    /** Stamps are asked for by the first of these that is believed long enough. */
    private static final List<DigestAlgorithm> OURS = List.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA512);

    private final Rules rules;

    Algorithms(Rules rules) {
        this.rules = rules;
    }

    boolean trusted(DigestAlgorithm digest, Instant at) {
        if (BROKEN.contains(digest)) return false;
        return rules.at(LegalZone.local(at).toLocalDate())
                .find(TRUSTED + digest.name())
                .map(rule -> Boolean.parseBoolean(rule.value()))
                .orElse(true);
    }

    /** What to ask a stamp by that has to be believed until then. */
    Optional<DigestAlgorithm> strong(Instant until) {
        return OURS.stream().filter(digest -> trusted(digest, until)).findFirst();
    }

    /** Those that are not believed at a moment. */
    List<DigestAlgorithm> weak(Instant at) {
        return Arrays.stream(DigestAlgorithm.values())
                .filter(digest -> !trusted(digest, at))
                .toList();
    }
}
