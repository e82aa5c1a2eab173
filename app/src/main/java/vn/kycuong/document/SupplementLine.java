package vn.kycuong.document;

/**
 * One thing to complete.
 *
 * @param name the paper of the published list it belongs to
 * @param count how many originals and copies, in words; empty when a correction is asked rather than a paper
 * @param problem what is lacking or wrong
 * @param legalBasis the article that demands it
 */
public record SupplementLine(String name, String count, String problem, String legalBasis) {}
