package vn.kycuong.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.document.FileId;
import vn.kycuong.document.StoredFile;
import vn.kycuong.kernel.CanonicalJson;

/**
 * What people wrote in one act, and which files they laid with it; empty where nothing was written or it was lawfully erased.
 *
 * @param texts by name: title, content, product, text, done, obstacles, proposal, reason, paper…
 */
public record TaskTexts(Map<String, String> texts, List<Paper> papers) {
    public static final TaskTexts NONE = new TaskTexts(Map.of(), List.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILES = "files";

    public TaskTexts {
        texts = Map.copyOf(texts);
        papers = List.copyOf(papers);
    }

    /** A file as the act commits to it. */
    public record Paper(FileId id, String name, String sha256) {
        static Paper of(StoredFile file) {
            return new Paper(file.id(), file.name(), file.sha256() == null ? "" : file.sha256());
        }
    }

    public String get(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean isEmpty() {
        return texts.isEmpty() && papers.isEmpty();
    }

    TaskTexts with(List<Paper> more) {
        return new TaskTexts(texts, more);
    }

    /** The bytes that an entry commits to. */
    byte[] bytes() {
        var all = new HashMap<String, Object>(texts);
        if (!papers.isEmpty())
            all.put(
                    FILES,
                    papers.stream()
                            .map(p -> Map.of("id", p.id().toString(), "name", p.name(), "sha256", p.sha256()))
                            .toList());
        return CanonicalJson.bytes(all);
    }

    static TaskTexts read(byte[] bytes) {
        Map<String, Object> all = JSON.readValue(bytes, new TypeReference<>() {});
        var texts = new HashMap<String, String>();
        var papers = new ArrayList<Paper>();
        all.forEach((name, value) -> {
            if (value instanceof String text) texts.put(name, text);
            if (name.equals(FILES) && value instanceof List<?> files)
                for (var file : files)
                    if (file instanceof Map<?, ?> f)
                        papers.add(new Paper(
                                FileId.parse(String.valueOf(f.get("id"))),
                                String.valueOf(f.get("name")),
                                String.valueOf(f.get("sha256"))));
        });
        return new TaskTexts(texts, papers);
    }
}
