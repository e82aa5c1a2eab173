package vn.kycuong.counter;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.kycuong.counter.BookingResult.NotPossible;

/** What a name, a contact and a code look like. */
final class BookingRules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CONTACT = 200;
    private static final Pattern PHONE = Pattern.compile("(\\+84|0)\\d{8,10}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern FORM_KEY = Pattern.compile("[A-Za-z0-9-]{16,100}");
    /** Without what is read as another: 0 and O, 1 and I. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE_LETTERS = 16;
    private static final int GROUP = 4;

    private BookingRules() {}

    static Optional<NotPossible> problem(BookedPerson person, String formKey) {
        if (person.name().isBlank() || person.name().length() > LONGEST_NAME)
            return Optional.of(new NotPossible("ten", "counter.no.name"));
        if (person.name().chars().anyMatch(Character::isISOControl))
            return Optional.of(new NotPossible("ten", "counter.no.name"));
        if (contact(person.contact()).isEmpty()) return Optional.of(new NotPossible("lien-he", "counter.no.contact"));
        if (!FORM_KEY.matcher(formKey).matches()) return Optional.of(new NotPossible("", "counter.no.form"));
        return Optional.empty();
    }

    static BookedPerson cleaned(BookedPerson typed) {
        return new BookedPerson(
                Normalizer.normalize(typed.name(), Normalizer.Form.NFC).strip().replaceAll("\\s+", " "),
                contact(typed.contact()).orElse(""));
    }

    /** The same for the same telephone or mailbox, however it is typed; empty for what is neither. */
    static Optional<String> contact(String typed) {
        if (typed.length() > LONGEST_CONTACT) return Optional.empty();
        var mail = typed.strip().toLowerCase(Locale.ROOT);
        if (EMAIL.matcher(mail).matches()) return Optional.of(mail);
        var digits = typed.replaceAll("[\\s.()-]", "");
        if (!PHONE.matcher(digits).matches()) return Optional.empty();
        return Optional.of(digits.startsWith("+84") ? "0" + digits.substring(3) : digits);
    }

    /** What an officer sees before he asks for the whole. */
    static String masked(String contact) {
        if (contact.isEmpty()) return "";
        int at = contact.indexOf('@');
        if (at > 0) return contact.charAt(0) + "•••" + contact.substring(at);
        return contact.substring(0, 2) + "•••" + contact.substring(contact.length() - 3);
    }

    /** The code that belongs to 32 secret bytes: 16 letters in groups, 80 bits. */
    static String code(byte[] secret) {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            if (i > 0 && i % GROUP == 0) code.append('-');
            code.append(letter(secret, i * 5));
        }
        return code.toString();
    }

    private static char letter(byte[] secret, int bit) {
        int two = (secret[bit / 8] & 0xff) << 8 | secret[bit / 8 + 1] & 0xff;
        return LETTERS.charAt(two >> (11 - bit % 8) & 31);
    }

    /** As it is hashed, however it is typed. */
    static String plainCode(String typed) {
        return typed.length() > 100 ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
