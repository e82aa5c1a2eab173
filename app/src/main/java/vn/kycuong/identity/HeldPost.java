package vn.kycuong.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * A post somebody holds today.
 *
 * @param below the units under the post's unit, itself left out
 * @param former units that are no more and whose duties the post's unit has whole: what they left lies with it
 * @param inPlaceOf who holds it, when this person only stands in; null for the holder himself
 * @param only the rights that are stood in for; empty for all of the post
 */
public record HeldPost(
        ActorId actor,
        PostId post,
        String title,
        String role,
        UnitId unit,
        String unitName,
        List<UnitId> below,
        List<UnitId> former,
        @Nullable ActorId inPlaceOf,
        Optional<Set<String>> only) {
    public HeldPost {
        below = List.copyOf(below);
        former = List.copyOf(former);
        only = only.map(Set::copyOf);
    }

    public HeldPost(
            ActorId actor,
            PostId post,
            String title,
            String role,
            UnitId unit,
            String unitName,
            List<UnitId> below,
            List<UnitId> former) {
        this(actor, post, title, role, unit, unitName, below, former, null, Optional.empty());
    }

    HeldPost by(StandIn standIn) {
        return new HeldPost(
                standIn.person(), post, title, role, unit, unitName, below, former, standIn.holder(), standIn.rights());
    }
}
