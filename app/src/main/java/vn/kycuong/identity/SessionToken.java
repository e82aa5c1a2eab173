package vn.kycuong.identity;

/**
 * What the browser keeps. Whoever has it is the officer, so it prints as stars.
 *
 * @param value 256 random bits, base64url
 */
public record SessionToken(String value) {
    byte[] hash() {
        return Secrets.sha256(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
