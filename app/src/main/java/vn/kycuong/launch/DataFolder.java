package vn.kycuong.launch;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder an installation lives in: its mode, its secret, its database cluster and its logs. One process holds it at a time, by a
 * lock that the operating system lets go when the process dies, however it dies.
 */
final class DataFolder implements AutoCloseable {
    /** Passwords of the database's roles. */
    static final String ROLES = "roles";

    private static final String MODE = "mode.properties";
    private static final long ROOM_TO_BEGIN = 1L << 30;
    private static final long ROOM_TO_GO_ON = 200L << 20;

    private final Path folder;
    private final FileChannel lock;
    private final Mode mode;
    private boolean opened;

    private DataFolder(Path folder, FileChannel lock, Mode mode, boolean opened) {
        this.folder = folder;
        this.lock = lock;
        this.mode = mode;
        this.opened = opened;
    }

    /** Takes the folder, made new when there is none; nothing in an existing one is changed when this is refused. */
    static DataFolder open(Path folder, @Nullable Mode asked) throws Refusal {
        boolean exists = checked(folder);
        var written = exists ? mode(folder) : null;
        if (written != null && asked != null) checkSame(folder, written.mode(), asked);
        checkRoom(folder, written == null ? ROOM_TO_BEGIN : ROOM_TO_GO_ON);
        try {
            if (!exists) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            Files.createDirectories(folder.resolve("logs"));
            Files.setPosixFilePermissions(folder.resolve("logs"), PosixFilePermissions.fromString("rwx------"));
            var real = folder.toRealPath();
            var lock = lock(real);
            if (written == null) {
                var mode = asked == null ? Mode.sample(Mode.SAMPLE_BY_DEFAULT) : asked;
                write(real, mode, false);
                return new DataFolder(real, lock, mode, false);
            }
            return new DataFolder(real, lock, written.mode(), written.opened());
        } catch (IOException broken) {
            throw unusable(folder, broken);
        }
    }

    /** Whether an installation lives in the folder. */
    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(MODE));
    }

    /** Takes a folder that an installation lives in already, and in which people were let in. */
    static DataFolder reopen(Path folder) throws Refusal {
        if (!Files.exists(folder.resolve(MODE))) {
            throw new Refusal(
                    "Không có dữ liệu Kỷ Cương ở “%s”. Chọn thư mục dữ liệu bằng --data.".formatted(folder),
                    "There is no data of Ky Cuong in \"%s\". Choose the data folder with --data.".formatted(folder));
        }
        var taken = open(folder, null);
        if (taken.mode().kind() != Mode.Kind.EXTERNAL && taken.opened()) return taken;
        taken.close();
        throw taken.mode().kind() == Mode.Kind.EXTERNAL
                ? new Refusal(
                        "Dữ liệu của “%s” nằm ở cơ sở dữ liệu bên ngoài. Chỉ ra bằng --db-url.".formatted(folder),
                        "The data of \"%s\" lie in an external database. Name it with --db-url.".formatted(folder))
                : notOpened(folder);
    }

    private static Refusal notOpened(Path folder) {
        return new Refusal(
                "“%s” chưa khởi động xong lần đầu nên chưa có gì của ai. Chạy ./kycuong start --data %s trước."
                        .formatted(folder, folder),
                "\"%s\" has not ended its first start, so it holds nothing of anybody's. Run ./kycuong start --data %s first."
                        .formatted(folder, folder));
    }

    Mode mode() {
        return mode;
    }

    /** Whether people have been let in since the folder was made: until then nothing in it is theirs. */
    boolean opened() {
        return opened;
    }

    void markOpened() {
        if (opened) return;
        try {
            write(folder, mode, true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        opened = true;
    }

    Path path() {
        return folder;
    }

    /** What must be kept longer, and is read by others. */
    Path securityLog() {
        return folder.resolve("logs/security.log");
    }

    Path log() {
        return folder.resolve("logs/kycuong.log");
    }

    Path databaseFolder() {
        return databaseFolder(folder);
    }

    static Path databaseFolder(Path folder) {
        return folder.resolve("postgresql");
    }

    /** The password of the embedded database's superuser, made once; only the folder's owner may read it. */
    String password() {
        return kept(passwordFile(folder));
    }

    /** That of a role, made once; a folder of an earlier version gets it at its next start. */
    String password(DatabaseRole role) {
        return kept(roleFile(folder, role));
    }

    private static String kept(Path file) {
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var place = Objects.requireNonNull(file.getParent());
            Files.createDirectories(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var made = Files.createTempFile(
                    place,
                    "password",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, HexFormat.of().formatHex(bytes) + "\n");
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            return Files.readString(file).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What was signed over a ledger that is thrown away before anybody saw it. */
    void forgetCheckpoints() {
        try {
            for (var tree : List.of("open", "sealed"))
                Files.deleteIfExists(folder.resolve("ledger").resolve("checkpoint." + tree));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** With what a role is let in that was set up at the last start: until there were four, all had the superuser's. */
    static String passwordIn(Path folder, DatabaseRole role) throws IOException {
        var own = roleFile(folder, role);
        return Files.readString(Files.exists(own) ? own : passwordFile(folder)).strip();
    }

    private static Path roleFile(Path folder, DatabaseRole role) {
        return folder.resolve(ROLES).resolve(role.file());
    }

    static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the folder is for, as it is written there. */
    static Mode modeOf(Path folder) throws Refusal {
        var written = mode(folder);
        if (written != null && written.opened()) return written.mode();
        throw notOpened(folder);
    }

    private record Written(Mode mode, boolean opened) {}

    private static boolean checked(Path folder) throws Refusal {
        if (!Files.exists(folder)) return false;
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    "“%s” không phải là thư mục. Chọn thư mục khác bằng --data.".formatted(folder),
                    "\"%s\" is not a folder. Choose another with --data.".formatted(folder));
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw new Refusal(
                    "Không đọc hoặc ghi được thư mục dữ liệu “%s” với tài khoản đang chạy.".formatted(folder),
                    "The data folder \"%s\" cannot be read or written by this account.".formatted(folder));
        }
        return true;
    }

    private static @Nullable Written mode(Path folder) throws Refusal {
        var file = folder.resolve(MODE);
        try {
            if (!Files.exists(file)) {
                refuseForeign(folder);
                return null;
            }
            var lines = new Properties();
            lines.load(new StringReader(Files.readString(file)));
            var mode = Mode.read(lines.getProperty("mode", ""), lines.getProperty("sample-at", ""));
            return new Written(mode, Boolean.parseBoolean(lines.getProperty("opened")));
        } catch (IOException broken) {
            throw unusable(folder, broken);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new Refusal(
                    "Không hiểu tệp “%s”: %s.".formatted(file, wrong.getMessage()),
                    "Cannot understand \"%s\": %s.".formatted(file, wrong.getMessage()));
        }
    }

    /** A folder with somebody else's files is not taken over. What a start killed in its first second leaves is ours. */
    private static void refuseForeign(Path folder) throws IOException, Refusal {
        try (var files = Files.list(folder)) {
            if (files.allMatch(f ->
                    f.endsWith("logs") || f.endsWith("lock") || f.toString().endsWith(".new"))) return;
        }
        throw new Refusal(
                "“%s” có tệp khác và không phải là thư mục dữ liệu của Kỷ Cương. Chọn thư mục trống bằng --data."
                        .formatted(folder),
                "\"%s\" holds other files and is not a data folder of Ky Cuong. Choose an empty one with --data."
                        .formatted(folder));
    }

    private static void checkSame(Path folder, Mode written, Mode asked) throws Refusal {
        if (written.equals(asked)) return;
        throw new Refusal(
                "Thư mục “%s” đã được lập với %s, không đổi sang %s được. Dùng thư mục khác bằng --data."
                        .formatted(folder, written.named(), asked.named()),
                "The folder \"%s\" was made with %s and cannot become %s. Use another folder with --data."
                        .formatted(folder, written.named(), asked.named()));
    }

    private static void checkRoom(Path folder, long needed) throws Refusal {
        var existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        try {
            long room = Files.getFileStore(existing).getUsableSpace();
            if (room >= needed) return;
            throw new Refusal(
                    "Không đủ chỗ trên đĩa cho “%s”: còn %d MB, cần %d MB.".formatted(folder, room >> 20, needed >> 20),
                    "Not enough room on disk for \"%s\": %d MB left, %d MB needed."
                            .formatted(folder, room >> 20, needed >> 20));
        } catch (IOException broken) {
            throw unusable(folder, broken);
        }
    }

    private static FileChannel lock(Path folder) throws IOException, Refusal {
        var file = folder.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            var holder = Files.readString(file).strip();
            throw new Refusal(
                    "Thư mục dữ liệu “%s” đang được một Kỷ Cương khác dùng (tiến trình %s).".formatted(folder, holder),
                    "The data folder \"%s\" is in use by another Ky Cuong (process %s).".formatted(folder, holder));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void write(Path folder, Mode mode, boolean opened) throws IOException {
        var made = folder.resolve(MODE + ".new");
        Files.writeString(made, """
                # Thư mục này dùng để làm gì; không sửa. What this folder is for; do not edit.
                mode=%s
                sample-at=%s
                opened=%s
                """.formatted(mode.word(), mode.moment(), opened));
        try (var file = FileChannel.open(made, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(made, folder.resolve(MODE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Refusal unusable(Path folder, IOException broken) {
        return new Refusal(
                "Không dùng được thư mục dữ liệu “%s”: %s.".formatted(folder, broken),
                "The data folder \"%s\" cannot be used: %s.".formatted(folder, broken));
    }
}
