package vn.kycuong.procedure;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Stage;
import vn.kycuong.reference.Findings;

/**
 * Reads a description by CPSV-AP in JSON-LD: ours, which brings the whole entry of the catalogue along, and what can be understood of others'.
 * Properties are told by their own names, whatever prefix or context the file gives them; a context at another address is never fetched.
 */
final class CpsvFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("\\d\\.\\d{6}");
    private static final Pattern DURATION = Pattern.compile("P(?:(\\d{1,4})D|(\\d{1,2})M|T(\\d{1,4})H)");
    private static final Pattern LOCAL = Pattern.compile(".*[/#:]");
    private static final String SERVICE = "PublicService";
    private static final String UNCOMPARED = "from a list, not compared";
    /** What is read of a service; anything else is named in the report. */
    private static final Set<String> READ = Set.of(
            "@id",
            "@type",
            "identifier",
            "title",
            "description",
            "hasCompetentAuthority",
            "keyword",
            "hasChannel",
            "hasCost",
            "hasInput",
            "hasInputType",
            "holdsRequirement",
            "follows",
            "hasLegalResource",
            "produces",
            "processingTime",
            "language",
            "status",
            "contactPoint",
            "relatedService",
            "catalogueEntry");

    private final PortalCsv list;
    private final String decision;
    private final LocalDate inForce;
    private final Map<String, JsonNode> byId = new HashMap<>();

    /** @param list reads agencies as a list of the portal names them */
    CpsvFile(PortalCsv list, String decision, LocalDate inForce) {
        this.list = list;
        this.decision = decision;
        this.inForce = inForce;
    }

    /** Whether a JSON file is one of linked data. */
    static boolean isOne(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        return !text.substring(0, Math.min(text.length(), 200)).contains(CatalogueText.FORMAT)
                && Stream.of("@graph", "@context", "@type").anyMatch(word -> text.contains("\"" + word + "\""));
    }

    /**
     * A service of the file.
     *
     * @param own our own entry that it brings along, with what is wrong with it; null for others'
     * @param other what others' could be understood as; null where it is none
     */
    record Described(
            int no,
            String identifier,
            String code,
            String name,
            CatalogueReader.@Nullable Read own,
            @Nullable CatalogueEntry other,
            List<ImportNote> notes) {}

    List<Described> read(byte[] content, Findings findings) {
        var found = new LinkedHashSet<JsonNode>();
        try {
            var root = JSON.readTree(content);
            index(root, found);
        } catch (JacksonException broken) {
            findings.error("", "", "", "Không đọc được JSON-LD: " + broken.getOriginalMessage());
            return List.of();
        }
        var services = new ArrayList<Described>();
        for (var service : found) services.add(service(services.size() + 1, service));
        if (services.isEmpty()) findings.error("", "", "", "Tệp không có dịch vụ công (cpsv:PublicService) nào.");
        return services;
    }

    /** Every thing by its name, also where it stands inside another; the services in their order. */
    private void index(JsonNode node, Set<JsonNode> services) {
        if (node.isArray()) node.forEach(one -> index(one, services));
        if (!node.isObject()) return;
        var id = node.path("@id").asString("");
        if (!id.isEmpty() && node.size() > 1) byId.putIfAbsent(id, node);
        if (isA(node, SERVICE) && node.size() > 2) services.add(node);
        node.propertyStream().filter(p -> !p.getKey().equals("@context")).forEach(p -> index(p.getValue(), services));
    }

    private Described service(int no, JsonNode node) {
        var identifier = text(node, "identifier");
        var own = text(node, "catalogueEntry");
        var name = words(node, "title", "vi").replaceAll("\\s+", " ").strip();
        var code = CODE.matcher(identifier);
        var found = code.find() ? code.group() : identifier;
        if (!own.isEmpty()) return own(no, identifier, found, name, own);
        var notes = new ArrayList<ImportNote>();
        if (name.isEmpty()) notes.add(ImportNote.refuses("dct:title", "Thiếu tên thủ tục."));
        if (!CODE.matcher(found).matches())
            notes.add(ImportNote.refuses("dct:identifier", "Mã \"%s\" không có dạng 1.234567.".formatted(identifier)));
        if (decision.isBlank())
            notes.add(ImportNote.refuses("", "Ghi số quyết định công bố: mô tả này không có trường ấy."));
        if (notes.isEmpty())
            return new Described(no, identifier, found, name, null, entry(node, found, name, notes), notes);
        return new Described(no, identifier, found, name, null, null, notes);
    }

    /** Ours brings all of it along; where somebody changed what stands beside it, neither is believed. */
    private static Described own(int no, String identifier, String code, String name, String text) {
        var read = CatalogueReader.line(no, text);
        var notes = new ArrayList<ImportNote>();
        if (!read.entry().nameVi().replaceAll("\\s+", " ").strip().equals(name))
            notes.add(ImportNote.refuses(
                    "dct:title",
                    "Tên \"%s\" khác tên trong phần mô tả đầy đủ kèm theo (\"%s\"). Sửa ở tệp JSON của danh mục."
                            .formatted(name, read.entry().nameVi())));
        return new Described(no, identifier, code, name, read, null, notes);
    }

    private CatalogueEntry entry(JsonNode node, String code, String name, List<ImportNote> notes) {
        var key = "TT_" + code.replace(".", "_");
        var channels = channels(node, notes);
        var base = list.version(code, authority(node), channels, notes);
        unread(node, notes);
        var requirements = things(node, "holdsRequirement").stream()
                .filter(r -> property(r, "hasSupportingEvidence").isEmpty())
                .map(r -> words(r, "title", "vi"))
                .filter(text -> !text.isBlank())
                .toList();
        var publication = new Publication(
                decision,
                null,
                null,
                null,
                things(node, "follows").stream()
                        .map(r -> words(r, "description", "vi"))
                        .filter(text -> !text.isBlank())
                        .toList(),
                String.join("\n", requirements),
                "",
                base.publication().agencies(),
                List.of());
        var version = new ProcedureBook.Version(
                base.version(),
                inForce,
                null,
                true,
                code,
                UNCOMPARED,
                base.level(),
                base.agency(),
                base.decides(),
                List.of(),
                base.agencyKey(),
                channels,
                0,
                false,
                things(node, "produces").stream()
                        .map(r -> words(r, "title", "vi"))
                        .collect(Collectors.joining("; ")),
                things(node, "hasLegalResource").stream()
                        .map(r -> words(r, "title", "vi"))
                        .collect(Collectors.joining("; ")),
                "",
                publication,
                papers(node, notes));
        return new CatalogueEntry(
                key,
                name,
                words(node, "title", "en"),
                Optional.of(words(node, "keyword", "vi"))
                        .filter(text -> !text.isBlank())
                        .orElse("Chưa phân lĩnh vực"),
                "",
                List.of(),
                base.decides() == Decider.NONE
                        ? "Danh mục chưa xác định cơ quan của tỉnh giải quyết thủ tục này: %s.".formatted(base.agency())
                        : null,
                List.of(),
                List.of(new ProcedureCode(code, inForce, null, base.agency(), "")),
                List.of(),
                List.of(new ProcedureCase("normal", Stage.WHOLE, "Trường hợp thông thường", "Normal case")),
                List.of(version),
                fees(node, notes),
                limits("procedure:" + key, node, notes));
    }

    private String authority(JsonNode node) {
        return things(node, "hasCompetentAuthority").stream()
                .map(a -> Stream.of("prefLabel", "title", "name")
                        .map(name -> words(a, name, "vi"))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
    }

    private List<String> channels(JsonNode node, List<ImportNote> notes) {
        var found = new TreeSet<String>();
        for (var channel : things(node, "hasChannel")) {
            var said = channelOf(channel);
            if (said == null)
                notes.add(ImportNote.warns(
                        "cv:hasChannel", "Cách nộp không đọc được: %s.".formatted(text(channel, "identifier"))));
            else found.add(said);
        }
        if (found.isEmpty()) notes.add(ImportNote.warns("cv:hasChannel", "Không có cách nộp nào đọc được."));
        return Stream.of("COUNTER", "POSTAL", "ONLINE").filter(found::contains).toList();
    }

    private @Nullable String channelOf(JsonNode channel) {
        var kinds = things(channel, "type").stream()
                .map(t -> t.path("@id").asString("") + " " + words(t, "prefLabel", "vi"))
                .collect(Collectors.joining(" "));
        var said = (kinds + " " + text(channel, "identifier") + " " + words(channel, "description", "vi"))
                .toLowerCase(Locale.ROOT);
        if (said.matches("(?s).*(online|trực tuyến|website|e-service).*")) return "ONLINE";
        if (said.matches("(?s).*(postal|bưu chính|mail).*")) return "POSTAL";
        return said.matches("(?s).*(counter|trực tiếp|service bureau|client'?s? location|desk).*") ? "COUNTER" : null;
    }

    private List<Paper> papers(JsonNode node, List<ImportNote> notes) {
        var papers = new ArrayList<Paper>();
        for (var input : things(node, "hasInput")) {
            var title = words(input, "title", "vi");
            if (!title.isBlank()) papers.add(new Paper(papers.size() + 1, title, 1, 0, true, false, ""));
        }
        if (!papers.isEmpty())
            notes.add(ImportNote.warns(
                    "cpsv:hasInput", "Giấy tờ được đọc theo tên; số bản chính, bản sao phải xem lại."));
        return papers;
    }

    private List<Fee> fees(JsonNode node, List<ImportNote> notes) {
        var fees = new ArrayList<Fee>();
        for (var cost : things(node, "hasCost")) {
            var value = text(cost, "hasValue");
            var currency = things(cost, "currency").stream()
                    .map(c -> c.path("@id").asString(""))
                    .collect(Collectors.joining());
            var amount = currency.endsWith("VND") ? amount(value) : null;
            var said = words(cost, "description", "vi");
            if (amount == null)
                notes.add(ImportNote.warns(
                        "cv:hasCost",
                        "Khoản thu không đọc được số tiền: %s %s."
                                .formatted(value, said)
                                .strip()));
            if (amount != null || !said.isBlank())
                fees.add(new Fee(
                        "PHI",
                        amount,
                        "dossier",
                        said.isBlank() ? "%d đồng.".formatted(amount) : said,
                        inForce,
                        null,
                        UNCOMPARED,
                        "",
                        ""));
        }
        return fees;
    }

    private static @Nullable Long amount(String value) {
        try {
            var number = new BigDecimal(value.strip());
            return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                    ? number.longValue()
                    : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** A duration of the calendar is a limit in days, months or hours; working days are none, so the source must be looked at. */
    private List<LimitRow> limits(String subject, JsonNode node, List<ImportNote> notes) {
        var said = Stream.concat(Stream.of(node), things(node, "hasChannel").stream())
                .map(one -> text(one, "processingTime"))
                .filter(text -> !text.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        var duration = said.size() == 1 ? DURATION.matcher(said.first()) : null;
        boolean fits = duration != null && duration.matches();
        var problem = said.isEmpty()
                ? "Tệp không ghi thời hạn."
                : "Thời hạn không dùng được: %s.".formatted(String.join(", ", said));
        if (!fits) notes.add(ImportNote.warns("cv:processingTime", problem));
        else
            notes.add(
                    ImportNote.warns("cv:processingTime", "Thời hạn tính theo ngày lịch; xem có phải ngày làm việc."));
        return List.of(new LimitRow(
                subject,
                "normal",
                Stage.WHOLE,
                "",
                inForce,
                null,
                fits ? said.first().replaceAll("[PT]", "") : null,
                fits ? null : problem,
                decision,
                UNCOMPARED,
                ""));
    }

    private static void unread(JsonNode node, List<ImportNote> notes) {
        var left = node.propertyStream()
                .map(p -> p.getKey())
                .filter(name -> !READ.contains(local(name)))
                .sorted()
                .toList();
        if (!left.isEmpty())
            notes.add(ImportNote.warns("", "Chưa đọc các trường: %s.".formatted(String.join(", ", left))));
    }

    private static String local(String name) {
        return name.startsWith("@") ? name : LOCAL.matcher(name).replaceFirst("");
    }

    private static boolean isA(JsonNode node, String type) {
        return each(node.path("@type")).stream()
                .anyMatch(t -> local(t.asString("")).equals(type));
    }

    private static List<JsonNode> each(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return List.of();
        var all = new ArrayList<JsonNode>();
        if (value.isArray()) value.forEach(all::add);
        else all.add(value);
        return all;
    }

    private static List<JsonNode> property(JsonNode node, String name) {
        return node.propertyStream()
                .filter(p -> local(p.getKey()).equals(name))
                .flatMap(p -> each(p.getValue()).stream())
                .toList();
    }

    /** The things a property names, as far as they are described in the file. */
    private List<JsonNode> things(JsonNode node, String name) {
        var seen = new HashSet<String>();
        return property(node, name).stream()
                .map(value -> {
                    var id = value.isString()
                            ? value.asString()
                            : value.path("@id").asString("");
                    return byId.getOrDefault(id, value);
                })
                .filter(value -> value.isObject() && seen.add(value.toString()))
                .toList();
    }

    private static String text(JsonNode node, String name) {
        return property(node, name).stream()
                .map(CpsvFile::value)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** In a language; for Vietnamese also what bears no language, or another. */
    private static String words(JsonNode node, String name, String language) {
        var all = property(node, name);
        return all.stream()
                .filter(v -> v.path("@language").asString("").startsWith(language))
                .findFirst()
                .or(() -> language.equals("vi") ? all.stream().findFirst() : Optional.empty())
                .map(CpsvFile::value)
                .orElse("");
    }

    private static String value(JsonNode value) {
        var plain = value.isObject() ? value.path("@value") : value;
        return plain.isString() || plain.isNumber() ? plain.asString() : "";
    }
}
