package vn.kycuong.ledger;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.Entry;

/** Reads canonical bytes back. */
@Component
class EntryJson {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json;

    EntryJson(JsonMapper json) {
        this.json = json;
    }

    Entry read(byte[] body) {
        return Entry.of(json.readValue(body, OBJECT));
    }

    Map<String, Object> object(String text) {
        return json.readValue(text, OBJECT);
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }
}
