package vn.kycuong.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.identity.SampleAccounts.SampleAccount;

/**
 * The log-in page.
 *
 * @param next where to go on, a path of this site or empty
 * @param problem key of the sentence above the form
 * @param until the time that sentence names, or empty
 * @param kept a form to be sent again after log-in
 * @param passkeys whether a passkey can open here
 * @param outside what the identity provider is called, or empty
 */
public record LogInView(
        String login,
        String next,
        @Nullable String problem,
        String until,
        @Nullable KeptForm kept,
        boolean passkeys,
        String outside,
        List<SampleAccount> samples,
        String samplePassword) {}
