package vn.kycuong.publicapi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.launch.RunningDatabase;
import vn.kycuong.mining.ForecastCheck;
import vn.kycuong.mining.LogImport;
import vn.kycuong.oversight.Forecast;
import vn.kycuong.oversight.ForecastTrial;
import vn.kycuong.oversight.Forecasts;

/** {@code ./kycuong forecast-check FILE}: tries the forecast on the last quarter of a log, held out, beside simple rules, and says where it loses. */
final class ForecastTool {
    static final String HELP = """
            ./kycuong forecast-check TỆP   thử dự báo trễ hạn trên quý cuối của một nhật ký, để riêng quý ấy ra, cạnh những quy tắc đơn giản
              --json             kết quả là dữ liệu
              --deadline, --end, --group, …   như của ./kycuong import-log
            ./kycuong forecast-check --own   cũng thế, trên hồ sơ của chính tỉnh này, mỗi tuần chỉ biết những gì đã biết lúc ấy
              --data THƯMỤC      thư mục dữ liệu, đang chạy hay đã tắt (mặc định ./data)
              --db-url URL       cơ sở dữ liệu bên ngoài

            English: forecast-check tries the forecast of lateness on the last quarter of a log, or with --own of this province's own
            dossiers, held out, beside simple rules. Brier: 0 is perfect, 0.25 a coin.
            """;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private ForecastTool() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        int code = run(words, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
        if (code != LogTool.FINE) System.exit(code);
    }

    static int run(String[] words, OutputStream out, OutputStream err) throws IOException, InterruptedException {
        var told = new PrintStream(out, true, StandardCharsets.UTF_8);
        var said = new PrintStream(err, true, StandardCharsets.UTF_8);
        if (List.of(words).contains("--own")) return own(words, told, said);
        return switch (LogWords.read(words)) {
            case LogWords.Wrong(var sentence) -> refuse(said, sentence);
            case LogWords.Help _ -> {
                told.print(HELP);
                yield LogTool.FINE;
            }
            case LogWords.Asked(var asked) -> {
                var unreadable = LogImport.unreadable(asked.file());
                yield unreadable != null ? refuse(said, unreadable) : check(asked, told, said);
            }
        };
    }

    private static int refuse(PrintStream said, String sentence) {
        said.println("✗ " + sentence);
        return LogTool.REFUSED;
    }

    private static int own(String[] words, PrintStream told, PrintStream said)
            throws IOException, InterruptedException {
        var data = "data";
        String url = null;
        boolean json = false;
        for (int i = 0; i < words.length; i++) {
            boolean valued = i + 1 < words.length;
            if (words[i].equals("--data") && valued) data = words[++i];
            else if (words[i].equals("--db-url") && valued) url = words[++i];
            else if (words[i].equals("--json")) json = true;
            else if (!words[i].equals("--own"))
                return refuse(
                        said,
                        "Cùng --own không có “%s”, hoặc thiếu giá trị. Xem: ./kycuong forecast-check --help"
                                .formatted(words[i]));
        }
        try (var beside =
                url == null ? RunningDatabase.beside(Path.of(data).toAbsolutePath()) : RunningDatabase.beside(url)) {
            return answer(Forecasts.trial(JdbcClient.create(beside.source())), json, told, said);
        } catch (InvalidPathException wrong) {
            return refuse(said, "“%s” không phải là một đường dẫn.".formatted(wrong.getInput()));
        } catch (IllegalArgumentException notThere) {
            return refuse(said, String.valueOf(notThere.getMessage()));
        } catch (DataAccessException failed) {
            return refuse(said, "Không đọc được cơ sở dữ liệu: " + failed.getMessage());
        }
    }

    private static int check(LogWords asked, PrintStream told, PrintStream said) throws IOException {
        return answer(
                ForecastCheck.of(asked.file(), asked.mapping(), Forecast.Settings.USUAL), asked.json(), told, said);
    }

    private static int answer(ForecastTrial.Result result, boolean json, PrintStream told, PrintStream said) {
        return switch (result) {
            case ForecastTrial.Result.Not(var reason) -> refuse(said, reason);
            case ForecastTrial.Result.Checked(var figures) -> {
                if (json) told.println(JsonMapper.shared().writeValueAsString(figures));
                else tell(figures, told);
                yield LogTool.FINE;
            }
        };
    }

    private static void tell(ForecastTrial.Figures figures, PrintStream told) {
        told.println(
                "%d tuần, từ %s đến %s; mỗi tuần chỉ biết những gì có trước nó. %d lượt hồ sơ đến hạn trong tuần, %d trễ."
                        .formatted(
                                figures.weeks(),
                                DAY.format(LegalZone.local(figures.from())),
                                DAY.format(LegalZone.local(figures.until())),
                                figures.predictions(),
                                figures.late()));
        told.println("%-62s %8s %8s %14s".formatted("", "đúng", "Brier", "lệch mỗi nhóm"));
        tell(figures.ours(), told);
        for (var rule : figures.rules()) tell(rule, told);
        told.println("Độ tin cậy của dự báo (đã nói → đã xảy ra):");
        for (var bin : figures.ours().bins())
            if (bin.cases() > 0)
                told.println("  %3.0f %% → %3.0f %%  (%d hồ sơ)"
                        .formatted(100 * bin.said(), 100 * bin.happened(), bin.cases()));
        var strongest = figures.rules().getFirst();
        told.println("Quy tắc đơn giản mạnh nhất, chọn trên 26 tuần trước đó: %s.".formatted(strongest.name()));
        told.println(
                figures.wins()
                        ? "✓ Dự báo tốt hơn quy tắc ấy (Brier %.3f so với %.3f)."
                                .formatted(figures.ours().brier(), strongest.brier())
                        : "✗ Dự báo thua quy tắc ấy (Brier %.3f so với %.3f): trên nhật ký này nên dùng quy tắc đơn giản."
                                .formatted(figures.ours().brier(), strongest.brier()));
        for (var rule : figures.rules()) losses(figures.ours(), rule, told);
    }

    /** Each measure by which a simple rule did better, also where the forecast wins on the whole. */
    private static void losses(ForecastTrial.Score ours, ForecastTrial.Score rule, PrintStream told) {
        if (rule.hitRate() > ours.hitRate())
            told.println("✗ Thua “%s” ở tỷ lệ đúng: %.1f %% so với %.1f %%."
                    .formatted(rule.name(), 100 * ours.hitRate(), 100 * rule.hitRate()));
        if (rule.brier() < ours.brier())
            told.println("✗ Thua “%s” ở Brier: %.3f so với %.3f.".formatted(rule.name(), ours.brier(), rule.brier()));
        if (rule.groupError() < ours.groupError())
            told.println("✗ Thua “%s” ở số trễ của từng nhóm: lệch %.2f so với %.2f."
                    .formatted(rule.name(), ours.groupError(), rule.groupError()));
    }

    private static void tell(ForecastTrial.Score score, PrintStream told) {
        told.println("%-62s %6.1f %% %8.3f %14.2f"
                .formatted(score.name(), 100 * score.hitRate(), score.brier(), score.groupError()));
    }
}
