package vn.kycuong.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Passwords of twelve characters and more that have leaked elsewhere (OWASP ASVS 5.0, 6.2.4 and 6.2.12), as the first eight bytes of their
 * SHA-256 in ascending order: some contain names and words that nobody should read here. Whence they are: NOTICE.
 */
final class LeakedPasswords {
    private static final String LIST = "/passwords/leaked";
    private final long[] marks = read();

    /** However it was capitalised. */
    boolean hold(String password) {
        return Arrays.binarySearch(marks, mark(password)) >= 0;
    }

    int size() {
        return marks.length;
    }

    private static long mark(String password) {
        var small = PasswordRules.password(password).strip().toLowerCase(Locale.ROOT);
        return ordered(ByteBuffer.wrap(Secrets.sha256(small)).getLong());
    }

    private static long[] read() {
        try (var list = LeakedPasswords.class.getResourceAsStream(LIST)) {
            if (list == null) throw new IllegalStateException("The list of leaked passwords is not in the program");
            var bytes = ByteBuffer.wrap(list.readAllBytes());
            var marks = new long[bytes.remaining() / Long.BYTES];
            for (int i = 0; i < marks.length; i++) marks[i] = ordered(bytes.getLong());
            return marks;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Bytes ascend without a sign, longs with one. */
    private static long ordered(long unsigned) {
        return unsigned ^ Long.MIN_VALUE;
    }
}
