package vn.kycuong.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.TestDatabase;
import vn.kycuong.TestProvince;
import vn.kycuong.worktime.WorkTime;

/** What came in is kept once and whole; each figure is the length of the list it opens. */
class ObservedProcessesTest {
    private static final Instant NOW = Instant.parse("2020-06-15T01:00:00Z");

    private static ObservedProcesses on(DataSource database) {
        var jdbc = JdbcClient.create(database);
        return new ObservedProcesses(new ObservedRows(jdbc, new JdbcTemplate(database)), WorkTime.of(jdbc), () -> NOW);
    }

    private static int stored(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Stored.class);
        return ((ImportResult.Stored) result).processId();
    }

    @Test
    void a_log_is_kept_whole_and_the_same_log_only_once(@TempDir Path folder) throws Exception {
        var database = TestProvince.database();
        var file = LogFiles.path("permits.xes");
        int id = stored(LogImport.store(file, LogMapping.GUESSED, database, NOW, _ -> {}));
        var packed = Files.write(folder.resolve("again.xes.gz"), LogFiles.packed(LogFiles.bytes("permits.xes")));
        assertThat(LogImport.store(packed, LogMapping.GUESSED, database, NOW, _ -> {}))
                .isInstanceOfSatisfying(
                        ImportResult.Known.class,
                        known -> assertThat(known.processId()).isEqualTo(id));
        var observed = on(database);
        assertThat(observed.all()).hasSize(1);
        var process = observed.find(id).orElseThrow();
        assertThat(process.cases()).isEqualTo(3);
        assertThat(process.late()).hasValue(1);
        var map = observed.map(id, CaseChoice.ANY);
        var edge = map.edges().getFirst();
        assertThat(map.steps().get(edge.from()) + " → " + map.steps().get(edge.to()))
                .isEqualTo("Tiếp nhận → Thẩm định");
        assertThat(edge.times()).isEqualTo(3);
        assertThat(edge.clock()).isEqualTo(Optional.of(Duration.ofHours(24).plusMinutes(30)));
        assertThat(edge.working()).isEqualTo(Optional.of(Duration.ofHours(8).plusMinutes(30)));
        var events = observed.events(id, 1);
        assertThat(events)
                .extracting(SeenEvent::step)
                .containsExactly("Tiếp nhận", "Thẩm định", "Thẩm định", "Trả kết quả");
        assertThat(events.get(2).working()).as("over a weekend").isEqualTo(Optional.of(Duration.ofMinutes(90)));
    }

    @Test
    void a_log_that_breaks_off_leaves_nothing(@TempDir Path folder) throws Exception {
        var database = TestDatabase.migrated();
        var text = new String(LogFiles.bytes("permits.xes"), java.nio.charset.StandardCharsets.UTF_8);
        var file = Files.writeString(folder.resolve("half.xes"), text.substring(0, text.length() - 40));
        assertThat(LogImport.store(file, LogMapping.GUESSED, database, NOW, _ -> {}))
                .isInstanceOf(ImportResult.Refused.class);
        var jdbc = JdbcClient.create(database);
        for (var table : List.of("process", "name", "edge", "variant", "seen_case", "chunk"))
            assertThat(jdbc.sql("select count(*) from mining." + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
    }

    @Test
    void every_figure_is_the_length_of_its_list(@TempDir Path folder) throws Exception {
        var database = TestProvince.database();
        for (int seed = 1; seed <= 6; seed++) {
            var file = Files.writeString(folder.resolve("log" + seed + ".csv"), log(new Random(seed)));
            int id = stored(LogImport.store(file, LogMapping.GUESSED, database, NOW, _ -> {}));
            var observed = on(database);
            var process = observed.find(id).orElseThrow();
            length(observed, id, CaseChoice.ALL, process.cases());
            length(observed, id, standing("FINISHED"), process.finished().orElseThrow());
            length(
                    observed,
                    id,
                    standing("OPEN"),
                    process.cases() - process.finished().orElseThrow());
            length(observed, id, standing("LATE"), process.late().orElseThrow());
            long cases = 0;
            for (var group : observed.groups(id)) {
                int no = group.no() == null ? CaseChoice.NOBODY : group.no();
                length(observed, id, new CaseChoice("", no, -1, -1, -1, true), group.cases());
                length(observed, id, new CaseChoice("LATE", no, -1, -1, -1, true), group.late());
                length(observed, id, new CaseChoice("FINISHED", no, -1, -1, -1, true), group.finished());
                cases += group.cases();
                edges(observed, id, no);
            }
            assertThat(cases).isEqualTo(process.cases());
            edges(observed, id, CaseChoice.ANY);
            var variants = observed.variants(id, 0, 1000);
            assertThat(variants).hasSize((int) process.variants());
            assertThat(variants.getLast().upToHere()).isEqualTo(process.cases());
            for (var variant : variants)
                length(observed, id, new CaseChoice("", CaseChoice.ANY, variant.no(), -1, -1, true), variant.cases());
        }
    }

    private static void edges(ObservedProcesses observed, int id, int group) {
        var map = observed.map(id, group);
        for (var edge : map.edges()) {
            var choice = new CaseChoice("", group, -1, edge.no(), -1, true);
            assertThat(observed.count(id, choice).times()).isEqualTo(edge.times());
            assertThat(observed.cases(id, choice, -1, 10_000).stream()
                            .mapToLong(CaseLine::times)
                            .sum())
                    .isEqualTo(edge.times());
        }
        for (var start : map.starts())
            length(observed, id, new CaseChoice("", group, -1, -1, start.step(), true), start.cases());
        for (var end : map.ends())
            length(observed, id, new CaseChoice("", group, -1, -1, end.step(), false), end.cases());
    }

    private static CaseChoice standing(String standing) {
        return new CaseChoice(standing, CaseChoice.ANY, -1, -1, -1, true);
    }

    private static void length(ObservedProcesses observed, int id, CaseChoice choice, long wanted) {
        assertThat(observed.count(id, choice).cases()).as(choice.toString()).isEqualTo(wanted);
        assertThat(observed.cases(id, choice, -1, 10_000)).as(choice.toString()).hasSize((int) wanted);
    }

    private static String log(Random random) {
        var text = new StringBuilder("case,activity,time,group,deadline,enddate\n");
        int cases = 40 + random.nextInt(60);
        for (int c = 0; c < cases; c++) {
            var at = Instant.parse("2020-01-06T01:00:00Z").plus(Duration.ofMinutes(random.nextInt(50_000)));
            var due = at.plus(Duration.ofDays(5));
            int events = 1 + random.nextInt(7);
            var ends = random.nextInt(4) == 0
                    ? ""
                    : at.plus(Duration.ofDays(random.nextInt(9))).toString();
            for (int e = 0; e < events; e++) {
                at = at.plus(Duration.ofMinutes(random.nextInt(3000)));
                text.append("c%d,s%d,%s,%s,%s,%s%n"
                        .formatted(
                                c,
                                random.nextInt(4),
                                at,
                                random.nextInt(5) == 0 ? "" : "g" + random.nextInt(3),
                                due,
                                ends));
            }
        }
        return text.toString();
    }
}
