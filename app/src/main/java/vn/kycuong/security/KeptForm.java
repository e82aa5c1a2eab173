package vn.kycuong.security;

import java.util.List;

/**
 * Where a form was going, and all that was typed. Files cannot be carried: the page says so.
 *
 * @param target a path of this site
 */
public record KeptForm(String target, List<Field> fields, boolean hadFiles) {
    /** One field with one value. */
    public record Field(String name, String value) {}

    public KeptForm {
        fields = List.copyOf(fields);
    }
}
