package vn.kycuong.launch;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** {@code ./kycuong backup DIR}: a copy of the installation, running or not, in a new folder. */
final class BackupTool {
    private BackupTool() {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        var console = Console.standard();
        try {
            run(ToolOptions.read(List.of(words), "--data", "--with-keys"), console, Clock.systemUTC());
        } catch (Refusal no) {
            console.refuse(no);
            System.exit(ToolOptions.REFUSED);
        }
        System.exit(ToolOptions.FINE);
    }

    private static void run(ToolOptions options, Console console, Clock system)
            throws Refusal, IOException, InterruptedException, SQLException {
        var began = system.instant();
        var target = options.place("Sao lưu ra đâu? ./kycuong backup THƯMỤC", "Back up to where? ./kycuong backup DIR");
        try (var installation = options.installation()) {
            installation.checkTables();
            var made = Backup.take(installation, target, options.has("--with-keys"), system);
            var seal = made.seal();
            console.say("✓ Đã sao lưu %s ra %s".formatted(installation.folder(), target));
            console.say("  %s vụ việc, %s bút toán, %s lá; dấu sổ %s"
                    .formatted(
                            ReplayTool.number(seal.cases()),
                            ReplayTool.number(seal.entries()),
                            ReplayTool.number(seal.leaves()),
                            seal.digest()));
            console.say("  %s tệp, %s MB, %.1f giây"
                    .formatted(
                            ReplayTool.number(made.files().size()),
                            ReplayTool.number(made.files().stream()
                                            .mapToLong(Manifest.Piece::size)
                                            .sum()
                                    >> 20),
                            Duration.between(began, system.instant()).toMillis() / 1000.0));
            console.say("  Không có trong bản này: " + String.join("; ", made.leftOut()));
            console.say("  Bản này chứa dữ liệu cá nhân và mật khẩu của cơ sở dữ liệu%s: giữ như giữ hồ sơ gốc."
                    .formatted(made.keys() ? ", cùng khóa ký" : ""));
        }
    }
}
