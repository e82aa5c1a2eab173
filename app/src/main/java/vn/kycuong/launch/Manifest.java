package vn.kycuong.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.ledger.LedgerSeal;

/**
 * What a backup consists of, written last and with a sum of its own: a backup without it was never finished.
 *
 * @param format version of the layout
 * @param madeAt when the copy was whole, system time
 * @param postgresql version of the files of the database; only programs of the same main version read them
 * @param machine kind of machine the files are for
 * @param tables newest migration
 * @param mode what the installation is for
 * @param keys whether the keys that sign are inside
 * @param leftOut what is not inside, for whoever reads this
 * @param seal what the ledger held
 */
record Manifest(
        int format,
        String madeAt,
        String postgresql,
        String machine,
        String tables,
        String mode,
        boolean keys,
        List<String> leftOut,
        LedgerSeal seal,
        List<Piece> files) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    private static final String SUM = "manifest.json.sha256";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Manifest {
        leftOut = List.copyOf(leftOut);
        files = List.copyOf(files);
    }

    /** One file, by its path in the backup. */
    record Piece(String path, long size, String sha256) {}

    void write(Path backup) throws IOException {
        var text = JSON.writeValueAsString(this) + "\n";
        forced(backup.resolve(SUM), Sums.of(text.getBytes(StandardCharsets.UTF_8)) + "  " + NAME + "\n");
        forced(backup.resolve(NAME), text);
    }

    static Manifest read(Path backup) throws Refusal, IOException {
        try {
            var text = Files.readString(backup.resolve(NAME));
            var sum = Files.readString(backup.resolve(SUM)).split(" ")[0];
            if (!sum.equals(Sums.of(text.getBytes(StandardCharsets.UTF_8)))) throw damaged(NAME);
            var manifest = JSON.readValue(text, Manifest.class);
            if (manifest.format() == FORMAT) return manifest;
            throw new Refusal(
                    "Bản sao lưu theo mẫu số %d; chương trình này đọc mẫu số %d.".formatted(manifest.format(), FORMAT),
                    "The backup has layout %d; this program reads layout %d.".formatted(manifest.format(), FORMAT));
        } catch (NoSuchFileException none) {
            throw new Refusal(
                    "“%s” không phải là một bản sao lưu trọn vẹn: thiếu %s.".formatted(backup, none.getFile()),
                    "\"%s\" is not a whole backup: %s is missing.".formatted(backup, none.getFile()));
        } catch (JacksonException | MalformedInputException unreadable) {
            throw damaged(NAME);
        }
    }

    static Refusal damaged(String file) {
        return new Refusal(
                "Bản sao lưu hỏng: tệp “%s” không còn như lúc sao lưu. Dùng một bản sao lưu khác.".formatted(file),
                "The backup is damaged: the file \"%s\" is not as it was when it was made. Use another backup."
                        .formatted(file));
    }

    static void forced(Path file, String text) throws IOException {
        Files.writeString(file, text);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
