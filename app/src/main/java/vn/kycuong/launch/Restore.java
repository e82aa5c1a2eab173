package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.ledger.LedgerCheck;
import vn.kycuong.ledger.LedgerSeal;

/**
 * Puts a backup into a new data folder, and lets nobody use it before it has proved itself: every file is the one that was copied, the
 * ledger holds everything it held then and what was signed of it, and everything kept beside it follows from it. All this happens in a folder beside; the last
 * step gives it its name. What fails leaves nothing.
 */
final class Restore {
    /** Signs of tampering that are told; the rest is counted. */
    private static final int MOST_NAMED = 20;

    private final Path backup;
    private final Manifest manifest;
    private final Path made;
    private final Console console;

    private Restore(Path backup, Manifest manifest, Path made, Console console) {
        this.backup = backup;
        this.manifest = manifest;
        this.made = made;
        this.console = console;
    }

    /**
     * Restores.
     *
     * @param target a folder that is not there yet, or is empty
     */
    static Manifest into(Path target, Path backup, Console console)
            throws Refusal, IOException, InterruptedException, SQLException {
        if (!Backup.isFree(target)) {
            throw new Refusal(
                    "“%s” đã có dữ liệu; dựng lại không bao giờ ghi đè. Chọn thư mục mới bằng --data."
                            .formatted(target),
                    "There is something in \"%s\", and nothing is ever overwritten. Choose a new folder with --data."
                            .formatted(target));
        }
        var manifest = Manifest.read(backup);
        checkReadable(manifest);
        var made = target.resolveSibling(target.getFileName() + ".restoring");
        clear(made);
        checkRoom(manifest, made);
        try {
            var restore = new Restore(backup, manifest, made, console);
            restore.copy();
            restore.prove();
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            PostgresServer.deleteAll(made);
        }
    }

    /** The files of a database are read by programs of the same main version, on the same kind of machine. */
    private static void checkReadable(Manifest manifest) throws Refusal {
        var machine = System.getProperty("os.arch", "");
        boolean same = main(manifest.postgresql()).equals(main(PostgresFiles.VERSION))
                && manifest.machine().equals(machine);
        if (same) return;
        throw new Refusal(
                "Bản sao lưu là của PostgreSQL %s trên máy %s; chương trình này chạy PostgreSQL %s trên máy %s."
                        .formatted(manifest.postgresql(), manifest.machine(), PostgresFiles.VERSION, machine),
                "The backup is of PostgreSQL %s on %s; this program runs PostgreSQL %s on %s."
                        .formatted(manifest.postgresql(), manifest.machine(), PostgresFiles.VERSION, machine));
    }

    private static String main(String version) {
        return version.split("\\.")[0];
    }

    /** What a restore that was killed left behind; one that still works holds its folder. */
    private static void clear(Path made) throws Refusal, IOException, InterruptedException {
        if (!Files.exists(made)) return;
        if (Files.exists(made.resolve("mode.properties"))) {
            try (var left = DataFolder.reopen(made)) {
                PostgresServer.stopLeftIn(left.databaseFolder(), Installation.programs(left.path()));
            }
        }
        PostgresServer.deleteAll(made);
    }

    private static void checkRoom(Manifest manifest, Path made) throws Refusal, IOException {
        long needed = manifest.files().stream().mapToLong(Manifest.Piece::size).sum() + (200L << 20);
        var parent = made.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        long room = Files.getFileStore(parent).getUsableSpace();
        if (room >= needed) return;
        throw new Refusal(
                "Không đủ chỗ trên đĩa ở “%s”: còn %d MB, cần %d MB.".formatted(parent, room >> 20, needed >> 20),
                "Not enough room on disk in \"%s\": %d MB left, %d MB needed."
                        .formatted(parent, room >> 20, needed >> 20));
    }

    private void copy() throws Refusal, IOException {
        refuseStrangers();
        Files.createDirectories(
                made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var bar = console.bar("Chép và kiểm từng tệp");
        long done = 0;
        long of = manifest.files().stream().mapToLong(Manifest.Piece::size).sum();
        for (var piece : manifest.files()) {
            copy(piece);
            done += piece.size();
            bar.done(done, Math.max(of, 1));
        }
        folders();
    }

    private void copy(Manifest.Piece piece) throws Refusal, IOException {
        var from = backup.resolve(piece.path()).normalize();
        if (!from.startsWith(backup) || !Files.isRegularFile(from)) {
            throw new Refusal(
                    "Bản sao lưu thiếu tệp “%s”. Dùng một bản sao lưu khác.".formatted(piece.path()),
                    "The backup lacks the file \"%s\". Use another backup.".formatted(piece.path()));
        }
        if (!Sums.copy(from, place(piece.path()), piece.path()).equals(piece)) throw Manifest.damaged(piece.path());
    }

    private Path place(String path) {
        var inside = path.substring(path.indexOf('/') + 1);
        return path.startsWith(Backup.CLUSTER + "/") ? cluster().resolve(inside) : made.resolve(inside);
    }

    private Path cluster() {
        return DataFolder.databaseFolder(made).resolve("cluster");
    }

    /** A file that was not there when the backup was made has no business in it: the database would read it. */
    private void refuseStrangers() throws Refusal, IOException {
        Set<String> known = new HashSet<>();
        manifest.files().forEach(piece -> known.add(piece.path()));
        for (var part : new String[] {Backup.CLUSTER, Backup.FOLDER}) {
            try (var files = Files.walk(backup.resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var name = backup.relativize(file).toString();
                    if (known.contains(name)) continue;
                    throw new Refusal(
                            "Bản sao lưu có tệp lạ “%s”, không có khi sao lưu. Dùng một bản sao lưu khác."
                                    .formatted(name),
                            "The backup holds a strange file, \"%s\", that was not there when it was made. Use another backup."
                                    .formatted(name));
                }
            }
        }
    }

    /** Empty folders are no files, yet the database misses them. */
    private void folders() throws IOException {
        var from = backup.resolve(Backup.CLUSTER);
        try (var folders = Files.walk(from)) {
            for (var folder : folders.filter(Files::isDirectory).toList())
                Files.createDirectories(
                        cluster().resolve(from.relativize(folder).toString()));
        }
        Files.setPosixFilePermissions(cluster(), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(DataFolder.databaseFolder(made), PosixFilePermissions.fromString("rwx------"));
    }

    private void prove() throws Refusal, IOException, InterruptedException, SQLException {
        try (var held = DataFolder.reopen(made);
                var restored = Installation.started(held)) {
            restored.checkTables();
            prove(manifest.seal(), restored);
            proveTree(restored);
            if (ReplayTool.check(restored, console) != ToolOptions.FINE) {
                throw new Refusal(
                        "Dữ liệu trong bản sao lưu không khớp với sổ cái của chính nó (các chỗ nêu trên). Không dựng lại.",
                        "What the backup holds does not follow from its own ledger (see above). Nothing was restored.");
            }
        }
    }

    private void prove(LedgerSeal seal, Installation restored) throws Refusal, SQLException {
        var missing = seal.missingIn(restored.readOnly());
        if (missing.isEmpty()) {
            console.say("  ✓ Sổ cái có đủ %s bút toán của %s vụ việc như lúc sao lưu; dấu %s…"
                    .formatted(
                            ReplayTool.number(seal.entries()),
                            ReplayTool.number(seal.cases()),
                            seal.digest().substring(0, 16)));
            return;
        }
        throw new Refusal(
                "Sổ cái dựng lại không phải là sổ cái lúc sao lưu: %s.".formatted(String.join("; ", missing)),
                "The restored ledger is not the one that was backed up: %d differences.".formatted(missing.size()));
    }

    /** Every chain, and the root over all of them against the checkpoints that were signed, by the key of this installation. */
    private void proveTree(Installation restored) throws Refusal, IOException, SQLException, InterruptedException {
        var vkey = made.resolve("ledger").resolve("vkey");
        var key =
                Files.isReadable(vkey) ? CheckpointKey.parse(Files.readString(vkey)) : Optional.<CheckpointKey>empty();
        var source = restored.readOnly();
        var bar = console.bar("So sổ cái với các điểm chốt đã ký");
        var seen = new AtomicLong();
        long of = Math.max(1, manifest.seal().entries());
        var check = new LedgerCheck(
                source::getConnection,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                key.orElse(null),
                List.of(),
                more -> bar.done(seen.addAndGet(more), of));
        var report = check.run();
        for (var finding : report.findings().stream().limit(MOST_NAMED).toList())
            console.say("  ✗ " + finding.sentence());
        if (!report.intact()) {
            throw new Refusal(
                    "Sổ cái trong bản sao lưu đã bị sửa (%d dấu hiệu, nêu trên). Không dựng lại."
                            .formatted(report.findings().size()),
                    "The ledger in the backup was tampered with (%d findings, see above). Nothing was restored."
                            .formatted(report.findings().size()));
        }
        for (var tree : report.trees()) {
            if (tree.checkpoints() == 0) continue;
            console.say("  ✓ Gốc cây %s… của %s bút toán khớp với %s điểm chốt đã ký"
                    .formatted(
                            tree.root().substring(0, 16),
                            ReplayTool.number(tree.size()),
                            ReplayTool.number(tree.checkpoints())));
        }
    }
}
