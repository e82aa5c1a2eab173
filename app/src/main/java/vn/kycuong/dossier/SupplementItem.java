package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;

/**
 * One thing the applicant is asked for.
 *
 * @param paper the paper, as the published version names it
 * @param basis the article that asks for it
 * @param reason what is lacking and how to mend it
 */
public record SupplementItem(String paper, String basis, String reason) {
    /** As the content of a request tells them. */
    @SuppressWarnings("unchecked")
    static List<SupplementItem> ofContent(Map<String, ?> content) {
        return content.get("items") instanceof List<?> items
                ? ((List<Map<String, ?>>) items)
                        .stream()
                                .map(i -> new SupplementItem(
                                        Application.text(i, "paper"),
                                        Application.text(i, "basis"),
                                        Application.text(i, "reason")))
                                .toList()
                : List.of();
    }

    static List<Map<String, ?>> toMaps(List<SupplementItem> items) {
        return items.stream()
                .<Map<String, ?>>map(i -> Map.of("paper", i.paper(), "basis", i.basis(), "reason", i.reason()))
                .toList();
    }
}
