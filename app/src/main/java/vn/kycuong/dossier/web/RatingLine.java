package vn.kycuong.dossier.web;

/**
 * One criterion of a rating as the form shows it.
 *
 * @param chosen points chosen so far, or -1 for none
 * @param recorded whether the entries say it
 */
public record RatingLine(int criterion, int chosen, boolean recorded) {}
