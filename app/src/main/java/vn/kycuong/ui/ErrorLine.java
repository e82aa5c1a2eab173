package vn.kycuong.ui;

/** One line of the error summary: the id of the field and what to do about it. */
public record ErrorLine(String fieldId, String text) {}
