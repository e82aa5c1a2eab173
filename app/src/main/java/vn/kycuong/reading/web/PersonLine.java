package vn.kycuong.reading.web;

import vn.kycuong.ui.Status;

/**
 * A person of the list behind a count: where the reading stands, and nothing of what was answered.
 *
 * @param pick the reading, to choose it; empty when there is nothing to remind of
 * @param since when it was confirmed, or understood
 */
public record PersonLine(
        String pick,
        String name,
        String unit,
        String state,
        Status status,
        String due,
        String since,
        String reminded) {}
