package vn.kycuong.reading.web;

/** One text for citizens in their list. */
public record PublicLine(String href, String title, String document) {}
