package vn.kycuong.reference;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Many rows as one parameter: a statement reads them with {@code jsonb_to_recordset}, so a file is one round trip a table. */
public final class JsonRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonRows() {}

    /** A JSON array of records, their components under their own names. */
    public static String of(List<? extends Record> rows) {
        return JSON.writeValueAsString(rows);
    }
}
