package vn.kycuong.kernel;

import static vn.kycuong.kernel.CanonicalJson.object;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;

/** The facts of a clock as a map: inside the entry that starts it, and in the row that projects it. */
public final class ClockCodec {
    private ClockCodec() {}

    public static Map<String, @Nullable Object> toMap(ObligationClock c) {
        return object(
                "start", Moments.text(c.start()),
                "limit", c.limit().text(),
                "basis", c.basis(),
                "cutoff", c.cutoff().toString(),
                "stops",
                        c.stops().isEmpty()
                                ? null
                                : c.stops().stream().map(ClockCodec::stop).toList(),
                "restarts",
                        c.restarts().isEmpty()
                                ? null
                                : c.restarts().stream().map(Moments::text).toList(),
                "extension", c.extension() == null ? null : extension(c.extension()),
                "met", Moments.textOrNull(c.metAt()));
    }

    @SuppressWarnings("unchecked")
    public static ObligationClock fromMap(Map<String, ?> map) {
        var f = new EntryCodec.Fields(map);
        return new ObligationClock(
                Moments.parse(f.text("start")),
                Limit.parse(f.text("limit")),
                f.text("basis"),
                LocalTime.parse(f.text("cutoff")),
                map.containsKey("stops")
                        ? f.list("stops").stream().map(ClockCodec::stop).toList()
                        : List.of(),
                map.containsKey("restarts")
                        ? ((List<String>) map.get("restarts"))
                                .stream().map(Moments::parse).toList()
                        : List.of(),
                map.containsKey("extension") ? extension(f.map("extension")) : null,
                f.maybeInstant("met"));
    }

    private static Map<String, @Nullable Object> stop(ObligationClock.Stop s) {
        return object(
                "ground", s.ground().name(),
                "paper", s.paper(),
                "from", Moments.text(s.from()),
                "to", Moments.textOrNull(s.to()));
    }

    private static ObligationClock.Stop stop(Map<String, ?> map) {
        var f = new EntryCodec.Fields(map);
        return new ObligationClock.Stop(
                Ground.valueOf(f.text("ground")), f.text("paper"), Moments.parse(f.text("from")), f.maybeInstant("to"));
    }

    private static Map<String, @Nullable Object> extension(ObligationClock.Extension e) {
        return object(
                "at", Moments.text(e.at()),
                "due", Moments.text(e.due()),
                "paper", e.paper(),
                "before", e.before() == null ? null : extension(e.before()));
    }

    private static ObligationClock.Extension extension(Map<String, ?> map) {
        var f = new EntryCodec.Fields(map);
        return new ObligationClock.Extension(
                Moments.parse(f.text("at")),
                Moments.parse(f.text("due")),
                f.text("paper"),
                map.containsKey("before") ? extension(f.map("before")) : null);
    }
}
