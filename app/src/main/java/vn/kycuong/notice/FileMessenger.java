package vn.kycuong.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for a gateway of text messages: writes each into a file, one JSON object a line, for a program of the province to carry on. Like a
 * gateway it knows what it has, refuses what is no number, and takes no more than so many a minute.
 */
final class FileMessenger implements Messenger {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{9,15}");

    private final Way way;
    private final @Nullable Path file;
    private final int mostAMinute;
    private @Nullable Set<String> written;
    private Instant minute = Instant.EPOCH;
    private int thisMinute;

    /** @param file null where this way is not offered */
    FileMessenger(Way way, @Nullable Path file, int mostAMinute) {
        this.way = way;
        this.file = file;
        this.mostAMinute = mostAMinute;
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public boolean isOffered() {
        return file != null;
    }

    @Override
    public synchronized SendResult send(Letter letter, Instant at) {
        var to = letter.to().replaceAll("[\\s.()-]", "");
        if (!NUMBER.matcher(to).matches()) return new SendResult.Refused("number", true);
        if (file == null) return new SendResult.Later("unconfigured");
        try {
            if (!known(file).contains(letter.id().toString())) {
                var wait = waitAt(at);
                if (wait.isPositive()) return new SendResult.Throttled("429", wait);
                append(file, letter, to, at);
            }
            return new SendResult.Sent();
        } catch (IOException | UncheckedIOException full) {
            written = null; // what of the line arrived is read again
            return new SendResult.Later("file");
        }
    }

    private Duration waitAt(Instant at) {
        var now = at.truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            thisMinute = 0;
        }
        if (thisMinute >= mostAMinute) return Duration.between(at, now.plus(1, ChronoUnit.MINUTES));
        thisMinute++;
        return Duration.ZERO;
    }

    private Set<String> known(Path at) throws IOException {
        var known = written;
        if (known != null) return known;
        known = new HashSet<>();
        if (Files.exists(at)) {
            for (var line : Files.readAllLines(at, StandardCharsets.UTF_8)) id(line).ifPresent(known::add);
        }
        written = known;
        return known;
    }

    /** A line that a crash cut short has no id, and is written again. */
    private static java.util.Optional<String> id(String line) {
        try {
            return java.util.Optional.ofNullable(JSON.readTree(line).path("id").stringValue(null));
        } catch (JacksonException cut) {
            return java.util.Optional.empty();
        }
    }

    private void append(Path at, Letter letter, String to, Instant when) throws IOException {
        var line = new LinkedHashMap<String, String>();
        line.put("id", letter.id().toString());
        line.put("way", way.name());
        line.put("to", to);
        line.put("at", when.toString());
        line.put("text", letter.title() + "\n" + letter.text());
        Files.createDirectories(at.getParent());
        if (!Files.exists(at))
            Files.createFile(at, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(at, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            boolean cut = channel.size() > 0 && !endsALine(channel);
            channel.position(channel.size());
            var bytes = ByteBuffer.wrap(
                    ((cut ? "\n" : "") + JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        known(at).add(letter.id().toString());
    }

    private static boolean endsALine(FileChannel channel) throws IOException {
        var last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n';
    }
}
