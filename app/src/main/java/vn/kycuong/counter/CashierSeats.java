package vn.kycuong.counter;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.counter.QueueRows.Seat;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.CounterSeats;

/** Says at which counter somebody sat down to call numbers. */
@Component
class CashierSeats implements CounterSeats {
    private final QueueRows rows;

    CashierSeats(QueueRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Integer> deskOf(UnitId unit, ActorId person, LocalDate day) {
        return rows.seat(unit, day, person).map(Seat::desk);
    }
}
