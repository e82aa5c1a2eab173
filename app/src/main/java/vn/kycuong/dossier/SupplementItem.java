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
    static List<Map<String, ?>> toMaps(List<SupplementItem> items) {
        return items.stream()
                .<Map<String, ?>>map(i -> Map.of("paper", i.paper(), "basis", i.basis(), "reason", i.reason()))
                .toList();
    }
}
