package vn.kycuong.identity;

/**
 * Whoever has it typed the right password and owes the second proof. Prints as stars.
 *
 * @param value 256 random bits, base64url; good once, for five minutes and five tries
 */
public record HalfLogIn(String value) {
    byte[] hash() {
        return Secrets.sha256(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
