package vn.kycuong.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing the applicant is asked for.
 *
 * @param paper the paper, as the published version names it
 * @param basis the article that asks for it
 * @param reason what is lacking and how to mend it
 * @param count how many of it; null in a request of the time when none said
 */
public record SupplementItem(
        String paper, String basis, String reason, @Nullable PaperCount count) {
    private static final String ORIGINALS = "originals";
    private static final String COPIES = "copies";

    /** As the content of a request tells them. */
    @SuppressWarnings("unchecked")
    public static List<SupplementItem> ofContent(Map<String, ?> content) {
        return content.get("items") instanceof List<?> items
                ? ((List<Map<String, ?>>) items)
                        .stream()
                                .map(i -> new SupplementItem(
                                        Application.text(i, "paper"),
                                        Application.text(i, "basis"),
                                        Application.text(i, "reason"),
                                        count(i)))
                                .toList()
                : List.of();
    }

    private static @Nullable PaperCount count(Map<String, ?> item) {
        return item.get(ORIGINALS) instanceof Number originals && item.get(COPIES) instanceof Number copies
                ? new PaperCount(originals.intValue(), copies.intValue())
                : null;
    }

    static List<Map<String, ?>> toMaps(List<SupplementItem> items) {
        return items.stream().<Map<String, ?>>map(SupplementItem::toMap).toList();
    }

    private Map<String, ?> toMap() {
        var map = new HashMap<String, Object>(Map.of("paper", paper, "basis", basis, "reason", reason));
        if (count != null) map.putAll(Map.of(ORIGINALS, count.originals(), COPIES, count.copies()));
        return map;
    }
}
