package vn.kycuong.publicapi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words after {@code ./kycuong deadline}.
 *
 * @param from as typed; empty for a batch
 * @param limit as typed; empty for a batch
 */
record ToolWords(
        String from,
        String limit,
        String unit,
        String knownAt,
        Path data,
        boolean json,
        boolean english,
        boolean batch) {
    static final String HELP = """
            ./kycuong deadline LÚC THỜI-HẠN     hạn của một thời hạn bắt đầu từ lúc nhận, và vì sao
            ./kycuong deadline --batch          mỗi dòng vào “lúc,thời-hạn” là một dòng ra
              LÚC         2020-01-21T10:00, giờ Việt Nam
              THỜI-HẠN    0SD 24H 8WH 3WD 3WD-EOD 15D 15D-X 2M D:2020-12-31
              --unit U         lịch của đơn vị: khóa, mã hoặc số của đơn vị
              --known-at LÚC   lịch như đã biết vào lúc ấy
              --json           dạng JSON        --en   tiếng Anh
              --data THƯMỤC    thư mục dữ liệu của Kỷ Cương đang chạy (mặc định ./data)

            English: the due date of a limit that begins with a receipt, and why; --batch reads "moment,limit" lines
            and prints one due date or one refusal a line. --unit U (key, code or number), --known-at MOMENT,
            --json, --en, --data DIR. Exit code 2 when it cannot be answered.
            """;

    /** What the words say. */
    sealed interface Reading {}

    /** A question. */
    record Asked(ToolWords words) implements Reading {}

    /** How to ask. */
    record Help() implements Reading {}

    /** Not a question; the sentence says why. */
    record Wrong(String sentence) implements Reading {}

    static Reading read(String[] words) {
        boolean english = Arrays.asList(words).contains("--en");
        var plain = new ArrayList<String>();
        var unit = "";
        var knownAt = "";
        var data = "data";
        boolean json = false;
        boolean batch = false;
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            switch (word) {
                case "--en" -> {}
                case "--json" -> json = true;
                case "--batch" -> batch = true;
                case "-h", "--help" -> {
                    return new Help();
                }
                case "--unit", "--known-at", "--data" -> {
                    if (i + 1 == words.length || words[i + 1].startsWith("--")) {
                        return wrong(english, word + " cần một giá trị.", word + " needs a value.");
                    }
                    var value = words[++i];
                    if (word.equals("--unit")) unit = value;
                    else if (word.equals("--known-at")) knownAt = value;
                    else data = value;
                }
                default -> {
                    if (word.startsWith("-")) {
                        return wrong(
                                english,
                                "Không có tùy chọn “%s”. Xem: ./kycuong deadline --help".formatted(word),
                                "There is no option \"%s\". See: ./kycuong deadline --help".formatted(word));
                    }
                    plain.add(word);
                }
            }
        }
        var folder = folder(data);
        if (folder == null) {
            return wrong(
                    english,
                    "--data không phải là một thư mục: “%s”.".formatted(data),
                    "--data is not a folder: \"%s\".".formatted(data));
        }
        var wrong = wrongNumber(plain, batch, english);
        if (wrong != null) return wrong;
        return new Asked(new ToolWords(
                batch ? "" : plain.getFirst(), batch ? "" : plain.get(1), unit, knownAt, folder, json, english, batch));
    }

    private static @Nullable Wrong wrongNumber(List<String> plain, boolean batch, boolean english) {
        if (batch && !plain.isEmpty()) {
            return wrong(
                    english,
                    "--batch đọc các dòng “lúc,thời-hạn” từ đầu vào chuẩn; bỏ “%s”.".formatted(plain.getFirst()),
                    "--batch reads \"moment,limit\" lines from standard input; leave out \"%s\"."
                            .formatted(plain.getFirst()));
        }
        if (!batch && plain.size() != 2) {
            return wrong(
                    english,
                    "Cần đúng hai từ, lúc nhận và thời hạn, như: ./kycuong deadline 2020-01-21T10:00 3WD (đã ghi %d)."
                            .formatted(plain.size()),
                    "Exactly two words are needed, the moment and the limit, as in: ./kycuong deadline 2020-01-21T10:00 3WD (%d given)."
                            .formatted(plain.size()));
        }
        return null;
    }

    private static @Nullable Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            return null;
        }
    }

    private static Wrong wrong(boolean english, String vietnamese, String inEnglish) {
        return new Wrong(english ? inEnglish : vietnamese);
    }
}
