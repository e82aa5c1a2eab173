package vn.kycuong.counter;

/**
 * What stands out of somebody's facts (dấu hiệu): counted, never typed. It says nothing yet; the head asks, the person answers.
 *
 * @param least how many make it one
 */
public record Flag(PersonFacts.Kind kind, int count, int least) {}
