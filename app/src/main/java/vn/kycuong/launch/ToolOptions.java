package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a command that works beside the program. */
record ToolOptions(Map<String, String> values, List<String> plain) {
    static final int FINE = 0;
    static final int DIFFERS = 1;
    static final int REFUSED = 2;

    private static final Set<String> VALUED = Set.of("--data", "--db-url");

    ToolOptions {
        values = Map.copyOf(values);
        plain = List.copyOf(plain);
    }

    /** Reads the words; what the command does not know is refused by name. */
    static ToolOptions read(List<String> words, String... known) throws Refusal {
        var values = new HashMap<String, String>();
        var plain = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            if (!word.startsWith("--")) {
                plain.add(word);
            } else if (!List.of(known).contains(word)) {
                throw new Refusal(
                        "Không có tùy chọn “%s”. Xem: ./kycuong help".formatted(word),
                        "There is no option \"%s\". See: ./kycuong help".formatted(word));
            } else if (!VALUED.contains(word)) {
                values.put(word, "");
            } else if (at + 1 == words.size() || words.get(at + 1).startsWith("--")) {
                throw new Refusal(
                        "%s cần một giá trị. Xem: ./kycuong help".formatted(word),
                        "%s needs a value. See: ./kycuong help".formatted(word));
            } else {
                values.put(word, words.get(++at));
            }
        }
        return new ToolOptions(values, plain);
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** The one folder that is named without an option, or the sentence that asks for it. */
    Path place(String vietnamese, String english) throws Refusal {
        if (plain.size() != 1) throw new Refusal(vietnamese, english);
        return path(plain.getFirst());
    }

    Path data() throws Refusal {
        return path(values.getOrDefault("--data", "data"));
    }

    static Path path(String text) throws Refusal {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            throw new Refusal(
                    "“%s” không phải là một thư mục.".formatted(text), "\"%s\" is not a folder.".formatted(text));
        }
    }

    /** The external database named, or the installation of the data folder. */
    Installation installation() throws Refusal, IOException, InterruptedException {
        var url = values.get("--db-url");
        if (url == null) return Installation.in(data());
        var database = Options.read(List.of("--db-url", url)).external().orElseThrow();
        return Installation.external(database);
    }
}
