package vn.kycuong.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated rule.
 *
 * @param key what it rules, e.g. {@code dossier.apology-maximum}
 * @param appliesTo {@code *}, or a subject such as {@code procedure:BIRTH}
 * @param effectiveTo last day, or null while it stands
 * @param value as written in the register; its type says how to read it
 * @param basis the document it comes from, in Vietnamese
 */
public record Rule(
        String key,
        String appliesTo,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Type type,
        String value,
        String basis,
        Status status,
        String note) {

    /** How a value is read. */
    public enum Type {
        TEXT,
        WHOLE,
        FLAG,
        /** Working minutes. */
        MINUTES,
        TIME,
        /** A day of the week, by its English name. */
        WEEKDAY,
        LIMIT,
        RESUME,
        /** Number and title of a form. */
        FORM
    }

    /** How sure we are of it. */
    public enum Status {
        /** Read in the named source. */
        VERIFIED,
        /** Not read; the administrator confirms or replaces it. */
        FROM_MEMORY,
        /** Our decision until the province decides. */
        ASSUMED
    }

    boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }
}
