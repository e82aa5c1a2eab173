package vn.kycuong.publicapi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.kycuong.mining.LogMapping;

/**
 * What was asked of {@code ./kycuong import-log}.
 *
 * @param url of an external database; null for the one of the data folder
 */
record LogWords(
        Path file,
        LogMapping mapping,
        boolean json,
        boolean dryRun,
        Path data,
        @Nullable String url) {
    static final String HELP = """
            ./kycuong import-log TỆP    đọc nhật ký sự kiện của hệ thống khác: XES, CSV, OCEL 2.0 JSON, nén .gz hay không
              --dry-run          chỉ đọc và đếm; không cần cơ sở dữ liệu
              --json             kết quả là dữ liệu
              --data THƯMỤC      thư mục dữ liệu, đang chạy hay đã tắt (mặc định ./data)
              --db-url URL       cơ sở dữ liệu bên ngoài
            Cột hay thuộc tính nào nói gì (không ghi: tự đoán và nói rõ đã đoán gì):
              --case, --activity, --time        mã hồ sơ, tên bước, thời điểm của sự kiện
              --resource, --group               ai làm, nhóm hay đơn vị nào làm
              --start, --deadline, --end        của hồ sơ: bắt đầu, hạn, kết thúc (--end @cuoi: kết thúc ở sự kiện cuối)
              --case-group                      đơn vị của hồ sơ (không ghi: nhóm của sự kiện cuối)
              --object-type                     OCEL: kiểu đối tượng nào là hồ sơ
            Mã thoát 0: đã đọc; 2: từ chối, nói rõ tệp, dòng, lý do và không lưu gì. Chi tiết: docs/mining.md

            English: import-log reads an event log of another system (XES, CSV, OCEL 2.0 JSON, packed or plain) and keeps it as an
            observed process; --dry-run only counts and needs no database, --json prints data. The options above say which column or
            attribute says what; without them they are guessed, and the guess is printed. Exit code 2: refused with file, line and
            reason, nothing stored.
            """;

    /** What the words come to. */
    sealed interface Words {}

    /** The help is wanted. */
    record Help() implements Words {}

    /** Not understood. */
    record Wrong(String sentence) implements Words {}

    /** Understood. */
    record Asked(LogWords words) implements Words {}

    static Words read(String[] words) {
        Path file = null;
        var mapping = LogMapping.GUESSED;
        boolean json = false;
        boolean dry = false;
        Path data = Path.of("data").toAbsolutePath();
        String url = null;
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            if (word.equals("-h") || word.equals("--help")) return new Help();
            if (word.equals("--json")) json = true;
            else if (word.equals("--dry-run")) dry = true;
            else if (word.startsWith("--")) {
                var role = LogMapping.Role.of(word);
                if (role.isEmpty() && !word.equals("--data") && !word.equals("--db-url"))
                    return new Wrong("Không có tùy chọn “%s”. Xem: ./kycuong import-log --help".formatted(word));
                if (i + 1 == words.length) return new Wrong("%s cần một giá trị.".formatted(word));
                var value = words[++i];
                if (role.isPresent()) mapping = mapping.with(role.get(), value);
                else if (word.equals("--db-url")) url = value;
                else {
                    var path = path(value);
                    if (path == null) return new Wrong("“%s” không phải là một đường dẫn.".formatted(value));
                    data = path;
                }
            } else {
                if (file != null) return new Wrong("Mỗi lần một tệp: “%s” là tệp thứ hai.".formatted(word));
                file = path(word);
                if (file == null) return new Wrong("“%s” không phải là một đường dẫn.".formatted(word));
            }
        }
        if (file == null) return new Wrong("Chưa ghi tệp nào. Ví dụ: ./kycuong import-log nhat-ky.xes.gz --dry-run");
        return new Asked(new LogWords(file, mapping, json, dry, data, url));
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            return null;
        }
    }
}
