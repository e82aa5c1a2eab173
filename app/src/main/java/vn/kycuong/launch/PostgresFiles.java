package vn.kycuong.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel inside the application, unpacked once. */
final class PostgresFiles {
    /** Named in the folder, so that a newer PostgreSQL of a newer application does not run an older one's files. */
    static final String VERSION = "15.19.0";

    private PostgresFiles() {}

    /** The folder with bin, lib and share, below the folder given. */
    static Path unpackedIn(Path parent) throws Refusal {
        var folder = parent.resolve("postgresql-" + VERSION);
        if (Files.exists(folder)) return folder;
        var archive = archive();
        try {
            Files.createDirectories(parent);
            var made = Files.createTempDirectory(parent, "unpacking");
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(archive, made);
            move(made, folder);
            return folder;
        } catch (IOException broken) {
            throw new Refusal(
                    "Không giải nén được PostgreSQL vào “%s”: %s.".formatted(parent, broken),
                    "PostgreSQL could not be unpacked into \"%s\": %s.".formatted(parent, broken));
        }
    }

    /** Another start may have unpacked the same files meanwhile: then ours are left over. */
    private static void move(Path made, Path folder) throws IOException {
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            if (!Files.exists(folder)) throw taken;
        }
    }

    private static String archive() throws Refusal {
        var system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        return switch (system.toLowerCase(Locale.ROOT)) {
            case "linux amd64" -> "/postgres-linux-x86_64.txz";
            case "linux aarch64" -> "/postgres-linux-arm_64.txz";
            default ->
                throw new Refusal(
                        "PostgreSQL đi kèm chỉ có cho Linux (x86-64, arm64), không có cho %s. Dùng --db-url."
                                .formatted(system),
                        "The PostgreSQL that comes along is for Linux (x86-64, arm64), not %s. Use --db-url."
                                .formatted(system));
        };
    }

    private static void unpack(String archive, Path folder) throws IOException {
        var resource = PostgresFiles.class.getResourceAsStream(archive);
        if (resource == null) throw new IOException(archive + " is not in the application");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, folder);
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) throw new IOException("Outside of the archive: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
