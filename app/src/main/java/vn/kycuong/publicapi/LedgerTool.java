package vn.kycuong.publicapi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.launch.RunningDatabase;
import vn.kycuong.ledger.LedgerCheck;
import vn.kycuong.ledger.LedgerReport;

/**
 * {@code ./kycuong verify-ledger} and {@code ./kycuong checkpoint}: for whoever does not want to take the installation's word. They read
 * the database beside the running application, or start a stopped one to be read only, and change nothing.
 */
final class LedgerTool {
    private static final int INTACT = 0;
    private static final int FOUND = 1;
    private static final int REFUSED = 2;
    private static final long STEP = 100_000;

    static final String HELP = """
            ./kycuong verify-ledger      kiểm tra toàn bộ sổ cái; mã thoát 0: nguyên vẹn, 1: đã bị can thiệp, 2: không kiểm tra được
              --against TỆP      điểm chốt đã giữ ở ngoài (ghi nhiều lần được)
            ./kycuong checkpoint         in điểm chốt mới nhất đã ký, để giữ ở nơi khác
              --out TỆP          ghi vào tệp thay vì in ra
            ./kycuong verify-proof TỆP   kiểm tra tệp bằng chứng tải từ trang tra cứu; không cần cơ sở dữ liệu
              --key KHÓA         khóa công khai của sổ cái, như ở /so-cai/vkey (không ghi: dùng khóa trong tệp)
            Chung cho hai lệnh đầu:
              --data THƯMỤC      thư mục dữ liệu, đang chạy hay đã tắt (mặc định ./data)
              --db-url URL       cơ sở dữ liệu bên ngoài; người dùng và mật khẩu ở KYCUONG_DB_USER, KYCUONG_DB_PASSWORD

            English: verify-ledger checks every chain, number, tree and signature; --against FILE compares a checkpoint that was
            kept elsewhere (may be given several times). Exit code 0 intact, 1 tampered with, 2 could not be checked. checkpoint prints
            the newest signed checkpoint, --out FILE writes it. --data DIR, --db-url URL. verify-proof FILE checks a proof
            downloaded from the tracking page, --key VKEY with a key from elsewhere.
            """;

    private final Words words;
    private final Clock system;
    private final PrintStream out;
    private final PrintStream err;

    private LedgerTool(Words words, Clock system, PrintStream out, PrintStream err) {
        this.words = words;
        this.system = system;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        int code = run(
                words,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Clock.systemUTC());
        if (code != INTACT) System.exit(code);
    }

    static int run(String[] words, OutputStream out, OutputStream err, Clock system) {
        var told = new PrintStream(out, true, StandardCharsets.UTF_8);
        var said = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            if (words.length > 1 && words[0].equals("verify-proof") && !words[1].startsWith("-"))
                return proof(words, told);
            var read = words.length > 0 && words[0].equals("verify-proof") ? null : Words.read(words);
            if (read == null) {
                told.print(HELP);
                return INTACT;
            }
            return new LedgerTool(read, system, told, said).answer();
        } catch (No no) {
            said.println("✗ " + no.getMessage());
            return REFUSED;
        } catch (SQLException | IOException failed) {
            said.println("✗ Không đọc hết được sổ cái: " + failed.getMessage());
            return REFUSED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    private static int proof(String[] words, PrintStream told) throws No, IOException {
        if (words.length != 2 && (words.length != 4 || !words[2].equals("--key")))
            throw new No("Cần một tệp, và có thể --key KHÓA. Xem: ./kycuong verify-proof --help");
        var key = words.length == 4 ? CheckpointKey.parse(words[3]).orElse(null) : null;
        if (words.length == 4 && key == null) throw new No("--key không phải là khóa công khai của một sổ cái.");
        var file = Words.path(words[1]);
        if (!Files.isReadable(file)) throw new No("Không đọc được tệp “%s”.".formatted(file));
        return switch (ProofCheck.check(Files.readString(file), key)) {
            case ProofCheck.Fails fails -> {
                told.println("✗ " + fails.sentence());
                yield FOUND;
            }
            case ProofCheck.Holds holds -> {
                told.println("✓ Bút toán %s, xảy ra %s, ghi sổ %s, là số %d của sổ cái; điểm chốt ký lúc %s xác nhận."
                        .formatted(
                                holds.kind(),
                                DeadlineJson.moment(holds.occurred()),
                                DeadlineJson.moment(holds.recorded()),
                                holds.leaf(),
                                DeadlineJson.moment(holds.signed())));
                if (key == null) told.println("  Khóa trong tệp: %s. So với khóa đã công bố.".formatted(holds.key()));
                yield INTACT;
            }
        };
    }

    /** Why there is no answer. */
    private static final class No extends Exception {
        private static final long serialVersionUID = 1L;

        No(String sentence) {
            super(sentence);
        }
    }

    /** The words of the command line. */
    private record Words(
            boolean verifies,
            Path data,
            @Nullable String url,
            List<Path> against,
            @Nullable Path file) {
        static @Nullable Words read(String[] words) throws No {
            var against = new ArrayList<Path>();
            Path data = Path.of("data").toAbsolutePath();
            String url = null;
            Path file = null;
            boolean verifies = words.length == 0 || !words[0].equals("checkpoint");
            for (int i = 1; i < words.length; i++) {
                if (words[i].equals("-h") || words[i].equals("--help")) return null;
                if (i + 1 == words.length || words[i + 1].startsWith("--"))
                    throw new No("“%s” không phải là tùy chọn, hoặc thiếu giá trị. Xem: ./kycuong %s --help"
                            .formatted(words[i], words[0]));
                var value = words[++i];
                switch (words[i - 1]) {
                    case "--data" -> data = path(value);
                    case "--db-url" -> url = value;
                    case "--against" -> against.add(path(value));
                    case "--out" -> file = path(value);
                    default ->
                        throw new No(
                                "Không có tùy chọn “%s”. Xem: ./kycuong %s --help".formatted(words[i - 1], words[0]));
                }
            }
            if (verifies && file != null) throw new No("--out chỉ dùng với ./kycuong checkpoint.");
            if (!verifies && !against.isEmpty()) throw new No("--against chỉ dùng với ./kycuong verify-ledger.");
            return new Words(verifies, data, url, against, file);
        }

        private static Path path(String text) throws No {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException wrong) {
                throw new No("“%s” không phải là một đường dẫn.".formatted(text));
            }
        }
    }

    private int answer() throws No, SQLException, IOException, InterruptedException {
        var url = words.url();
        try (var beside = url != null ? RunningDatabase.beside(url) : RunningDatabase.beside(words.data())) {
            return words.verifies() ? verify(beside.source()) : checkpoint(beside.source());
        } catch (IllegalArgumentException notThere) {
            throw new No(String.valueOf(notThere.getMessage()));
        }
    }

    // ---- the newest checkpoint

    private int checkpoint(DataSource database) throws No, SQLException, IOException {
        try (var connection = database.getConnection()) {
            var note = LedgerCheck.newest(connection);
            if (note.isEmpty()) throw new No("Sổ cái chưa có điểm chốt nào: chưa có bút toán nào được ký.");
            var file = words.file();
            if (file == null) {
                out.print(note.get());
            } else {
                Files.writeString(file, note.get());
                err.println(
                        "Đã ghi điểm chốt vào %s. Giữ tệp này ở nơi khác; sau này: ./kycuong verify-ledger --against %s"
                                .formatted(file, file.getFileName()));
            }
        }
        return INTACT;
    }

    // ---- the whole ledger

    private int verify(DataSource database) throws No, SQLException, IOException, InterruptedException {
        var kept = new ArrayList<LedgerCheck.Kept>();
        for (var file : words.against()) kept.add(kept("Điểm chốt trong tệp " + file.getFileName(), file));
        CheckpointKey trusted = null;
        var folder = words.data().resolve("ledger");
        if (words.url() == null || Files.isReadable(folder.resolve("vkey"))) {
            trusted = Files.isReadable(folder.resolve("vkey"))
                    ? CheckpointKey.parse(Files.readString(folder.resolve("vkey")))
                            .orElse(null)
                    : null;
            for (var name : List.of("checkpoint.open", "checkpoint.sealed"))
                if (Files.isReadable(folder.resolve(name)))
                    kept.add(kept("Điểm chốt trong thư mục dữ liệu (%s)".formatted(name), folder.resolve(name)));
        }
        var began = system.instant();
        var counted = new AtomicLong();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        var check = new LedgerCheck(
                database::getConnection, threads, trusted, kept, more -> tell(counted.addAndGet(more), more));
        err.println("Kiểm tra sổ cái, khoảng %,d bút toán, %d luồng…".formatted(check.about(), threads));
        if (trusted == null)
            err.println("Không có khóa công khai trong thư mục dữ liệu: dùng khóa mà chính cơ sở dữ liệu ghi.");
        var report = check.run();
        var took = Duration.between(began, system.instant());
        tell(report, took);
        return report.intact() ? INTACT : FOUND;
    }

    private void tell(long now, long more) {
        if (now / STEP != (now - more) / STEP) err.println("  %,d bút toán".formatted(now));
    }

    private void tell(LedgerReport report, Duration took) {
        for (var finding : report.findings()) out.println("✗ " + finding.sentence());
        if (report.unnamed() > 0) out.println("✗ và %,d vụ việc khác không khớp.".formatted(report.unnamed()));
        double seconds = Math.max(1, took.toMillis()) / 1000.0;
        out.println("%,d vụ việc, %,d bút toán (%,d chưa có số thứ tự) trong %.1f giây: %,.0f bút toán/giây."
                .formatted(report.cases(), report.entries(), report.unnumbered(), seconds, report.entries() / seconds));
        for (var tree : report.trees()) {
            if (tree.size() == 0 && tree.name().equals("sealed")) continue;
            out.println("%s %s: %,d bút toán, gốc %s, đã so với %,d điểm chốt."
                    .formatted(
                            tree.name().equals("open") ? "Cây chung" : "Cây của vụ việc mật",
                            tree.origin(),
                            tree.size(),
                            tree.root(),
                            tree.checkpoints()));
        }
        out.println(
                report.intact()
                        ? "✓ Sổ cái nguyên vẹn."
                        : "✗ Sổ cái đã bị can thiệp: %,d dấu hiệu."
                                .formatted(report.findings().size()));
    }

    private static LedgerCheck.Kept kept(String name, Path file) throws No, IOException {
        if (!Files.isReadable(file)) throw new No("Không đọc được tệp “%s”.".formatted(file));
        return CheckpointNote.parse(Files.readString(file))
                .map(note -> new LedgerCheck.Kept(name, note))
                .orElseThrow(() -> new No("“%s” không phải là một điểm chốt đã ký.".formatted(file)));
    }
}
