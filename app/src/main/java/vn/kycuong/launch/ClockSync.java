package vn.kycuong.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether the clock of this machine is kept right by the network (đồng bộ giờ): logs of several machines are put together by it. */
final class ClockSync {
    private static final List<String> SYSTEMD = List.of("timedatectl", "show", "-p", "NTPSynchronized", "--value");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private ClockSync() {}

    /** Empty where the machine cannot say: no systemd, or inside a container. */
    static Optional<Boolean> ofThisMachine() {
        return asked(SYSTEMD);
    }

    static Optional<Boolean> asked(List<String> command) {
        try {
            var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!asked.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                asked.destroyForcibly();
                return Optional.empty();
            }
            var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.equals("yes") || said.equals("no") ? Optional.of(said.equals("yes")) : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
