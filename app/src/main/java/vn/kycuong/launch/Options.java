package vn.kycuong.launch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param mode what was asked for by name, if anything: an existing folder keeps its own
 * @param address where the web listens; loopback unless a real installation says otherwise
 * @param trial a run without real data, which may be root's, or of one database role
 * @param rehearsal a run on a folder of its own that opens the first pages and ends, for the build's class cache
 */
record Options(
        int port,
        String address,
        Path data,
        @Nullable Mode mode,
        @Nullable String dbUrl,
        boolean trial,
        boolean rehearsal) {
    private static final LocalDateTime SAMPLE_FROM = LocalDateTime.of(2019, 7, 1, 0, 0);
    private static final LocalDateTime SAMPLE_UNTIL = LocalDateTime.of(2027, 1, 1, 0, 0);
    static final String LOOPBACK = "127.0.0.1";

    static Options read(List<String> words) throws Refusal {
        var reading = new Reading(words);
        while (reading.hasNext()) reading.next();
        return reading.options();
    }

    /** The database that somebody else looks after, if one was named; who connects may stand in the environment. */
    Optional<Database> external() throws Refusal {
        if (dbUrl == null) return Optional.empty();
        return Optional.of(new Database(dbUrl, System.getenv("KYCUONG_DB_USER"), secret("KYCUONG_DB_PASSWORD")));
    }

    /** Who works on that database: all of them under the address that was checked. */
    Optional<ExternalRoles> externalRoles() throws Refusal {
        var actor = external();
        if (actor.isEmpty()) return Optional.empty();
        return Optional.of(new ExternalRoles(
                actor.get(),
                as(actor.get(), DatabaseRole.OWNER),
                as(actor.get(), DatabaseRole.READER),
                Optional.ofNullable(System.getenv(DatabaseRole.SEALED.variable()))));
    }

    private static Optional<Database> as(Database database, DatabaseRole role) throws Refusal {
        var user = System.getenv(role.variable());
        if (user == null) return Optional.empty();
        return Optional.of(database.as(user, secret(role.passwordVariable())));
    }

    /** From the file that NAME_FILE names, or from the environment itself. */
    static @Nullable String secret(String name) throws Refusal {
        var file = System.getenv(name + "_FILE");
        if (file == null) return System.getenv(name);
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new Refusal(
                    "Không đọc được mật khẩu ở %s_FILE: %s".formatted(name, file),
                    "The password at %s_FILE cannot be read: %s".formatted(name, file));
        }
    }

    /** One pass over the words of the command line. */
    private static final class Reading {
        private final List<String> words;
        private int at;
        private int port = 8080;
        private @Nullable String address;
        private Path data = Path.of("data");
        private boolean empty;
        private boolean trial;
        private boolean rehearsal;
        private @Nullable LocalDateTime sampleAt;
        private @Nullable String dbUrl;

        Reading(List<String> words) {
            this.words = words;
        }

        boolean hasNext() {
            return at < words.size();
        }

        void next() throws Refusal {
            var word = words.get(at++);
            switch (word) {
                case "--port" -> port = port(value(word));
                case "--address" -> address = value(word);
                case "--data" -> data = folder(value(word));
                case "--empty" -> empty = true;
                case "--sample-at" -> sampleAt = moment(value(word));
                case "--db-url" -> dbUrl = jdbc(value(word));
                case "--trial" -> trial = true;
                case "--rehearsal" -> rehearsal = true;
                default ->
                    throw new Refusal(
                            "Không có tùy chọn “%s”. Xem: ./kycuong help".formatted(word),
                            "There is no option \"%s\". See: ./kycuong help".formatted(word));
            }
        }

        Options options() throws Refusal {
            if (sampleAt != null && (empty || dbUrl != null)) {
                throw new Refusal(
                        "--sample-at không đi cùng --empty hay --db-url: tỉnh mẫu chỉ sống trong thư mục dữ liệu riêng của nó.",
                        "--sample-at cannot go with --empty or --db-url: the sample lives in a data folder of its own.");
            }
            if (address != null && !empty && dbUrl == null) {
                throw new Refusal(
                        "--address chỉ dùng với --empty hoặc --db-url: tỉnh mẫu chỉ nghe trên 127.0.0.1.",
                        "--address needs --empty or --db-url: the sample listens on 127.0.0.1 only.");
            }
            return new Options(
                    port, Objects.requireNonNullElse(address, LOOPBACK), data, mode(), dbUrl, trial, rehearsal);
        }

        private @Nullable Mode mode() {
            if (dbUrl != null) return Mode.of(Mode.Kind.EXTERNAL);
            if (empty) return Mode.of(Mode.Kind.EMPTY);
            return sampleAt == null ? null : Mode.sample(sampleAt);
        }

        private String value(String option) throws Refusal {
            if (!hasNext() || words.get(at).startsWith("--")) {
                throw new Refusal(
                        "%s cần một giá trị. Xem: ./kycuong help".formatted(option),
                        "%s needs a value. See: ./kycuong help".formatted(option));
            }
            return words.get(at++);
        }

        private static int port(String text) throws Refusal {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) return Integer.parseInt(text);
            throw new Refusal(
                    "--port là một số từ 1 đến 65535, không phải “%s”.".formatted(text),
                    "--port is a number from 1 to 65535, not \"%s\".".formatted(text));
        }

        private static Path folder(String text) throws Refusal {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException wrong) {
                throw new Refusal(
                        "--data không phải là một thư mục: “%s”.".formatted(text),
                        "--data is not a folder: \"%s\".".formatted(text));
            }
        }

        /** The staff holds its posts since 2019 and the registers end with 2026; outside these years a sample could not be played. */
        private static LocalDateTime moment(String text) throws Refusal {
            try {
                var at = LocalDateTime.parse(text);
                if (!at.isBefore(SAMPLE_FROM) && at.isBefore(SAMPLE_UNTIL)) return at;
                throw new Refusal(
                        "--sample-at nằm trong khoảng từ 2019-07-01T00:00 tới trước 2027-01-01T00:00, không phải “%s”."
                                .formatted(text),
                        "--sample-at lies from 2019-07-01T00:00 to before 2027-01-01T00:00, not at \"%s\"."
                                .formatted(text));
            } catch (DateTimeParseException wrong) {
                throw new Refusal(
                        "--sample-at là một thời điểm như 2020-06-15T08:00, không phải “%s”.".formatted(text),
                        "--sample-at is a moment like 2020-06-15T08:00, not \"%s\".".formatted(text));
            }
        }

        private static boolean namesDatabase(String url) {
            try {
                var path = new URI(url).getPath();
                return path != null && path.length() > 1;
            } catch (URISyntaxException wrong) {
                return false;
            }
        }

        private static String jdbc(String text) throws Refusal {
            var url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
            if (url.startsWith("postgresql://") && namesDatabase(url)) return Transport.checked("jdbc:" + url);
            throw new Refusal(
                    "--db-url có dạng jdbc:postgresql://máy:5432/kycuong?user=…&password=…",
                    "--db-url looks like jdbc:postgresql://host:5432/kycuong?user=…&password=…");
        }
    }
}
