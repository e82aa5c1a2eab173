package vn.kycuong.mining;

/** How often one step came directly after another (cặp bước kế tiếp). */
public record EdgeCount(String from, String to, long count) {}
