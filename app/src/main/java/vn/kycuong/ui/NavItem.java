package vn.kycuong.ui;

/** One entry of the navigation. {@code key} is compared with {@link PageFrame#nav()}. */
public record NavItem(String key, String label, String href) {}
