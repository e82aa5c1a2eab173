package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/**
 * One question of a form. {@code Field.of("phone", "Số điện thoại").value(form.phone()).error(problem).hint("…")}.
 *
 * @param name parameter name
 * @param id id of the control; the error summary links to it
 * @param label the question
 * @param hint help under the label
 * @param error what is wrong and what to do; null if all is well
 * @param value what was typed
 * @param type input type: text, tel, date, search, password…
 * @param autocomplete HTML autocomplete token; null for none
 * @param inputMode numeric, decimal…; null for the browser's choice
 * @param width 2, 3, 4, 5, 10, 20 characters; 0 for the full width
 * @param key keyboard shortcut that moves here, such as F2
 * @param required whether an empty answer is refused by the server; said to screen readers
 */
public record Field(
        String name,
        String id,
        String label,
        @Nullable String hint,
        @Nullable String error,
        @Nullable String value,
        String type,
        @Nullable String autocomplete,
        @Nullable String inputMode,
        int width,
        @Nullable String key,
        boolean required) {

    /** A text question whose id is its name. */
    public static Field of(String name, String label) {
        return new Field(name, name, label, null, null, null, "text", null, null, 0, null, false);
    }

    public Field id(String newId) {
        return new Field(name, newId, label, hint, error, value, type, autocomplete, inputMode, width, key, required);
    }

    public Field hint(@Nullable String newHint) {
        return new Field(name, id, label, newHint, error, value, type, autocomplete, inputMode, width, key, required);
    }

    public Field error(@Nullable String newError) {
        return new Field(name, id, label, hint, newError, value, type, autocomplete, inputMode, width, key, required);
    }

    public Field value(@Nullable String newValue) {
        return new Field(name, id, label, hint, error, newValue, type, autocomplete, inputMode, width, key, required);
    }

    public Field type(String newType) {
        return new Field(name, id, label, hint, error, value, newType, autocomplete, inputMode, width, key, required);
    }

    public Field autocomplete(@Nullable String token) {
        return new Field(name, id, label, hint, error, value, type, token, inputMode, width, key, required);
    }

    public Field inputMode(@Nullable String mode) {
        return new Field(name, id, label, hint, error, value, type, autocomplete, mode, width, key, required);
    }

    public Field width(int characters) {
        return new Field(name, id, label, hint, error, value, type, autocomplete, inputMode, characters, key, required);
    }

    public Field key(@Nullable String shortcut) {
        return new Field(name, id, label, hint, error, value, type, autocomplete, inputMode, width, shortcut, required);
    }

    public Field must() {
        return new Field(name, id, label, hint, error, value, type, autocomplete, inputMode, width, key, true);
    }

    /** Ids of hint and error for {@code aria-describedby}; null if there is neither. */
    public @Nullable String describedBy() {
        String hintId = hint == null ? "" : id + "-hint";
        String errorId = error == null ? "" : id + "-error";
        String both = (hintId + " " + errorId).strip();
        return both.isEmpty() ? null : both;
    }

    /** {@code true} for {@code aria-invalid} if there is an error, else null. */
    public @Nullable String invalid() {
        return error == null ? null : "true";
    }
}
