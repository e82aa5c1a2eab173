package vn.kycuong.organisation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * A person in a post for a time.
 *
 * @param endedAt the moment of the last day from which on it is not held any more; null when that day is held to its end
 */
public record Holding(
        Post post,
        ActorId person,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Instant endedAt,
        Terms terms) {
    /** Held to the end of its last day. */
    public Holding(Post post, ActorId person, LocalDate validFrom, @Nullable LocalDate validTo, Terms terms) {
        this(post, person, validFrom, validTo, null, terms);
    }

    /** How a post is held beside others. */
    public enum Kind {
        /** The person's own post. */
        OWN,
        /** Beside another one (kiêm nhiệm). */
        CONCURRENT,
        /** Sent to the one-stop by a unit that goes on evaluating the person (biệt phái, phân công tới Bộ phận Một cửa). */
        SECONDED
    }

    /**
     * On what terms a post is held.
     *
     * @param acting whether only in place of another (quyền, phụ trách)
     * @param home the unit that sent the person; null but for a secondment
     * @param basis the decision
     */
    public record Terms(boolean acting, Kind kind, @Nullable UnitId home, String basis) {
        public Terms {
            if ((kind == Kind.SECONDED) != (home != null))
                throw new IllegalArgumentException("A secondment, and nothing else, has a home unit");
        }

        public static Terms own(boolean acting, String basis) {
            return new Terms(acting, Kind.OWN, null, basis);
        }
    }

    public boolean acting() {
        return terms.acting();
    }

    public String basis() {
        return terms.basis();
    }

    public boolean holdsOn(LocalDate date) {
        return Span.holds(validFrom, validTo, date);
    }

    /** Whether it was not taken away, within its last day, before this moment. */
    public boolean isHeldAt(Instant moment) {
        return endedAt == null || moment.isBefore(endedAt);
    }

    /** Whether it lasts on this day or begins later. */
    public boolean lastsTo(LocalDate date) {
        return validTo == null || !validTo.isBefore(date);
    }
}
