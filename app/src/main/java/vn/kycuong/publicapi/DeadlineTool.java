package vn.kycuong.publicapi;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.deadline.DueAnswer;
import vn.kycuong.deadline.Office;
import vn.kycuong.deadline.Offices;
import vn.kycuong.deadline.Refusal;
import vn.kycuong.launch.RunningDatabase;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Words;

/**
 * {@code ./kycuong deadline}: the calculator without an application. It asks the stored calendar of the data folder when a database
 * runs there, else the days that ship with the program, and says on standard error which.
 */
final class DeadlineTool {
    private static final int FINE = 0;
    private static final int REFUSED = 2;
    private static final int BUFFER = 1 << 16;

    private final ToolWords asked;
    private final Clock system;
    private final Locale locale;
    private final Writer out;
    private final Writer err;
    private final JsonMapper json = JsonMapper.shared();

    private DeadlineTool(ToolWords asked, Clock system, Writer out, Writer err) {
        this.asked = asked;
        this.system = system;
        this.locale = asked.english() ? Locale.ENGLISH : Locale.of("vi");
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) throws IOException {
        int code = run(words, System.in, new FileOutputStream(FileDescriptor.out), System.err, Clock.systemUTC());
        if (code != FINE) System.exit(code);
    }

    static int run(String[] words, InputStream in, OutputStream out, OutputStream err, Clock system)
            throws IOException {
        try (var told = writer(out);
                var said = writer(err)) {
            return switch (ToolWords.read(words)) {
                case ToolWords.Wrong wrong -> {
                    said.write("✗ " + wrong.sentence() + "\n");
                    yield REFUSED;
                }
                case ToolWords.Help _ -> {
                    told.write(ToolWords.HELP);
                    yield FINE;
                }
                case ToolWords.Asked(var asked) -> new DeadlineTool(asked, system, told, said).answer(in);
            };
        }
    }

    private int answer(InputStream in) throws IOException {
        var running = RunningDatabase.connect(asked.data());
        try (var connection = running.orElse(null)) {
            if (connection != null) {
                var stored =
                        Offices.stored(JdbcClient.create(new SingleConnectionDataSource(connection, true)), system);
                if (stored.isPresent()) return answer(stored.get(), storedDays(), in);
            }
            return answer(Offices.shipped(system), shippedDays(), in);
        } catch (SQLException notClosed) {
            return FINE; // everything was answered; the connection dies with this program
        }
    }

    private int answer(Offices offices, String days, InputStream in) throws IOException {
        return switch (offices.office(asked.unit(), asked.knownAt())) {
            case Offices.Found.No no -> refuse(no.refusal());
            case Offices.Found.Here(var office) -> asked.batch() ? batch(office, days, in) : one(office, days);
        };
    }

    private int one(Office office, String days) throws IOException {
        return switch (office.due(asked.from(), asked.limit())) {
            case DueAnswer.No no -> refuse(no.refusal());
            case DueAnswer.Due due -> {
                if (asked.json()) out.write(json.writeValueAsString(DeadlineJson.of(due.date(), locale)) + "\n");
                else tell(due.date());
                err.write(days + "\n");
                yield FINE;
            }
        };
    }

    private void tell(DueDate due) throws IOException {
        out.write(DeadlineJson.moment(due.at()) + "\n");
        out.write(say("Hạn: ", "Due: ")
                + DateText.of(due.at(), Words.of(locale.getLanguage())).words() + "\n");
        if (due.provisional()) {
            out.write(say(
                    "Tạm tính: ngày nghỉ của năm ấy chưa được công bố.\n",
                    "Provisional: the days off of that year are not announced yet.\n"));
        }
        for (var sentence : due.account().sentences(locale)) out.write(sentence + "\n");
    }

    /** One line in, one line out, in order; a bad line is answered like any other. */
    private int batch(Office office, String days, InputStream in) throws IOException {
        err.write(days + "\n");
        err.flush();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            int comma = line.indexOf(',');
            var from = comma < 0 ? line : line.substring(0, comma);
            switch (office.due(from, comma < 0 ? "" : line.substring(comma + 1))) {
                case DueAnswer.Due due -> out.write(asked.json() ? inJson(due.date()) : inOneWord(due.date()));
                case DueAnswer.No no -> out.write(asked.json() ? inJson(no.refusal()) : inOneLine(no.refusal()));
            }
            out.write('\n');
        }
        return FINE;
    }

    /** A due date is a whole minute. */
    private static String inOneWord(DueDate due) {
        return LegalZone.local(due.at()) + ":00+07:00";
    }

    private String inOneLine(Refusal no) {
        return "✗ " + no.parameter() + ": " + no.text(locale);
    }

    private String inJson(DueDate due) {
        return json.writeValueAsString(DeadlineJson.of(due, locale));
    }

    private String inJson(Refusal no) {
        return json.writeValueAsString(ProblemJson.of(no, locale).getBody());
    }

    private int refuse(Refusal no) throws IOException {
        err.write("✗ " + no.parameter() + ": " + no.text(locale) + "\n");
        return REFUSED;
    }

    private String storedDays() {
        return say(
                "Lịch: Kỷ Cương đang chạy ở %s.".formatted(asked.data()),
                "Days: the Ky Cuong running in %s.".formatted(asked.data()));
    }

    private String shippedDays() {
        return say(
                "Lịch: dữ liệu đi kèm chương trình; không có Kỷ Cương nào đang chạy ở %s.".formatted(asked.data()),
                "Days: those that ship with the program; no Ky Cuong runs in %s.".formatted(asked.data()));
    }

    private String say(String vietnamese, String english) {
        return asked.english() ? english : vietnamese;
    }

    private static BufferedWriter writer(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    }
}
