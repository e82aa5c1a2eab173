package vn.kycuong.form;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of the forms is meant: what all procedures ask, what one asks, or what one asks in one of its versions.
 *
 * @param procedureKey {@code *} for all procedures
 * @param version of the procedure; empty for every version
 */
public record FormRef(String procedureKey, String version) {
    /** What every procedure asks. */
    public static final FormRef COMMON = new FormRef(FormPart.COMMON, "");

    private static final String COMMON_TEXT = "chung";
    private static final Pattern TEXT = Pattern.compile("([A-Z][A-Z0-9_]{1,39})(?:~([A-Za-z0-9._-]{1,40}))?");

    /** What every version of a procedure asks. */
    public static FormRef of(String procedureKey) {
        return new FormRef(procedureKey, "");
    }

    /** As an address writes it. */
    public static Optional<FormRef> read(String text) {
        if (text.equals(COMMON_TEXT)) return Optional.of(COMMON);
        var found = TEXT.matcher(text);
        if (!found.matches()) return Optional.empty();
        return Optional.of(new FormRef(found.group(1), found.group(2) == null ? "" : found.group(2)));
    }

    public boolean forAll() {
        return equals(COMMON);
    }

    @Override
    public String toString() {
        if (forAll()) return COMMON_TEXT;
        return version.isEmpty() ? procedureKey : procedureKey + "~" + version;
    }
}
