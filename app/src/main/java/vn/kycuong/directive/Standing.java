package vn.kycuong.directive;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether a document is in force on a day, and what decided that (hiệu lực).
 *
 * @param by the documents that amended, replaced or repealed it up to that day, the latest last
 */
public record Standing(Kind kind, List<Effect> by) {
    public Standing {
        by = List.copyOf(by);
    }

    /** How it stands. */
    public enum Kind {
        NOT_YET,
        IN_FORCE,
        /** In force, changed in part. */
        AMENDED,
        EXPIRED,
        REPLACED,
        REPEALED;

        public boolean isInForce() {
            return this == IN_FORCE || this == AMENDED;
        }
    }

    /**
     * What another document did to it.
     *
     * @param part empty: the whole of it
     */
    public record Effect(String documentKey, String sign, DocumentSheet.LinkKind kind, String part, LocalDate from) {}
}
