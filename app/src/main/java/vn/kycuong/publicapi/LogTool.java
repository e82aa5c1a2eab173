package vn.kycuong.publicapi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.launch.RunningDatabase;
import vn.kycuong.mining.ImportResult;
import vn.kycuong.mining.LogImport;
import vn.kycuong.mining.LogSummary;

/**
 * {@code ./kycuong import-log}: reads an event log of another system and says what it holds; keeps it as an observed process unless it is only
 * to be looked at.
 */
final class LogTool {
    static final int FINE = 0;
    static final int REFUSED = 2;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final LogWords words;
    private final Clock system;
    private final PrintStream out;
    private final PrintStream err;

    private LogTool(LogWords words, Clock system, PrintStream out, PrintStream err) {
        this.words = words;
        this.system = system;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        int code = run(
                words,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Clock.systemUTC());
        if (code != FINE) System.exit(code);
    }

    static int run(String[] words, OutputStream out, OutputStream err, Clock system)
            throws IOException, InterruptedException {
        var told = new PrintStream(out, true, StandardCharsets.UTF_8);
        var said = new PrintStream(err, true, StandardCharsets.UTF_8);
        return switch (LogWords.read(words)) {
            case LogWords.Wrong(var sentence) -> {
                said.println("✗ " + sentence);
                yield REFUSED;
            }
            case LogWords.Help _ -> {
                told.print(LogWords.HELP);
                yield FINE;
            }
            case LogWords.Asked(var asked) -> new LogTool(asked, system, told, said).answer();
        };
    }

    private int answer() throws IOException, InterruptedException {
        var unreadable = LogImport.unreadable(words.file());
        if (unreadable != null) return refuse(unreadable);
        try {
            return told(words.dryRun() ? LogImport.read(words.file(), words.mapping(), progress()) : stored());
        } catch (IllegalArgumentException notThere) {
            return refuse(String.valueOf(notThere.getMessage()));
        } catch (SQLException | DataAccessException failed) {
            return refuse("Cơ sở dữ liệu không nhận, không lưu gì: " + failed.getMessage());
        } catch (IOException failed) {
            return refuse("Không đọc được “%s”: %s".formatted(words.file(), failed.getMessage()));
        }
    }

    private ImportResult stored() throws IOException, InterruptedException, SQLException {
        var url = words.url();
        try (var beside = url == null ? RunningDatabase.beside(words.data()) : RunningDatabase.beside(url)) {
            return LogImport.store(words.file(), words.mapping(), beside.writing(), system.instant(), progress());
        }
    }

    private int told(ImportResult result) {
        return switch (result) {
            case ImportResult.Refused no -> refuse(no.sentence());
            case ImportResult.Read(var summary) -> tell(summary, null, "");
            case ImportResult.Stored(var id, var summary) ->
                tell(summary, id, "Đã nhập thành quy trình quan sát số %d.".formatted(id));
            case ImportResult.Known(var id, var summary) ->
                tell(summary, id, "Tệp này đã nhập rồi: quy trình quan sát số %d. Không thêm gì.".formatted(id));
        };
    }

    private int refuse(String sentence) {
        err.println("✗ " + sentence);
        return REFUSED;
    }

    /** How far the reading is, every other second. */
    private LongConsumer progress() throws IOException {
        long size = Math.max(1, Files.size(words.file()));
        var last = new Instant[] {system.instant()};
        var calls = new long[1];
        return bytes -> {
            if ((++calls[0] & 63) != 0) return;
            var now = system.instant();
            if (now.isBefore(last[0].plus(EVERY))) return;
            last[0] = now;
            err.println("  đã đọc %,d/%,d byte (%d %%)".formatted(bytes, size, bytes * 100 / size));
        };
    }

    private int tell(LogSummary summary, @Nullable Integer processId, String what) {
        for (var note : summary.notes())
            err.println("  Lưu ý: %s%s"
                    .formatted(
                            note.sentence(),
                            note.firstLine() == 0
                                    ? note.times() == 1 ? "" : " (%,d lần)".formatted(note.times())
                                    : " (%,d lần, đầu tiên ở dòng %,d)".formatted(note.times(), note.firstLine())));
        if (!what.isEmpty()) err.println(what);
        if (words.json()) out.println(JsonMapper.shared().writeValueAsString(json(summary, processId)));
        else text(summary);
        return FINE;
    }

    private void text(LogSummary summary) {
        out.println("%s: %,d hồ sơ, %,d sự kiện, %,d bước, %,d biến thể, %,d người, %,d nhóm"
                .formatted(
                        summary.format(),
                        summary.cases(),
                        summary.events(),
                        summary.activities().size(),
                        summary.variants(),
                        summary.resources(),
                        summary.groups()));
        out.println("Đã xong: %s; sau hạn: %s".formatted(number(summary.finished()), number(summary.late())));
        summary.mapping().forEach((role, key) -> out.println("  --%s %s".formatted(role, key)));
        summary.ocel()
                .ifPresent(o -> out.println(
                        "OCEL: %,d sự kiện, %,d đối tượng, %,d liên kết sự kiện – đối tượng, %,d liên kết đối tượng – đối tượng; hồ sơ là “%s”"
                                .formatted(
                                        o.events(),
                                        o.objects(),
                                        o.eventObjectLinks(),
                                        o.objectObjectLinks(),
                                        o.caseType())));
        out.println("Bước đầu: " + summary.starts());
        out.println("Bước cuối: " + summary.ends());
        out.println("Cặp bước kế tiếp:");
        for (var edge : summary.edges()) out.println("  %,8d  %s → %s".formatted(edge.count(), edge.from(), edge.to()));
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? "%,d".formatted(number.getAsLong()) : "không rõ, tệp không ghi";
    }

    static Map<String, Object> json(LogSummary summary, @Nullable Integer processId) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", summary.format());
        if (processId != null) json.put("process", processId);
        json.put("cases", summary.cases());
        json.put("events", summary.events());
        json.put("eventsInCases", summary.eventsInCases());
        json.put("activities", summary.activities().size());
        json.put("variants", summary.variants());
        json.put("resources", summary.resources());
        json.put("groups", summary.groups());
        json.put("finished", boxed(summary.finished()));
        json.put("late", boxed(summary.late()));
        json.put("startActivities", summary.starts());
        json.put("endActivities", summary.ends());
        json.put(
                "dfg",
                summary.edges().stream()
                        .map(edge -> List.<Object>of(edge.from(), edge.to(), edge.count()))
                        .toList());
        json.put("activityNames", summary.activities());
        json.put("mapping", summary.mapping());
        json.put("notes", summary.notes());
        summary.ocel().ifPresent(ocel -> json.put("ocel", ocel));
        return json;
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
