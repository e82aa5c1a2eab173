package vn.kycuong.kernel;

import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;

/** The facts of a clock as a map: inside the entry that starts it, and in the row that projects it. */
public final class ClockCodec {
    private ClockCodec() {}

    public static Map<String, @Nullable Object> toMap(ObligationClock c) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("start", c.start().toString());
        map.put("limit", c.limit().text());
        map.put("basis", c.basis());
        map.put("cutoff", c.cutoff().toString());
        if (!c.stops().isEmpty())
            map.put("stops", c.stops().stream().map(ClockCodec::stop).toList());
        if (!c.restarts().isEmpty())
            map.put("restarts", c.restarts().stream().map(Instant::toString).toList());
        if (c.extension() != null) map.put("extension", extension(c.extension()));
        if (c.metAt() != null) map.put("met", c.metAt().toString());
        return map;
    }

    @SuppressWarnings("unchecked")
    public static ObligationClock fromMap(Map<String, ?> map) {
        var f = new EntryCodec.Fields(map);
        return new ObligationClock(
                Instant.parse(f.text("start")),
                Limit.parse(f.text("limit")),
                f.text("basis"),
                LocalTime.parse(f.text("cutoff")),
                map.containsKey("stops")
                        ? f.list("stops").stream().map(ClockCodec::stop).toList()
                        : List.of(),
                map.containsKey("restarts")
                        ? ((List<String>) map.get("restarts"))
                                .stream().map(Instant::parse).toList()
                        : List.of(),
                map.containsKey("extension") ? extension(f.map("extension")) : null,
                f.maybeInstant("met"));
    }

    private static Map<String, @Nullable Object> stop(ObligationClock.Stop s) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("ground", s.ground().name());
        map.put("paper", s.paper());
        map.put("from", s.from().toString());
        if (s.to() != null) map.put("to", s.to().toString());
        return map;
    }

    private static ObligationClock.Stop stop(Map<String, ?> map) {
        var f = new EntryCodec.Fields(map);
        return new ObligationClock.Stop(
                Ground.valueOf(f.text("ground")), f.text("paper"), Instant.parse(f.text("from")), f.maybeInstant("to"));
    }

    private static Map<String, @Nullable Object> extension(ObligationClock.Extension e) {
        return Map.of("at", e.at().toString(), "due", e.due().toString(), "paper", e.paper());
    }

    private static ObligationClock.Extension extension(Map<String, ?> map) {
        var f = new EntryCodec.Fields(map);
        return new ObligationClock.Extension(
                Instant.parse(f.text("at")), Instant.parse(f.text("due")), f.text("paper"));
    }
}
