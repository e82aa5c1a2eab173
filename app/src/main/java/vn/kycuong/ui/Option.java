package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** One answer to choose. */
public record Option(
        String value,
        String label,
        boolean selected,
        @Nullable String hint) {
    public Option(String value, String label, boolean selected) {
        this(value, label, selected, null);
    }
}
