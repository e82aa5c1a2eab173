package vn.kycuong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** English names and Vietnamese law are tied by GLOSSARY.md: each public type has its row, and each row its type. */
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("../GLOSSARY.md");
    private static final Pattern HEADING = Pattern.compile("## `([a-z]+)`.*");
    private static final Pattern ROW =
            Pattern.compile("\\| (?:<a id=\"[a-z-]+\"></a>)?`(\\w+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");

    @Test
    void each_public_type_of_a_face_has_a_row() {
        var rows = rows(SourceText.read(GLOSSARY));
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(lacking(faces(), rows))
                .as("public types without a row in GLOSSARY.md")
                .isEmpty();
    }

    @Test
    void each_row_names_a_type_that_is_there() {
        assertThat(lacking(rows(SourceText.read(GLOSSARY)), faces()))
                .as("rows of GLOSSARY.md that name no public type")
                .isEmpty();
    }

    @Test
    void each_row_has_its_term_its_source_and_its_meaning() {
        assertThat(incomplete(SourceText.read(GLOSSARY))).isEmpty();
    }

    @Test
    void a_forgotten_type_a_stale_row_and_an_empty_cell_are_found() {
        var glossary = "## `law`\n\n| `Rule` | quy định | NĐ 61/2018 | a dated rule |\n| `Gone` | | — | what was |\n";
        assertThat(rows(glossary)).containsExactlyInAnyOrder("law.Rule", "law.Gone");
        assertThat(lacking(Set.of("law.Rule", "law.Stage"), rows(glossary))).containsExactly("law.Stage");
        assertThat(lacking(rows(glossary), Set.of("law.Rule"))).containsExactly("law.Gone");
        assertThat(incomplete(glossary)).containsExactly("law.Gone");
    }

    private static List<String> lacking(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(w -> !there.contains(w)).toList();
    }

    private static Set<String> faces() {
        var resolver = new PathMatchingResourcePatternResolver();
        var reader = new SimpleMetadataReaderFactory();
        var faces = new TreeSet<String>();
        try {
            for (var file : resolver.getResources("classpath*:vn/kycuong/*/*.class")) {
                if (file.getURL().getPath().contains("/test-classes/")) continue;
                var name = reader.getMetadataReader(file).getClassMetadata().getClassName();
                if (!name.matches("vn\\.kycuong\\.[a-z]+\\.[A-Z]\\w*")) continue;
                if (Modifier.isPublic(Class.forName(name, false, GlossaryTest.class.getClassLoader())
                        .getModifiers())) faces.add(name.substring("vn.kycuong.".length()));
            }
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return faces;
    }

    private static Set<String> rows(String glossary) {
        return parsed(glossary).stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> incomplete(String glossary) {
        return parsed(glossary).stream()
                .filter(r -> r.cells().stream().anyMatch(String::isBlank))
                .map(Row::name)
                .toList();
    }

    private record Row(String name, List<String> cells) {}

    private static List<Row> parsed(String glossary) {
        var found = new ArrayList<Row>();
        var module = "";
        for (var line : glossary.lines().toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) module = heading.group(1);
            var row = ROW.matcher(line.strip());
            if (row.matches())
                found.add(new Row(
                        module + "." + row.group(1),
                        Stream.of(2, 3, 4).map(row::group).toList()));
        }
        return found;
    }
}
