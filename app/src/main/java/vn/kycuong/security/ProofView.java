package vn.kycuong.security;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.identity.OneTimeCodes;
import vn.kycuong.identity.SecondAsked;

/**
 * The page of what proves a person.
 *
 * @param problem key of the sentence on top, and the time it names
 * @param owed whether nothing else may be done before
 * @param second what is asked beside the password before something is changed
 * @param codes whether one-time codes are on
 * @param offer a secret that waits for its first code
 * @param qr the same for a camera, as SVG, or empty
 * @param passkeys whether keys can be made at this address
 * @param outside what the identity provider is called, or empty
 * @param tied whether the account there is tied
 */
public record ProofView(
        @Nullable String problem,
        String until,
        boolean owed,
        SecondAsked second,
        boolean codes,
        int recoveryCodes,
        OneTimeCodes.@Nullable Offer offer,
        String qr,
        List<Key> keys,
        boolean passkeys,
        String outside,
        boolean tied) {
    /** A passkey in the list. */
    public record Key(UUID id, String label, String madeAt, String usedAt) {}
}
