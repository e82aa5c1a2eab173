package vn.kycuong.mining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads event logs of other systems (nhập nhật ký sự kiện): XES, CSV, OCEL 2.0 JSON, packed or plain. A log is read from end to end before anything is
 * said of it, and what is wrong with it is answered, never thrown.
 */
public final class LogImport {
    private LogImport() {}

    /**
     * What a log holds; nothing is stored.
     *
     * @param progress told how many bytes of the file are read
     */
    public static ImportResult read(Path file, LogMapping mapping, LongConsumer progress) throws IOException {
        var tally = new Tally();
        var reading = new LogReading(mapping, tally);
        try {
            var format = LogFile.read(file, reading, progress);
            return new ImportResult.Read(tally.summary(format, reading));
        } catch (Malformed wrong) {
            return refused(file, wrong);
        }
    }

    /**
     * Keeps a log as an observed process, whole or not at all.
     *
     * @param now when it comes in
     * @throws SQLException when the database fails; then nothing is kept
     */
    public static ImportResult store(
            Path file, LogMapping mapping, DataSource database, Instant now, LongConsumer progress)
            throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var one = new SingleConnectionDataSource(connection, true);
            var rows = new ObservedRows(JdbcClient.create(one), new JdbcTemplate(one));
            try {
                var result = new ObservedStore(rows).store(file, mapping, now, progress);
                if (result instanceof ImportResult.Stored) connection.commit();
                else connection.rollback();
                return result;
            } catch (Malformed wrong) {
                connection.rollback();
                return refused(file, wrong);
            }
        }
    }

    static ImportResult.Refused refused(Path file, Malformed wrong) {
        var name = file.getFileName();
        return new ImportResult.Refused(
                name == null ? file.toString() : name.toString(), wrong.line(), wrong.column(), wrong.reason());
    }

    /** Why a file cannot even be opened, or null. */
    public static @Nullable String unreadable(Path file) {
        if (!Files.exists(file)) return "Không có tệp “%s”.".formatted(file);
        if (!Files.isRegularFile(file)) return "“%s” không phải là một tệp.".formatted(file);
        return Files.isReadable(file) ? null : "Không được phép đọc tệp “%s”.".formatted(file);
    }
}
