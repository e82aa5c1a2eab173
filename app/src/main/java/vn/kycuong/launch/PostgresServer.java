package vn.kycuong.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The embedded PostgreSQL: as durable as a server, reachable from this machine only and only with the folder's password. What a
 * killed run left behind is stopped before this one starts. The caller holds the data folder's lock.
 */
final class PostgresServer {
    private static final int ATTEMPTS = 3;
    private static final long PATIENCE_MS = 15_000;

    private final Path programs;
    private final Path folder;
    private final Path cluster;
    private final Path log;
    private final PostgresAccount account;
    private final int port;
    private final String password;
    private final String settings;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private PostgresServer(
            Path programs, Path folder, PostgresAccount account, int port, String password, String settings) {
        this.programs = programs;
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.log = folder.resolve("server.log");
        this.account = account;
        this.port = port;
        this.password = password;
        this.settings = settings;
    }

    /** Starts the cluster in this folder, made new when there is none. */
    static PostgresServer start(Path programs, Path folder, String password)
            throws Refusal, IOException, InterruptedException {
        return start(programs, folder, password, "");
    }

    /** The same with settings of this start alone, as the server's command line takes them ({@code -c name=value}). */
    static PostgresServer start(Path programs, Path folder, String password, String settings)
            throws Refusal, IOException, InterruptedException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        var account = PostgresAccount.owning(folder);
        for (int attempt = 1; ; attempt++) {
            var server = new PostgresServer(programs, folder, account, freePort(), password, settings);
            if (attempt == 1) server.prepare();
            if (server.begin()) return server;
            if (attempt == ATTEMPTS || !server.logTail().contains("Address already in use")) throw server.didNotStart();
        }
    }

    /** Stops what a killed run left at work in this folder; starts nothing. */
    static void stopLeftIn(Path folder, Path programs) throws Refusal, IOException, InterruptedException {
        if (!Files.exists(folder.resolve("cluster"))) return;
        new PostgresServer(programs, folder, PostgresAccount.owning(folder), 0, "", "").stopLeftover();
    }

    Database database(String name, String user) {
        return database(port, name, user, password);
    }

    static Database database(int port, String name, String user, String password) {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=kycuong&tcpKeepAlive=true".formatted(port, name);
        return new Database(url, user, password);
    }

    /** Lets running statements go, writes everything down and ends; the second call does nothing. */
    void stop() throws IOException, InterruptedException {
        if (!stopped.compareAndSet(false, true)) return;
        end("fast");
    }

    boolean stopping() {
        return stopped.get();
    }

    /** Whether the server's own process is there: a database that died must not be mistaken for a slow one. */
    boolean alive() {
        return Postmaster.of(cluster).map(Postmaster::isOurs).orElse(false);
    }

    private void prepare() throws Refusal, IOException, InterruptedException {
        if (Files.exists(cluster)) {
            stopLeftover();
        } else {
            initialise();
        }
        configure();
        if (Files.exists(log) && Files.size(log) > 10 << 20) {
            Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** In a folder beside, moved into place when whole: a start killed here leaves no half cluster. */
    private void initialise() throws Refusal, IOException, InterruptedException {
        var made = folder.resolve("cluster.new");
        deleteAll(made);
        var secret = folder.resolve("secret.new");
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, password + "\n");
        var account = PostgresAccount.owning(folder);
        int code = account.run(
                log,
                List.of(
                        programs.resolve("bin/initdb").toString(),
                        "--pgdata=" + made,
                        "--username=postgres",
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--data-checksums"));
        Files.deleteIfExists(secret);
        if (code != 0) throw didNotStart();
        Files.move(made, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void configure() throws IOException {
        Files.writeString(cluster.resolve("pg_hba.conf"), """
                # Written at each start by Kỷ Cương. This machine only, and only with the folder's password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        Files.writeString(cluster.resolve("postgresql.conf"), """
                # Written at each start by Kỷ Cương; what must differ goes into kycuong.conf beside this file.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 60
                shared_buffers = '128MB'
                max_wal_size = '1GB'
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%m [%p] '
                include_if_exists = 'kycuong.conf'
                """);
    }

    private boolean begin() throws IOException, InterruptedException {
        // On the command line, because there nothing overrules them: neither a file nor ALTER SYSTEM.
        var durable =
                "-p %d -c fsync=on -c synchronous_commit=on -c full_page_writes=on".formatted(port) + " " + settings;
        return control("start", "-w", "-t", "600", "-l", log.toString(), "-o", durable) == 0;
    }

    /** A run that was killed leaves its server, or the server's children, at work on the same files. */
    private void stopLeftover() throws Refusal, IOException, InterruptedException {
        var left = Postmaster.of(cluster);
        if (left.isPresent() && left.get().isOurs()) {
            end("fast");
        }
        for (long waited = 0; Postmaster.anyoneWorksIn(cluster); waited += 100) {
            if (waited > PATIENCE_MS) {
                throw new Refusal(
                        "Tiến trình PostgreSQL cũ vẫn làm việc trong “%s” và không chịu dừng.".formatted(cluster),
                        "An old PostgreSQL process is still at work in \"%s\" and does not stop.".formatted(cluster));
            }
            Thread.sleep(100);
        }
        // Now the file can only name a stranger that was given the same number since: PostgreSQL would stop at that.
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private void end(String how) throws IOException, InterruptedException {
        if (control("stop", "-w", "-t", "60", "-m", how) != 0 && !"immediate".equals(how) && alive()) end("immediate");
    }

    private int control(String act, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(programs.resolve("bin/pg_ctl").toString(), act, "-s", "-D", cluster.toString()));
        command.addAll(List.of(more));
        return account.run(folder.resolve("control.log"), command);
    }

    private Refusal didNotStart() throws IOException {
        return new Refusal(
                "PostgreSQL không khởi động được. Nhật ký %s:%n%s".formatted(log, logTail()),
                "PostgreSQL did not start. See %s".formatted(log));
    }

    private String logTail() throws IOException {
        if (!Files.exists(log)) return "";
        var lines = Files.readAllLines(log);
        return lines.stream().skip(Math.max(0, lines.size() - 8)).collect(Collectors.joining("\n"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
