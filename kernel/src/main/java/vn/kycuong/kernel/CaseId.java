package vn.kycuong.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Identity of a case (vụ việc): random, 128 bits, never shown as a code to citizens.
 *
 * @param value the id
 */
public record CaseId(UUID value) implements Comparable<CaseId> {
    /**
     * The case that a form opens. The same form sent twice names the same case, and nobody can aim a form at somebody else's
     * case, because the id is a digest of the form's random key.
     *
     * @param formKey random key printed into the form, at least 16 characters
     */
    public static CaseId ofForm(String formKey) {
        if (formKey.length() < 16) throw new IllegalArgumentException("A form key has at least 16 characters");
        var digest = ByteBuffer.wrap(Chain.sha256(("case:" + formKey).getBytes(StandardCharsets.UTF_8)));
        return new CaseId(new UUID(digest.getLong(), digest.getLong()));
    }

    public static CaseId parse(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public int compareTo(CaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
