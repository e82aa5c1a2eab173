package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * A person who stands in for the holder of a post (ủy quyền, phân công thay thế) from a day to a day.
 *
 * @param holder in whose place
 * @param to last day, inclusive
 * @param rights the rights that are stood in for; empty for all of the post
 * @param basis the paper that says so
 * @param absence the number of the absence it was made for; empty when a person decided it
 */
public record StandIn(
        int id,
        Kind kind,
        PostId post,
        UnitId unit,
        ActorId holder,
        ActorId person,
        LocalDate from,
        LocalDate to,
        Optional<Set<String>> rights,
        String basis,
        Optional<Integer> absence) {

    /** Who decided it. */
    public enum Kind {
        /** The holder himself. */
        DELEGATED,
        /** The head of the unit. */
        SUBSTITUTED,
        /** Nobody: the holder is away, and he is the first of the unit's order who is there. */
        AUTOMATIC
    }

    public boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return !to.isBefore(first) && !from.isAfter(last);
    }
}
