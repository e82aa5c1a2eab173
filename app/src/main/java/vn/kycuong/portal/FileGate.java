package vn.kycuong.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two folders stand in for the portal: a message is a file of JSON in the one, for a program of the province to carry on and remove; files with a
 * receipt a line come into the other, and are put away once they are kept. Whoever carries nothing on for long is busy.
 */
final class FileGate implements Gate {
    static final String RECEIVED = "da-doc";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}\\.jsonl?");
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST_FILES = 20;
    private static final long MOST_BYTES = 5_000_000;
    private static final int LONGEST_LINE = 2_000;

    private final @Nullable Path outbox;
    private final @Nullable Path inbox;
    private final int mostWaiting;

    /** @param mostWaiting so many messages may wait to be carried on */
    FileGate(@Nullable Path outbox, @Nullable Path inbox, int mostWaiting) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public boolean isOffered() {
        return outbox != null && inbox != null;
    }

    @Override
    public Answer send(StatusMessage message) {
        if (outbox == null) return new Answer.Later("unconfigured");
        if (message.code().isBlank()) return new Answer.Refused("code");
        var file = outbox.resolve(message.id() + ".json");
        try {
            Files.createDirectories(outbox);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) return new Answer.Taken();
            if (waiting(outbox) >= mostWaiting) return new Answer.Busy("429", REST);
            var half = outbox.resolve(message.id() + ".part");
            Files.write(
                    half,
                    JSON.writeValueAsBytes(payload(message)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return new Answer.Taken();
        } catch (IOException | UncheckedIOException full) {
            return new Answer.Later("file");
        }
    }

    private static long waiting(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".json"))
                    .count();
        }
    }

    /** The shape of docs/portal.md. */
    static LinkedHashMap<String, Object> payload(StatusMessage m) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("format", "kycuong-portal-status");
        payload.put("version", 1);
        payload.put("messageId", m.id().toString());
        payload.put("sequence", m.sequence());
        payload.put("dossierCode", m.code());
        payload.put("procedureCode", m.procedure());
        payload.put("unitCode", m.unit());
        payload.put("status", m.status());
        payload.put("statusAt", m.at().toString());
        if (m.due() != null) payload.put("dueAt", m.due().toString());
        return payload;
    }

    @Override
    public List<Batch> received() {
        if (inbox == null || !Files.isDirectory(inbox)) return List.of();
        try (var files = Files.list(inbox)) {
            return files.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
                    .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FILES)
                    .map(FileGate::batch)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Batch batch(Path file) {
        var name = file.getFileName().toString();
        var lines = new ArrayList<Line>();
        try {
            if (Files.size(file) > MOST_BYTES) return new Batch(name, List.of(new Line.Poison(0, "tooLarge")));
            int no = 0;
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                no++;
                if (!line.isBlank()) lines.add(line(no, line));
            }
            return new Batch(name, lines);
        } catch (CharacterCodingException garbled) {
            return new Batch(name, List.of(new Line.Poison(0, "notUtf8")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line line(int no, String text) {
        if (text.length() > LONGEST_LINE) return new Line.Poison(no, "tooLong");
        try {
            var read = JSON.readTree(text);
            var problem = read.path("problem").stringValue("");
            return new Line.Receipt(
                    no,
                    UUID.fromString(read.path("messageId").stringValue("")),
                    Outcome.valueOf(read.path("outcome").stringValue("")),
                    problem.matches("[\\w.:-]{0,40}") ? problem : "other",
                    Instant.parse(read.path("at").stringValue("")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException noReceipt) {
            return new Line.Poison(no, "notAReceipt");
        }
    }

    @Override
    public void putAway(Batch batch) {
        if (inbox == null) return;
        try {
            var read = inbox.resolve(RECEIVED);
            Files.createDirectories(read);
            Files.move(inbox.resolve(batch.name()), read.resolve(batch.name()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unmoved) {
            throw new UncheckedIOException(unmoved);
        }
    }
}
