package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** One fact of a summary list: label left, value right, the value or an action beside it being a link if href says so. */
public record Row(
        String label,
        String value,
        @Nullable String href,
        @Nullable String action,
        @Nullable String actionHref) {
    public Row(String label, String value) {
        this(label, value, null, null, null);
    }

    public Row(String label, String value, @Nullable String href) {
        this(label, value, href, null, null);
    }
}
