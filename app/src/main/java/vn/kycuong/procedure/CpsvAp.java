package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.calendar.Limit;
import vn.kycuong.law.Limits.InForceResult.InForce;

/**
 * Procedures as public services of CPSV-AP 3.2, in JSON-LD that needs no other document to be read. A limit in working days is no
 * duration of xsd: it stands in words and in our own notation, and only calendar days and hours as a processing time.
 */
public final class CpsvAp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CURRENCY = "http://publications.europa.eu/resource/authority/currency/VND";
    private static final String VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE";
    private static final Map<String, String> PREFIXES = Map.of(
            "cpsv", "http://purl.org/vocab/cpsv#",
            "cv", "http://data.europa.eu/m8g/",
            "dct", "http://purl.org/dc/terms/",
            "dcat", "http://www.w3.org/ns/dcat#",
            "adms", "http://www.w3.org/ns/adms#",
            "eli", "http://data.europa.eu/eli/ontology#",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "xsd", "http://www.w3.org/2001/XMLSchema#",
            "kc", "urn:kycuong:");
    private static final Map<String, String> CHANNELS =
            Map.of("COUNTER", "Trực tiếp", "POSTAL", "Qua bưu chính", "ONLINE", "Trực tuyến");

    private final String base;
    private final String province;
    private final Map<String, Map<String, @Nullable Object>> nodes = new LinkedHashMap<>();

    /** @param base address of the site, without a slash at its end @param province as people call it */
    public CpsvAp(String base, String province) {
        this.base = base + "/thu-tuc/";
        this.province = province;
    }

    /**
     * Adds a procedure with its limits of the day and those that belong to it.
     *
     * @param authority who decides it, by name
     * @param entry all that the catalogue says of it on any day, in our exchange format, so that nothing is lost when it is read again
     */
    public CpsvAp add(
            ProcedureVersion p,
            List<CaseLimit> limits,
            String authority,
            List<ProcedureVersion> related,
            String entry) {
        var service = service(p, authority);
        service.put("kc:catalogueEntry", entry);
        for (var other : related) service(other, other.agency());
        service.put("cv:relatedService", related.stream().map(o -> ref(at(o))).toList());
        service.put("dcat:keyword", List.of(vi(p.field())));
        service.put("dct:language", List.of(known(VIETNAMESE, "dct:LinguisticSystem", null)));
        service.put("adms:status", known(base + "#dang-thuc-hien", "skos:Concept", "Đang thực hiện"));
        service.put(
                "cv:hasChannel",
                p.channels().stream().map(c -> channel(p, c, limits)).toList());
        service.put("cv:hasCost", costs(p));
        var evidence = p.papers().stream().map(paper -> evidence(p, paper)).toList();
        service.put("cpsv:hasInput", evidence);
        service.put(
                "cv:hasInputType",
                p.papers().stream().map(paper -> evidenceType(p, paper)).toList());
        service.put("cv:holdsRequirement", requirements(p));
        service.put("cpsv:follows", rules(p, limits));
        service.put("cv:hasLegalResource", legal(p.legalBasis()));
        if (!p.result().isBlank()) service.put("cpsv:produces", List.of(output(p)));
        service.put("cv:contactPoint", List.of(contact(p)));
        service.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return this;
    }

    public String json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", new TreeMap<>(PREFIXES));
        document.put("@graph", List.copyOf(nodes.values()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** What every public service must say; the rest is added for those that are described whole. */
    private Map<String, @Nullable Object> service(ProcedureVersion p, String authority) {
        var service = node(at(p), "cpsv:PublicService");
        service.put("dct:identifier", Optional.ofNullable(p.code()).orElse(p.key()));
        service.put("dct:title", p.nameEn().isBlank() ? List.of(vi(p.name())) : List.of(vi(p.name()), en(p.nameEn())));
        service.put("dct:description", List.of(vi(description(p))));
        service.put("cv:hasCompetentAuthority", List.of(organisation(authority)));
        return service;
    }

    private static String description(ProcedureVersion p) {
        var result = p.result().isBlank() ? "" : " Kết quả: %s.".formatted(p.result());
        return "Thủ tục hành chính thuộc lĩnh vực %s.%s".formatted(p.field(), result);
    }

    private Map<String, @Nullable Object> organisation(String name) {
        var node = node(base + "#co-quan-" + Integer.toHexString(name.hashCode()), "cv:PublicOrganisation");
        node.put("skos:prefLabel", List.of(vi(name)));
        node.put("dct:spatial", List.of(known(base + "#tinh", "dct:Location", province)));
        return ref(String.valueOf(node.get("@id")));
    }

    private Map<String, @Nullable Object> channel(ProcedureVersion p, String channel, List<CaseLimit> limits) {
        var name = CHANNELS.getOrDefault(channel, channel);
        var node = node(part(p, "cach-nop-" + channel), "cv:Channel");
        node.put("dct:identifier", p.key() + "-" + channel);
        node.put("dct:type", known(base + "#cach-nop-" + channel, "skos:Concept", name));
        var inForce = limits.stream()
                .filter(one -> one.channel().equals(channel))
                .flatMap(one -> inForce(one).stream())
                .map(InForce::limit)
                .distinct()
                .toList();
        var words = new ArrayList<String>();
        for (var one : limits)
            if (one.channel().equals(channel) && one.limit() instanceof InForce in)
                words.add("%s: %s"
                        .formatted(one.procedureCase().name(), in.limit().inVietnamese()));
        var note = p.publication().ways().stream()
                .filter(way -> way.channel().equals(channel))
                .map(Way::note)
                .findFirst();
        note.filter(text -> !text.isEmpty()).ifPresent(words::add);
        node.put("dct:description", List.of(vi(name + ". " + String.join("; ", words))));
        node.put("kc:timeLimit", inForce.stream().map(Limit::text).toList());
        if (inForce.size() == 1)
            duration(inForce.getFirst().text())
                    .ifPresent(iso -> node.put("cv:processingTime", typed("xsd:duration", iso)));
        return ref(String.valueOf(node.get("@id")));
    }

    private static Optional<InForce> inForce(CaseLimit one) {
        return one.limit() instanceof InForce in ? Optional.of(in) : Optional.empty();
    }

    private static Optional<String> duration(String limit) {
        if (limit.matches("[1-9]\\d*D")) return Optional.of("P" + limit);
        if (limit.matches("[1-9]\\d*M")) return Optional.of("P" + limit);
        return limit.matches("[1-9]\\d*H") ? Optional.of("PT" + limit) : Optional.empty();
    }

    private List<Map<String, @Nullable Object>> costs(ProcedureVersion p) {
        var costs = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < p.fees().size(); i++) {
            var fee = p.fees().get(i);
            var node = node(part(p, "phi-" + (i + 1)), "cv:Cost");
            node.put("dct:identifier", p.key() + "-phi-" + (i + 1));
            node.put("dct:description", List.of(vi(fee.words())));
            node.put("cv:currency", known(CURRENCY, "skos:Concept", "đồng"));
            var amount = fee.amountVnd();
            if (amount != null) node.put("cv:hasValue", typed("xsd:double", amount.toString()));
            if (p.channels().contains(fee.channel()))
                node.put("cv:ifAccessedThrough", ref(part(p, "cach-nop-" + fee.channel())));
            costs.add(ref(String.valueOf(node.get("@id"))));
        }
        return costs;
    }

    private Map<String, @Nullable Object> evidence(ProcedureVersion p, Paper paper) {
        var node = node(part(p, "giay-" + paper.no()), "cv:Evidence");
        node.put("dct:identifier", p.key() + "-giay-" + paper.no());
        node.put("dct:title", List.of(vi(paper.name())));
        node.put(
                "dct:description",
                List.of(vi("Bản chính: %d, bản sao: %d%s%s."
                        .formatted(
                                paper.originals(),
                                paper.copies(),
                                paper.presentOnly() ? ", chỉ xuất trình" : paper.mandatory() ? "" : ", không bắt buộc",
                                paper.reusable() ? ", bản điện tử dùng lại được" : ""))));
        node.put("dct:conformsTo", List.of(evidenceType(p, paper)));
        return ref(String.valueOf(node.get("@id")));
    }

    private Map<String, @Nullable Object> evidenceType(ProcedureVersion p, Paper paper) {
        var own = paper.code().isEmpty() ? p.key() + "-loai-giay-" + paper.no() : paper.code();
        var node = node(part(p, "loai-giay-" + paper.no()), "cv:EvidenceType");
        node.put("dct:identifier", own);
        node.put(
                "skos:prefLabel",
                List.of(vi(paper.form().isEmpty() ? paper.name() : paper.name() + " (" + paper.form() + ")")));
        return ref(String.valueOf(node.get("@id")));
    }

    private List<Map<String, @Nullable Object>> requirements(ProcedureVersion p) {
        var requirements = new ArrayList<Map<String, @Nullable Object>>();
        if (!p.publication().conditions().isEmpty())
            requirements.add(requirement(p, "dieu-kien", p.publication().conditions(), List.of()));
        for (var one : p.cases()) {
            var papers = p.papersOf(one.key());
            if (!papers.isEmpty())
                requirements.add(
                        requirement(p, "giay-to-" + one.key(), "Giấy tờ phải có, %s".formatted(one.name()), papers));
        }
        return requirements;
    }

    private Map<String, @Nullable Object> requirement(ProcedureVersion p, String id, String title, List<Paper> papers) {
        var node = node(part(p, id), "cv:Requirement");
        node.put("dct:identifier", p.key() + "-" + id);
        node.put("dct:title", List.of(vi(title)));
        if (!papers.isEmpty())
            node.put(
                    "cv:hasSupportingEvidence",
                    papers.stream()
                            .map(paper -> ref(part(p, "giay-" + paper.no())))
                            .toList());
        return ref(String.valueOf(node.get("@id")));
    }

    private List<Map<String, @Nullable Object>> rules(ProcedureVersion p, List<CaseLimit> limits) {
        var rules = new ArrayList<Map<String, @Nullable Object>>();
        if (!p.publication().sequence().isEmpty())
            rules.add(rule(
                    p,
                    "trinh-tu",
                    "Trình tự thực hiện",
                    String.join("\n", p.publication().sequence()),
                    ""));
        for (var one : p.cases()) {
            limits.stream()
                    .filter(l -> l.procedureCase().key().equals(one.key()))
                    .flatMap(l -> inForce(l).stream())
                    .findFirst()
                    .ifPresent(in -> rules.add(rule(
                            p,
                            "thoi-han-" + one.key(),
                            "Thời hạn giải quyết, " + one.name(),
                            in.limit().inVietnamese(),
                            in.basis())));
        }
        return rules;
    }

    private Map<String, @Nullable Object> rule(
            ProcedureVersion p, String id, String title, String description, String basis) {
        var node = node(part(p, id), "cpsv:Rule");
        node.put("dct:identifier", p.key() + "-" + id);
        node.put("dct:title", List.of(vi(title)));
        node.put("dct:description", List.of(vi(description)));
        if (!basis.isBlank()) node.put("cpsv:implements", legal(basis));
        return ref(String.valueOf(node.get("@id")));
    }

    private List<Map<String, @Nullable Object>> legal(String basis) {
        if (basis.isBlank()) return List.of();
        var node = node(base + "#can-cu-" + Integer.toHexString(basis.hashCode()), "eli:LegalResource");
        node.put("dct:title", List.of(vi(basis)));
        return List.of(ref(String.valueOf(node.get("@id"))));
    }

    private Map<String, @Nullable Object> output(ProcedureVersion p) {
        var node = node(part(p, "ket-qua"), "cv:Output");
        node.put("dct:identifier", p.key() + "-ket-qua");
        node.put("dct:title", List.of(vi(p.result())));
        return ref(String.valueOf(node.get("@id")));
    }

    private Map<String, @Nullable Object> contact(ProcedureVersion p) {
        var node = node(part(p, "lien-he"), "cv:ContactPoint");
        var page = node(base + p.key(), "foaf:Document");
        node.put("cv:contactPage", List.of(ref(String.valueOf(page.get("@id")))));
        return ref(String.valueOf(node.get("@id")));
    }

    private String at(ProcedureVersion p) {
        return base + p.key() + "#dich-vu";
    }

    private String part(ProcedureVersion p, String name) {
        return base + p.key() + "#" + name;
    }

    private Map<String, @Nullable Object> known(String id, String type, @Nullable String label) {
        var node = node(id, type);
        if (label != null) node.put("skos:prefLabel", List.of(vi(label)));
        return ref(id);
    }

    private Map<String, @Nullable Object> node(String id, String type) {
        var node = nodes.computeIfAbsent(id, _ -> new LinkedHashMap<>(Map.of("@id", id)));
        node.putIfAbsent("@type", type);
        return node;
    }

    private static Map<String, @Nullable Object> ref(String id) {
        return new LinkedHashMap<>(Map.of("@id", id));
    }

    private static Map<String, @Nullable Object> vi(String text) {
        return new LinkedHashMap<>(Map.of("@language", "vi", "@value", text));
    }

    private static Map<String, @Nullable Object> en(String text) {
        return new LinkedHashMap<>(Map.of("@language", "en", "@value", text));
    }

    private static Map<String, @Nullable Object> typed(String type, String value) {
        return new LinkedHashMap<>(Map.of("@type", type, "@value", value));
    }
}
