package vn.kycuong.document;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/**
 * A workbook (XLSX) that somebody sent, made plain. The file is hostile until it was made plain ({@link OfficePackage});
 * whoever reads is given its plain parts and never the file.
 */
public final class PlainWorkbook {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private PlainWorkbook() {}

    /** Reads the workbook. */
    public interface Use<R> {
        R of(ReadableWorkbook book) throws IOException;
    }

    /**
     * Reads a file that somebody sent.
     *
     * @param no what a refusal is, by its Vietnamese sentence: what is wrong and what to do
     */
    public static <R> R read(byte[] file, Use<R> use, Function<String, R> no) {
        if (file.length > MOST_BYTES)
            return no.apply("Tệp lớn hơn %d MB. Chia thành nhiều tệp.".formatted(MOST_BYTES / 1024 / 1024));
        if (startsWith(file, OLE))
            return no.apply(
                    "Tệp là sổ Excel đời cũ (.xls) hoặc có mật khẩu. Lưu thành .xlsx không mật khẩu rồi tải lên.");
        if (!OfficePackage.isArchive(file)) return no.apply("Tệp không phải sổ Excel (.xlsx).");
        try {
            return switch (OfficePackage.of(file, OfficePackage.Kind.WORKBOOK, new Parts())) {
                case OfficePackage.Plain.Refused(var reason) -> no.apply(reason);
                case OfficePackage.Plain.Packed(var plain) -> used(plain, use);
            };
        } catch (IOException
                | ExcelReaderException
                | UncheckedIOException
                | UncheckedStreamException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException
                | DateTimeException
                | ArithmeticException broken) {
            return no.apply(
                    "Sổ Excel không đúng cấu trúc. Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi tải lên.");
        }
    }

    private static <R> R used(byte[] plain, Use<R> use) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(plain), new ReadingOptions(true, false))) {
            return use.of(book);
        }
    }

    /** Pictures and settings of printers are left behind. */
    private static final class Parts implements OfficePackage.Parts {
        private boolean hasSheets;

        @Override
        public boolean keeps(String name) {
            if (name.equalsIgnoreCase("xl/workbook.xml")) hasSheets = true;
            return OfficePackage.isXml(name);
        }

        @Override
        public Optional<String> wrong(String name, byte[] part) {
            return Optional.empty();
        }

        @Override
        public Optional<String> missing() {
            return hasSheets
                    ? Optional.empty()
                    : Optional.of("Tệp không phải sổ Excel (.xlsx): không có trang tính nào.");
        }
    }

    private static boolean startsWith(byte[] file, byte[] head) {
        if (file.length < head.length) return false;
        for (int i = 0; i < head.length; i++) if (file[i] != head[i]) return false;
        return true;
    }
}
