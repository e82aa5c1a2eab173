package vn.kycuong.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.launch.Weakness.Severity;

/** Asks OSV (https://osv.dev, which gathers GitHub's advisories and others) what is known of libraries: names and versions go out, nothing else. */
final class WeaknessDatabase implements AutoCloseable {
    private static final int AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    WeaknessDatabase(URI server) {
        this.server = server;
    }

    /** All that is known, the worst first. */
    List<Weakness> of(List<String> libraries) throws IOException, InterruptedException {
        var known = new TreeMap<String, TreeSet<String>>();
        for (int from = 0; from < libraries.size(); from += AT_ONCE)
            ask(libraries.subList(from, Math.min(libraries.size(), from + AT_ONCE)), known);
        var told = new HashMap<String, JsonNode>();
        var found = new ArrayList<Weakness>();
        for (var library : known.entrySet()) {
            for (var id : library.getValue()) {
                if (!told.containsKey(id)) told.put(id, send(HttpRequest.newBuilder(at("/v1/vulns/" + id))));
                var one = told.get(id);
                if (!one.has("withdrawn")) found.add(weakness(library.getKey(), id, one));
            }
        }
        found.sort((a, b) -> a.severity().compareTo(b.severity()));
        return found;
    }

    /** One question for many; who has more to tell says where to go on. */
    private void ask(List<String> libraries, Map<String, TreeSet<String>> known)
            throws IOException, InterruptedException {
        var open = new ArrayList<Map<String, Object>>();
        for (var library : libraries) open.add(Map.of("package", Map.of("purl", library)));
        while (!open.isEmpty()) {
            var body = JsonMapper.shared().writeValueAsString(Map.of("queries", open));
            var answers = send(HttpRequest.newBuilder(at("/v1/querybatch"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)))
                    .path("results");
            if (answers.size() != open.size()) throw new IOException("Not as many answers as questions");
            var more = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < open.size(); i++) {
                var asked = open.get(i);
                var library = ((Map<?, ?>) Objects.requireNonNull(asked.get("package"))).get("purl");
                for (var vulnerability : answers.get(i).path("vulns"))
                    known.computeIfAbsent(String.valueOf(library), _ -> new TreeSet<>())
                            .add(vulnerability.path("id").asString());
                var next = answers.get(i).path("next_page_token").asString("");
                if (!next.isEmpty())
                    more.add(Map.of("package", Objects.requireNonNull(asked.get("package")), "page_token", next));
            }
            open = more;
        }
    }

    private static Weakness weakness(String library, String id, JsonNode told) throws IOException {
        try {
            return new Weakness(
                    library,
                    id,
                    severity(id, told),
                    Instant.parse(told.path("published").asString("")),
                    told.path("summary").asString(""));
        } catch (DateTimeParseException undated) {
            throw new IOException("No day of publication in " + id, undated);
        }
    }

    /** What nobody has judged counts as high; a library made to do harm as critical. */
    private static Severity severity(String id, JsonNode told) {
        if (id.startsWith("MAL-")) return Severity.CRITICAL;
        return switch (told.path("database_specific")
                .path("severity")
                .asString("")
                .toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> Severity.CRITICAL;
            case "MODERATE", "MEDIUM", "LOW" -> Severity.OTHER;
            default -> Severity.HIGH;
        };
    }

    private URI at(String path) {
        return URI.create(server.toString().replaceAll("/$", "") + path);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException("Answered " + answer.statusCode());
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException nonsense) {
            throw new IOException("Answered what is no JSON", nonsense);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
