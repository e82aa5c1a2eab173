package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.reference.SourceFiles;

/** No document names an indicator that nobody knows: each is measured, or it is said what it waits for. */
class IndicatorNamesTest {
    private final JsonNode directives = read("directives.json");
    private final JsonNode indicators = read("indicators.json");

    @Test
    void every_indicator_that_a_document_names_is_measured_or_awaited() {
        var known = keys(indicators.get("indicators"));
        known.addAll(keys(indicators.get("awaited")));
        var named = named(directives);
        assertThat(named).isNotEmpty();
        assertThat(known).containsAll(named);
    }

    @Test
    void what_is_awaited_is_not_measured_and_says_its_desk_in_both_languages() {
        var measured = keys(indicators.get("indicators"));
        for (var one : indicators.get("awaited")) {
            assertThat(measured).doesNotContain(one.get("key").asString());
            for (var field : List.of("name", "name_en", "waits_for", "waits_for_en"))
                assertThat(one.get(field).asString()).isNotBlank();
        }
    }

    @Test
    void a_measured_one_has_formula_unit_source_and_basis() {
        for (var one : indicators.get("indicators"))
            for (var field : List.of("grain", "numerator", "definition", "basis", "effective_from", "status"))
                assertThat(one.get(field).asString())
                        .as(one.get("key") + " " + field)
                        .isNotBlank();
    }

    private static List<String> named(JsonNode node) {
        var found = new ArrayList<String>();
        if (node.isObject())
            node.properties().forEach(p -> {
                if (p.getKey().equals("indicator")) found.add(p.getValue().asString());
                else found.addAll(named(p.getValue()));
            });
        if (node.isArray()) node.forEach(each -> found.addAll(named(each)));
        return found;
    }

    private static Set<String> keys(JsonNode list) {
        var keys = new HashSet<String>();
        list.forEach(one -> keys.add(one.get("key").asString()));
        return keys;
    }

    private static JsonNode read(String file) {
        return new ObjectMapper().readTree(SourceFiles.shipped().read(file));
    }
}
