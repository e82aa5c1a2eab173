package vn.kycuong.identity;

import java.util.Collection;
import java.util.List;
import vn.kycuong.kernel.ActorId;

/** Who holds which posts today, by the legal clock: what identity asks of the organisation. */
public interface Posts {
    List<HeldPost> heldBy(Collection<ActorId> actors);
}
