package vn.kycuong.form;

import java.util.List;
import java.util.Map;

/**
 * When something is asked: an earlier question has one of these answers, or any answer where none is named.
 *
 * @param key the earlier question
 */
public record Condition(String key, List<String> in) {
    public Condition {
        in = List.copyOf(in);
    }

    boolean holds(Map<String, String> values) {
        var value = values.get(key);
        return value != null && (in.isEmpty() || in.contains(value));
    }
}
