package vn.kycuong.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The process that works until it is killed, and writes down each answer it got, after it got it. */
final class CrashWriter {
    private CrashWriter() {}

    /** Words: workload class, seed, file of answers, JDBC address, user; the password is in the environment. */
    public static void main(String[] words) throws ReflectiveOperationException, IOException {
        var workload =
                (Workload) Class.forName(words[0]).getDeclaredConstructor().newInstance();
        var random = new Random(Long.parseLong(words[1]));
        var database = kept(new Database(words[3], words[4], System.getenv("CRASH_PASSWORD")));
        try (var answers = FileChannel.open(Path.of(words[2]), StandardOpenOption.APPEND)) {
            while (true) {
                // One write for one line: a kill leaves it whole or not there.
                answers.write(
                        ByteBuffer.wrap((workload.act(database, random) + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    static DataSource kept(Database database) {
        var one = new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        one.setAutoCommit(true);
        return one;
    }

    static DataSource fresh(Database database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }
}
