package vn.kycuong.launch;

import java.io.PrintStream;
import java.time.Duration;

/** What the person who started the program reads. The log has the rest. */
final class Console {
    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean live;

    Console(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    static Console standard() {
        var console = System.console();
        return new Console(System.out, console != null && console.isTerminal());
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    synchronized void done(String what, Duration took) {
        say("  ✓ %s (%.1f s)".formatted(what, took.toMillis() / 1000.0));
    }

    synchronized void refuse(Refusal no) {
        say("");
        say("✗ " + no.vietnamese());
        say("  " + no.english());
    }

    /** A bar that is drawn over on a terminal, and a line for every tenth elsewhere. */
    ConsoleProgress bar(String title) {
        return new Bar(title);
    }

    private final class Bar implements ConsoleProgress {
        private final String title;
        private long shown = -1;

        Bar(String title) {
            this.title = title;
        }

        @Override
        public void done(long done, long of) {
            synchronized (Console.this) {
                long percent = of <= 0 ? 100 : Math.clamp(done * 100 / of, 0, 100);
                if (live ? percent == shown : percent / 10 == shown / 10 && shown >= 0) return;
                shown = percent;
                int filled = (int) (percent * BAR / 100);
                var line = "  %s %s%s %3d %%".formatted(title, "█".repeat(filled), "░".repeat(BAR - filled), percent);
                out.print(live ? "\r" + line + (percent == 100 ? "\n" : "") : line + "\n");
                out.flush();
            }
        }
    }
}
