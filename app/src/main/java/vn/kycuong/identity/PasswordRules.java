package vn.kycuong.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.kycuong.identity.SetUpResult.Problem;

/** What a login and a password may look like. Length matters, composition does not (OWASP ASVS 5.0, 6.2). */
final class PasswordRules {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

    private PasswordRules() {}

    /** One login, however it was typed. */
    static String login(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /** One password, however the keyboard composed its letters. */
    static String password(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    static Optional<Problem> problem(String login, String displayName, String password) {
        return accountProblem(login, displayName).or(() -> passwordProblem(login, password));
    }

    static Optional<Problem> accountProblem(String login, String displayName) {
        if (!LOGIN.matcher(login).matches()) return Optional.of(Problem.LOGIN_FORM);
        if (displayName.isBlank() || displayName.length() > 200) return Optional.of(Problem.NAME_LENGTH);
        return Optional.empty();
    }

    static Optional<Problem> passwordProblem(String login, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) return Optional.of(Problem.PASSWORD_TOO_SHORT);
        if (password.length() > LONGEST) return Optional.of(Problem.PASSWORD_TOO_LONG);
        if (password.toLowerCase(Locale.ROOT).contains(login)) return Optional.of(Problem.PASSWORD_HOLDS_LOGIN);
        return Optional.empty();
    }
}
