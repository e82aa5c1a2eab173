package vn.kycuong.task.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What was typed into the form by which a task is assigned. */
public record AssignForm(
        String draft,
        String version,
        String document,
        String clause,
        String parent,
        String title,
        String content,
        String product,
        String type,
        String urgency,
        String rhythm,
        List<String> leads,
        String group,
        List<String> supporters,
        String supportDue,
        String due) {
    public AssignForm {
        leads = List.copyOf(leads);
        supporters = List.copyOf(supporters);
    }

    static AssignForm of(MultiValueMap<String, String> typed) {
        return new AssignForm(
                text(typed, "draft"),
                text(typed, "version"),
                text(typed, "document"),
                text(typed, "clause"),
                text(typed, "parent"),
                text(typed, "title"),
                text(typed, "content"),
                text(typed, "product"),
                text(typed, "type"),
                text(typed, "urgency"),
                text(typed, "rhythm"),
                kept(typed.getOrDefault("leads", List.of())),
                text(typed, "group"),
                kept(typed.getOrDefault("supporters", List.of())),
                text(typed, "supportDue"),
                text(typed, "due"));
    }

    private static List<String> kept(List<String> typed) {
        return typed.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        @Nullable String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** The value of the n-th field of several. */
    public String lead(int n) {
        return n < leads.size() ? leads.get(n) : "";
    }

    public String supporter(int n) {
        return n < supporters.size() ? supporters.get(n) : "";
    }
}
