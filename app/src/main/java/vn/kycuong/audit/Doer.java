package vn.kycuong.audit;

import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * Who did it (người thực hiện), as numbers.
 *
 * @param unit of the post, then
 * @param inPlaceOf who holds the post, when the person only stands in; null in a post of one's own
 */
public record Doer(
        ActorId actor, PostId post, UnitId unit, @Nullable ActorId inPlaceOf) {}
