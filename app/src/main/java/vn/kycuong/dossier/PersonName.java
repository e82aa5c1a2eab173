package vn.kycuong.dossier;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a person or an organisation, in any script: normalised, never judged by an alphabet. Signs that nobody sees or that
 * turn the reading direction are left out, for they can make one name look like another.
 *
 * @param value 1 to 200 characters after normalisation (NFC), at least one of them a letter or a digit
 */
public record PersonName(String value) {
    /** Longest name accepted, in characters. */
    public static final int LONGEST = 200;

    /** Controls and formats, without the two joiners that some scripts are written with. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\\t\\n\\r\\u200c\\u200d]]");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\t\\n\\r]+");
    /** Letters by their class, blank by their looks: the Hangul fillers. */
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}&&[^\\u115f\\u1160\\u3164\\uffa0]]");

    public PersonName {
        value = clean(value);
        if (value.length() > LONGEST || !SEEN.matcher(value).find()) {
            throw new IllegalArgumentException("Name: 1..200 characters, one of them a letter or a digit");
        }
    }

    /** The name that was typed; empty when it is none or too long. */
    public static Optional<PersonName> of(String typed) {
        return isMissing(typed) || isTooLong(typed) ? Optional.empty() : Optional.of(new PersonName(typed));
    }

    /** Whether what was typed shows nothing that could be read. */
    public static boolean isMissing(String typed) {
        return !SEEN.matcher(clean(typed)).find();
    }

    public static boolean isTooLong(String typed) {
        return clean(typed).length() > LONGEST;
    }

    private static String clean(String typed) {
        var seen =
                UNSEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("");
        return SPACES.matcher(seen).replaceAll(" ").strip();
    }
}
