package vn.kycuong.privacy.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of the audit in words.
 *
 * @param href of its case; null when there is none, or it is not the reader's to see
 * @param caseText its code, or that it lies outside; empty without one
 */
public record OpeningView(
        String at,
        String person,
        String unit,
        String kind,
        String what,
        @Nullable String href,
        String caseText,
        String outcome,
        String reason) {}
