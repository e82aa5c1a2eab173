package vn.kycuong.oversight;

/**
 * By what a clause of a directive is measured.
 *
 * @param clause its letter
 * @param ordered whether only what was begun under that clause counts; else all there is
 */
public record ClauseIndicator(String document, String clause, int ord, String indicatorKey, boolean ordered) {}
