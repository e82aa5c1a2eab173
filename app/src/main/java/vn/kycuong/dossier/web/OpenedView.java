package vn.kycuong.dossier.web;

/** Who opened a dossier, when, and why if it was asked. */
public record OpenedView(String at, String who, String unit, String whatKey, String reason) {}
