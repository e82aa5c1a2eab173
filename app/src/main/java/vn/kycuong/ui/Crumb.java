package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** One step of the breadcrumbs; without href it is the page itself. */
public record Crumb(String label, @Nullable String href) {}
