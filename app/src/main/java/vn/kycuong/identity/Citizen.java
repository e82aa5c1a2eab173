package vn.kycuong.identity;

/**
 * A citizen whom an identity provider proved (công dân đã xác thực). Holds no right and sees nothing but what is his own.
 *
 * @param identityNumber as the provider said it
 */
public record Citizen(String identityNumber) {
    /** In a log it is nobody's. */
    @Override
    public String toString() {
        return "a citizen";
    }
}
