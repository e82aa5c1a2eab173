package vn.kycuong.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The published logs, where they lie on this machine: {@code -Dkycuong.eventlogs=FOLDER}. */
class SharedLogsTest {
    private static LogSummary read(String name) throws IOException {
        var folder = System.getProperty("kycuong.eventlogs", "");
        assumeTrue(!folder.isEmpty(), "no -Dkycuong.eventlogs");
        var result = LogImport.read(Path.of(folder, name), LogMapping.GUESSED, _ -> {});
        assertThat(result).as(name).isInstanceOf(ImportResult.Read.class);
        return ((ImportResult.Read) result).summary();
    }

    @Test
    void a_municipalitys_permit_log_has_the_published_figures_edge_by_edge() throws IOException {
        for (var name : new String[] {"receipt.xes.gz", "receipt.csv.gz"}) {
            var log = read(name);
            figures(log, 1434, 8577, 27, 116);
            assertThat(log.finished()).isEqualTo(OptionalLong.of(1329));
            assertThat(log.late()).isEqualTo(OptionalLong.of(377));
            var published = new ArrayList<EdgeCount>();
            var file = Path.of(System.getProperty("kycuong.eventlogs"), "receipt_dfg_pm4py_notebook.json");
            JsonMapper.shared()
                    .readTree(Files.readString(file))
                    .forEach(edge -> published.add(new EdgeCount(
                            edge.get(0).asString(),
                            edge.get(1).asString(),
                            edge.get(2).asLong())));
            assertThat(log.edges()).hasSize(99).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    @Test
    void the_other_published_logs_have_their_figures() throws IOException {
        figures(read("running-example.xes"), 6, 42, 8, 6);
        figures(read("running-example.csv"), 6, 42, 8, 6);
        figures(read("roadtraffic100traces.xes"), 100, 390, 10, 10);
        figures(read("interval_event_log.xes.gz"), 1266, 8109, 8, 9);
        figures(read("reviewing.xes.gz"), 100, 3730, 14, 96);
        var ocel = read("ocel/ocel20_example.jsonocel").ocel().orElseThrow();
        assertThat(ocel.events()).isEqualTo(13);
        assertThat(ocel.objects()).isEqualTo(9);
        assertThat(ocel.eventObjectLinks()).isEqualTo(20);
        assertThat(ocel.objectObjectLinks()).isEqualTo(7);
    }

    @Test
    void each_malformed_log_is_read_or_refused_by_file_line_and_reason() throws IOException {
        var folder = System.getProperty("kycuong.eventlogs", "");
        assumeTrue(!folder.isEmpty(), "no -Dkycuong.eventlogs");
        int refused = 0;
        try (var files = Files.list(Path.of(folder, "malformed-xes"))) {
            for (var file : files.toList()) {
                if (LogImport.read(file, LogMapping.GUESSED, _ -> {}) instanceof ImportResult.Refused no) {
                    assertThat(no.sentence()).startsWith(file.getFileName() + ", dòng ");
                    assertThat(no.reason()).isNotBlank();
                    refused++;
                }
            }
        }
        assertThat(refused).isEqualTo(10);
    }

    private static void figures(LogSummary log, long cases, long events, int activities, long variants) {
        assertThat(log.cases()).isEqualTo(cases);
        assertThat(log.events()).isEqualTo(events);
        assertThat(log.activities()).hasSize(activities);
        assertThat(log.variants()).isEqualTo(variants);
    }
}
