package vn.kycuong.regulation;

import java.util.List;
import java.util.Optional;
import vn.kycuong.identity.StandIn;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Post;

/**
 * Who answers for a duty on a day.
 *
 * @param posts the posts that take part, leads first
 * @param gap what is wrong with the lead, if something is
 */
public record Answer(UnitDuty duty, List<Seat> posts, Optional<Gap> gap) {
    public Answer {
        posts = List.copyOf(posts);
    }

    /** A post that takes part, who holds it that day, and who stands in. */
    public record Seat(Post post, Part.Role role, List<ActorId> holders, List<StandIn> standIns) {
        public Seat {
            holders = List.copyOf(holders);
            standIns = List.copyOf(standIns);
        }
    }

    /** Why nobody, or not exactly one, answers. */
    public enum Gap {
        NO_LEAD,
        SEVERAL_LEADS,
        /** The leading post is held by nobody. */
        VACANT,
        /** It is held by several. */
        SHARED
    }
}
