package vn.kycuong.plan;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of an act on an item, as a revision keeps them.
 *
 * @param name of the item
 * @param product as it is from this act on
 * @param productWas as it was before; the same where nothing changed
 * @param words the report, or the reason
 */
public record ItemText(String name, String product, String productWas, String words) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] bytes() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }

    static ItemText of(byte[] content) {
        return JSON.readValue(content, ItemText.class);
    }
}
