package vn.kycuong.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Spreadsheets without a trace of when they were written: the same content of the same moment is the same bytes, whenever it is asked for. */
public final class SteadyWorkbook {
    private static final String WRITTEN_AT = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("<dcterms:created.*?</dcterms:created>");
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private SteadyWorkbook() {}

    /** Fills a workbook. */
    public interface Drawing {
        void into(Workbook book) throws IOException;
    }

    public static void write(OutputStream out, Drawing drawing) throws IOException {
        var drawn = Files.createTempFile("bao-cao", ".xlsx");
        try {
            try (var file = new BufferedOutputStream(Files.newOutputStream(drawn));
                    var book = new Workbook(file, "KyCuong", "1.0")) {
                drawing.into(book);
            }
            try (var from = new ZipFile(drawn.toFile())) {
                copy(from, out);
            }
        } finally {
            Files.delete(drawn);
        }
    }

    /** The library writes down when it wrote; that is left out. */
    private static void copy(ZipFile from, OutputStream out) throws IOException {
        var to = new ZipOutputStream(out);
        for (var entry : Collections.list(from.entries())) {
            var same = new ZipEntry(entry.getName());
            same.setTimeLocal(NO_TIME);
            to.putNextEntry(same);
            try (var in = from.getInputStream(entry)) {
                if (entry.getName().equals(WRITTEN_AT)) to.write(withoutDate(in.readAllBytes()));
                else in.transferTo(to);
            }
        }
        to.finish();
    }

    private static byte[] withoutDate(byte[] properties) {
        var text = new String(properties, StandardCharsets.UTF_8);
        return CREATED.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }
}
