package vn.kycuong.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./kycuong scan}: which libraries of the program have known weaknesses, and which of them are there longer than SECURITY.md allows.
 * Ends with 0 when there is none, 1 when one is overdue, 3 when all are within their limits, 2 when it could not be asked.
 */
final class ScanTool {
    static final int NONE = 0;
    static final int OVERDUE = 1;
    static final int IN_TIME = 3;
    private static final String SERVER = "https://api.osv.dev";

    private ScanTool() {}

    public static void main(String[] words) throws InterruptedException {
        var console = Console.standard();
        try {
            System.exit(run(List.of(words), console, Clock.systemUTC()));
        } catch (Refusal no) {
            console.refuse(no);
            System.exit(ToolOptions.REFUSED);
        }
    }

    /** @param words bills of materials, and {@code --server ADDRESS} for a mirror */
    static int run(List<String> words, Console console, Clock system) throws Refusal, InterruptedException {
        var bills = new ArrayList<Path>();
        var server = SERVER;
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).equals("--server") && at + 1 < words.size()) server = words.get(++at);
            else if (words.get(at).startsWith("--"))
                throw new Refusal(
                        "Không có tùy chọn “%s”. Xem: ./kycuong help".formatted(words.get(at)),
                        "There is no option \"%s\". See: ./kycuong help".formatted(words.get(at)));
            else bills.add(ToolOptions.path(words.get(at)));
        }
        var libraries = Libraries.in(bills);
        if (libraries.isEmpty()) throw new Refusal("Quét danh mục thư viện nào?", "Which bills of materials?");
        return told(
                libraries, asked(libraries, server), console, LocalDate.ofInstant(system.instant(), ZoneOffset.UTC));
    }

    private static List<Weakness> asked(List<String> libraries, String server) throws Refusal, InterruptedException {
        try (var database = new WeaknessDatabase(URI.create(server))) {
            return database.of(libraries);
        } catch (IOException | IllegalArgumentException silent) {
            throw new Refusal(
                    "Không hỏi được %s (%s). Cần mạng ra ngoài, hoặc máy nhân bản: --server ĐỊA-CHỈ."
                            .formatted(server, silent),
                    "%s could not be asked (%s). It needs the network, or a mirror: --server ADDRESS."
                            .formatted(server, silent));
        }
    }

    private static int told(List<String> libraries, List<Weakness> found, Console console, LocalDate today) {
        if (found.isEmpty()) {
            console.say("✓ %d thư viện, không có lỗ hổng nào đã công bố.".formatted(libraries.size()));
            return NONE;
        }
        found.forEach(weakness -> console.say(weakness.line(today)));
        long overdue = found.stream().filter(w -> w.isOverdue(today)).count();
        console.say("✗ %d thư viện, %d lỗ hổng đã công bố, %d quá hạn vá (SECURITY.md)."
                .formatted(libraries.size(), found.size(), overdue));
        return overdue > 0 ? OVERDUE : IN_TIME;
    }
}
