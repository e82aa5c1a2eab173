package vn.kycuong.mining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.LongConsumer;
import tools.jackson.databind.json.JsonMapper;

/** Writes a log into the tables while it is read; whoever calls has the transaction. */
final class ObservedStore {
    private static final int BATCH = 20_000;

    private final ObservedRows rows;
    private final JsonMapper json = JsonMapper.shared();

    ObservedStore(ObservedRows rows) {
        this.rows = rows;
    }

    ImportResult store(Path file, LogMapping mapping, Instant now, LongConsumer progress)
            throws Malformed, IOException {
        var fingerprint = LogFile.fingerprint(file);
        var known = rows.known(fingerprint, mapping.text());
        var tally = new Tally();
        if (known.isPresent()) {
            var reading = new LogReading(mapping, tally);
            return new ImportResult.Known(known.get(), tally.summary(LogFile.read(file, reading, progress), reading));
        }
        int process = rows.begin(String.valueOf(file.getFileName()), fingerprint, mapping.text(), now);
        var chunking = chunking(process);
        var reading = new LogReading(mapping, trace -> {
            tally.take(trace);
            chunking.take(trace);
        });
        var format = LogFile.read(file, reading, progress);
        chunking.flush();
        var summary = tally.summary(format, reading);
        if (summary.cases() == 0) throw new Malformed(0, 0, "không có hồ sơ nào để lưu");
        conclude(process, reading, chunking, summary);
        return new ImportResult.Stored(process, summary);
    }

    Chunking chunking(int process) {
        return new Chunking((chunk, cases) -> {
            rows.store(process, chunk);
            rows.store(process, cases);
        });
    }

    void conclude(int process, LogReading reading, Chunking chunking, LogSummary summary) {
        rows.names(process, "ACTIVITY", reading.names.activities().names());
        rows.names(process, "GROUP", reading.names.groups().names());
        rows.edges(process, chunking.edges());
        variants(process, chunking);
        rows.finish(
                process,
                summary,
                json.writeValueAsString(summary.mapping()),
                json.writeValueAsString(summary.notes()),
                chunking.first(),
                chunking.last());
    }

    private void variants(int process, Chunking chunking) {
        var edges = new ArrayList<int[]>();
        var paths = chunking.paths();
        for (int variant = 0; variant < paths.size(); variant++) {
            var path = paths.get(variant);
            rows.variant(process, variant, path.chars().boxed().toArray(Integer[]::new), chunking.casesOf(variant));
            edges.addAll(edges(variant, path, chunking));
            if (edges.size() < BATCH) continue;
            rows.variantEdges(process, edges);
            edges.clear();
        }
        rows.variantEdges(process, edges);
    }

    private static List<int[]> edges(int variant, String path, Chunking chunking) {
        var times = new HashMap<Integer, Integer>();
        for (int i = 1; i < path.length(); i++)
            times.merge(chunking.edgeNumber(path.charAt(i - 1), path.charAt(i)), 1, Integer::sum);
        return times.entrySet().stream()
                .map(edge -> new int[] {edge.getKey(), variant, edge.getValue()})
                .toList();
    }
}
