package vn.kycuong.identity;

import java.util.List;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * A post somebody holds today.
 *
 * @param below the units under the post's unit, itself left out
 */
public record HeldPost(
        ActorId actor, PostId post, String title, String role, UnitId unit, String unitName, List<UnitId> below) {
    public HeldPost {
        below = List.copyOf(below);
    }
}
