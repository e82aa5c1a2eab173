package vn.kycuong.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.PostRole;

/**
 * A line of a staff file as values: a person in a post for a time.
 *
 * @param login as accounts know it; empty where the file says none
 * @param to last day, or null while it lasts
 * @param contact what the file says of it; what it leaves out stays as known
 */
record StaffLine(
        String staffNo,
        String name,
        String login,
        Seat seat,
        LocalDate from,
        @Nullable LocalDate to,
        Holding.Terms terms,
        WorkContact contact) {

    /** A post as the staff office names it. */
    record Seat(UnitId unit, PostRole role, String title, boolean head) {
        static Seat of(Post post) {
            return new Seat(post.unit(), post.role(), post.title(), post.head());
        }
    }

    /** A post that the person holds, held or will hold. */
    record Held(Seat seat, LocalDate from, @Nullable LocalDate to, Holding.Terms terms) {
        static Held of(Holding holding) {
            return new Held(Seat.of(holding.post()), holding.validFrom(), holding.validTo(), holding.terms());
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        Held until(@Nullable LocalDate last) {
            return new Held(seat, from, last, terms);
        }

        /** Held in the same manner, whatever the decision is called. */
        boolean isLike(Holding.Terms other) {
            return terms.acting() == other.acting()
                    && terms.kind() == other.kind()
                    && java.util.Objects.equals(terms.home(), other.home());
        }
    }

    Held held() {
        return new Held(seat, from, to, terms);
    }
}
