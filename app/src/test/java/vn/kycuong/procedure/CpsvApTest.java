package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;

/** What the shapes of CPSV-AP 3.2 ask of each class, said again in our words; docs/catalogue.md tells how the shapes themselves are run. */
class CpsvApTest {
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 16);
    private static final Map<String, Set<String>> ASKED = Map.of(
            "cpsv:PublicService", Set.of("dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"),
            "cv:Channel", Set.of("dct:identifier"),
            "cv:Cost", Set.of("dct:identifier"),
            "cpsv:Rule", Set.of("dct:identifier", "dct:title", "dct:description"),
            "cv:Evidence", Set.of("dct:identifier", "dct:title"),
            "cv:EvidenceType", Set.of("dct:identifier"),
            "cv:Output", Set.of("dct:identifier", "dct:title"),
            "cv:Requirement", Set.of("dct:identifier", "dct:title"),
            "cv:PublicOrganisation", Set.of("skos:prefLabel", "dct:spatial"));
    /** What each link must lead to. */
    private static final Map<String, String> LINKS = Map.ofEntries(
            Map.entry("cv:hasChannel", "cv:Channel"),
            Map.entry("cv:hasCost", "cv:Cost"),
            Map.entry("cv:currency", "skos:Concept"),
            Map.entry("cv:ifAccessedThrough", "cv:Channel"),
            Map.entry("cpsv:hasInput", "cv:Evidence"),
            Map.entry("cv:hasInputType", "cv:EvidenceType"),
            Map.entry("cv:holdsRequirement", "cv:Requirement"),
            Map.entry("cv:hasSupportingEvidence", "cv:Evidence"),
            Map.entry("cpsv:follows", "cpsv:Rule"),
            Map.entry("cpsv:implements", "eli:LegalResource"),
            Map.entry("cpsv:produces", "cv:Output"),
            Map.entry("cv:contactPoint", "cv:ContactPoint"),
            Map.entry("cv:hasCompetentAuthority", "cv:PublicOrganisation"),
            Map.entry("cv:relatedService", "cpsv:PublicService"),
            Map.entry("dct:language", "dct:LinguisticSystem"),
            Map.entry("dct:spatial", "dct:Location"),
            Map.entry("adms:status", "skos:Concept"),
            Map.entry("dct:type", "skos:Concept"));

    private static TestProvince province;
    private static Procedures procedures;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        procedures = province.face(Procedures.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static Map<String, JsonNode> nodes(List<ProcedureVersion> of) {
        var document = new CpsvAp("https://mau.example", "Tỉnh mẫu");
        for (var p : of) {
            var related = p.related().stream()
                    .flatMap(one -> procedures.get(one.other(), IN_2026).stream())
                    .toList();
            document.add(p, procedures.limits(p, IN_2026), p.agency(), related, procedures.exchanged(p));
        }
        var nodes = new HashMap<String, JsonNode>();
        JsonMapper.builder()
                .build()
                .readTree(document.json())
                .get("@graph")
                .forEach(node ->
                        assertThat(nodes.put(node.get("@id").asString(), node)).isNull());
        return nodes;
    }

    @Test
    void each_thing_says_what_the_profile_asks_of_its_class_and_links_lead_to_things_of_theirs() {
        var nodes = nodes(procedures.all(IN_2026));
        var classes = new HashSet<String>();
        for (var node : nodes.values()) {
            var type = node.get("@type").asString();
            classes.add(type);
            for (var asked : ASKED.getOrDefault(type, Set.of()))
                assertThat(node.has(asked)).as(node + " needs " + asked).isTrue();
            node.propertyStream().forEach(property -> {
                var wanted = LINKS.get(property.getKey());
                if (wanted != null) linked(property.getValue(), wanted, nodes);
            });
        }
        assertThat(classes).containsAll(ASKED.keySet()).contains("eli:LegalResource", "cv:ContactPoint");
    }

    private static void linked(JsonNode value, String wanted, Map<String, JsonNode> nodes) {
        if (value.isArray()) value.forEach(one -> linked(one, wanted, nodes));
        else {
            var found = nodes.get(value.get("@id").asString());
            assertThat(found).as(value.toString()).isNotNull();
            assertThat(found.get("@type").asString()).isEqualTo(wanted);
        }
    }

    @Test
    void a_working_day_is_no_duration_of_the_calendar() {
        var nodes = nodes(List.of(procedures.get("RES_PERM", IN_2026).orElseThrow()));
        var counter = nodes.get("https://mau.example/thu-tuc/RES_PERM#cach-nop-COUNTER");
        assertThat(counter.has("cv:processingTime")).isFalse();
        assertThat(counter.get("kc:timeLimit").get(0).asString()).isEqualTo("7WD");
        var purpose = nodes(List.of(procedures.get("LAND_PURPOSE", IN_2026).orElseThrow()))
                .get("https://mau.example/thu-tuc/LAND_PURPOSE#cach-nop-COUNTER");
        assertThat(purpose.get("cv:processingTime").get("@value").asString()).isEqualTo("P15D");
    }

    @Test
    void a_fee_of_one_way_is_a_cost_through_that_channel() {
        var nodes = nodes(List.of(procedures.get("RES_PERM", IN_2026).orElseThrow()));
        assertThat(nodes.values())
                .filteredOn(node -> node.get("@type").asString().equals("cv:Cost"))
                .anySatisfy(cost -> {
                    assertThat(cost.get("cv:hasValue").get("@value").asString()).isEqualTo("10000");
                    assertThat(cost.get("cv:ifAccessedThrough").get("@id").asString())
                            .endsWith("#cach-nop-ONLINE");
                });
    }
}
