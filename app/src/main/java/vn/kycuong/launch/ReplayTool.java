package vn.kycuong.launch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import vn.kycuong.ledger.Difference;
import vn.kycuong.ledger.Replay;

/**
 * {@code ./kycuong replay --check}: rebuilds from the ledger alone what is kept beside it and says where the two differ. Beside a
 * running installation it reads one snapshot; a stopped one it starts for itself, to be read only.
 */
final class ReplayTool {
    private static final int MOST_TOLD = 200;
    private static final Locale VIETNAMESE = Locale.of("vi");

    private ReplayTool() {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        var console = Console.standard();
        try {
            System.exit(run(ToolOptions.read(List.of(words), "--check", "--data", "--db-url"), console));
        } catch (Refusal no) {
            console.refuse(no);
            System.exit(ToolOptions.REFUSED);
        }
    }

    private static int run(ToolOptions options, Console console)
            throws Refusal, IOException, InterruptedException, SQLException {
        if (!options.has("--check") || !options.plain().isEmpty()) {
            throw new Refusal(
                    "Chỉ đối chiếu được, không ghi đè bảng nào: ./kycuong replay --check",
                    "It compares and never overwrites a table: ./kycuong replay --check");
        }
        try (var installation = options.installation()) {
            console.say("Đối chiếu %s%s"
                    .formatted(
                            installation.database().shown(),
                            installation.startedHere() ? " (mở riêng cho việc này, chỉ đọc)" : ""));
            installation.checkTables();
            return check(installation, console);
        }
    }

    /** 0 when everything is as the ledger says, 1 when something is not. */
    static int check(Installation installation, Console console) throws SQLException {
        var told = new AtomicLong();
        var stopwatch = new Stopwatch(console);
        try (var replay = Replay.on(installation.readOnly())) {
            var result = replay.check(
                    Math.max(2, Runtime.getRuntime().availableProcessors()),
                    difference -> tell(difference, told.incrementAndGet(), console),
                    stopwatch::at);
            return conclude(result, stopwatch, console);
        }
    }

    private static void tell(Difference difference, long number, Console console) {
        if (number <= MOST_TOLD) console.say("  ✗ " + difference.sentence());
        if (number == MOST_TOLD) console.say("  … những chỗ khác còn lại chỉ được đếm.");
    }

    private static int conclude(Replay.Result result, Stopwatch stopwatch, Console console) {
        result.counts().forEach((what, number) -> console.say("  %s: %s".formatted(what, number(number))));
        var looked = "%s vụ việc, %s bút toán, %.1f giây, %s vụ việc/giây"
                .formatted(
                        number(result.cases()),
                        number(result.entries()),
                        stopwatch.seconds(),
                        number(stopwatch.rate(result.cases())));
        if (result.differences() == 0) {
            console.say("✓ Khớp: dựng lại từ sổ cái ra đúng những gì đang lưu. " + looked);
            return ToolOptions.FINE;
        }
        console.say("✗ %s chỗ khác với sổ cái. %s".formatted(number(result.differences()), looked));
        return ToolOptions.DIFFERS;
    }

    static String number(long number) {
        return String.format(VIETNAMESE, "%,d", number);
    }

    /** Says every other second how far it has come, and how fast. */
    private static final class Stopwatch {
        private static final long EVERY_NANOS = 2_000_000_000L;

        private final Console console;
        private final long began = System.nanoTime();
        private final AtomicLong next = new AtomicLong(began + EVERY_NANOS);

        Stopwatch(Console console) {
            this.console = console;
        }

        void at(long cases, long of) {
            long due = next.get();
            long now = System.nanoTime();
            if (now < due || !next.compareAndSet(due, now + EVERY_NANOS)) return;
            console.say("  %s/%s vụ việc (%d %%), %s vụ việc/giây"
                    .formatted(number(cases), number(of), of == 0 ? 100 : cases * 100 / of, number(rate(cases))));
        }

        double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }

        long rate(long cases) {
            return Math.round(cases / Math.max(seconds(), 0.001));
        }
    }
}
