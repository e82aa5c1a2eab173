package vn.kycuong.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody is reached at work (liên hệ công vụ). The telephone stands on slips; the mail address is told to nobody but who looks after it.
 *
 * @param phone empty for none
 * @param email empty for none
 */
public record WorkContact(String phone, String email) {
    public static final WorkContact NONE = new WorkContact("", "");

    static final String NO_PHONE = "contact.no.phone";

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{6,18}[0-9]");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final int LONGEST_EMAIL = 254;

    public WorkContact {
        phone = phone.strip();
        email = email.strip();
    }

    /** Key of the sentence that says what is wrong with it. */
    public Optional<String> problem() {
        return phoneProblem(phone).or(() -> isEmail(email) ? Optional.empty() : Optional.of("contact.no.email"));
    }

    static Optional<String> phoneProblem(String phone) {
        return phone.isEmpty() || PHONE.matcher(phone).matches() ? Optional.empty() : Optional.of(NO_PHONE);
    }

    private static boolean isEmail(String email) {
        return email.isEmpty()
                || email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    /** What is given here in place of what was known; what is not given stays. */
    WorkContact over(WorkContact known) {
        return new WorkContact(phone.isEmpty() ? known.phone : phone, email.isEmpty() ? known.email : email);
    }

    @Override
    public String toString() {
        return phone;
    }
}
