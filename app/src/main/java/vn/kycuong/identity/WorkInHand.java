package vn.kycuong.identity;

import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Open work in somebody's hands at a unit (việc đang giữ): a desk that gives out work says how much there is, and hands it to a colleague. */
public interface WorkInHand {
    /** How much of it there is. */
    int count(UnitId unit, ActorId person);

    /**
     * Hands all of it over, as who decides would do it by hand; done soon after the commit.
     *
     * @param key names this hand-over: the same again is one
     */
    void handOver(UnitId unit, ActorId from, ActorId to, String key, Officer by);
}
