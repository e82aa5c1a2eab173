package vn.kycuong.identity;

/** An Argon2id hash, made by {@link Accounts#hash}. Prints as stars. */
public record PasswordHash(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
