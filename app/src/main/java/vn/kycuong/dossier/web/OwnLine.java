package vn.kycuong.dossier.web;

/**
 * A citizen's own dossier in the list of his.
 *
 * @param key opens its tracking page
 */
public record OwnLine(String code, String key, String procedure, String unit, String stateWord) {}
