package vn.kycuong.reorganisation.web;

/**
 * A reorganisation in the list of all.
 *
 * @param ended units that ended on the eve of the day
 * @param open cases that they must still decide
 */
public record ReorganisationLine(String href, String day, int ended, int open) {}
