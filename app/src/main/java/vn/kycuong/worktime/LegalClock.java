package vn.kycuong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import vn.kycuong.calendar.LegalZone;

/**
 * What moment it is for the law. The faces of the desks and the ledger's sweep ask it once per act; pages and figures may ask it for
 * "today". Security, jobs, caches and metrics never do: they live by the system clock.
 */
@FunctionalInterface
public interface LegalClock {
    /** The legal moment: the real time, shifted where a sample province lives in another year. */
    Instant instant();

    /** Today in Vietnam, for the law. */
    default LocalDate today() {
        return LegalZone.local(instant()).toLocalDate();
    }

    /**
     * Acts as if it were another moment. Only the sample province may bind it, to play its events through the same faces that people
     * use; {@code HouseTest} refuses everybody else. It holds for the calling thread only and ends with the action.
     */
    final class Scoped {
        private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

        private Scoped() {}

        public static <R> R at(Instant moment, Supplier<R> action) {
            return ScopedValue.where(MOMENT, moment).call(action::get);
        }

        /** The moment that is bound, or the one that runs: what every clock of the sample answers. */
        public static Instant or(Supplier<Instant> running) {
            return MOMENT.isBound() ? MOMENT.get() : running.get();
        }
    }
}
