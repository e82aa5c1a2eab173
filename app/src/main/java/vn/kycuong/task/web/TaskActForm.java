package vn.kycuong.task.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.task.Tasks;

/** What a form of the task's page brings: texts as they were typed, and one file. */
public record TaskActForm(
        @Nullable String key,
        @Nullable String version,
        @Nullable String text,
        @Nullable String paper,
        @Nullable String percent,
        @Nullable String done,
        @Nullable String obstacles,
        @Nullable String proposal,
        @Nullable String due,
        @Nullable String cause,
        @Nullable String obligation,
        @Nullable String unit,
        @Nullable String into,
        @Nullable MultipartFile file) {
    static final TaskActForm EMPTY =
            new TaskActForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    static final int LONGEST = 4_000;

    /** What came with it, or what is wrong with it. */
    sealed interface Read {
        record Fine(Tasks.With with) implements Read {}

        record Wrong(String wordKey, Object... arguments) implements Read {}
    }

    static String of(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    int number(@Nullable String typed, int otherwise) {
        var text = of(typed);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    Tasks.Sheet sheet() {
        return new Tasks.Sheet(number(version, 0), of(key));
    }

    boolean isWhole() {
        return of(key).length() >= 16 && of(key).length() <= 100;
    }

    /** @param mustSay whether the act is nothing without a text */
    Read read(boolean mustSay) throws IOException {
        var texts = new HashMap<String, String>();
        put(texts, "text", text);
        put(texts, "paper", paper);
        put(texts, "done", done);
        put(texts, "obstacles", obstacles);
        put(texts, "proposal", proposal);
        if (texts.values().stream().anyMatch(t -> t.length() > LONGEST)) return new Read.Wrong("task.no.text", LONGEST);
        if (mustSay && !texts.containsKey("text") && !texts.containsKey("done"))
            return new Read.Wrong("task.no.text", LONGEST);
        if (file == null || file.isEmpty()) return new Read.Fine(new Tasks.With(texts, List.of()));
        var checked = UploadedFile.check(
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                file.getInputStream(),
                Objects.requireNonNullElse(file.getContentType(), ""),
                UploadedFile.TEN_MEGABYTES);
        return switch (checked) {
            case UploadedFile.Accepted accepted -> new Read.Fine(new Tasks.With(texts, List.of(accepted)));
            case UploadedFile.Refused(var reason) -> new Read.Wrong("task.no.file", reason);
        };
    }

    private static void put(Map<String, String> texts, String name, @Nullable String typed) {
        if (!of(typed).isEmpty()) texts.put(name, of(typed));
    }

    /** What was typed, to be shown again when the act could not be done. */
    public List<String> typed() {
        return java.util.stream.Stream.of(text, paper, done, obstacles, proposal, due, into, unit)
                .map(TaskActForm::of)
                .filter(t -> !t.isEmpty())
                .toList();
    }
}
