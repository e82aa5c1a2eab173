package vn.kycuong.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the files that hold keys, and what lies beside them. */
public final class KeyFile {
    /** Read by its owner alone. */
    public static final String PRIVATE = "rw-------";

    private KeyFile() {}

    /**
     * Writes a file beside its place, private until it is whole and on the disk, then gives it its name.
     *
     * @param permissions as {@code ls} writes them
     */
    public static void write(Path file, String text, String permissions) {
        write(file, text.getBytes(StandardCharsets.UTF_8), permissions);
    }

    /** The same for a file that is no text, such as a key store. */
    public static void write(Path file, byte[] content, String permissions) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (!Files.exists(folder))
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var made = Files.createTempFile(
                    folder,
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
            Files.write(made, content);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
            try (var channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
