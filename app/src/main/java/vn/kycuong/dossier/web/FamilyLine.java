package vn.kycuong.dossier.web;

/**
 * A dossier of the same family.
 *
 * @param parent whether it is the parent of the one shown
 * @param href empty where the reader may not open it
 * @param stateKey key of where it stands, or empty
 */
public record FamilyLine(boolean parent, String code, String procedure, String href, String stateKey, String unit) {}
