package vn.kycuong.dossier.web;

/** One act on the page that says why; {@code unit} is the name of the unit over which the right is asked. */
public record WhyLine(String act, boolean may, String wordKey, String right, String unit) {}
