package vn.kycuong.form;

import org.jspecify.annotations.Nullable;

/**
 * How a part of the forms stands today.
 *
 * @param inUse what is asked by it; asks nothing where a procedure is asked for its papers alone
 * @param edition the latest that was put in use here; null: it was never edited
 * @param shipped what the program ships; null: nothing
 * @param shippedChanged whether an upgrade brought another shipped part since it was edited
 */
public record FormStanding(
        FormRef ref,
        FormPart inUse,
        @Nullable FormEdition edition,
        @Nullable FormPart shipped,
        boolean shippedChanged) {
    /** Whether what is asked was written here. */
    public boolean isOurs() {
        return edition != null && !edition.followsShipped();
    }

    /** What the program ships; asks nothing where it ships nothing. */
    public FormPart orShipped() {
        return shipped == null ? FormPart.none(ref) : shipped;
    }
}
