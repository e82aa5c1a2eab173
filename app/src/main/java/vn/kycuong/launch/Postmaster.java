package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The process that a cluster's {@code postmaster.pid} names. Numbers are given again after a restart of the machine: it is ours only
 * when it runs {@code postgres} on this very cluster.
 */
record Postmaster(Path cluster, long pid) {
    static Optional<Postmaster> of(Path cluster) {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) return Optional.empty();
            return Optional.of(
                    new Postmaster(cluster, Long.parseLong(lines.getFirst().strip())));
        } catch (IOException noFile) {
            return Optional.empty();
        }
    }

    /** The port it says it listens on. */
    OptionalInt port() {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() > 3 && lines.get(3).strip().matches("\\d{1,5}")
                    ? OptionalInt.of(Integer.parseInt(lines.get(3).strip()))
                    : OptionalInt.empty();
        } catch (IOException gone) {
            return OptionalInt.empty();
        }
    }

    boolean isOurs() {
        return ProcessHandle.of(pid).map(this::runsOurCluster).orElse(false);
    }

    private boolean runsOurCluster(ProcessHandle process) {
        var info = process.info();
        return info.command().map(c -> c.endsWith("/postgres")).orElse(true)
                && info.arguments()
                        .map(words -> Arrays.asList(words).contains(cluster.toString()))
                        .orElse(false);
    }

    /** Whether any process stands in the cluster's folder: the server's children do, and outlive it for a moment. */
    static boolean anyoneWorksIn(Path cluster) throws IOException {
        var place = cluster.toRealPath();
        return ProcessHandle.allProcesses().anyMatch(process -> standsIn(process.pid(), place));
    }

    private static boolean standsIn(long pid, Path place) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(place);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
