package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.kycuong.ledger.LedgerSeal;

/**
 * A copy of an installation while it works: the database's files under {@code pg_backup_start}, the log that makes them whole, and the
 * folder's own files. Written beside its place and moved there when it is whole, with a {@link Manifest}.
 */
final class Backup {
    static final String CLUSTER = "cluster";
    static final String FOLDER = "folder";
    /** They sign the checkpoints of the ledger, and open what is sealed: who holds them can speak for the installation and read all of it. */
    private static final List<String> KEYS = List.of("ledger/key", "vault/master");

    private static final String CONTROL = "global/pg_control";
    /** Made anew by every start, or of the running server alone. */
    private static final Set<String> EMPTY_FOLDERS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "backup_manifest", CONTROL);

    private final Installation installation;
    private final Path made;
    private final boolean keys;
    private final List<Manifest.Piece> pieces = new ArrayList<>();

    private Backup(Installation installation, Path made, boolean keys) {
        this.installation = installation;
        this.made = made;
        this.keys = keys;
    }

    /**
     * Takes a copy.
     *
     * @param target a folder that is not there yet, or is empty
     * @param keys whether the keys that sign go into the copy
     */
    static Manifest take(Installation installation, Path target, boolean keys, Clock system)
            throws Refusal, IOException, SQLException {
        checkTarget(target, installation.folder());
        var made = target.resolveSibling(target.getFileName() + ".part");
        PostgresServer.deleteAll(made);
        Files.createDirectories(
                made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            var manifest = new Backup(installation, made, keys).copy(system);
            manifest.write(made);
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            PostgresServer.deleteAll(made);
        }
    }

    private static void checkTarget(Path target, Path folder) throws Refusal, IOException {
        if (target.startsWith(folder)) {
            throw new Refusal(
                    "“%s” nằm trong chính thư mục dữ liệu. Sao lưu ra chỗ khác, tốt nhất là đĩa khác."
                            .formatted(target),
                    "\"%s\" lies in the data folder itself. Choose another place, best another disk."
                            .formatted(target));
        }
        if (!isFree(target)) {
            throw new Refusal(
                    "“%s” đã có gì đó. Mỗi bản sao lưu là một thư mục mới.".formatted(target),
                    "There is something in \"%s\" already. Each backup is a new folder.".formatted(target));
        }
    }

    /** Whether there is nothing, or an empty folder. */
    static boolean isFree(Path place) throws IOException {
        if (!Files.exists(place)) return true;
        if (!Files.isDirectory(place)) return false;
        try (var inside = Files.list(place)) {
            return inside.findAny().isEmpty();
        }
    }

    private Manifest copy(Clock system) throws Refusal, IOException, SQLException {
        var mode = DataFolder.modeOf(installation.folder());
        var cluster = DataFolder.databaseFolder(installation.folder()).resolve("cluster");
        try (var rows = new BackupRows(installation.superuser().connect())) {
            var firstLog = rows.begin("kycuong_" + ProcessHandle.current().pid());
            copyFolder();
            copyTree(cluster);
            copyOne(cluster, CONTROL);
            var tables = rows.tables();
            var seal = LedgerSeal.of(installation.readOnly());
            var ended = rows.end();
            label(ended.label());
            for (var log : rows.log(firstLog, ended.lastLog())) copyOne(cluster, "pg_wal/" + log);
            return new Manifest(
                    Manifest.FORMAT,
                    system.instant().toString(),
                    PostgresFiles.VERSION,
                    System.getProperty("os.arch", ""),
                    tables,
                    mode.named(),
                    keys,
                    leftOut(),
                    seal,
                    pieces);
        }
    }

    private List<String> leftOut() {
        var left = new ArrayList<>(List.of("nhật ký của chương trình (logs)", "chương trình PostgreSQL"));
        if (!keys)
            left.add("khóa ký dấu sổ và khóa của két (%s); muốn kèm khóa: --with-keys"
                    .formatted(String.join(", ", KEYS)));
        return left;
    }

    /** Before the database's: a checkpoint that lies in a file is then in the copied database too. */
    private void copyFolder() throws IOException {
        var folder = installation.folder();
        for (var name : List.of("mode.properties", "password")) copyOne(folder, name, FOLDER);
        for (var place : List.of("ledger", "vault", DataFolder.ROLES)) {
            if (!Files.isDirectory(folder.resolve(place))) continue;
            try (var files = Files.list(folder.resolve(place))) {
                for (var file : files.sorted().toList()) {
                    var name = folder.relativize(file).toString();
                    if (name.endsWith(".new") || KEYS.contains(name) && !keys) continue;
                    copyOne(folder, name, FOLDER);
                }
            }
        }
    }

    private void copyTree(Path cluster) throws Refusal, IOException {
        try (var elsewhere = Files.list(cluster.resolve("pg_tblspc"))) {
            if (elsewhere.findAny().isPresent()) {
                throw new Refusal(
                        "Cơ sở dữ liệu có tablespace ngoài thư mục dữ liệu; lệnh này không sao lưu được. Dùng pg_basebackup.",
                        "The database has tablespaces outside of the data folder, which this command does not copy. Use pg_basebackup.");
            }
        }
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var name = cluster.relativize(directory).toString();
                Files.createDirectories(made.resolve(CLUSTER).resolve(name));
                boolean left = EMPTY_FOLDERS.contains(name) || name.contains("pgsql_tmp");
                return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = cluster.relativize(file).toString();
                boolean left = NOT_COPIED.contains(name) || name.endsWith("pg_internal.init") || name.endsWith(".new");
                if (!left) copyUnlessGone(cluster, name);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) return FileVisitResult.CONTINUE; // dropped meanwhile
                throw failed;
            }
        });
    }

    /** What is dropped while we read is dropped by the log as well. */
    private void copyUnlessGone(Path cluster, String name) throws IOException {
        try {
            copyOne(cluster, name);
        } catch (NoSuchFileException dropped) {
            if (Files.exists(cluster.resolve(name))) throw dropped;
        }
    }

    private void copyOne(Path cluster, String name) throws IOException {
        copyOne(cluster, name, CLUSTER);
    }

    private void copyOne(Path from, String name, String to) throws IOException {
        var place = to + "/" + name;
        pieces.add(Sums.copy(from.resolve(name), made.resolve(place), place));
    }

    private void label(String text) throws IOException {
        var place = CLUSTER + "/backup_label";
        Manifest.forced(made.resolve(place), text);
        var bytes = Files.readAllBytes(made.resolve(place));
        pieces.add(new Manifest.Piece(place, bytes.length, Sums.of(bytes)));
    }
}
