package vn.kycuong.publicapi;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.kernel.Scope;
import vn.kycuong.launch.RunningDatabase;
import vn.kycuong.mining.OwnLogs;

/** {@code ./kycuong export-log PERIOD FILE}: our dossiers received in a period as an event log, by pseudonym. */
final class ExportTool {
    static final String HELP = """
            ./kycuong export-log KỲ TỆP   xuất hồ sơ tiếp nhận trong kỳ thành nhật ký; KỲ là 2020-06 hay 2020, TỆP kết thúc bằng .xes hay .jsonocel
              --data THƯMỤC      thư mục dữ liệu, đang chạy hay đã tắt (mặc định ./data)
              --db-url URL       cơ sở dữ liệu bên ngoài
            Hồ sơ và công chức mang bí danh riêng của tệp; không có gì của người dân. Tệp đã có thì không ghi đè.

            English: export-log PERIOD FILE writes the dossiers received in a month or year as XES or OCEL 2.0 JSON, by pseudonym.
            """;

    private ExportTool() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        int code = run(
                words,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Clock.systemUTC());
        if (code != LogTool.FINE) System.exit(code);
    }

    static int run(String[] words, OutputStream out, OutputStream err, Clock system)
            throws IOException, InterruptedException {
        var told = new PrintStream(out, true, StandardCharsets.UTF_8);
        var said = new PrintStream(err, true, StandardCharsets.UTF_8);
        var plain = new ArrayList<String>();
        var data = "data";
        String url = null;
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--help") || words[i].equals("-h")) {
                told.print(HELP);
                return LogTool.FINE;
            }
            if (words[i].equals("--data") && i + 1 < words.length) data = words[++i];
            else if (words[i].equals("--db-url") && i + 1 < words.length) url = words[++i];
            else if (words[i].startsWith("--"))
                return refuse(
                        said,
                        "Không có tùy chọn “%s”, hoặc thiếu giá trị. Xem: ./kycuong export-log --help"
                                .formatted(words[i]));
            else plain.add(words[i]);
        }
        if (plain.size() != 2) return refuse(said, "Ghi kỳ rồi tệp, ví dụ: ./kycuong export-log 2020-06 ho-so.xes");
        try {
            return export(plain.getFirst(), Path.of(plain.getLast()), Path.of(data), url, system, told, said);
        } catch (InvalidPathException wrong) {
            return refuse(said, "“%s” không phải là một đường dẫn.".formatted(wrong.getInput()));
        } catch (IllegalArgumentException notThere) {
            return refuse(said, String.valueOf(notThere.getMessage()));
        } catch (DataAccessException failed) {
            return refuse(said, "Không đọc được cơ sở dữ liệu: " + failed.getMessage());
        }
    }

    private static int export(
            String period, Path file, Path data, @Nullable String url, Clock system, PrintStream told, PrintStream said)
            throws IOException, InterruptedException {
        var name = String.valueOf(file.getFileName());
        boolean ocel = name.endsWith(".jsonocel") || name.endsWith(".json");
        if (!ocel && !name.endsWith(".xes"))
            return refuse(said, "Tệp phải kết thúc bằng .xes hay .jsonocel: “%s”.".formatted(name));
        if (Files.exists(file)) return refuse(said, "Tệp “%s” đã có; không ghi đè.".formatted(file));
        LocalDate from;
        LocalDate until;
        try {
            boolean year = period.length() == 4;
            from = year
                    ? LocalDate.of(Integer.parseInt(period), 1, 1)
                    : YearMonth.parse(period).atDay(1);
            until = year ? from.plusYears(1).minusDays(1) : YearMonth.from(from).atEndOfMonth();
        } catch (DateTimeException | NumberFormatException wrong) {
            return refuse(said, "“%s” không phải là kỳ: viết 2020-06 hay 2020.".formatted(period));
        }
        try (var beside = url == null ? RunningDatabase.beside(data.toAbsolutePath()) : RunningDatabase.beside(url);
                var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            long count = OwnLogs.of(JdbcClient.create(beside.source()))
                    .write(
                            ocel ? OwnLogs.Format.OCEL : OwnLogs.Format.XES,
                            from,
                            until,
                            Scope.all(0),
                            system.instant(),
                            out);
            told.println("Đã ghi %,d hồ sơ vào %s.".formatted(count, file));
        }
        return LogTool.FINE;
    }

    private static int refuse(PrintStream said, String sentence) {
        said.println("✗ " + sentence);
        return LogTool.REFUSED;
    }
}
