package vn.kycuong.document;

/**
 * One thing to complete.
 *
 * @param name the paper of the published list it belongs to
 * @param copies how many copies, 0 when a correction is asked rather than a paper
 * @param problem what is lacking or wrong
 * @param legalBasis the article that demands it
 */
public record SupplementItem(String name, int copies, String problem, String legalBasis) {}
