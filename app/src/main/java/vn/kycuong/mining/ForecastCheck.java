package vn.kycuong.mining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.oversight.Forecast;
import vn.kycuong.oversight.ForecastTrial;
import vn.kycuong.oversight.ForecastTrial.Past;
import vn.kycuong.oversight.ForecastTrial.Version;

/** Tries the forecast on the last quarter of a log, held out ({@link ForecastTrial}). */
public final class ForecastCheck {
    /** Of a log nothing is known of days off. */
    private static final WorkingCalendar WEEKDAYS = WorkingCalendar.builder()
            .sessions(Sessions.of(new Session(LocalTime.of(8, 0), LocalTime.of(16, 0))))
            .build();

    private ForecastCheck() {}

    /** Tries the forecast on a log. @throws IOException when the file cannot be read at all */
    public static ForecastTrial.Result of(Path file, LogMapping mapping, Forecast.Settings settings)
            throws IOException {
        var cases = new ArrayList<Past>();
        var last = new Instant[] {Instant.EPOCH};
        var reading = new LogReading[1];
        reading[0] = new LogReading(mapping, trace -> {
            var past = past(trace, reading[0].names);
            if (past == null) return;
            cases.add(past);
            for (int i = 0; i < trace.size; i++)
                if (trace.at[i] != Trace.NEVER && trace.at[i] > last[0].toEpochMilli())
                    last[0] = Instant.ofEpochMilli(trace.at[i]);
        });
        try {
            LogFile.read(file, reading[0], _ -> {});
        } catch (Malformed wrong) {
            return new ForecastTrial.Result.Not(LogImport.refused(file, wrong).sentence());
        }
        if (cases.stream().noneMatch(c -> c.versions().getLast().deadline() != null)
                || cases.stream().noneMatch(c -> c.versions().getLast().end() != null))
            return new ForecastTrial.Result.Not(
                    "Nhật ký không ghi hạn hoặc không ghi khi nào hồ sơ kết thúc (--deadline, --end).");
        return ForecastTrial.of(cases, last[0], settings, _ -> WEEKDAYS);
    }

    private static @Nullable Past past(Trace trace, LogNames names) {
        var end = trace.end == Trace.NEVER ? null : Instant.ofEpochMilli(trace.end);
        var deadline = trace.deadline == Trace.NEVER ? null : Instant.ofEpochMilli(trace.deadline);
        var versions = new ArrayList<Version>();
        var held = "";
        Version atEnd = null;
        for (int i = 0; i < trace.size; i++) {
            if (trace.at[i] == Trace.NEVER) continue;
            if (trace.unit[i] != Trace.NONE) held = names.groups().name(trace.unit[i]);
            var version = new Version(
                    Instant.ofEpochMilli(trace.at[i]),
                    names.activities().name(trace.activity[i]),
                    trace.group == Trace.NONE ? held : names.groups().name(trace.group),
                    deadline,
                    false,
                    null,
                    false);
            versions.add(version);
            if (atEnd == null || end == null || !version.from().isAfter(end)) atEnd = version;
        }
        if (atEnd == null) return null;
        var start = trace.start == Trace.NEVER ? versions.getFirst().from() : Instant.ofEpochMilli(trace.start);
        // from its end on it is finished, whatever else is still written of it
        if (end != null) versions.add(new Version(end, atEnd.step(), atEnd.group(), deadline, false, end, false));
        return new Past(trace.name, start, versions);
    }
}
