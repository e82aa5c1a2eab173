package vn.kycuong.dossier.web;

/**
 * How much of its own allowance is left to a step at which a dossier stands.
 *
 * @param action what is to be done
 * @param status word of the status tag: in time, soon over, over
 * @param remaining what is left, or by how much it is over, in words
 */
public record StepTime(String action, String status, String remaining) {}
