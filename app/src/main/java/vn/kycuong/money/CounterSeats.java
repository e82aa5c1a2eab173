package vn.kycuong.money;

import java.time.LocalDate;
import java.util.Optional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Asks who keeps the counters where somebody sits on a day (chỗ ngồi ở quầy). */
public interface CounterSeats {
    /** The number of his counter; empty when he has not sat down. */
    Optional<Integer> deskOf(UnitId unit, ActorId person, LocalDate day);
}
