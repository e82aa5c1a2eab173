package vn.kycuong.directive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the register.
 *
 * @param words found in number, symbol, issuer and title; empty: all
 * @param type empty: every kind
 * @param direction null: both
 * @param inForceOn only those in force on this day; null: all
 * @param from issued on this day or later; null: ever
 * @param to issued on this day or before; null: ever
 * @param page from 0
 */
public record DocumentSearch(
        String words,
        String type,
        DocumentSheet.@Nullable Direction direction,
        @Nullable LocalDate inForceOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Sort sort,
        int page) {
    /** Rows of a page. */
    public static final int PAGE = 50;

    /** In which order. */
    public enum Sort {
        NEWEST,
        OLDEST,
        SIGN,
        ISSUER,
        TYPE
    }

    public static DocumentSearch everything() {
        return new DocumentSearch("", "", null, null, null, null, Sort.NEWEST, 0);
    }
}
