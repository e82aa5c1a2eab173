package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.kycuong.TestProvince;
import vn.kycuong.kernel.ActorId;

/**
 * A list of the national portal that is not ours, read by hand: {@code -Dkycuong.portal-list=file.csv}. Its report, line by line, lies in
 * {@code target/portal-list.txt}.
 */
@EnabledIfSystemProperty(named = "kycuong.portal-list", matches = ".+")
class PortalListTest {
    @Test
    void each_line_is_accepted_or_says_why_not_and_what_is_accepted_enters_at_once() throws IOException {
        var file = Path.of(System.getProperty("kycuong.portal-list"));
        try (var province = TestProvince.fresh()) {
            var imports = province.face(CatalogueImports.class);
            var heading = new CatalogueImports.Heading(
                    file.getFileName().toString(), "Danh sách của Cổng", LocalDate.of(2026, 7, 1));
            var id = read(imports, heading, Files.readAllBytes(file));
            var lines = imports.lines(id);
            var report = new ArrayList<String>();
            var effects = new TreeMap<ImportLine.Effect, Integer>();
            var warned = new TreeMap<String, Integer>();
            for (var line : lines) {
                effects.merge(line.effect(), 1, Integer::sum);
                report.add("%d\t%s\t%s\t%s".formatted(line.no(), line.label(), line.effect(), line.name()));
                for (var note : line.notes()) {
                    report.add("\t%s\t%s\t%s".formatted(note.weight(), note.field(), note.sentence()));
                    if (note.weight() == ImportNote.Weight.WARNS) warned.merge(note.field(), 1, Integer::sum);
                }
                assertThat(line.notes().stream().anyMatch(n -> n.weight() == ImportNote.Weight.REFUSES))
                        .as("line %d", line.no())
                        .isEqualTo(line.effect() == ImportLine.Effect.REFUSED);
            }
            report.add(effects + " looked at, by field: " + warned);
            Files.write(Path.of("target/portal-list.txt"), report);
            int accepted = lines.size() - effects.getOrDefault(ImportLine.Effect.REFUSED, 0);
            assertThat(imports.confirm(id, "Đã xem", new ActorId(1002)))
                    .isEqualTo(new ImportResult.Confirmed(accepted));
        }
    }

    private static UUID read(CatalogueImports imports, CatalogueImports.Heading heading, byte[] content) {
        return switch (imports.read(heading, content, new ActorId(1001))) {
            case ImportResult.Reported(var id) -> id;
            case ImportResult other -> throw new AssertionError(other);
        };
    }
}
