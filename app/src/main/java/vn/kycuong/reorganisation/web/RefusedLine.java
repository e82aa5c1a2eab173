package vn.kycuong.reorganisation.web;

/** A case that was not moved, and why. */
public record RefusedLine(String code, String why) {}
