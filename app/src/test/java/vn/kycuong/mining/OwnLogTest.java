package vn.kycuong.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.mining.LogMapping.Role;

/** What leaves in either form is read back by our own importer with the same figures. */
class OwnLogTest {
    @Test
    void what_leaves_comes_back_with_the_same_figures() throws Exception {
        for (int seed = 1; seed <= 60; seed++) {
            var cases = cases(new Random(seed));
            var xes = back(cases, OwnLogs.Format.XES, LogMapping.GUESSED);
            var ocel = back(cases, OwnLogs.Format.OCEL, LogMapping.GUESSED.with(Role.OBJECT_TYPE, OcelWriter.DOSSIER));
            for (var log : List.of(xes, ocel)) {
                assertThat(log.notes()).as("seed " + seed).isEmpty();
                assertThat(log.cases()).isEqualTo(cases.size());
                assertThat(log.eventsInCases())
                        .isEqualTo(
                                cases.stream().mapToLong(c -> c.events().size()).sum());
                assertThat(log.variants())
                        .isEqualTo(
                                cases.stream().map(OwnLogTest::path).distinct().count());
                assertThat(edges(log)).as("seed " + seed).isEqualTo(edges(cases));
                long finished = cases.stream().filter(c -> c.end() != null).count();
                long late = cases.stream().filter(OwnLogTest::late).count();
                boolean dated = cases.stream().anyMatch(c -> c.deadline() != null);
                assertThat(log.finished()).isEqualTo(finished == 0 ? OptionalLong.empty() : OptionalLong.of(finished));
                assertThat(log.late())
                        .isEqualTo(finished == 0 || !dated ? OptionalLong.empty() : OptionalLong.of(late));
            }
            assertThat(xes.groups()).isEqualTo(ocel.groups());
            assertThat(xes.resources()).isEqualTo(ocel.resources());
        }
    }

    @Test
    void the_last_moment_in_time_is_in_time_and_the_next_is_late() {
        var lateFrom = Instant.parse("2020-06-15T17:00:00Z");
        assertThat(lateFrom.isAfter(OwnLogs.lastInTime(lateFrom))).isTrue();
        assertThat(lateFrom.minusMillis(1).isAfter(OwnLogs.lastInTime(lateFrom)))
                .isFalse();
    }

    @Test
    void pseudonyms_hold_for_one_file_and_lead_to_no_other() {
        var one = new FilePseudonyms();
        var names = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) names.add(one.of("case " + i));
        assertThat(names).hasSize(10_000);
        assertThat(one.of("case 1")).isEqualTo(one.of("case 1")).isNotEqualTo(new FilePseudonyms().of("case 1"));
    }

    private static LogSummary back(List<OwnCase> cases, OwnLogs.Format format, LogMapping mapping) throws Exception {
        var out = new ByteArrayOutputStream();
        var writer = format == OwnLogs.Format.XES ? new XesWriter(out) : new OcelWriter(out);
        cases.forEach(writer::write);
        writer.end();
        try {
            return LogFiles.read(out.toByteArray(), mapping);
        } catch (Malformed no) {
            throw new AssertionError(no.line() + ": " + no.reason() + "\n" + out.toString(StandardCharsets.UTF_8));
        }
    }

    private static boolean late(OwnCase one) {
        return one.end() != null && one.deadline() != null && one.end().isAfter(one.deadline());
    }

    private static String path(OwnCase one) {
        return String.join(">", one.events().stream().map(OwnCase.Event::step).toList());
    }

    private static Map<String, Long> edges(List<OwnCase> cases) {
        var counts = new HashMap<String, Long>();
        for (var one : cases)
            for (int i = 1; i < one.events().size(); i++)
                counts.merge(
                        one.events().get(i - 1).step() + ">"
                                + one.events().get(i).step(),
                        1L,
                        Long::sum);
        return counts;
    }

    private static Map<String, Long> edges(LogSummary log) {
        var counts = new HashMap<String, Long>();
        log.edges().forEach(e -> counts.put(e.from() + ">" + e.to(), e.count()));
        return counts;
    }

    private static List<OwnCase> cases(Random random) {
        var cases = new ArrayList<OwnCase>();
        int many = 1 + random.nextInt(30);
        for (int c = 0; c < many; c++) {
            var at = Instant.parse("2020-03-02T01:00:00Z").plusMillis(random.nextInt(1_000_000_000));
            var start = at;
            var events = new ArrayList<OwnCase.Event>();
            int steps = 1 + random.nextInt(6);
            for (int i = 0; i < steps; i++) {
                at = at.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(400_000_000));
                events.add(new OwnCase.Event(
                        "dossier.Bước \"<&>\" " + random.nextInt(4),
                        at,
                        "p" + random.nextInt(5),
                        "U" + random.nextInt(3)));
            }
            var deadline = random.nextInt(6) == 0 ? null : start.plus(Duration.ofDays(1 + random.nextInt(9)));
            var end = random.nextInt(3) == 0 ? null : at;
            if (end != null && deadline != null && random.nextInt(5) == 0) end = deadline;
            cases.add(new OwnCase(
                    "c" + c, start, deadline, end, "T" + random.nextInt(3), "U" + random.nextInt(3), events));
        }
        return cases;
    }
}
