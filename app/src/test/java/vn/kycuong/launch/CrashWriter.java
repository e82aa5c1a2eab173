package vn.kycuong.launch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The process that works until it is killed, several people at once, and writes down each answer it got, after it got it. */
final class CrashWriter {
    private static final int PEOPLE = 4;

    private CrashWriter() {}

    /** Words: workload class, seed, file of answers, JDBC address, user, acts (0: without end); the password is in the environment. */
    public static void main(String[] words) throws ReflectiveOperationException, IOException {
        var workload = workload(words[0]);
        long acts = Long.parseLong(words[5]);
        var desk = workload.open(pool(new Database(words[3], words[4], System.getenv("CRASH_PASSWORD"))));
        try (var answers = FileChannel.open(Path.of(words[2]), StandardOpenOption.APPEND);
                var people = Executors.newFixedThreadPool(PEOPLE)) {
            for (int person = 0; person < PEOPLE; person++) {
                int number = person;
                var random = new Random(Long.parseLong(words[1]) + person);
                people.submit(() -> {
                    for (long done = 0; acts == 0 || done < acts; done++) note(answers, desk.act(number, random));
                    return true;
                });
            }
        }
        if (acts > 0) System.exit(0);
    }

    static Workload workload(String name) throws ReflectiveOperationException {
        return (Workload) Class.forName(name).getDeclaredConstructor().newInstance();
    }

    /** One write for one line, on the disk before the answer counts: a kill leaves it whole or not there. */
    private static synchronized void note(FileChannel answers, String line) throws IOException {
        answers.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        answers.force(false);
    }

    static DataSource pool(Database database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(PEOPLE + 4);
        config.setConnectionTimeout(2000);
        return new HikariDataSource(config);
    }

    static DataSource fresh(Database database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }
}
