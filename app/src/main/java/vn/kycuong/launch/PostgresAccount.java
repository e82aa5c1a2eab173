package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The account PostgreSQL's programs run under. PostgreSQL refuses root; in containers everybody is root. So as root it runs in a user
 * namespace, where it is nobody and yet owns its files; where namespaces are forbidden, under an account without rights, which then
 * owns the cluster's folder.
 */
final class PostgresAccount {
    private static final int NOBODY = 65_534;

    private final List<String> prefix;

    private PostgresAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Whether this program itself runs as root. */
    static boolean isRoot() throws IOException {
        return owner(Path.of("/proc/self")) == 0;
    }

    /** The account for the cluster in this folder, which exists. */
    static PostgresAccount owning(Path folder) throws Refusal, IOException, InterruptedException {
        if (!isRoot()) return new PostgresAccount(List.of());
        int owner = owner(folder);
        if (owner == 0 && succeeds(List.of("unshare", "-U", "true")))
            return new PostgresAccount(List.of("unshare", "-U"));
        return without(folder, owner == 0 ? NOBODY : owner);
    }

    private static PostgresAccount without(Path folder, int user) throws Refusal, IOException, InterruptedException {
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        var owned = new ArrayList<>(List.of("chown", "-R", user + ":" + user, folder.toString()));
        var entered = new ArrayList<>(prefix);
        entered.addAll(List.of("test", "-x", folder.toString()));
        if (succeeds(owned) && succeeds(entered)) return new PostgresAccount(prefix);
        throw new Refusal(
                "PostgreSQL không chạy bằng root và tài khoản số %d không vào được “%s”. Chạy bằng tài khoản thường, hoặc chọn --data ở nơi khác."
                        .formatted(user, folder),
                "PostgreSQL does not run as root, and account %d cannot enter \"%s\". Run as an ordinary user, or choose another --data."
                        .formatted(user, folder));
    }

    /** Runs one of PostgreSQL's programs to its end; what it prints goes to the file. */
    int run(Path output, List<String> command) throws IOException, InterruptedException {
        var words = new ArrayList<>(prefix);
        words.addAll(command);
        var program = new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        clean(program.environment());
        return program.start().waitFor();
    }

    /** What a shell has set for some other PostgreSQL must not reach this one. */
    private static void clean(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANGUAGE"));
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            var run = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return run.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
