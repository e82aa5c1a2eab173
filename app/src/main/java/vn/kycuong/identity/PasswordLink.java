package vn.kycuong.identity;

import java.time.Instant;

/**
 * By which a person sets his own password, once. Prints as stars.
 *
 * @param path of the page, with the secret in it
 * @param until it opens
 */
public record PasswordLink(String path, Instant until) {
    @Override
    public String toString() {
        return "***";
    }
}
