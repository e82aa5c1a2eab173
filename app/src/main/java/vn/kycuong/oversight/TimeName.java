package vn.kycuong.oversight;

import org.jspecify.annotations.Nullable;

/**
 * Whose time: one row of the board in one of its two views.
 *
 * @param kind UNIT for time that a unit answers for, else CITIZEN, PAUSE or NOBODY
 * @param id number of the unit, head or officer; null where there is none
 */
public record TimeName(View view, String kind, @Nullable Integer id) {
    /** Both stay visible, whoever was right. */
    public enum View {
        /** As the entries tell it. */
        RECORDED("recorded"),
        /** As it stands after contests were decided. */
        DECIDED("decided");

        private final String slug;

        View(String slug) {
            this.slug = slug;
        }

        public static View of(String slug) {
            return DECIDED.slug.equals(slug) ? DECIDED : RECORDED;
        }

        /** Name in addresses and statements. */
        public String slug() {
            return slug;
        }
    }
}
