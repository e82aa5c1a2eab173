package vn.kycuong.identity;

import java.util.Locale;

/** What is written to the security log (sự kiện an ninh). Each kind has a row in docs/security-rules.md and a test that provokes it. */
public enum SecurityEvent {
    LOGGED_IN(true),
    LOG_IN_REFUSED(false),
    PASSWORD_REFUSED(false),
    LOGGED_OUT(true),
    SESSION_ENDED(true),
    POST_CHANGED(true),
    PASSWORD_SET(true),
    FACTOR_ADDED(true),
    FACTOR_REMOVED(true),
    ACCOUNT_OPENED(true),
    ACCOUNT_SWITCHED(true),
    RECOVERY_ASKED(true),
    RECOVERY_DECIDED(true),
    FIRST_ADMINISTRATOR(true),
    APPOINTED(true),
    POST_LEFT(true),
    ADMINISTRATOR_PROPOSED(true),
    ADMINISTRATOR_DECIDED(true),
    STAFF_FILE_CONFIRMED(true),
    STAFF_NUMBER_NOTED(true),
    STAND_IN_MADE(true),
    STAND_IN_ENDED(true),
    SECOND_PROOF_ASKED(true),
    LOG_IN_ASKED(false),
    RIGHT_REFUSED(false),
    NOT_SHOWN(false),
    BRAKED(false),
    FORM_TOKEN_WRONG(false),
    PARAMETER_TWICE(false),
    STRANGE_REQUEST(false),
    FILE_REFUSED(false),
    FAILED(false);

    private final boolean success;

    SecurityEvent(boolean success) {
        this.success = success;
    }

    /** As it stands in the log: small letters and hyphens. */
    public String action() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean success() {
        return success;
    }
}
