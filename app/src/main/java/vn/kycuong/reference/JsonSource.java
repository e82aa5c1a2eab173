package vn.kycuong.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON so that every object still knows the line it began on. */
final class JsonSource {
    private final String file;
    private final Findings findings;

    JsonSource(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    SourceRecord read(byte[] content) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), content)) {
            parser.nextToken();
            if (value(parser) instanceof SourceRecord root) return root;
            findings.error(file, "dòng 1", "", "Tệp phải là một đối tượng JSON {…}.");
        } catch (JacksonException broken) {
            var line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            findings.error(file, "dòng " + line, "", "Không đọc được JSON: " + broken.getOriginalMessage());
        }
        return new SourceRecord(file, "dòng 1", Map.of(), new Findings());
    }

    private @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private SourceRecord object(JsonParser parser) {
        var where = "dòng " + parser.currentTokenLocation().getLineNr();
        var fields = new HashMap<String, Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var value = value(parser);
            if (value != null && fields.put(name, value) != null) {
                findings.error(file, where, name, "Trường được viết hai lần.");
            }
        }
        return new SourceRecord(file, where, fields, findings);
    }

    private List<Object> array(JsonParser parser) {
        var items = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var item = value(parser);
            if (item != null) items.add(item);
        }
        return items;
    }
}
