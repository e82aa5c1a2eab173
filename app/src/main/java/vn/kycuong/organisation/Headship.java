package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.TimeInHand.Heads.Tenure;

/**
 * A person at the head of a unit for a time.
 *
 * @param to last day, or null while it lasts
 */
record Headship(ActorId person, LocalDate from, @Nullable LocalDate to) {
    private boolean holds(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /**
     * Who headed it on a day, and until when that stays so: the last one appointed whose time has not ended.
     *
     * @param ordered the earliest first
     */
    static Tenure on(List<Headship> ordered, LocalDate day) {
        Headship head = null;
        LocalDate until = LocalDate.MAX;
        for (var one : ordered) {
            if (one.from.isAfter(day)) {
                until = one.from.minusDays(1);
                break;
            }
            if (one.holds(day)) head = one;
        }
        if (head == null) return new Tenure(null, until);
        var to = head.to;
        return new Tenure(head.person, to != null && to.isBefore(until) ? to : until);
    }
}
