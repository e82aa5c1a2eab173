package vn.kycuong.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A secret in a file (bí mật đọc từ tệp) that only its owner, or his group, reads: not in the environment, which programs started from here would inherit. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private SecretFile() {}

    /** @param file blank for none */
    public static Optional<String> read(String file) {
        if (file.isBlank()) return Optional.empty();
        var path = Path.of(file);
        try {
            if (Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains))
                throw new IllegalArgumentException(
                        "Tệp bí mật %s đang mở cho người khác. Chạy: chmod 600 %s".formatted(path, path));
            return Optional.of(Files.readString(path).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Không đọc được tệp bí mật " + path, unreadable);
        }
    }
}
